/**
 * A day in words, or in figures where the browser does not know the months of the language.
 * @param time what `Date` reads, or milliseconds since 1970
 */
export function dayInWords(language: string, time: string | number, timeZone: string): string {
  const isKnown = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  return new Intl.DateTimeFormat([language === 'en' ? 'en-GB' : language, 'en-GB'], {
    timeZone,
    ...(isKnown && { dateStyle: 'long' }),
  }).format(new Date(time));
}
