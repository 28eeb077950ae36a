import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

interface Waiting {
  points: number;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/**
 * Counts requests with the same key together: while one statement is running, others wait for the
 * next one, which counts them all. So a popular campaign costs the database one statement at a
 * time, not one per answer.
 */
export class GroupedLimiter {
  readonly #limiter: RateLimiterAbstract;
  readonly #groups = new Map<string, Waiting[]>();

  constructor(limiter: RateLimiterAbstract) {
    this.#limiter = limiter;
  }

  /** @throws RateLimiterRes once the bucket is empty */
  consume(key: string, points: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const next = this.#groups.get(key);
      if (next) next.push({ points, resolve, reject });
      else {
        this.#groups.set(key, []);
        void this.#countAll(key, [{ points, resolve, reject }]);
      }
    });
  }

  async reward(key: string, points: number): Promise<void> {
    await this.#limiter.reward(key, points);
  }

  async #countAll(key: string, first: Waiting[]): Promise<void> {
    for (let group = first; group.length > 0; group = this.#takeNext(key))
      await this.#count(key, group);
    this.#groups.delete(key);
  }

  #takeNext(key: string): Waiting[] {
    const group = this.#groups.get(key) ?? [];
    this.#groups.set(key, []);
    return group;
  }

  async #count(key: string, group: Waiting[]): Promise<void> {
    const total = group.reduce((sum, { points }) => sum + points, 0);
    try {
      await this.#limiter.consume(key, total);
      for (const { resolve } of group) resolve();
    } catch (full) {
      let left = full instanceof RateLimiterRes ? this.#leftBefore(full, total) : 0;
      for (const { points, resolve, reject } of group) {
        if (points <= left) resolve();
        else reject(full);
        left -= points;
      }
    }
  }

  /**
   * How many points were left before a group came. If a bucket is known to be empty, nothing is
   * counted.
   */
  #leftBefore({ consumedPoints }: RateLimiterRes, total: number): number {
    return consumedPoints === 0 ? 0 : this.#limiter.points - (consumedPoints - total);
  }
}
