import { toShortId } from '../people/import/fold-name.ts';

/** Room for a number after it. */
const MAX_WORDS_LENGTH = 48;

/** An id made from words: `Road safety` is `road-safety`. */
export const idFromWords = (words: string, otherwise: string): string =>
  toShortId(words).slice(0, MAX_WORDS_LENGTH).replace(/-+$/, '') || otherwise;

/** The same, or with a number added if it is in use. */
export function unusedId(wanted: string, isUsed: (id: string) => boolean): string {
  let id = wanted;
  for (let number = 2; isUsed(id); number++) id = `${wanted}-${number}`;
  return id;
}
