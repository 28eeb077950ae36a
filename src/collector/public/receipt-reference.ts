import { createHash } from 'node:crypto';

// No vowels, so no words; no digits, so that no spreadsheet takes one for a number; no letters that
// sound or look like another.
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/**
 * A short reference for a person to quote, made from the submission's id: `BCD-FGH-JKL`. The same
 * id always gives the same one.
 */
export function referenceOf(id: string): string {
  let rest = createHash('sha256').update(`reference:${id}`).digest().readBigUInt64BE();
  let letters = '';
  for (let at = 0; at < 9; at++) {
    letters += LETTERS.charAt(Number(rest % 20n));
    rest /= 20n;
  }
  return `${letters.slice(0, 3)}-${letters.slice(3, 6)}-${letters.slice(6)}`;
}
