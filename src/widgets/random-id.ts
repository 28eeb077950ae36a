/** A random byte; from the weaker source if a page's script has broken the other one. */
function randomByte(): number {
  try {
    return crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
  } catch {
    return Math.floor(Math.random() * 256);
  }
}

/** A UUID of version 4, from the only source of randomness that pages over plain http have too. */
export const randomId = (): string =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const random = randomByte();
    // Four random bits for each digit; of the 8, which marks the variant, two.
    return (digit === '8' ? 8 + (random & 3) : random & 15).toString(16);
  });
