import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/** Complaints about data, each with the day by which it must be acknowledged. */
export const complaints = (dialect: Dialect): Migration => ({
  async up({ schema }: Kysely<unknown>) {
    const ordered = orderedTextType(dialect);
    await schema
      .createTable('complaints')
      .addColumn('id', ordered, (column) => column.primaryKey())
      .addColumn('campaign', 'text', (column) => column.notNull())
      .addColumn('person', 'text')
      .addColumn('received_on', ordered, (column) => column.notNull())
      .addColumn('due_on', ordered, (column) => column.notNull())
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('made_by', 'text', (column) => column.notNull())
      .addColumn('answered_on', ordered)
      .addColumn('answered_by', 'text')
      .execute();
    await schema
      .createIndex('complaints_campaign')
      .on('complaints')
      .columns(['campaign', 'due_on'])
      .execute();
    await schema
      .createIndex('complaints_person')
      .on('complaints')
      .columns(['campaign', 'person'])
      .execute();
  },
});
