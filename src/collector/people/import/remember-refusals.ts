import { contactKeys } from '../contact-keys.ts';
import type { PeopleRows } from '../people-rows.ts';
import type { ListRefusal } from './import-records.ts';

/**
 * Keeps the contacts that a list refuses out of later lists. People who are here already get a
 * line in their history.
 * @returns for each refusal, the ids of its people in the register
 */
export async function rememberRefusals(
  rows: PeopleRows,
  refusals: ListRefusal[],
  batch?: string,
): Promise<string[][]> {
  const { trx, campaign, suppression, actor } = rows;
  await rows.lock();
  const keysOf = refusals.map(({ email, phone }) =>
    email || phone ? contactKeys({ name: '', area: '', email, phone }) : [],
  );
  const keys = [...new Set(keysOf.flat())];
  const holders = await findHolders(rows, keys);
  const found = keysOf.map((own) => [
    ...new Set(holders.filter(({ term }) => own.includes(term)).map(({ id }) => id)),
  ]);
  await logRefusals(rows, refusals, found);
  const held = new Set(holders.map(({ term }) => term));
  const free = keys.filter((key) => !held.has(key));
  await suppression.addListRefusals(trx, campaign, free, { at: actor.at, batch });
  return found;
}

/** People in the register who have one of these contacts. */
function findHolders(
  { trx, campaign }: PeopleRows,
  keys: string[],
): Promise<{ term: string; id: string }[]> {
  return trx
    .selectFrom('terms')
    .innerJoin('people', (join) =>
      join.onRef('people.campaign', '=', 'terms.campaign').onRef('people.rank', '=', 'terms.rank'),
    )
    .select(['terms.term', 'people.id'])
    .where('terms.campaign', '=', campaign)
    .where('terms.term', 'in', ['', ...keys])
    .orderBy('people.rank')
    .execute();
}

/** One line for each person, with all the columns that refuse. */
async function logRefusals(
  rows: PeopleRows,
  refusals: ListRefusal[],
  found: string[][],
): Promise<void> {
  const columnsOf = new Map<string, Set<string>>();
  refusals.forEach(({ column }, index) => {
    for (const id of found[index] ?? [])
      columnsOf.set(id, (columnsOf.get(id) ?? new Set()).add(column));
  });
  for (const [id, columns] of columnsOf)
    await rows.log(id, 'list-refusal', [...columns].join(', '));
}
