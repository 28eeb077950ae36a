import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/** What each organiser thinks of a candidate, and the shortlists, in every version. */
export const shortlistsMigration = (dialect: Dialect): Migration => ({
  async up({ schema }: Kysely<unknown>) {
    const ordered = orderedTextType(dialect);
    await schema
      .createTable('weighings')
      .addColumn('campaign', 'text', (c) => c.notNull())
      .addColumn('area', ordered, (c) => c.notNull())
      .addColumn('candidate', ordered, (c) => c.notNull())
      .addColumn('member', ordered, (c) => c.notNull())
      .addColumn('worthwhile', 'text')
      .addColumn('winnable', 'text')
      .addColumn('decider', 'text', (c) => c.notNull())
      .addColumn('ask', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('made_on', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('weighings_key', ['campaign', 'area', 'candidate', 'member'])
      .execute();
    await schema
      .createTable('shortlists')
      .addColumn('campaign', 'text', (c) => c.notNull())
      .addColumn('area', ordered, (c) => c.notNull())
      .addColumn('revision', 'integer', (c) => c.notNull())
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.notNull())
      .addColumn('made_on', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('shortlists_key', ['campaign', 'area', 'revision'])
      .execute();
  },
});
