import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The time of a 1-2-1, and addresses that organisers' calendars follow: only hashes of them are
 * kept.
 */
export const calendars: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema.alterTable('meetings').addColumn('starts_at', 'text').execute();
    await schema
      .createTable('calendar_feeds')
      .addColumn('campaign', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('calendar_feeds_key', ['campaign', 'name'])
      .execute();
    await schema
      .createIndex('calendar_feeds_hash')
      .on('calendar_feeds')
      .columns(['hash'])
      .unique()
      .execute();
  },
};
