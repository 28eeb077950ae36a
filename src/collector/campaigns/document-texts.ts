/** A text in a document, and its path. */
export interface DocumentText {
  path: string[];
  text: string;
}

/** Every text of a JSON value, with its path. The schema bounds the depth of a checked document. */
export function listTexts(value: unknown, path: string[] = []): DocumentText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => listTexts(inner, [...path, key]));
}

const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** The key of a text: its own key, not that of one of its languages. */
export function keyOfText({ path }: DocumentText, languages: readonly string[]): string {
  const last = path.at(-1) ?? '';
  const isLanguage = languages.includes(last) || (LANGUAGE_TAG.test(last) && last.length <= 3);
  return isLanguage && path.length > 1 ? (path.at(-2) ?? '') : last;
}
