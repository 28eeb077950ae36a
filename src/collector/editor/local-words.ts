import { isJsonObject } from './document-paths.ts';

/** The language of a document's plain texts. */
export function firstLanguage(document: { languages?: unknown }): string {
  const { languages } = document;
  const first: unknown = Array.isArray(languages) ? languages[0] : undefined;
  return typeof first === 'string' && first !== '' ? first : 'en';
}

/** The languages of a document, the first one first. */
export function languagesOf(document: { languages?: unknown }): string[] {
  const { languages } = document;
  const listed = Array.isArray(languages)
    ? languages.filter((each): each is string => typeof each === 'string' && each !== '')
    : [];
  return listed.length > 0 ? listed : ['en'];
}

/** A text in one language; empty if it has none in that language. */
export function readWords(text: unknown, lang: string, first: string): string {
  if (typeof text === 'string') return lang === first ? text : '';
  const words = isJsonObject(text) && Object.hasOwn(text, lang) ? text[lang] : '';
  return typeof words === 'string' ? words : '';
}

/** A text in its first language, or else in any. */
export function anyWords(text: unknown, first: string): string {
  const words = readWords(text, first, first);
  if (words !== '' || !isJsonObject(text)) return words;
  return Object.values(text).find((each) => typeof each === 'string') ?? '';
}

/**
 * The same text with other words in one language.
 * @param words empty removes the language
 * @returns undefined if nothing is left
 */
export function withWords(text: unknown, lang: string, first: string, words: string): unknown {
  if (readWords(text, lang, first) === words) return text;
  if (!isJsonObject(text) && lang === first) return words === '' ? undefined : words;
  const before = isJsonObject(text) ? text : plainWords(text, first);
  const others = Object.entries(before);
  const at = others.findIndex(([tag]) => tag === lang);
  if (words === '') others.splice(at, 1);
  else if (at < 0) others.push([lang, words]);
  else others[at] = [lang, words];
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

const plainWords = (text: unknown, first: string): Record<string, unknown> =>
  typeof text === 'string' && text !== '' ? { [first]: text } : {};
