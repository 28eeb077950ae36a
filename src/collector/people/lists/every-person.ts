import { setImmediate } from 'node:timers/promises';
import type { PeopleFilter, PeopleRecords } from '../people-records.ts';
import type { Person } from '../person.ts';

const PEOPLE_PER_PAGE = 200;

/** Everybody who matches a filter, with all their data, in its order. */
export async function* everyPerson(
  people: Pick<PeopleRecords, 'list' | 'findMany'>,
  campaign: string,
  filter: Omit<PeopleFilter, 'limit' | 'after'>,
): AsyncGenerator<Person> {
  let after: string | undefined;
  do {
    const page = await people.list(campaign, {
      ...filter,
      limit: PEOPLE_PER_PAGE,
      ...(after !== undefined && { after }),
    });
    const ids = page.people.map(({ id }) => id);
    yield* await people.findMany(campaign, ids);
    after = page.next;
    // An embedded database answers at once: without a pause the thread would do nothing else.
    await setImmediate();
  } while (after !== undefined);
}
