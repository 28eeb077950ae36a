import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/** The sort keys of lists of people: their names, and their last contact. */
export const peopleOrder = (dialect: Dialect): Migration => ({
  async up(db: Kysely<unknown>) {
    const { schema } = db;
    await schema
      .alterTable('people')
      .addColumn('sort_name', orderedTextType(dialect), (column) => column.notNull().defaultTo(''))
      .execute();
    // The words that find a person begin with their name, folded.
    await sql`update people set sort_name = substr(search, 2, 80)`.execute(db);
    await schema
      .createIndex('people_name')
      .on('people')
      .columns(['campaign', 'sort_name', 'rank'])
      .execute();
    // With the rank in it, people with the same time are in order too, as after an import.
    await schema.dropIndex('people_last_contact').execute();
    await schema
      .createIndex('people_last_contact')
      .on('people')
      .columns(['campaign', 'last_contact_at', 'rank'])
      .execute();
  },
});
