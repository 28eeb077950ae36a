import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The recipients of today's thank-you messages, as keyed hashes, and how many each campaign has
 * sent. Both are deleted after a day.
 */
export const mailMigration: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('mail_recipients')
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('recipient_hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('mail_recipients_key', ['day', 'recipient_hash'])
      .execute();
    await schema
      .createTable('mail_counts')
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('campaign', 'text', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('mail_counts_key', ['day', 'campaign'])
      .execute();
  },
};
