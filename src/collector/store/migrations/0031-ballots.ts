import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/** Without rowids, which tell the order of arrival and would lead from a code to its vote. */
export const withoutRowid =
  (dialect: Dialect) =>
  <Name extends string, Columns extends string>(
    table: CreateTableBuilder<Name, Columns>,
  ): CreateTableBuilder<Name, Columns> =>
    dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table;

/** Ballots: their definitions, codes and votes, and the log of who did what. */
export const ballots = (dialect: Dialect): Migration => {
  const ordered = orderedTextType(dialect);
  const unordered = withoutRowid(dialect);
  return {
    async up({ schema }: Kysely<unknown>) {
      await unordered(
        schema
          .createTable('ballot_definitions')
          .addColumn('campaign', ordered, (c) => c.notNull())
          .addColumn('id', ordered, (c) => c.notNull())
          .addColumn('version', 'integer', (c) => c.notNull())
          .addColumn('document', 'text', (c) => c.notNull())
          .addColumn('state', 'text', (c) => c.notNull())
          .addPrimaryKeyConstraint('ballot_definitions_key', ['campaign', 'id', 'version']),
      ).execute();
      await unordered(batchesTable({ schema }, dialect)).execute();
      await unordered(codesTable({ schema }, dialect)).execute();
      await schema
        .createIndex('ballot_codes_state')
        .on('ballot_codes')
        .columns(['campaign', 'ballot', 'state', 'how'])
        .execute();
      await schema
        .createIndex('ballot_codes_batch')
        .on('ballot_codes')
        .columns(['campaign', 'ballot', 'batch', 'state'])
        .execute();
      await unordered(
        schema
          .createTable('ballot_votes')
          .addColumn('campaign', ordered, (c) => c.notNull())
          .addColumn('ballot', ordered, (c) => c.notNull())
          .addColumn('id', ordered, (c) => c.notNull())
          .addColumn('contest', ordered, (c) => c.notNull())
          .addColumn('choices', 'text', (c) => c.notNull())
          .addPrimaryKeyConstraint('ballot_votes_key', ['campaign', 'ballot', 'id']),
      ).execute();
      await unordered(logTable({ schema }, dialect)).execute();
    },
  };
};

const batchesTable = ({ schema }: Pick<Kysely<unknown>, 'schema'>, dialect: Dialect) => {
  const ordered = orderedTextType(dialect);
  return schema
    .createTable('ballot_batches')
    .addColumn('campaign', ordered, (c) => c.notNull())
    .addColumn('ballot', ordered, (c) => c.notNull())
    .addColumn('id', ordered, (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('event', ordered)
    .addColumn('area', ordered)
    .addColumn('valid_from', 'text')
    .addColumn('valid_to', 'text')
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('is_replacement', 'integer', (c) => c.notNull())
    .addColumn('made_in', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('made_on', 'text', (c) => c.notNull())
    .addColumn('voided_on', 'text')
    .addPrimaryKeyConstraint('ballot_batches_key', ['campaign', 'ballot', 'id']);
};

const codesTable = ({ schema }: Pick<Kysely<unknown>, 'schema'>, dialect: Dialect) => {
  const ordered = orderedTextType(dialect);
  return schema
    .createTable('ballot_codes')
    .addColumn('hash', ordered, (c) => c.notNull().primaryKey())
    .addColumn('campaign', ordered, (c) => c.notNull())
    .addColumn('ballot', ordered, (c) => c.notNull())
    .addColumn('batch', ordered, (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('how', 'text')
    .addColumn('device', ordered)
    .addColumn('area', ordered)
    .addColumn('source', 'text')
    .addColumn('spent_on', 'text')
    .addColumn('spent_by', 'text');
};

const logTable = ({ schema }: Pick<Kysely<unknown>, 'schema'>, dialect: Dialect) => {
  const ordered = orderedTextType(dialect);
  return schema
    .createTable('ballot_log')
    .addColumn('campaign', ordered, (c) => c.notNull())
    .addColumn('ballot', ordered, (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('previous', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('ballot_log_key', ['campaign', 'ballot', 'number']);
};
