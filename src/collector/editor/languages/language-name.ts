/**
 * The name of a language in the language of a page. A draft may have any text here: other text is
 * returned unchanged.
 */
export function languageName(tag: string, pageLanguage: string): string {
  try {
    const names = new Intl.DisplayNames(pageLanguage, { type: 'language', fallback: 'code' });
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
