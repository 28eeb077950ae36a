import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What people answer to a campaign's own questions, and how many of each ward chose what. An empty
 * `choice` counts those who answered the question at all.
 */
export const furtherQuestions: Migration = {
  async up({ schema }: Kysely<unknown>) {
    for (const table of ['responses', 'signups'])
      await schema.alterTable(table).addColumn('more', 'text').execute();
    await schema
      .createTable('choice_tallies')
      .addColumn('campaign', 'text', (column) => column.notNull())
      .addColumn('area', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('choice', 'text', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('choice_tallies_key', ['campaign', 'area', 'question', 'choice'])
      .execute();
  },
};
