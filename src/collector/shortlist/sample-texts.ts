import { randomInt } from 'node:crypto';

/** Some entries of a list, each with the same chance. @param count how many at most */
export function sampleTexts<Text>(texts: readonly Text[], count: number): Text[] {
  const left = [...texts];
  const sample: Text[] = [];
  while (sample.length < count && left.length > 0)
    sample.push(...left.splice(randomInt(left.length), 1));
  return sample;
}
