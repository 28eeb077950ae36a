import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Tells a contact that a list says no for, which an organiser may allow again, from one that was
 * erased.
 */
export const listRefusals: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .alterTable('suppressed')
      .addColumn('reason', 'text', (column) => column.notNull().defaultTo('erased'))
      .execute();
  },
};
