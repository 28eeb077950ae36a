import {
  type CampaignDocument,
  inLanguage,
  type LocalText,
  ownValue,
} from 'campaign-widgets/contract';
import { englishNames, type NameMessages } from './en-names.ts';

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

/** A text of the document in the campaign's first language: the one its organisers read. */
export const localText = ({ languages }: CampaignDocument, text: LocalText): string =>
  inLanguage(text, languages[0] ?? 'en', languages).words;

/**
 * @param names what the collector calls what no document names: a ward that is not known, another issue
 */
export function displayNames(
  campaign: CampaignDocument,
  names: NameMessages = englishNames,
): DisplayNames {
  const { areas, survey, champion } = campaign;
  const named = (list: { id: string; label: LocalText }[] = []): Map<string, string> =>
    new Map(list.map(({ id, label }) => [id, localText(campaign, label)]));
  const wards = new Map(areas.wards.map(({ code, name }) => [code, localText(campaign, name)]));
  const issues = named(survey?.issues);
  const roles = named(champion?.roles);
  return {
    campaign: localText(campaign, campaign.name),
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
const namesByDocument = new WeakMap<CampaignDocument, DisplayNames>();

/** The same as `displayNames`, kept for as long as the document is. */
export function documentNames(campaign: CampaignDocument, messages: NameMessages): DisplayNames {
  const names = namesByDocument.get(campaign) ?? displayNames(campaign, messages);
  namesByDocument.set(campaign, names);
  return names;
}

/** Why an answer or a sign-up is held back, in words. */
export const heldReason = (
  { heldBecause }: { heldBecause: string | null },
  names: NameMessages = englishNames,
): string => ownValue(names.heldReasons, heldBecause ?? '') ?? heldBecause ?? names.heldForNoReason;
