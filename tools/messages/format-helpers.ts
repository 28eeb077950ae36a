/** What `LANGUAGE/formats.json` has: the names of a language that some browser lacks. */
export interface LanguageFormats {
  /** The twelve months, as they stand in a date. */
  months?: readonly string[];
  /** What stands before the last of a list, and where other words stand before a vowel, those. */
  and?: string;
  andBeforeVowel?: string;
}

/** Digits are European in every language, as in the postcodes and telephone numbers beside them. */
export const localeList = (language: string): string =>
  language === 'en' ? "'en-GB'" : `['${language}-u-nu-latn', 'en-GB']`;

const VOWEL = '/^[aeiouwyâêîôûŵŷ]/i';
const PARAMETERS = '(time: string | number, options?: Intl.DateTimeFormatOptions): string';

/** A day in words, from parts that every browser knows. */
const dayByNames = (months: readonly string[]): string => `${PARAMETERS} => {
const format = (style: Intl.DateTimeFormatOptions): string =>
new Intl.DateTimeFormat('en-GB', { ...options, timeStyle: undefined, ...style }).format(new Date(time));
const [day = '', month = '', year = ''] = format({ dateStyle: 'short' }).split('/');
const written = \`\${Number(day)} \${${JSON.stringify(months)}[Number(month) - 1]} \${year}\`;
return options?.timeStyle ? \`\${written}, \${format({ timeStyle: options.timeStyle })}\` : written;
}`;

const dayByIntl = (locales: string): string =>
  `${PARAMETERS} => new Date(time).toLocaleString(${locales}, { dateStyle: 'long', ...options })`;

const listByNames = (and: string, beforeVowel: string): string =>
  `(texts: readonly string[]): string => {
const last = texts.at(-1) ?? '';
const rest = texts.slice(0, -1).join(', ');
return rest ? \`\${rest} \${${VOWEL}.test(last) ? ${JSON.stringify(beforeVowel)} : ${JSON.stringify(and)}} \${last}\` : last;
}`;

const listByIntl = (locales: string): string =>
  `(texts: readonly string[]): string => new Intl.ListFormat(${locales}).format(texts)`;

/**
 * How a language writes days, numbers and lists, as code of TypeScript: by `Intl`, and by names of
 * our own where some browser lacks the language. Chromium has no Welsh, and of Panjabi no months
 * and no lists.
 * @param hasLists whether lists are written there
 */
export function compileFormats(
  language: string,
  hasLists: boolean,
  names: LanguageFormats = {},
): string {
  const { months, and, andBeforeVowel = and } = names;
  const locales = localeList(language);
  const day = months ? dayByNames(months) : dayByIntl(locales);
  const list = and && andBeforeVowel ? listByNames(and, andBeforeVowel) : listByIntl(locales);
  return `{
/** A day in words; with \`timeStyle\` also the time. \`time\` is what \`Date\` reads. */
day: ${day},
number: (value: number): string => new Intl.NumberFormat(${locales}).format(value),
${hasLists ? `list: ${list},\n` : ''}}`;
}
