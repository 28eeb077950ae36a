import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The failed notices of every campaign, by the day on which they were queued. */
export const failedNotices: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createIndex('notices_days_failed')
      .on('notices')
      .column('queued_on')
      .where(sql<boolean>`last_error is not null`)
      .execute();
  },
};
