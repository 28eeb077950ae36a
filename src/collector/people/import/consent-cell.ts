import {
  CONTACT_REFUSAL,
  DATED_NO,
  DOUBT_WORDS,
  ENDED_CONTACT,
  NEGATION_WORDS,
  NO_START,
  POSSIBLE_REFUSAL,
  REFUSAL_WORDS,
  REPEATED_NO,
  UNCLEAR_NO,
} from './consent-patterns.ts';
import {
  AMBIGUOUS_CELLS,
  NO_CELLS,
  NO_OBJECTION_CELLS,
  OPEN_CELLS,
  REFUSAL_CELLS,
  SOURCE_WORDS,
  YES_WORDS,
} from './consent-words.ts';
import { plainWords } from './plain-words.ts';

/**
 * The meaning of a cell about somebody's consent. `yes` needs a sentence from elsewhere that says
 * what it means. `unclear` is a mark that one list uses for yes and another for no.
 */
export type ConsentAnswer = 'nothing' | 'no' | 'yes' | 'unclear' | 'words';

/** Longer than any sentence about how somebody agreed. */
const MAX_CONSENT_CHARACTERS = 1000;

/** Only spaces, dashes and the like: any other sign may have a meaning. */
const BLANK_CELL = /^[\s\p{P}\p{C}\p{Default_Ignorable_Code_Point}]*$/u;
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u;

/**
 * Reads one cell of a column about consent, in any case and with any punctuation: words in English
 * and Welsh, and a bare yes or no in the languages of the campaigns. Any other text is `unclear`,
 * and never a reason to keep somebody.
 */
export function readConsent(cell: string): ConsentAnswer {
  if (cell.length > MAX_CONSENT_CHARACTERS) return 'unclear';
  const words = plainWords(cell);
  if (words === '') return cell.includes('?') || !BLANK_CELL.test(cell) ? 'unclear' : 'nothing';
  if (OPEN_CELLS.has(words) || AMBIGUOUS_CELLS.has(words)) return 'unclear';
  if (isPlainNo(words) || isRefusal(words)) return 'no';
  if (NO_START.test(words)) return UNCLEAR_NO.test(words) ? 'unclear' : 'no';
  if (words.split(' ').every((word) => YES_WORDS.has(word)))
    return cell.includes('?') ? 'unclear' : 'yes';
  const isDoubtful = NEGATION_WORDS.test(words) || DOUBT_WORDS.test(words);
  return isDoubtful || !canSayHow(words) ? 'unclear' : 'words';
}

/** Reads one cell of a column in which any mark is an objection, such as "Do not email". */
export function readObjection(cell: string): 'no' | 'unclear' | 'allowed' {
  const words = plainWords(cell);
  if (words === '' && cell.includes('?')) return 'unclear';
  if (words === '') return BLANK_CELL.test(cell) ? 'allowed' : 'no';
  if (NO_OBJECTION_CELLS.has(words) || isPlainNo(words)) return 'allowed';
  return OPEN_CELLS.has(words) ? 'unclear' : 'no';
}

/** Whether a cell of another column, such as notes, contains words that refuse contact. */
export const mentionsRefusal = (cell: string): boolean =>
  POSSIBLE_REFUSAL.test(cell) && CONTACT_REFUSAL.test(plainWords(cell));

const isPlainNo = (words: string): boolean => NO_CELLS.has(words) || REPEATED_NO.test(words);

const isRefusal = (words: string): boolean =>
  REFUSAL_CELLS.has(words) ||
  [REFUSAL_WORDS, ENDED_CONTACT, DATED_NO].some((pattern) => pattern.test(words));

/** Whether the words can say how somebody agreed. */
const canSayHow = (words: string): boolean =>
  /\p{L}{2}|\d.*\d/u.test(words) &&
  !OTHER_SCRIPT.test(words) &&
  (/[ \d]/.test(words) || SOURCE_WORDS.has(words));
