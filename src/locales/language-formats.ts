/**
 * Numbers, days and lists as each language writes them: by `Intl`, and by names of our own in a
 * language that some browser lacks. Chromium has no Welsh, and of Panjabi no months and no lists.
 */

/** What `LANGUAGE/formats.json` has: the names of a language that some browser lacks. */
export interface LanguageFormats {
  /** The twelve months, as they stand in a date. */
  months?: readonly string[];
  /** What stands before the last of a list, and where other words stand before a vowel, those. */
  and?: string;
  andBeforeVowel?: string;
}

/** A language, with its names where a browser may lack them. */
export interface WrittenLanguage {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly messages: { readonly formats?: LanguageFormats };
}

/** What of a moment is written, and where. */
export interface DayOptions {
  /** By default that of the device. */
  timeZone?: string | undefined;
  /** Whether the time of day is written too. */
  hasTime?: boolean | undefined;
}

/** Digits are European in every language, as in the postcodes and telephone numbers beside them. */
export const localesOf = (language: string): string[] =>
  language === 'en' ? ['en-GB'] : [`${language}-u-nu-latn`, 'en-GB'];

export const formatNumber = (language: string, value: number): string =>
  new Intl.NumberFormat(localesOf(language)).format(value);

/**
 * A day in words.
 * @param time what `Date` reads, or milliseconds since 1970
 */
export function formatDay(
  { language, messages: { formats } }: WrittenLanguage,
  time: string | number,
  { timeZone, hasTime }: DayOptions = {},
): string {
  const date = new Date(time);
  const months = formats?.months;
  const format = (locales: string | string[], options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales, { timeZone, ...options }).format(date);
  const timeStyle = hasTime ? 'short' : undefined;
  if (!months) return format(localesOf(language), { dateStyle: 'long', timeStyle });
  const [day = '', month = '', year = ''] = format('en-GB', { dateStyle: 'short' }).split('/');
  const written = `${Number(day)} ${months[Number(month) - 1]} ${year}`;
  return hasTime ? `${written}, ${format('en-GB', { timeStyle })}` : written;
}

const VOWEL = /^[aeiouwyâêîôûŵŷ]/i;

/** Several texts as a list: `one, two and three`. */
export function formatList(
  { language, messages: { formats } }: WrittenLanguage,
  texts: readonly string[],
): string {
  if (!formats?.and) return new Intl.ListFormat(localesOf(language)).format(texts);
  const last = texts.at(-1) ?? '';
  const { and, andBeforeVowel = and } = formats;
  const rest = texts.slice(0, -1).join(', ');
  return rest ? `${rest} ${VOWEL.test(last) ? andBeforeVowel : and} ${last}` : last;
}
