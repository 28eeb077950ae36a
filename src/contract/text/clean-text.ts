import { isVisibleText } from './visible-text.ts';

// Typed texts: how they are cleaned, and what they may contain. A page runs this before it paints.

// C0 and C1 controls, and halves of surrogate pairs: no keyboard types them, and PostgreSQL refuses
// NUL.
const BROKEN_CHARACTER = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu;

// Characters that are invisible, or that reorder text on somebody else's screen (UAX #9). The
// matches of the first group stay: the flags that are spelled with tag characters (UTS #51), and
// one variation selector after a character. The joiners U+200C and U+200D, which Persian and Indic
// scripts need, and the direction marks stay too.
const INVISIBLE_CHARACTER =
  /(\u{1F3F4}[\u{E0030}-\u{E007A}]{4,6}\u{E007F}|[^\s\p{DI}]\p{VS})|(?![\u200C-\u200F\u061C])[\p{DI}\u2800\uFFF9-\uFFFC]/gu;
// From the first to the last character that is neither white space nor a direction mark. A pattern
// that searches for those at the end instead takes quadratic time on a long run of them.
const BETWEEN_ENDS = /[^\s\u061C\u200E\u200F]([^]*[^\s\u061C\u200E\u200F])?/;

/**
 * Several lines: keeps newlines, removes invisible characters and bidi overrides, NFC. Empty if
 * nothing is visible.
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
 * Whether a text contains forbidden characters: control characters other than tab and newline, or
 * half a character.
 */
export const isBrokenText = (typed: string): boolean => typed.search(BROKEN_CHARACTER) >= 0;

/**
 * The text of a browser's field without control characters: word processors use some of them as
 * line breaks.
 */
export const withoutControls = (typed: string): string => typed.replace(BROKEN_CHARACTER, ' ');

// NFC splits some letters (Bengali U+09DF, Hindi U+0958, Panjabi U+0A5B): two marks count with the
// letter that has them, so that cleaning does not change the length of a text.
const lengthOf = (cleaned: string): number => cleaned.replace(/(\P{M})\p{M}{1,2}/gu, '$1').length;

/**
 * Cleans a text and checks it.
 * @returns the cleaned text, with the code of the problem, what it must be, and the most
 * characters if it is too long
 */
export function checkText(
  typed: string,
  max: number,
  clean = cleanLine,
): [cleaned: string, code?: string, message?: string, params?: { max: number }] {
  const cleaned = clean(typed);
  // A replacement sign in a name means that a program has read a character wrongly.
  if (isBrokenText(typed) || (clean === cleanLine && typed.includes('\uFFFD')))
    return [cleaned, 'format', 'must be plain text'];
  const message = `must have 1 to ${max} characters`;
  if (!cleaned) return [cleaned, 'required', message];
  return lengthOf(cleaned) > max ? [cleaned, 'too-long', message, { max }] : [cleaned];
}
