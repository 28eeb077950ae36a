import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { withoutRowid } from './0031-ballots.ts';
import { type Dialect, orderedTextType } from './dialect.ts';

/** What the desk of a ballot writes down: papers that it gave out, and people in the hall. */
export const ballotDesk = (dialect: Dialect): Migration => ({
  async up({ schema }: Kysely<unknown>) {
    const ordered = orderedTextType(dialect);
    const unordered = withoutRowid(dialect);
    await schema
      .alterTable('ballot_codes')
      .addColumn('paper_given_too', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await unordered(
      schema
        .createTable('ballot_papers')
        .addColumn('campaign', ordered, (c) => c.notNull())
        .addColumn('ballot', ordered, (c) => c.notNull())
        .addColumn('contest', ordered, (c) => c.notNull())
        .addColumn('given', 'integer', (c) => c.notNull())
        .addColumn('given_too', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('ballot_papers_key', ['campaign', 'ballot', 'contest']),
    ).execute();
    await unordered(
      schema
        .createTable('ballot_headcounts')
        .addColumn('campaign', ordered, (c) => c.notNull())
        .addColumn('ballot', ordered, (c) => c.notNull())
        .addColumn('event', ordered, (c) => c.notNull())
        .addColumn('people', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('ballot_headcounts_key', ['campaign', 'ballot', 'event']),
    ).execute();
  },
});
