import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/** What organisers did, per campaign: rows are added, and neither changed nor deleted. */
export const organiserLog = (dialect: Dialect): Migration => ({
  async up(db: Kysely<unknown>) {
    const ordered = orderedTextType(dialect);
    let table = db.schema
      .createTable('organiser_log')
      .addColumn('id', ordered, (column) => column.primaryKey());
    for (const column of ['campaign', 'at', 'made_by', 'what', 'detail'])
      table = table.addColumn(column, 'text', (each) => each.notNull());
    await table.execute();
    await db.schema
      .createIndex('organiser_log_campaign')
      .on('organiser_log')
      .columns(['campaign', 'id'])
      .execute();
    for (const statement of dialect === 'sqlite' ? SQLITE_TRIGGERS : POSTGRES_TRIGGERS)
      await sql.raw(statement).execute(db);
  },
});

const SQLITE_TRIGGERS = ['update', 'delete'].map(
  (change) => `create trigger organiser_log_no_${change} before ${change} on organiser_log
    begin select raise(abort, 'the log of organisers is only added to'); end`,
);
const POSTGRES_TRIGGERS = [
  `create function keep_organiser_log() returns trigger language plpgsql as $$
    begin raise exception 'the log of organisers is only added to'; end $$`,
  `create trigger organiser_log_kept before update or delete on organiser_log
    for each row execute function keep_organiser_log()`,
];
