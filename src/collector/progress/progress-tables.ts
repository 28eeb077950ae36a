import type { Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The tables of what organisers write down; `data` and `report` are JSON. */
export interface ProgressTables {
  progress_items: {
    campaign: string;
    list: string;
    id: string;
    data: string;
    made_by: string;
    at: string;
    since: string;
  };
  /** Append-only. */
  progress_changes: {
    id: string;
    campaign: string;
    list: string;
    item: string;
    data: string | null;
    made_by: string;
    at: string;
  };
  progress_partners: { campaign: string; url: string; report: string; at: string };
}

/** @param ordered the type of columns that are gone through in order */
export const progressMigration = (ordered: 'text' | ReturnType<typeof sql>): Migration => ({
  async up(db: Kysely<unknown>) {
    const { schema } = db;
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
