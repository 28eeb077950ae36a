import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/** Applications of local groups to take part, and whether anybody may apply. */
export const applicationsMigration = (dialect: Dialect): Migration => ({
  async up({ schema }: Kysely<unknown>) {
    const ordered = orderedTextType(dialect);
    const table = schema
      .createTable('applications')
      .addColumn('id', ordered, (column) => column.primaryKey())
      .addColumn('received_at', ordered, (column) => column.notNull())
      .addColumn('held_because', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull());
    await (dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute();
    await schema
      .createTable('application_settings')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'text', (column) => column.notNull())
      .execute();
  },
});
