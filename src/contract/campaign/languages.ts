import type { LocalText } from '../text/local-text.ts';

/** The part of a campaign document that decides its languages. */
export interface LanguageOffer {
  languages: string[];
  consents?: { statement: LocalText; organisationStatement?: LocalText | undefined }[] | undefined;
}

/** The languages of every consent statement, in the campaign's order. */
export const offeredLanguages = ({ languages, consents = [] }: LanguageOffer): string[] =>
  languages.filter((lang) =>
    consents.every(({ statement, organisationStatement = statement }) =>
      [statement, organisationStatement].every((text) =>
        typeof text === 'string' ? lang === languages[0] : Object.hasOwn(text, lang),
      ),
    ),
  );

/**
 * The language to use: the requested one if the campaign offers it and `spoken` has it, else the
 * first that both have. A document's `cy` fits a page in `cy-GB`.
 */
export const chooseLanguage = (
  campaign: LanguageOffer,
  wanted: string,
  spoken: readonly string[],
): string =>
  closestLanguage(
    offeredLanguages(campaign).filter((lang) => spoken.includes(lang)),
    wanted,
  );

/** The requested language if it is among these, else the first of them, or English. */
export const closestLanguage = (languages: readonly string[], wanted: string): string =>
  languages.find((lang) => `${wanted}-`.toLowerCase().startsWith(`${lang}-`.toLowerCase())) ??
  languages[0] ??
  'en';
