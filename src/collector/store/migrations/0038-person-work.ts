import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/**
 * What organisers keep of their work with a person: notes, an owner, a next date, tags, who set
 * the stage, and what a merge put together, so that it can be parted again.
 */
export const personWork = (dialect: Dialect): Migration => ({
  async up(db: Kysely<unknown>) {
    const ordered = orderedTextType(dialect);
    const people = db.schema.alterTable('people');
    await people
      .addColumn('stage_set', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await people.addColumn('owner', 'text').execute();
    await people.addColumn('next_on', ordered).execute();
    await people.addColumn('next_what', 'text').execute();
    await people.addColumn('tags', 'text', (column) => column.notNull().defaultTo('[]')).execute();
    await followRecords(db);
    for (const [name, column] of [
      ['notes', 'text'],
      ['merges', 'record'],
    ] as const) {
      const table = db.schema
        .createTable(name)
        .addColumn('id', ordered, (id) => id.primaryKey())
        .addColumn('campaign', 'text', (each) => each.notNull())
        .addColumn('person', 'text', (each) => each.notNull())
        .addColumn('at', 'text', (each) => each.notNull())
        .addColumn('made_by', 'text', (each) => each.notNull())
        .addColumn(column, 'text', (each) => each.notNull());
      await (
        name === 'notes' ? table.addColumn('others', 'integer', (each) => each.notNull()) : table
      ).execute();
      await db.schema
        .createIndex(`${name}_person`)
        .on(name)
        .columns(['campaign', 'person'])
        .execute();
    }
    await db.schema
      .createIndex('people_next')
      .on('people')
      .columns(['campaign', 'next_on', 'rank'])
      .where(sql<boolean>`next_on is not null`)
      .execute();
    await db.schema
      .createIndex('people_owner')
      .on('people')
      .columns(['campaign', 'owner', 'rank'])
      .where(sql<boolean>`owner is not null`)
      .execute();
  },
});

/** A stage that an organiser set stays; one that nobody set follows what is recorded. */
async function followRecords(db: Kysely<unknown>): Promise<void> {
  await sql`update people set stage_set = 1 where stage <> 'new'`.execute(db);
  await sql`update people set stage = 'met' where stage = 'new' and exists (
    select 1 from meetings as m
    where m.campaign = people.campaign and m.person = people.id and m.state = 'held'
  )`.execute(db);
  await sql`update people set stage = 'trained' where stage_set = 0 and trainings > 0`.execute(db);
}
