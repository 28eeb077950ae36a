/**
 * What a language is called in the language of a page. A draft may have anything in its place: that
 * stays as it is.
 */
export function languageName(tag: string, pageLanguage: string): string {
  try {
    const names = new Intl.DisplayNames(pageLanguage, { type: 'language', fallback: 'code' });
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
