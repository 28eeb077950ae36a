import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Drafts of campaigns, correct or not. */
export const campaignDrafts: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('campaign_drafts')
      .addColumn('campaign', 'text', (column) => column.primaryKey())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('base_version', 'integer', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'text', (column) => column.notNull())
      .execute();
  },
};
