import { Kysely, sql, type Transaction } from 'kysely';
import { SqlStore, type StoreOptions } from '../sql-store.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { openPostgres } from './open-postgres.ts';
import { openPostgresDialect } from './postgres-dialect.ts';
import { PostgresRateLimits } from './postgres-rate-limits.ts';
import { vacuumPersonalData } from './vacuum-personal-data.ts';

const MAX_MAINTENANCE_CONNECTIONS = 2;

/** How long a request waits for a row or a table that another session has locked. */
const LOCK_TIMEOUT_MS = 3_000;
/** How long one statement of a request may take. */
const STATEMENT_TIMEOUT_MS = 5_000;
/** A working server sends something within the time limit of a statement. */
const DATABASE_SILENCE_MS = 6_000;
/** A long statement of maintenance has no time limit, but it does not wait for a lock for ever. */
const MAINTENANCE_LOCK_TIMEOUT_MS = 60_000;

/** The tables that a submission is written to. */
const WRITTEN_TABLES = [
  'receipts',
  'responses',
  'tallies',
  'choice_tallies',
  'registers',
  'people',
  'terms',
  'signups',
  'consents',
  'ballot_codes',
  'ballot_requests',
  'ballot_votes',
  'ballot_devices',
] as const;

export interface PostgresOptions extends StoreOptions {
  /** A connection is closed if its server has sent nothing for this long. */
  silenceTimeoutMs?: number;
}

/**
 * Opens a PostgreSQL database. Several collectors may share one, and may open it at once.
 * @param url `postgres://user:password@host:5432/database`
 * @throws Error that names the host and the database, never the password, if it can't be opened or
 * doesn't
 *   keep what it acknowledges
 */
export async function openPostgresStore(
  url: string,
  { silenceTimeoutMs = DATABASE_SILENCE_MS, ...options }: PostgresOptions = {},
): Promise<Store> {
  // During a migration the server may be silent for long; during a request it may not.
  await (await openPostgres(url)).destroy();
  const requests = openPostgresDialect(url, {
    silenceTimeoutMs,
    settings: { lock_timeout: LOCK_TIMEOUT_MS, statement_timeout: STATEMENT_TIMEOUT_MS },
  });
  const maintenance = openPostgresDialect(url, {
    maxConnections: MAX_MAINTENANCE_CONNECTIONS,
    settings: { lock_timeout: MAINTENANCE_LOCK_TIMEOUT_MS },
  });
  const db = new Kysely<Tables>({ dialect: requests });
  const handles = {
    read: db,
    write: db,
    maintenance: new Kysely<Tables>({ dialect: maintenance }),
  };
  const store = new SqlStore(handles, options, {
    dialect: 'postgres',
    probe: checkTableLocks,
    rateLimits: new PostgresRateLimits(url),
    cleaning: { cleanUp: () => vacuumPersonalData(url), inBackground: true },
  });
  // A process that ended between an erasure and its clean-up left the erased rows to be vacuumed.
  void store.truncateLog();
  return store;
}

/**
 * Takes the locks that storing a submission takes. @throws if another session has locked a whole
 * table
 */
async function checkTableLocks(trx: Transaction<Tables>): Promise<void> {
  const tables = sql.join(WRITTEN_TABLES.map((table) => sql.table(table)));
  await sql`lock table ${tables} in row exclusive mode`.execute(trx);
}
