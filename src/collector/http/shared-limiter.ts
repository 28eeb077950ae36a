import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { RateLimitDatabase } from '../store/rate-limit-database.ts';
import { GroupedLimiter } from './grouped-limiter.ts';
import type { Logger } from './logger.ts';
import { PausingClient } from './pausing-client.ts';

export interface BucketOptions {
  /** What is counted, `submission-network`: a key of one bucket is none of another. */
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

/** What a collector counts of a key before it tells the others. */
const UNSHARED_PART = 0.25;

/** Limits of one collector, in its memory. */
export const memoryLimiter = ({ name, points, durationSeconds }: BucketOptions) =>
  new RateLimiterMemory({ keyPrefix: name, points, duration: durationSeconds });

/**
 * Limits that collectors on one database share. Where it is away or slow, each counts in its own
 * memory until it is back. An empty bucket is remembered, so that a flood costs the database
 * nothing.
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
      // The store deletes what is over each minute.
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
 * Counts the first quarter of a bucket in memory, and tells the database from then on, of that
 * quarter too. So people who send an answer or two cost it nothing, and each collector lets at most
 * a quarter more through than all should together.
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
   * What the database is told of the point that made it so many: with the first that is shared, all
   * before it.
   */
  #pointsToTell(consumedPoints: number): number {
    if (consumedPoints <= this.#unshared) return 0;
    return consumedPoints === this.#unshared + 1 ? consumedPoints : 1;
  }
}
