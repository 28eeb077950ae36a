import pg from 'pg';
import type { RateLimitDatabase, RateLimitQuery } from '../rate-limit-database.ts';

const TABLE = 'rate_limits';
/** After this time, requests go on without the database: nobody waits for a count. */
const LIMIT_TIMEOUT_MS = 250;
const MAX_LIMIT_CONNECTIONS = 4;
const CLEANUP_INTERVAL_MS = 60_000;

/**
 * The table of rate limits, on its own connections: counting and other work never wait for each
 * other. Expired counts are deleted each minute.
 */
export class PostgresRateLimits implements RateLimitDatabase {
  readonly table = TABLE;
  readonly #pool: pg.Pool;
  readonly #cleanup: NodeJS.Timeout;

  constructor(connectionString: string) {
    this.#pool = new pg.Pool({
      connectionString,
      application_name: 'campaign-collector',
      max: MAX_LIMIT_CONNECTIONS,
      connectionTimeoutMillis: LIMIT_TIMEOUT_MS,
      query_timeout: LIMIT_TIMEOUT_MS,
      keepAlive: true,
    });
    // A lost connection fails the query that needs it. Without a listener the event would end the
    // process.
    this.#pool.on('error', () => undefined);
    this.#cleanup = setInterval(() => void this.deleteExpired(), CLEANUP_INTERVAL_MS).unref();
  }

  query(query: RateLimitQuery): Promise<pg.QueryResult> {
    return this.#pool.query(query);
  }

  /** The next run makes up for a failure. */
  async deleteExpired(now = Date.now()): Promise<void> {
    await this.#pool.query(`delete from ${TABLE} where expire <= $1`, [now]).catch(() => undefined);
  }

  async close(): Promise<void> {
    clearInterval(this.#cleanup);
    await this.#pool.end();
  }
}
