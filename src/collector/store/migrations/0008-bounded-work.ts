import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Keeps the work of one request small however large a campaign is, and adds a row that health
 * checks commit.
 */
export const boundedWork: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db;
    await schema
      .createTable('health')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('checked_at', 'text', (column) => column.notNull())
      .execute();
    // Among many who may be one person, this finds the counted one and the one who should be,
    // without reading the others.
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
    await schema.createIndex('meetings_signup').on('meetings').column('signup').execute();
    // With the term in it, SQLite prefers no other index.
    await schema.dropIndex('terms_rank').execute();
    await schema
      .createIndex('terms_rank')
      .on('terms')
      .columns(['campaign', 'rank', 'term'])
      .execute();
    // Most people have no inviter and no duplicate: if the index contained them, it would look as
    // if one value found everybody.
    for (const column of ['invited_by', 'same_as']) {
      await schema.dropIndex(`people_${column}`).execute();
      await schema
        .createIndex(`people_${column}`)
        .on('people')
        .columns(['campaign', column])
        .where(sql.ref(column), 'is not', null)
        .execute();
    }
  },
};
