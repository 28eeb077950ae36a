import type { RateLimitDatabase, RateLimitQuery } from '../store/rate-limit-database.ts';
import type { Logger } from './logger.ts';

/**
 * How long the database gets no requests after it failed: meanwhile its limits are counted in
 * memory.
 */
const PAUSE_MS = 5000;

/**
 * Sends the database no requests for a while after it failed, so that not every request waits for
 * the next failure.
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
