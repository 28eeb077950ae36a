import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Change, ChangeActor } from './person.ts';
import {
  derive,
  type Details,
  insertAll,
  type PersonRecord,
  type Trx,
} from '../store/insert-rows.ts';

/** Keeps a change with its time and who made it. */
export async function note(
  trx: Trx,
  { campaign, id }: Pick<PersonRecord, 'campaign' | 'id'>,
  { name, at }: ChangeActor,
  what: Change['what'],
  detail: string,
): Promise<void> {
  const { last } = await trx
    .selectFrom('changes')
    .select(sql<number | null>`max(number)`.as('last'))
    .where('campaign', '=', campaign)
    .where('person', '=', id)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('changes')
    .values({
      id: randomUUID(),
      campaign,
      person: id,
      number: (last ?? 0) + 1,
      at,
      made_by: name,
      what,
      detail,
    })
    .execute();
}

export const set = (
  trx: Trx,
  { campaign, id }: Pick<PersonRecord, 'campaign' | 'id'>,
  columns: Partial<PersonRecord>,
) =>
  trx
    .updateTable('people')
    .set(columns)
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .execute();

/** Keeps the latest meeting in the person's row, where lists are filtered by it: one that is open comes before one that is over. */
export async function showLatestMeeting(
  trx: Trx,
  person: Pick<PersonRecord, 'campaign' | 'id'>,
): Promise<void> {
  const all = await trx
    .selectFrom('meetings')
    .selectAll()
    .where('campaign', '=', person.campaign)
    .where('person', '=', person.id)
    .orderBy('number')
    .orderBy('id')
    .execute();
  const shown =
    all.findLast(({ state }) => state === 'asked' || state === 'arranged') ?? all.at(-1);
  await set(trx, person, {
    meeting_state: shown?.state ?? null,
    meeting_day: shown?.day ?? null,
    meeting_by: shown?.met_by ?? null,
  });
}

/** Writes a person's row and what they are found by anew, from all that is here of them. */
export async function rewrite(
  trx: Trx,
  { campaign, id, rank }: PersonRecord,
  details: Details,
): Promise<void> {
  const signups = await trx
    .selectFrom('signups')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('person', '=', id)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
  const { row, terms } = derive(signups, details);
  await set(trx, { campaign, id }, { ...row, details: JSON.stringify(details) });
  await trx.deleteFrom('terms').where('campaign', '=', campaign).where('rank', '=', rank).execute();
  await insertAll(
    trx,
    'terms',
    terms.map((term) => ({ campaign, term, rank })),
  );
}

/** The keys by which a person is found again. */
export async function contactTerms(trx: Trx, { campaign, rank }: PersonRecord): Promise<string[]> {
  const terms = await trx
    .selectFrom('terms')
    .select('term')
    .where('campaign', '=', campaign)
    .where('rank', '=', rank)
    .execute();
  // Sorted here: asked for this order, SQLite reads the terms of everybody, which are in it.
  return terms
    .map(({ term }) => term)
    .filter((term) => /^(email|phone|name):/.test(term))
    .sort();
}
