import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who is signed in to the organiser's pages, by hash. */
export const sessionsMigration: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('sessions')
      .addColumn('hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('token_hash', 'text', (c) => c.notNull())
      .addColumn('ends_at', 'text', (c) => c.notNull())
      .addColumn('idle_ends_at', 'text', (c) => c.notNull())
      .execute();
  },
};
