/** A short name made of any words: `St Mary's list` is `st-marys-list`. Empty where no letter of it is Latin. */
export const slugOf = (typed: string): string =>
  foldName(typed)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');

/** A name as it is compared: without case, accents and punctuation. */
export const foldName = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
