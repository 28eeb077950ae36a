import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/** Which addresses asked for a code by email, under keyed hashes. The code itself is derived. */
export const codeRequestsMigration = (dialect: Dialect): Migration => {
  const ordered = orderedTextType(dialect);
  return {
    async up({ schema }: Kysely<unknown>) {
      const table = schema
        .createTable('ballot_requests')
        .addColumn('campaign', ordered, (column) => column.notNull())
        .addColumn('ballot', ordered, (column) => column.notNull())
        .addColumn('email_hash', ordered, (column) => column.notNull())
        .addColumn('n', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('ballot_requests_key', ['campaign', 'ballot', 'email_hash']);
      // A rowid would tell the order of requests, which is that of the codes.
      await (dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute();
    },
  };
};
