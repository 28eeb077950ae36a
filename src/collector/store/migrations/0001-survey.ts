import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from './dialect.ts';

/** Campaign documents, receipts, answers and their counts. */
export const surveyMigration = (dialect: Dialect): Migration => {
  // SQLite's tables go without rowid: a rowid tells the order of arrival, and an anonymous answer
  // has none.
  const unordered = <Name extends string, Columns extends string>(
    table: CreateTableBuilder<Name, Columns>,
  ) => (dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table);
  return {
    async up(db: Kysely<unknown>) {
      await createCampaigns(db);
      await unordered(receiptsTable(db)).execute();
      await unordered(responsesTable(db)).execute();
      await indexResponses(db);
      await createTallies(db);
    },
  };
};

const createCampaigns = ({ schema }: Kysely<unknown>) =>
  schema
    .createTable('campaigns')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('campaigns_key', ['id', 'version'])
    .execute();

const receiptsTable = ({ schema }: Kysely<unknown>) =>
  schema
    .createTable('receipts')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull());

const responsesTable = ({ schema }: Kysely<unknown>) =>
  schema
    .createTable('responses')
    .addColumn('campaign', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('held_because', 'text')
    .addColumn('released', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('area', 'text', (c) => c.notNull())
    .addColumn('area_version', 'text', (c) => c.notNull())
    .addColumn('issue', 'text', (c) => c.notNull())
    .addColumn('other', 'text')
    .addColumn('words', 'text')
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('source', 'text')
    .addColumn('assisted_by', 'text')
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('page', 'text')
    .addColumn('signals', 'text')
    .addColumn('answered_on', 'text', (c) => c.notNull())
    .addColumn('received_on', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('responses_key', ['campaign', 'id']);

/**
 * The indexes of an organiser's lists, so that a list costs what it shows and not what is stored.
 */
async function indexResponses({ schema }: Kysely<unknown>): Promise<void> {
  const part = (name: string) =>
    schema.createIndex(`responses_${name}`).on('responses').columns(['campaign', 'id']);
  await part('held')
    .where(sql`state`, '=', sql.lit('held'))
    .execute();
  await part('words')
    .where(sql<boolean>`(other is not null or words is not null)`)
    .execute();
  await part('released')
    .where(sql`released`, '=', sql.lit(1))
    .execute();
}

const createTallies = ({ schema }: Kysely<unknown>) =>
  schema
    .createTable('tallies')
    .addColumn('campaign', 'text', (c) => c.notNull())
    .addColumn('area', 'text', (c) => c.notNull())
    .addColumn('issue', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('tallies_key', ['campaign', 'area', 'issue'])
    .execute();
