import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { CONNECT_TIMEOUT_MS } from './postgres-dialect.ts';

/**
 * The tables that may contain personal data, or a hash of it, and those whose dead rows would tell
 * which vote was cast with which code.
 */
const PERSONAL_TABLES = [
  'people',
  'terms',
  'signups',
  'consents',
  'meetings',
  'trainings',
  'notes',
  'merges',
  'ticks',
  'complaints',
  'changes',
  'invites',
  'organisations',
  'receipts',
  'notices',
  'applications',
  'import_batches',
  'import_drafts',
  'import_draft_parts',
  'ballot_codes',
  'ballot_requests',
  'ballot_votes',
  'ballot_devices',
] as const;

/**
 * Code of the notice that a table was skipped:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const LOCK_NOT_AVAILABLE = '55P03';
const SNAPSHOT_CHECKS = 20;
const VACUUM_TIMEOUT_MS = 600_000;
const SNAPSHOT_CHECK_MS = 100;

/**
 * Removes dead rows from the tables with personal data, on its own connection: a vacuum and
 * requests never wait for each other. https://www.postgresql.org/docs/current/sql-vacuum.html
 * @returns false if another transaction can still see an erased row, or has locked a table
 */
export async function vacuumPersonalData(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'campaign-collector',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: VACUUM_TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  let skipped = false;
  client.on('notice', ({ code }) => {
    if (code === LOCK_NOT_AVAILABLE) skipped = true;
  });
  await client.connect();
  try {
    const unseen = await waitForOlderSnapshots(client);
    await client.query(`vacuum (skip_locked) ${PERSONAL_TABLES.join(', ')}`);
    return unseen && !skipped;
  } finally {
    await client.end();
  }
}

/**
 * Waits briefly for transactions that began before now.
 * @returns whether they are over
 */
async function waitForOlderSnapshots(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ now: string }>('select pg_current_xact_id()::text as now');
  for (let check = 0; check < SNAPSHOT_CHECKS; check++) {
    const older = await client.query(
      `select 1 from pg_stat_activity where datname = current_database()
        and pid <> pg_backend_pid() and age(backend_xmin) >= age($1::text::xid8::xid) limit 1`,
      [rows[0]?.now],
    );
    if (older.rowCount === 0) return true;
    await setTimeout(SNAPSHOT_CHECK_MS);
  }
  return false;
}
