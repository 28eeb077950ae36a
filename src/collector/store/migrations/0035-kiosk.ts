import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/** The tablets of a hall, what was refused of them, and by what a tablet knows an unused code. */
export const kiosk = (dialect: Dialect): Migration => {
  const ordered = orderedTextType(dialect);
  // A rowid tells the order of arrival.
  const unordered = <Name extends string, Columns extends string>(
    table: CreateTableBuilder<Name, Columns>,
  ) => (dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table);
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema.alterTable('ballot_codes').addColumn('fingerprint', 'integer').execute();
      await unordered(
        schema
          .createTable('ballot_devices')
          .addColumn('id', ordered, (c) => c.notNull().primaryKey())
          .addColumn('campaign', ordered, (c) => c.notNull())
          .addColumn('ballot', ordered, (c) => c.notNull())
          .addColumn('label', 'text', (c) => c.notNull())
          .addColumn('key_hash', 'text', (c) => c.notNull())
          .addColumn('public_key', 'text', (c) => c.notNull())
          .addColumn('made_by', 'text', (c) => c.notNull())
          .addColumn('made_on', 'text', (c) => c.notNull())
          .addColumn('sent', 'integer', (c) => c.notNull())
          .addColumn('waiting', 'integer', (c) => c.notNull())
          .addColumn('refused', 'integer', (c) => c.notNull())
          .addColumn('seen_at', 'text')
          .addColumn('closed_at', 'text')
          .addColumn('written_off', 'text'),
      ).execute();
      await schema
        .createIndex('ballot_devices_ballot')
        .on('ballot_devices')
        .columns(['campaign', 'ballot'])
        .execute();
      await unordered(
        schema
          .createTable('ballot_device_refusals')
          .addColumn('device', ordered, (c) => c.notNull())
          .addColumn('submission_hash', ordered, (c) => c.notNull())
          .addColumn('reason', 'text', (c) => c.notNull())
          .addPrimaryKeyConstraint('ballot_device_refusals_key', ['device', 'submission_hash']),
      ).execute();
    },
  };
};
