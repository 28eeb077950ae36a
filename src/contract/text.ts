import * as z from 'zod/mini';

// C0/C1 controls and lone surrogates; then the marks that reorder text on somebody else's screen (UAX #9).
const CONTROLS = /[\p{Cc}\p{Cs}]/gu;
const CONTROLS_BUT_NEWLINE = /(?!\n)[\p{Cc}\p{Cs}]/gu;
const BIDI_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const BIDI_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/gu;

const cleanLine = (typed: string): string => typed.replace(/\s+/g, ' ').replace(CONTROLS, '').replace(BIDI_MARKS, '').trim().normalize();

const cleanLines = (typed: string): string =>
  typed.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(CONTROLS_BUT_NEWLINE, '').replace(BIDI_OVERRIDES, '').trim().normalize();

const cleaned = (clean: (typed: string) => string) => (max: number) => z.string().check(z.overwrite(clean), z.minLength(1), z.maxLength(max));

/** One line of text somebody typed: white space folded, controls and bidi marks stripped, NFC, 1 to `max` UTF-16 units. */
export const oneLine = cleaned(cleanLine);

/** Several lines somebody typed: newlines kept, other controls and bidi overrides stripped, NFC, 1 to `max` UTF-16 units. */
export const manyLines = cleaned(cleanLines);

/** A string of a form that a reader of the message can write at once. */
export const formed = (form: RegExp, message: string) => z.string().check(z.regex(form, `must be ${message}`));

/**
 * A value that a function checks, where a general schema would cost a page more bytes.
 * @param schema the same as JSON Schema, for who writes an endpoint in another language
 */
export const checkedBy = <T>(holds: (value: unknown) => boolean, message: string, schema?: object) => z.custom<T>(Object.assign(holds, { schema }), `must be ${message}`);

/** An id chosen by a campaign: lower-case letters, digits and hyphens, 1 to 60. Never reused for something else. */
export const Slug = formed(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, 'lower-case letters, digits and hyphens, like "road-safety"');

/** A BCP 47 language tag, as in an HTML `lang` attribute. */
export const LanguageTag = formed(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'a language tag, like "cy"');

/** An instant, ISO 8601 in UTC with or without fractions: `2026-11-21T18:04:05.000Z`. */
export const Instant = formed(/^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/, 'a time in UTC, like "2026-11-21T18:04:05Z"');

/** A whole number from `least` to `most`. */
export const whole = (least: number, most: number) =>
  checkedBy<number>(
    (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
    `a whole number from ${least} to ${most}`,
    { type: 'integer', minimum: least, maximum: most },
  );

const isLine = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '' && value.length <= 1000;
const line = { type: 'string', minLength: 1, maxLength: 1000 };

/** A text that a person reads, up to 1,000 characters: one string (in the first of the campaign's languages), or one per language tag. */
export const LocalText = checkedBy<LocalText>(
  (value) => isLine(value) || (typeof value === 'object' && value !== null && Object.values(value).length > 0 && Object.values(value).every(isLine)),
  'a text, or one per language: { "en": "…", "cy": "…" }',
  { anyOf: [line, { type: 'object', minProperties: 1, additionalProperties: line }] },
);
export type LocalText = string | Record<string, string>;

/** A text with the language it is really in, which may not be the one asked for. */
export interface Worded {
  words: string;
  lang: string;
}

/** Picks the wording for `lang`, else for the first of `languages` that has one. */
export function inLanguage(text: LocalText, lang: string, languages: readonly string[]): Worded {
  const texts = typeof text === 'string' ? { [languages[0] ?? '']: text } : text;
  const found = [lang, ...languages, ...Object.keys(texts)].find((candidate) => Object.hasOwn(texts, candidate)) ?? '';
  return { words: texts[found] ?? '', lang: found };
}

/** Whether an address may be used: `https:`, or `http:` on the machine itself. */
export const isSafeUrl = (url: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/.test(url.hostname));

/** The absolute address of `reference` as seen from `base`, or undefined where it is no address that may be used. */
export function resolveUrl(reference: string, base: string): string | undefined {
  try {
    const url = new URL(reference, base);
    return isSafeUrl(url) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** An address in a campaign document, absolute or relative to the document. */
export const UrlReference = checkedBy<string>(
  (value) => typeof value === 'string' && value !== '' && resolveUrl(value, 'https://document.invalid') !== undefined,
  'an https: address, or one relative to the document',
  { type: 'string', format: 'uri-reference', minLength: 1 },
);
