import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { RateLimitDatabase } from '../store/rate-limit-database.ts';
import { GroupedLimiter } from './grouped-limiter.ts';
import type { Logger } from './logger.ts';
import { PausingClient } from './pausing-client.ts';

export interface BucketOptions {
  /** The kind of request, `submission-network`: the keys of different buckets are separate. */
  name: string;
  points: number;
  durationSeconds: number;
}

export interface Limiter {
  /** @throws RateLimiterRes once the bucket of that key is empty */
  consume(key: string): Promise<unknown>;
  reward(key: string): Promise<unknown>;
}

export type MakeLimiter = (options: BucketOptions) => Limiter;

/** How much a collector counts for a key before it tells the others. */
const UNSHARED_PART = 0.25;

/** Limits of one collector, in its memory. */
export const memoryLimiter = ({ name, points, durationSeconds }: BucketOptions) =>
  new RateLimiterMemory({ keyPrefix: name, points, duration: durationSeconds });

/**
 * Limits that collectors on one database share. If the database is unreachable or slow, each
 * counts in its own memory meanwhile. An empty bucket is remembered, so that a flood costs the
 * database nothing.
 */
export function createSharedLimiter(database: RateLimitDatabase, logger: Logger): MakeLimiter {
  const client = new PausingClient(database, logger);
  return (options) => {
    const { name, points, durationSeconds } = options;
    const postgres = new RateLimiterPostgres({
      storeClient: client,
      storeType: 'pool',
      tableName: database.table,
      tableCreated: true,
      // The store deletes expired counts each minute.
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points,
      duration: durationSeconds,
      insuranceLimiter: memoryLimiter(options),
    });
    return new SharedLimiter(options, new GroupedLimiter(postgres));
  };
}

/**
 * Counts the first quarter of a bucket in memory, and from then on in the database, including that
 * quarter. So people who send an answer or two cost the database nothing, and each collector
 * allows at most a quarter more than the common limit.
 */
class SharedLimiter implements Limiter {
  readonly #unshared: number;
  readonly #own: RateLimiterMemory;
  readonly #shared: GroupedLimiter;

  constructor(options: BucketOptions, shared: GroupedLimiter) {
    this.#unshared = Math.floor(options.points * UNSHARED_PART);
    this.#own = memoryLimiter(options);
    this.#shared = shared;
  }

  async consume(key: string): Promise<void> {
    const { consumedPoints } = await this.#own.consume(key);
    const points = this.#pointsToTell(consumedPoints);
    if (points > 0) await this.#shared.consume(key, points);
  }

  async reward(key: string): Promise<void> {
    const { consumedPoints } = await this.#own.reward(key);
    const points = this.#pointsToTell(consumedPoints + 1);
    if (points > 0) await this.#shared.reward(key, points);
  }

  /**
   * How many points to report to the database: with the first shared point, all the earlier ones.
   */
  #pointsToTell(consumedPoints: number): number {
    if (consumedPoints <= this.#unshared) return 0;
    return consumedPoints === this.#unshared + 1 ? consumedPoints : 1;
  }
}
