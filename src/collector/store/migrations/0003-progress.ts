import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/** What organisers write down about the progress of a campaign. */
export const progressMigration = (dialect: Dialect): Migration => ({
  async up({ schema }: Kysely<unknown>) {
    const ordered = orderedTextType(dialect);
    await schema
      .createTable('progress_items')
      .addColumn('campaign', 'text', (c) => c.notNull())
      .addColumn('list', 'text', (c) => c.notNull())
      .addColumn('id', ordered, (c) => c.notNull())
      .addColumn('data', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('since', ordered, (c) => c.notNull())
      .addPrimaryKeyConstraint('progress_items_key', ['campaign', 'list', 'id'])
      .execute();
    await schema
      .createTable('progress_changes')
      .addColumn('id', ordered, (c) => c.notNull().primaryKey())
      .addColumn('campaign', 'text', (c) => c.notNull())
      .addColumn('list', 'text', (c) => c.notNull())
      .addColumn('item', 'text', (c) => c.notNull())
      .addColumn('data', 'text')
      .addColumn('made_by', 'text', (c) => c.notNull())
      .addColumn('at', ordered, (c) => c.notNull())
      .execute();
    await schema
      .createIndex('progress_changes_at')
      .on('progress_changes')
      .columns(['campaign', 'at'])
      .execute();
    await schema
      .createTable('progress_partners')
      .addColumn('campaign', 'text', (c) => c.notNull())
      .addColumn('url', 'text', (c) => c.notNull())
      .addColumn('report', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('progress_partners_key', ['campaign', 'url'])
      .execute();
  },
});
