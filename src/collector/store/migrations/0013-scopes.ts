import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The scopes of a token. A token that could read now reads the register; one that could write
 * works with it and edits campaigns; one that could write in all campaigns can also make other
 * tokens.
 */
export const scopesMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('tokens')
      .addColumn('scopes', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
    await db.schema.alterTable('tokens').addColumn('source', 'text').execute();
    await sql`
      update tokens set scopes = case
        when access = 'read' then '["register"]'
        when campaigns = '[]' then '["owner"]'
        else '["work","edit"]'
      end`.execute(db);
    await db.schema.alterTable('tokens').dropColumn('access').execute();
  },
};
