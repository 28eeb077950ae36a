const TICK_SIGNS = /[✓✔☑✅👍🆗]/gu;
const CROSS_SIGNS = /[✗✘✖❌❎☒⛔🚫👎☐⬜🙅🚷🛑]/gu;

/**
 * A cell prepared for comparison: without case, accents and punctuation; ticks and crosses as
 * words.
 */
export function plainWords(cell: string): string {
  return cell
    .replace(CROSS_SIGNS, ' no ')
    .replace(TICK_SIGNS, ' yes ')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/(\d)[.,]0+\b/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whole cells, as `plainWords` leaves them, from lists with commas between. */
export const cellSet = (...lists: string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.split(',')).map(plainWords));

/** Single words, as `plainWords` leaves them, from lists with spaces between. */
export const wordSet = (...lists: string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.split(' ')).map(plainWords));

/** A pattern that matches if one of these does. */
export const anyPattern = (...patterns: RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join('|'), 'u');
