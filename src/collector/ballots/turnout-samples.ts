import type { PublicBallot } from 'campaign-widgets/contract';

type Turnout = NonNullable<PublicBallot['turnout']>;

/** How long a count is held back: whoever watches cannot tell whose vote just came. */
const SAMPLE_MS = 5 * 60_000;
const MAX_BALLOTS = 1000;

interface Samples {
  /** The period in which the newest count was taken. */
  period: number;
  newest: Turnout;
  /** The count of an earlier period: the one that is shown. */
  shown: Turnout | undefined;
}

/** Counts of spent codes, shown at least a period after they were taken. */
export class TurnoutSamples {
  readonly #samples = new Map<string, Samples>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** @param count called at most once in five minutes for each ballot */
  async read(key: string, count: () => Promise<number>): Promise<Turnout | undefined> {
    const now = this.#now();
    const period = Math.floor(now.getTime() / SAMPLE_MS);
    const last = this.#samples.get(key);
    if (last?.period === period) return last.shown;
    const newest = { spent: await count(), asOf: now.toISOString() };
    if (!last && this.#samples.size >= MAX_BALLOTS) this.#samples.clear();
    this.#samples.set(key, { period, newest, shown: last?.newest });
    return last?.newest;
  }
}
