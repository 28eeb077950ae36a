/** A code of 12 digits and letters, without 0 and 1. */
export const createInviteCode = (): string =>
  [...crypto.getRandomValues(new Uint32Array(12))]
    .map((random) => ((random % 34) + 2).toString(36))
    .join('');
