import type { TextTerm } from './text-terms.ts';

/** A word, or a pair of neighbours, that several texts have. */
export interface RecurringTerm {
  /** The key of the term, or those of both with a space between them. */
  key: string;
  /** The form in which most texts have it. */
  words: string;
  /** In how many texts it is. */
  texts: number;
}

/** A pair that is in nearly all texts of one of its words says all that the word alone says. */
const COVERING_SHARE = 0.8;

interface TermCount {
  texts: number;
  forms: Map<string, number>;
}

/** Counts in how many texts each term is. Texts are added one by one, so that others get a turn. */
export class TermCounter {
  readonly #singles = new Map<string, TermCount>();
  readonly #pairs = new Map<string, TermCount>();

  /** @param terms of one text, in its order */
  add(terms: readonly TextTerm[]): void {
    countOnce(this.#singles, terms);
    countOnce(this.#pairs, pairsOf(terms));
  }

  /**
   * The terms of at least two texts, those of most texts first.
   * @param limit how many at most
   */
  listRecurring(limit: number): RecurringTerm[] {
    const covered = coveredTerms(this.#singles, this.#pairs);
    return [...this.#singles, ...this.#pairs]
      .filter(([key, { texts }]) => texts >= 2 && !covered.has(key))
      .sort(([a, { texts: m }], [b, { texts: n }]) => n - m || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([key, { texts, forms }]) => ({ key, texts, words: commonestForm(forms) }));
  }
}

/** Each pair of terms that are next to each other in the text. */
export const pairsOf = (terms: readonly TextTerm[]): TextTerm[] =>
  terms.flatMap((term, at) => {
    const next = terms[at + 1];
    if (next?.start !== term.end || next.key === term.key) return [];
    const key = `${term.key} ${next.key}`;
    return [{ key, words: `${term.words} ${next.words}`, start: term.start, end: next.end }];
  });

function countOnce(counts: Map<string, TermCount>, terms: readonly TextTerm[]): void {
  const seen = new Set<string>();
  for (const { key, words } of terms) {
    if (seen.has(key)) continue;
    seen.add(key);
    const count = counts.get(key) ?? { texts: 0, forms: new Map<string, number>() };
    count.texts++;
    count.forms.set(words, (count.forms.get(words) ?? 0) + 1);
    counts.set(key, count);
  }
}

function coveredTerms(
  singles: ReadonlyMap<string, TermCount>,
  pairs: ReadonlyMap<string, TermCount>,
): Set<string> {
  const covered = new Set<string>();
  for (const [key, { texts }] of pairs) {
    if (texts < 2) continue;
    for (const part of key.split(' '))
      if (texts >= COVERING_SHARE * (singles.get(part)?.texts ?? Infinity)) covered.add(part);
  }
  return covered;
}

const commonestForm = (forms: ReadonlyMap<string, number>): string =>
  [...forms].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
