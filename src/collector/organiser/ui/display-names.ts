import { type CampaignDocument, ownValue } from 'campaign-widgets/contract';
import type { CampaignVocabulary } from '../../campaigns/campaign-vocabulary.ts';
import {
  type DisplayNames,
  displayNames,
  localText,
  type NamedOption,
  type NameMessages,
} from '../../campaigns/display-names.ts';
import { englishOrganiser } from './organiser-messages.ts';
import { type LanguageTag, PAGE_LANGUAGES } from './page-languages.ts';

export { type DisplayNames, localText, type NamedOption };

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
  const names =
    kept.get(campaign) ??
    displayNames(campaign, vocabulary, PAGE_LANGUAGES[language].messages.names, language);
  kept.set(campaign, names);
  return names;
}

/** Why an answer or a sign-up is held back, in words. */
export const heldReason = (
  { heldBecause }: { heldBecause: string | null },
  names: NameMessages = englishOrganiser.names,
): string => ownValue(names.heldReasons, heldBecause ?? '') ?? heldBecause ?? names.heldForNoReason;
