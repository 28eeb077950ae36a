import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Counts answers by source and day, so that nothing has to read the answers. */
export const sourcesMigration: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createIndex('responses_source')
      .on('responses')
      .columns(['campaign', 'received_on', 'source', 'state', 'held_because'])
      .execute();
  },
};
