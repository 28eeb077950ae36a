/** A name prepared for comparison: without case, accents, marks and punctuation. */
export const foldName = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const MAX_ID_CHARACTERS = 60;

/**
 * A short id made from any words: `St Mary's list` is `st-marys-list`. It is empty if the words
 * have no Latin letter and no digit.
 */
export const toShortId = (typed: string): string =>
  foldName(typed)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_ID_CHARACTERS)
    .replace(/^-+|-+$/g, '');
