import { isVisibleText } from './visible-text.ts';

// What people type: how it is cleaned, and what it may hold. A page runs this before it paints.

// C0 and C1 controls, and halves of surrogate pairs: no keyboard types them, and PostgreSQL refuses
// NUL.
const BROKEN_CHARACTER = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu;

// Characters that show nothing, or that reorder text on somebody else's screen (UAX #9). What the
// first group matches stays: the flags that are spelled with tag characters (UTS #51), and one
// variation selector after a character. The joiners U+200C and U+200D, which Persian and Indic
// scripts need, and the direction marks stay too.
const INVISIBLE_CHARACTER =
  /(\u{1F3F4}[\u{E0030}-\u{E007A}]{4,6}\u{E007F}|[^\s\p{DI}]\p{VS})|(?![\u200C-\u200F\u061C])[\p{DI}\u2800\uFFF9-\uFFFC]/gu;
// From the first to the last character that is neither white space nor a direction mark. An
// expression that looks for those at the end instead takes quadratic time on a long run of them.
const BETWEEN_ENDS = /[^\s\u061C\u200E\u200F]([^]*[^\s\u061C\u200E\u200F])?/;

/**
 * Several lines: newlines kept, invisible characters and bidi overrides stripped, NFC. Empty where
 * nothing can be seen.
 */
export const cleanLines = (typed: string): string => {
  const shown = typed
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE_CHARACTER, '$1');
  const cleaned = BETWEEN_ENDS.exec(shown)?.[0] ?? '';
  return isVisibleText(cleaned) ? cleaned.normalize() : '';
};

/** One line: the same, and white space folded. */
export const cleanLine = (typed: string): string => cleanLines(typed).replace(/\s+/g, ' ');

/**
 * Whether a text holds what no text may hold: control characters other than tab and newline, or
 * half a character.
 */
export const isBrokenText = (typed: string): boolean => typed.search(BROKEN_CHARACTER) >= 0;

/**
 * What a browser's own field lets in, without control characters: word processors use some as line
 * breaks.
 */
export const withoutControls = (typed: string): string => typed.replace(BROKEN_CHARACTER, ' ');

// NFC takes some letters apart (Bengali U+09DF, Hindi U+0958, Panjabi U+0A5B): two marks belong to
// the letter that carries them, so that a text has the same length before and after.
const lengthOf = (cleaned: string): number => cleaned.replace(/(\P{M})\p{M}{1,2}/gu, '$1').length;

/**
 * Cleans a text and checks it.
 * @returns the cleaned text, with the code of what is wrong, what it must be, and the most
 *   characters where it has more
 */
export function checkText(
  typed: string,
  max: number,
  clean = cleanLine,
): [cleaned: string, code?: string, message?: string, params?: { max: number }] {
  const cleaned = clean(typed);
  // The replacement sign in a name is what is left of a character that a program read wrongly.
  if (isBrokenText(typed) || (clean === cleanLine && typed.includes('\uFFFD')))
    return [cleaned, 'format', 'must be plain text'];
  const message = `must have 1 to ${max} characters`;
  if (!cleaned) return [cleaned, 'required', message];
  return lengthOf(cleaned) > max ? [cleaned, 'too-long', message, { max }] : [cleaned];
}
