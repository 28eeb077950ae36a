import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Distinguishes a contact that a list refuses, which an organiser may allow again, from an erased
 * one.
 */
export const listRefusals: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .alterTable('suppressed')
      .addColumn('reason', 'text', (column) => column.notNull().defaultTo('erased'))
      .execute();
  },
};
