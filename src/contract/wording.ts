import { type SubmissionFormat, SUBMISSION_FORMATS } from './terms.ts';
import { cleanLines } from './typed.ts';

// What reads a text, an address or a list of languages without a schema: a page loads this before it paints.

/** A text that a person reads: one string (in the first of the campaign's languages), or one per language tag. */
export type LocalText = string | Record<string, string>;

/** A text with the language it is really in, which may not be the one asked for. */
export interface LocalizedText {
  words: string;
  lang: string;
}

/** Picks the wording for `lang`, else for the first of `languages` that has one. */
export function inLanguage(
  text: LocalText,
  lang: string,
  languages: readonly string[],
): LocalizedText {
  const texts = typeof text === 'string' ? { [languages[0] ?? '']: text } : text;
  const found =
    [lang, ...languages, ...Object.keys(texts)].find((candidate) =>
      Object.hasOwn(texts, candidate),
    ) ?? '';
  return { words: texts[found] ?? '', lang: found };
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isVisibleText = (value: unknown): boolean =>
  typeof value === 'string' && cleanLines(value) !== '';

/** What a record holds under a key that a stranger may have chosen: never what every object inherits, like `constructor`. */
export const ownValue = <Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Value | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/** Whether a value is a `LocalText`. */
export const isLocalText = (value: unknown): value is LocalText => {
  const texts: unknown[] =
    typeof value === 'string' || Array.isArray(value) ? [value] : Object.values(value ?? {});
  return texts.length > 0 && texts.every(isVisibleText);
};

/** The absolute address of `reference` as seen from `base`, where it may be used: `https:`, or `http:` on the machine itself. */
export function resolveUrl(reference: string, base: string): string | undefined {
  try {
    const { protocol, hostname, href } = new URL(reference, base);
    return protocol === 'https:' ||
      (protocol === 'http:' && /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(hostname))
      ? href
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value is a `UrlReference`. */
export const isUrlReference = (value: unknown): boolean =>
  isVisibleText(value) && resolveUrl(value as string, 'https://document.invalid') !== undefined;

/** Whether a value is a `Delivery`, as far as a page has to know. */
export const isCampaignDelivery = (value: unknown): boolean =>
  isObject(value) && SUBMISSION_FORMATS.includes(value.format as SubmissionFormat);

/** What decides about languages in a campaign document. */
export interface LanguageOffer {
  languages: string[];
  consents?: { statement: LocalText }[] | undefined;
}

/** The languages that every legal sentence of the campaign is written in, in the campaign's order. */
export const offeredLanguages = ({ languages, consents = [] }: LanguageOffer): string[] =>
  languages.filter((lang) =>
    consents.every(({ statement }) =>
      typeof statement === 'string' ? lang === languages[0] : Object.hasOwn(statement, lang),
    ),
  );

/** The language to speak: the wanted one where the campaign offers it and `spoken` has it (`cy` serves `cy-GB`), else the first that both have. */
export const chooseLanguage = (
  campaign: LanguageOffer,
  wanted: string,
  spoken: readonly string[],
): string => chooseOfferedLanguage(offeredLanguages(campaign), wanted, spoken);

/** The same, of the languages that are offered. */
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

/** Whether a value is an `Imprint`, as far as a page that shows no form has to know. */
export const isImprint = (value: unknown): boolean => {
  const isBody = (body: unknown) =>
    isObject(body) && isVisibleText(body.name) && isVisibleText(body.address);
  return (
    value === 'not-required' ||
    (isObject(value) &&
      isBody(value.promoter) &&
      (value.onBehalfOf === undefined || isBody(value.onBehalfOf)))
  );
};
