import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/** The queue of notices: messages to people, to the organiser and to a webhook. */
export const noticesMigration = (dialect: Dialect): Migration => {
  const ordered = orderedTextType(dialect);
  return {
    async up({ schema }: Kysely<unknown>) {
      const table = schema
        .createTable('notices')
        .addColumn('id', ordered, (column) => column.primaryKey())
        .addColumn('campaign', ordered, (column) => column.notNull())
        .addColumn('kind', ordered, (column) => column.notNull())
        .addColumn('subject', ordered, (column) => column.notNull())
        .addColumn('reference', 'text', (column) => column.notNull())
        .addColumn('recipient', 'text')
        .addColumn('data', 'text', (column) => column.notNull())
        .addColumn('queued_on', ordered, (column) => column.notNull())
        .addColumn('state', ordered, (column) => column.notNull())
        .addColumn('due_at', ordered, (column) => column.notNull())
        .addColumn('claim', 'text')
        .addColumn('tries', 'integer', (column) => column.notNull())
        .addColumn('last_error', 'text');
      // A rowid tells the order of arrival, which would lead from a contact to an answer.
      await (dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute();
      await schema
        .createIndex('notices_due')
        .on('notices')
        .columns(['state', 'due_at', 'id'])
        .execute();
      await schema
        .createIndex('notices_campaign')
        .on('notices')
        .columns(['campaign', 'state', 'id'])
        .execute();
      await schema.createIndex('notices_subject').on('notices').column('subject').execute();
      await schema.createIndex('notices_queued').on('notices').column('queued_on').execute();
      // The few that have failed, among many that only wait.
      await schema
        .createIndex('notices_failed')
        .on('notices')
        .columns(['campaign', 'state', 'id'])
        .where(sql<boolean>`last_error is not null`)
        .execute();
    },
  };
};
