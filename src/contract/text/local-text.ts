import { isObject } from '../plain-object.ts';
import { isVisibleText } from './visible-text.ts';

/**
 * A text that a person reads: one string, in the first of the campaign's languages, or one for
 * each language tag.
 */
export type LocalText = string | Record<string, string>;

/** A text with its actual language, which may differ from the requested one. */
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
  if (typeof text === 'string') return { words: text, lang: languages[0] ?? '' };
  const found =
    [lang, ...languages, ...Object.keys(text)].find((candidate) =>
      Object.hasOwn(text, candidate),
    ) ?? '';
  return { words: text[found] ?? '', lang: found };
}

/** Whether a value is a `LocalText`. */
export function isLocalText(value: unknown): value is LocalText {
  if (!isObject(value)) return isVisibleText(value);
  const texts = Object.values(value);
  return texts.length > 0 && texts.every(isVisibleText);
}
