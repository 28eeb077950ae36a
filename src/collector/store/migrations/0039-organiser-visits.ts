import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * When each organiser looked at a campaign's day: `seen_at` is the latest look, and `before_at` the
 * one before it, from which on they are told what is new.
 */
export const organiserVisits: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('organiser_visits')
      .addColumn('campaign', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'text', (column) => column.notNull())
      .addColumn('before_at', 'text')
      .addPrimaryKeyConstraint('organiser_visits_key', ['campaign', 'name'])
      .execute();
  },
};
