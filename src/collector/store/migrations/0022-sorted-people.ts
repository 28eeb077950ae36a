import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The most frequent filters of lists of people. */
const FILTERED = ['area', 'stage', 'source', 'meeting_state'];

/**
 * A list that is sorted and filtered is walked in an index alone: the indexes that have an order
 * contain the filtered columns too.
 */
export const sortedPeople: Migration = {
  async up({ schema }: Kysely<unknown>) {
    for (const [name, column] of [
      ['people_name', 'sort_name'],
      ['people_last_contact', 'last_contact_at'],
      ['people_area', 'area'],
    ] as const) {
      const order = ['campaign', column, 'rank'];
      await schema.dropIndex(name).execute();
      await schema
        .createIndex(name)
        .on('people')
        .columns([...order, ...FILTERED.filter((filtered) => !order.includes(filtered))])
        .execute();
    }
  },
};
