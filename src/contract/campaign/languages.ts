import type { LocalText } from '../text/local-text.ts';

/** The part of a campaign document that decides in which languages it can be shown. */
export interface LanguageOffer {
  languages: string[];
  consents?: { statement: LocalText; organisationStatement?: LocalText | undefined }[] | undefined;
}

/** The languages that every consent statement is written in, in the campaign's order. */
export const offeredLanguages = ({ languages, consents = [] }: LanguageOffer): string[] =>
  languages.filter((lang) =>
    consents.every(({ statement, organisationStatement = statement }) =>
      [statement, organisationStatement].every((text) =>
        typeof text === 'string' ? lang === languages[0] : Object.hasOwn(text, lang),
      ),
    ),
  );

/**
 * The language to use: the wanted one where the campaign offers it and `spoken` has it, else the
 * first that both have. A document's `cy` serves a page in `cy-GB`.
 */
export const chooseLanguage = (
  campaign: LanguageOffer,
  wanted: string,
  spoken: readonly string[],
): string => chooseOfferedLanguage(offeredLanguages(campaign), wanted, spoken);

/** The same, where it is known which languages are offered. */
export function chooseOfferedLanguage(
  languages: readonly string[],
  wanted: string,
  spoken: readonly string[],
): string {
  const offered = languages.filter((lang) => spoken.includes(lang));
  return (
    offered.find((lang) => `${wanted}-`.toLowerCase().startsWith(`${lang}-`.toLowerCase())) ??
    offered[0] ??
    'en'
  );
}
