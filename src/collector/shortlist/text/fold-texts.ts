import { comparableText } from './text-terms.ts';

/** Two texts are nearly equal from this share of common trigrams on (Dice coefficient). */
const MIN_SIMILARITY = 0.6;

/** How many texts one text is compared with at most, however alike strangers make them. */
const MAX_COMPARED_TEXTS = 300;

/** Texts that say the same in nearly the same characters. */
export interface FoldedTexts {
  /** The ids of the texts, the leader first. */
  ids: string[];
}

interface Leader {
  group: FoldedTexts;
  trigrams: ReadonlySet<string>;
}

/**
 * Puts each text to the first text that it nearly equals: one group for "Pot holes!" and
 * "pot holes". The result depends on the order of the texts only.
 *
 * A text of n trigrams that is similar enough shares at least `n × s / (2 − s)` of them, so one of
 * the others must be among its rarest: only those are looked up, and the cost stays far below the
 * square of the number of texts.
 */
export class TextFolder {
  readonly groups: FoldedTexts[] = [];
  readonly #frequency = new Map<string, number>();
  readonly #leadersByTrigram = new Map<string, Leader[]>();
  readonly #leadersByText = new Map<string, Leader>();

  /** Counts the trigrams of a text: all texts are counted before the first is added. */
  count(text: string): void {
    for (const trigram of readTrigrams(foldable(text)))
      this.#frequency.set(trigram, (this.#frequency.get(trigram) ?? 0) + 1);
  }

  add(id: string, text: string): void {
    const comparable = foldable(text);
    const equal = this.#leadersByText.get(comparable);
    if (equal) {
      equal.group.ids.push(id);
      return;
    }
    const trigrams = readTrigrams(comparable);
    const rarest = this.#rarestOf(trigrams);
    const leader = this.#findLeader(trigrams, rarest) ?? this.#lead(id, trigrams, rarest);
    if (leader.group.ids[0] !== id) leader.group.ids.push(id);
    this.#leadersByText.set(comparable, leader);
  }

  #rarestOf(trigrams: ReadonlySet<string>): string[] {
    const needed = Math.ceil((trigrams.size * MIN_SIMILARITY) / (2 - MIN_SIMILARITY));
    const frequencyOf = (trigram: string) => this.#frequency.get(trigram) ?? 0;
    return [...trigrams]
      .sort((a, b) => frequencyOf(a) - frequencyOf(b) || (a < b ? -1 : 1))
      .slice(0, trigrams.size - needed + 1);
  }

  #findLeader(trigrams: ReadonlySet<string>, rarest: string[]): Leader | undefined {
    const compared = new Set<Leader>();
    let best: Leader | undefined;
    let bestSimilarity = MIN_SIMILARITY;
    for (const trigram of rarest)
      for (const leader of this.#leadersByTrigram.get(trigram) ?? []) {
        if (compared.has(leader)) continue;
        if (compared.size === MAX_COMPARED_TEXTS) return best;
        compared.add(leader);
        const similarity = diceSimilarity(trigrams, leader.trigrams);
        if (similarity < bestSimilarity || (best && similarity === bestSimilarity)) continue;
        best = leader;
        bestSimilarity = similarity;
      }
    return best;
  }

  #lead(id: string, trigrams: ReadonlySet<string>, rarest: string[]): Leader {
    const leader = { group: { ids: [id] }, trigrams };
    this.groups.push(leader.group);
    for (const trigram of rarest) {
      const leaders = this.#leadersByTrigram.get(trigram);
      if (leaders) leaders.push(leader);
      else this.#leadersByTrigram.set(trigram, [leader]);
    }
    return leader;
  }
}

/** Twice the number of common trigrams, by the number of both: 1 for equal texts, 0 for strangers. */
export function diceSimilarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  // The best that two sets of these sizes can reach.
  if (2 * small.size < MIN_SIMILARITY * (small.size + large.size)) return 0;
  let common = 0;
  for (const trigram of small) if (large.has(trigram)) common++;
  return (2 * common) / (small.size + large.size);
}

/** Every run of three UTF-16 units, with a space before and after the text. */
export function readTrigrams(text: string): Set<string> {
  const padded = ` ${text} `;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) trigrams.add(padded.slice(at, at + 3));
  return trigrams;
}

/** Without punctuation and doubled spaces: they make no difference between texts. */
const foldable = (text: string): string =>
  comparableText(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
