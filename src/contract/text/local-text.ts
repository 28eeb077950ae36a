import { isObject } from '../plain-object.ts';
import { isVisibleText } from './visible-text.ts';

/**
 * A text that a person reads: one string, in the first of the campaign's languages, or one for
 * each language tag.
 */
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

/** Whether a value is a `LocalText`. */
export function isLocalText(value: unknown): value is LocalText {
  const texts = isObject(value) ? Object.values(value) : [value];
  return texts.length > 0 && texts.every(isVisibleText);
}
