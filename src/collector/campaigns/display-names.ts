import {
  type CampaignDocument,
  type FurtherQuestion,
  inLanguage,
  type LocalText,
  ownValue,
} from 'campaign-widgets/contract';
import { englishNames } from '../organiser/locales/compiled/en-names.ts';
import type { CampaignVocabulary } from './campaign-vocabulary.ts';

export type NameMessages = typeof englishNames;

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
  language?: string,
): string => inLanguage(text, language ?? languages[0] ?? 'en', languages).words;

/** The names in a download: in the campaign's first language, and in English. */
export const downloadNames = (
  campaign: CampaignDocument,
  vocabulary: CampaignVocabulary,
): DisplayNames => displayNames(campaign, vocabulary, englishNames);

/**
 * The names that a campaign gives to its entries, and the collector's names for the rest: an
 * unknown ward, another issue.
 * @param vocabulary the words for the ids of all versions
 * @param names the collector's names, in the language of the page
 * @param language of the page; left out, the campaign's first
 */
export function displayNames(
  campaign: CampaignDocument,
  vocabulary: CampaignVocabulary,
  names: NameMessages,
  language?: string,
): DisplayNames {
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
