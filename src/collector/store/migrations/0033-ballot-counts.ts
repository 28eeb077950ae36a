import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

type Schema = Pick<Kysely<unknown>, 'schema'>;

/** The count of a ballot: boxes of papers, what two people read from them, and the results. */
export const ballotCounts = (dialect: Dialect): Migration => {
  // A rowid tells the order of arrival, which no table of a ballot may.
  const unordered = <Name extends string, Columns extends string>(
    table: CreateTableBuilder<Name, Columns>,
  ) => (dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table);
  return {
    async up({ schema }: Kysely<unknown>) {
      await unordered(boxesTable({ schema }, dialect)).execute();
      await unordered(countsTable({ schema }, dialect)).execute();
      await unordered(resultsTable({ schema }, dialect)).execute();
      await unordered(decisionsTable({ schema }, dialect)).execute();
    },
  };
};

const boxesTable = ({ schema }: Schema, dialect: Dialect) => {
  const ordered = orderedTextType(dialect);
  return schema
    .createTable('ballot_boxes')
    .addColumn('campaign', ordered, (c) => c.notNull())
    .addColumn('ballot', ordered, (c) => c.notNull())
    .addColumn('id', ordered, (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('event', ordered)
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('written_off', 'text')
    .addPrimaryKeyConstraint('ballot_boxes_key', ['campaign', 'ballot', 'id']);
};

const countsTable = ({ schema }: Schema, dialect: Dialect) => {
  const ordered = orderedTextType(dialect);
  return schema
    .createTable('ballot_counts')
    .addColumn('campaign', ordered, (c) => c.notNull())
    .addColumn('ballot', ordered, (c) => c.notNull())
    .addColumn('box', ordered, (c) => c.notNull())
    .addColumn('contest', ordered, (c) => c.notNull())
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('token', 'text', (c) => c.notNull())
    .addColumn('entered_by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('papers', 'integer', (c) => c.notNull())
    .addColumn('blank', 'integer', (c) => c.notNull())
    .addColumn('spoiled', 'integer', (c) => c.notNull())
    .addColumn('none', 'integer', (c) => c.notNull())
    .addColumn('ticks', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('is_reopened', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('ballot_counts_key', [
      'campaign',
      'ballot',
      'box',
      'contest',
      'round',
      'number',
    ]);
};

const resultsTable = ({ schema }: Schema, dialect: Dialect) => {
  const ordered = orderedTextType(dialect);
  return schema
    .createTable('ballot_results')
    .addColumn('campaign', ordered, (c) => c.notNull())
    .addColumn('ballot', ordered, (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('sums', 'text')
    .addColumn('declared_by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('ballot_results_key', ['campaign', 'ballot', 'number']);
};

const decisionsTable = ({ schema }: Schema, dialect: Dialect) => {
  const ordered = orderedTextType(dialect);
  return schema
    .createTable('ballot_decisions')
    .addColumn('campaign', ordered, (c) => c.notNull())
    .addColumn('ballot', ordered, (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('contest', ordered, (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('ballot_decisions_key', ['campaign', 'ballot', 'number', 'contest']);
};
