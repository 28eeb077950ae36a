import {
  type CampaignDocument,
  inLanguage,
  type LocalText,
  ownValue,
} from 'campaign-widgets/contract';
import { englishOrganiser, type OrganiserMessages } from './organiser-messages.ts';
import { type LanguageTag, PAGE_LANGUAGES } from './page-languages.ts';

type NameMessages = OrganiserMessages['names'];

/** A code or an id with what it is called. */
export type NamedOption = readonly [id: string, name: string];

/**
 * What the ids of a campaign are called; an id that the document does not have stands for itself.
 */
export interface DisplayNames {
  campaign: string;
  area(code: string): string;
  issue(id: string): string;
  role(id: string): string;
  /** Every area that somebody can be of, in the order of the document. */
  areas: readonly NamedOption[];
  roles: readonly NamedOption[];
}

/**
 * A text of the document in the language of the page, else in the campaign's first; in that one too
 * where there is no page, as in a download.
 */
export const localText = (
  { languages }: CampaignDocument,
  text: LocalText,
  language?: LanguageTag,
): string => inLanguage(text, language ?? languages[0] ?? 'en', languages).words;

/**
 * What a campaign calls things, and the collector what no document names: a ward that is not known,
 * another issue.
 * @param language of the page; without one as in a download: the campaign's first, and English
 */
export function displayNames(campaign: CampaignDocument, language?: LanguageTag): DisplayNames {
  const { names } = PAGE_LANGUAGES[language ?? 'en'].messages;
  const { areas, survey, champion } = campaign;
  const named = (list: { id: string; label: LocalText }[] = []): Map<string, string> =>
    new Map(list.map(({ id, label }) => [id, localText(campaign, label, language)]));
  const wards = new Map(
    areas.wards.map(({ code, name }) => [code, localText(campaign, name, language)]),
  );
  const issues = named(survey?.issues);
  const roles = named(champion?.roles);
  return {
    campaign: localText(campaign, campaign.name, language),
    area: (code) => wards.get(code) ?? ownValue(names.wards, code) ?? code,
    issue: (id) => issues.get(id) ?? (id === 'other' ? names.otherIssue : id),
    role: (id) => roles.get(id) ?? id,
    areas: [...wards, ...Object.entries(names.wards)],
    roles: [...roles],
  };
}

/**
 * Names are read once from each document: a request then costs no more where there are many wards.
 */
const namesByDocument: Record<LanguageTag, WeakMap<CampaignDocument, DisplayNames>> = {
  en: new WeakMap(),
  cy: new WeakMap(),
};

/** The same as `displayNames`, kept for as long as the document is. */
export function documentNames(campaign: CampaignDocument, language: LanguageTag): DisplayNames {
  const kept = namesByDocument[language];
  const names = kept.get(campaign) ?? displayNames(campaign, language);
  kept.set(campaign, names);
  return names;
}

/** Why an answer or a sign-up is held back, in words. */
export const heldReason = (
  { heldBecause }: { heldBecause: string | null },
  names: NameMessages = englishOrganiser.names,
): string => ownValue(names.heldReasons, heldBecause ?? '') ?? heldBecause ?? names.heldForNoReason;
