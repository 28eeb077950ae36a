import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Whether a person who opens the invitation of a sign-up may read its person's first name: 1 or 0.
 */
export const inviterNames: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .alterTable('signups')
      .addColumn('shows_first_name', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
