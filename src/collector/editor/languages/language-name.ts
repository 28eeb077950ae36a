const names = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

/**
 * What a language is called in English. A draft may have anything in its place: that stays as it
 * is.
 */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
