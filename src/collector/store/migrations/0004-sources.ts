import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What came from where and when is counted without reading the answers. */
export const sourcesMigration: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createIndex('responses_source')
      .on('responses')
      .columns(['campaign', 'received_on', 'source', 'state', 'held_because'])
      .execute();
  },
};
