// The code on a slip: nine random letters and a check letter. A page runs this before it sends, so
// that a slip of the finger is told at once, also without a network.

/** No vowels, so no words; no digits; no letters that look like another. */
export const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
export const CODE_LENGTH = 10;

const LETTER_COUNT = CODE_LETTERS.length;
const CODE_PATTERN = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`);

/** What Luhn's method, mod 20, adds up for letters that end before or with the check letter. */
function checkSum(letters: string, isFirstDoubled: boolean): number {
  let sum = 0;
  let isDoubled = isFirstDoubled;
  for (let at = letters.length - 1; at >= 0; at--) {
    const value = CODE_LETTERS.indexOf(letters.charAt(at)) * (isDoubled ? 2 : 1);
    sum += Math.floor(value / LETTER_COUNT) + (value % LETTER_COUNT);
    isDoubled = !isDoubled;
  }
  return sum % LETTER_COUNT;
}

/** The letter that makes a code of nine letters whole: Luhn, mod 20. */
export const checkLetterOf = (letters: string): string =>
  CODE_LETTERS.charAt((LETTER_COUNT - checkSum(letters, true)) % LETTER_COUNT);

/** A code as it was typed or pasted, in the form that is sent: capitals without spaces or hyphens. */
export const normaliseCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{DI}_.·•]/gu, '')
    .toUpperCase();

/** What must be there instead, by mistake. */
export const CODE_MESSAGES = {
  required: 'must be the code of a slip',
  format: 'must have ten letters, without A, E, I, O, U and Y',
  'check-letter': 'has a wrong letter',
} as const;

/**
 * What is wrong with a normalised code: `required`, `format` (not ten letters of the alphabet), or
 * `check-letter` (a letter is wrong, or two stand in the wrong order).
 */
export function codeMistake(code: string): keyof typeof CODE_MESSAGES | undefined {
  if (code === '') return 'required';
  if (!CODE_PATTERN.test(code)) return 'format';
  return checkSum(code, false) === 0 ? undefined : 'check-letter';
}

/** A code as it is shown: `BCDFG-HJKLM`. */
export const showCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;
