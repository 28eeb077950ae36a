import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What keeps the work of one request small however large a campaign is, and a row that health checks commit. */
export const boundedWork: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db;
    await schema
      .createTable('health')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('checked_at', 'text', (column) => column.notNull())
      .execute();
    // Of many who may be one person, the one who is counted and the one who should be are found without reading the others.
    await schema
      .alterTable('people')
      .addColumn('counts_as_recruit', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update people set counts_as_recruit = 1 where share like '%"recruited":1%'`.execute(
      db,
    );
    await schema
      .createIndex('people_counted_recruit')
      .on('people')
      .columns(['campaign', 'cluster'])
      .where(sql<boolean>`counts_as_recruit = 1`)
      .execute();
    await schema
      .createIndex('people_first_recruit')
      .on('people')
      .columns(['campaign', 'cluster', 'rank'])
      .where(sql<boolean>`state = 'counted' and recruit = 1`)
      .execute();
  },
};
