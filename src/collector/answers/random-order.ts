import { randomInt } from 'node:crypto';

/**
 * The same items in an order that tells nothing of the one they came in: Fisher and Yates, with the
 * system's randomness.
 */
export function inRandomOrder<Item>(items: readonly Item[]): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const at = randomInt(last + 1);
    [shuffled[last], shuffled[at]] = [shuffled[at] as Item, shuffled[last] as Item];
  }
  return shuffled;
}
