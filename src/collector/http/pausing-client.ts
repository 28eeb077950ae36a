import type { RateLimitDatabase, RateLimitQuery } from '../store/rate-limit-database.ts';
import type { Logger } from './logger.ts';

/**
 * How long the database is left alone after it failed: its limits are counted in memory meanwhile.
 */
const PAUSE_MS = 5000;

/**
 * Asks the database nothing for a while after it failed, so that not every request waits until it
 * fails again.
 */
export class PausingClient {
  readonly #database: RateLimitDatabase;
  readonly #logger: Logger;
  #pausedUntil = 0;

  constructor(database: RateLimitDatabase, logger: Logger) {
    this.#database = database;
    this.#logger = logger;
  }

  async query(query: RateLimitQuery): Promise<{ rows: unknown[]; rowCount: number | null }> {
    if (Date.now() < this.#pausedUntil) throw new Error('the database of rate limits is away');
    try {
      return await this.#database.query(query);
    } catch (failure) {
      if (Date.now() >= this.#pausedUntil)
        this.#logger.warn(
          {},
          `rate limits: the database does not answer (${(failure as Error).message}); this collector counts in its own memory meanwhile`,
        );
      this.#pausedUntil = Date.now() + PAUSE_MS;
      throw failure;
    }
  }
}
