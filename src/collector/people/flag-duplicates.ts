import type { PersonRecord } from './derive-person.ts';
import type { PeopleRows } from './people-rows.ts';
import { recountPeople } from './recount-people.ts';

/**
 * Flags a person who shares a contact with somebody else, as their sign-up would have done: the
 * later person may be the earlier one.
 * @returns people whose counts may change
 */
export async function flagDuplicates(rows: PeopleRows, id: string): Promise<string[]> {
  const person = await rows.find(id);
  const other = person && (await findContactHolder(rows, person));
  if (!other || other.cluster === person.cluster) return [];
  const [older, younger] = other.rank < person.rank ? [other, person] : [person, other];
  // An organiser is asked about one duplicate per person at a time.
  if (younger.same_as !== null) return [];
  await rows.update(younger.id, { same_as: older.id });
  await moveToCluster(rows, younger.id, older.cluster);
  return [older.id, younger.id];
}

/** The first other person who shares an address or a number with this one. */
async function findContactHolder(
  rows: PeopleRows,
  person: PersonRecord,
): Promise<PersonRecord | undefined> {
  const terms = await rows.contactTerms(person);
  const holders: string[] = [];
  // One contact after the other: a query for all of them in the order of ranks makes SQLite read
  // the ranks of everybody.
  for (const contact of terms.filter((term) => !term.startsWith('name:'))) {
    const holder = await rows.trx
      .selectFrom('terms')
      .select('rank')
      .where('campaign', '=', rows.campaign)
      .where('term', '=', contact)
      .where('rank', '!=', person.rank)
      .orderBy('rank')
      .limit(1)
      .executeTakeFirst();
    if (holder) holders.push(holder.rank);
  }
  const [first] = holders.sort();
  if (first === undefined) return undefined;
  return rows.trx
    .selectFrom('people')
    .selectAll()
    .where('campaign', '=', rows.campaign)
    .where('rank', '=', first)
    .executeTakeFirst();
}

/** Records that a person and their duplicate are two people, whatever they share. */
export async function dismissDuplicate(rows: PeopleRows, person: PersonRecord): Promise<void> {
  if (person.same_as === null) return;
  await rows.update(person.id, { same_as: null });
  await moveToCluster(rows, person.id);
  await rows.log(person.id, 'dismiss', 'is somebody else');
  await recountPeople(rows, [person.id], [person.cluster]);
}

/** Puts a person, and those who may be them, into a cluster: a new one if none is given. */
export async function moveToCluster(rows: PeopleRows, id: string, cluster = id): Promise<void> {
  const { trx, campaign } = rows;
  const members = await trx
    .withRecursive('members(id)', (query) =>
      query
        .selectFrom('people')
        .select('id')
        .where('campaign', '=', campaign)
        .where('id', '=', id)
        .union((again) =>
          again
            .selectFrom('members as m')
            // A cross join, so that SQLite goes from the rows found to their duplicates, and does
            // not scan everybody.
            .crossJoin('people as p')
            .whereRef('p.same_as', '=', 'm.id')
            .where('p.campaign', '=', campaign)
            .select('p.id'),
        ),
    )
    .selectFrom('members')
    .select('id')
    .execute();
  const ids = members.map((member) => member.id);
  await trx
    .updateTable('people')
    .set({ cluster })
    .where('campaign', '=', campaign)
    .where('id', 'in', ids)
    .execute();
}
