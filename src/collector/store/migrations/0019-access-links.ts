import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Links for one-time access, by the hash of the key in their address; and the user and start of
 * each session, which older sessions do not have.
 */
export const accessLinks: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('access_links')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('campaigns', 'text', (column) => column.notNull())
      .addColumn('scopes', 'text', (column) => column.notNull())
      .addColumn('source', 'text')
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('used_at', 'text')
      .addColumn('used_from', 'text')
      .addColumn('revoked_at', 'text')
      .execute();
    await schema.alterTable('sessions').addColumn('name', 'text').execute();
    await schema.alterTable('sessions').addColumn('opened_at', 'text').execute();
  },
};
