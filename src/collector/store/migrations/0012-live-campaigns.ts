import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who published which version of a campaign and when, and which campaigns are taken down. */
export const liveCampaigns: Migration = {
  async up({ schema }: Kysely<unknown>) {
    // One change a statement: SQLite adds one column at a time.
    await schema
      .alterTable('campaigns')
      .addColumn('published_by', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await schema.alterTable('campaigns').addColumn('published_at', 'text').execute();
    await schema
      .alterTable('campaigns')
      .addColumn('note', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await schema
      .createTable('taken_down')
      .addColumn('campaign', 'text', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('made_by', 'text', (column) => column.notNull())
      .execute();
  },
};
