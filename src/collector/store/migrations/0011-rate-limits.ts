import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * How often a client, a campaign or a contact was counted, under keyed hashes, in the shape of
 * `rate-limiter-flexible`. PostgreSQL writes an unlogged table without waiting for its disk, and
 * empties it after a crash: counts of minutes may be lost. An embedded database has one collector,
 * which counts in memory.
 */
export const rateLimitsMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create unlogged table rate_limits (
      key text collate "C" primary key, points integer not null, expire bigint
    )`.execute(db);
    await sql`create index rate_limits_expire on rate_limits (expire)`.execute(db);
  },
};
