import type { LocalText } from '../text/local-text.ts';

/**
 * Whether a ward of a campaign has this name in any language. Editions write one name in several
 * ways: `Box Hill & Headley`, `Box Hill and Headley`; `Duke’s`, `Duke's`.
 */
export function isWardCalled({ name }: { name: LocalText }, given: string): boolean {
  const names = typeof name === 'string' ? [name] : Object.values(name);
  const wanted = foldName(given);
  return wanted !== '' && names.some((each) => foldName(each) === wanted);
}

/** The letters and digits alone, without case or accents. */
const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
