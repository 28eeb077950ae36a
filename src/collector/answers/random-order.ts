import { randomInt } from 'node:crypto';

/**
 * The same items in random order, which does not show their order of arrival: the Fisher–Yates
 * shuffle, with the system's random numbers.
 */
export function inRandomOrder<Item>(items: readonly Item[]): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const at = randomInt(last + 1);
    [shuffled[last], shuffled[at]] = [shuffled[at] as Item, shuffled[last] as Item];
  }
  return shuffled;
}
