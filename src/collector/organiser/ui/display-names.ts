import {
  type CampaignDocument,
  type FurtherQuestion,
  inLanguage,
  type LocalText,
  ownValue,
} from 'campaign-widgets/contract';
import type { CampaignVocabulary } from '../../campaigns/campaign-vocabulary.ts';
import { englishOrganiser, type OrganiserMessages } from './organiser-messages.ts';
import { type LanguageTag, PAGE_LANGUAGES } from './page-languages.ts';

type NameMessages = OrganiserMessages['names'];

/** A code or an id with its name. */
export type NamedOption = readonly [id: string, name: string];

/** The text of one of the campaign's own questions, and the names of its choices. */
export interface QuestionNames {
  label: string;
  choice(id: string): string;
}

/**
 * The names for the ids of a campaign, also those that its newest version dropped; an id that no
 * version has is its own name.
 */
export interface DisplayNames {
  campaign: string;
  area(code: string): string;
  issue(id: string): string;
  role(id: string): string;
  surveyQuestion(id: string): QuestionNames;
  signupQuestion(id: string): QuestionNames;
  /** Every area that a person can belong to, in the order of the document. */
  areas: readonly NamedOption[];
  roles: readonly NamedOption[];
}

/**
 * A text of the document in the language of the page, else in the campaign's first; in that one
 * too if there is no page, as in a download.
 */
export const localText = (
  { languages }: CampaignDocument,
  text: LocalText,
  language?: LanguageTag,
): string => inLanguage(text, language ?? languages[0] ?? 'en', languages).words;

/**
 * The names that a campaign gives to its entries, and the collector's names for the rest: an
 * unknown ward, another issue.
 * @param vocabulary the words for the ids of all versions
 * @param language of the page; if left out, as in a download: the campaign's first, and English
 */
export function displayNames(
  campaign: CampaignDocument,
  vocabulary: CampaignVocabulary,
  language?: LanguageTag,
): DisplayNames {
  const { names } = PAGE_LANGUAGES[language ?? 'en'].messages;
  const { areas, champion } = campaign;
  const inWords = (text: LocalText) => localText(campaign, text, language);
  const nameOf = (texts: ReadonlyMap<string, LocalText>, id: string) => {
    const text = texts.get(id);
    return text && inWords(text);
  };
  return {
    campaign: inWords(campaign.name),
    area: (code) => nameOf(vocabulary.wards, code) ?? ownValue(names.wards, code) ?? code,
    issue: (id) => nameOf(vocabulary.issues, id) ?? (id === 'other' ? names.otherIssue : id),
    role: (id) => nameOf(vocabulary.roles, id) ?? id,
    surveyQuestion: (id) => questionNames(vocabulary.surveyQuestions.get(id), id, inWords),
    signupQuestion: (id) => questionNames(vocabulary.signupQuestions.get(id), id, inWords),
    areas: [
      ...areas.wards.map(({ code, name }): NamedOption => [code, inWords(name)]),
      ...Object.entries(names.wards),
    ],
    roles: (champion?.roles ?? []).map(({ id, label }) => [id, inWords(label)]),
  };
}

const questionNames = (
  question: FurtherQuestion | undefined,
  id: string,
  inWords: (text: LocalText) => string,
): QuestionNames => ({
  label: question ? inWords(question.label) : id,
  choice: (chosen) => {
    const choice = question?.choices?.find((one) => one.id === chosen);
    return choice ? inWords(choice.label) : chosen;
  },
});

/**
 * Names are read once from each document, so that a request costs no more if there are many wards.
 */
const namesByDocument: Record<LanguageTag, WeakMap<CampaignDocument, DisplayNames>> = {
  en: new WeakMap(),
  cy: new WeakMap(),
};

/** The same as `displayNames`, cached as long as the document exists. */
export function documentNames(
  campaign: CampaignDocument,
  vocabulary: CampaignVocabulary,
  language: LanguageTag,
): DisplayNames {
  const kept = namesByDocument[language];
  const names = kept.get(campaign) ?? displayNames(campaign, vocabulary, language);
  kept.set(campaign, names);
  return names;
}

/** Why an answer or a sign-up is held back, in words. */
export const heldReason = (
  { heldBecause }: { heldBecause: string | null },
  names: NameMessages = englishOrganiser.names,
): string => ownValue(names.heldReasons, heldBecause ?? '') ?? heldBecause ?? names.heldForNoReason;
