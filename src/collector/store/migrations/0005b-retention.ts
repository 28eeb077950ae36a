import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who is due to be deleted, and deletions that need a decision. */
export const retentionMigration: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('retention_marks')
      .addColumn('campaign', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('first_seen_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('retention_marks_key', ['campaign', 'subject'])
      .execute();
    await schema
      .createTable('retention_rounds')
      .addColumn('campaign', 'text', (c) => c.primaryKey().notNull())
      .addColumn('last_look_at', 'text', (c) => c.notNull())
      .addColumn('last_deletion_at', 'text')
      .execute();
    await schema
      .createTable('retention_stops')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('campaign', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('due', 'integer', (c) => c.notNull())
      .addColumn('people', 'integer', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('decision', 'text')
      .addColumn('decided_by', 'text')
      .addColumn('decided_at', 'text')
      .addColumn('closed_at', 'text')
      .execute();
  },
};
