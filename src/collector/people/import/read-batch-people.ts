import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import { groupBy } from '../../store/group-by.ts';
import type { BatchPeople, BatchPerson } from './batch-records.ts';

/** How many people with something recorded since are named. */
const MAX_CHANGED = 50;
/** How many words of a person's history since are read. */
const MAX_CHANGES_EACH = 20;

/** The words of a history that an import itself writes. */
const OWN_WORDS = ['import'];

/** The people of a batch who are here, and what was recorded of them since. */
export async function readBatchPeople(
  db: Kysely<Tables>,
  campaign: string,
  batch: string,
  { after = '', limit }: { after?: string; limit: number },
): Promise<BatchPeople> {
  const signups = db
    .selectFrom('signups as s')
    .innerJoin('people as p', (join) =>
      join.onRef('p.campaign', '=', 's.campaign').onRef('p.id', '=', 's.person'),
    )
    .where('s.campaign', '=', campaign)
    .where('s.batch', '=', batch);
  const changed = signups.where(({ exists, selectFrom, or }) =>
    or([
      exists(
        selectFrom('changes as c')
          .select('c.id')
          .whereRef('c.campaign', '=', 's.campaign')
          .whereRef('c.person', '=', 's.person')
          .where('c.what', 'not in', OWN_WORDS),
      ),
      // The notes of the list itself are as old as what else it brought.
      exists(
        selectFrom('notes as n')
          .select('n.id')
          .whereRef('n.campaign', '=', 's.campaign')
          .whereRef('n.person', '=', 's.person')
          .whereRef('n.at', '!=', 's.received_at'),
      ),
    ]),
  );
  const columns = ['p.id', 'p.name', 'p.area', 'p.stage', 's.id as place'] as const;
  const page = await signups
    .select(columns)
    .where('s.id', '>', after)
    .orderBy('s.id')
    .limit(limit + 1)
    .execute();
  const first = await changed.select(columns).orderBy('s.id').limit(MAX_CHANGED).execute();
  const all = sql<number>`count(*)`;
  const { count } = await signups.select(all.as('count')).executeTakeFirstOrThrow();
  const { changedCount } = await changed.select(all.as('changedCount')).executeTakeFirstOrThrow();
  const people = page.slice(0, limit);
  const since = await readChangesSince(db, campaign, [
    ...new Set([...people, ...first].map(({ id }) => id)),
  ]);
  const toPerson = ({ place: _place, ...person }: (typeof page)[number]): BatchPerson => ({
    ...person,
    since: since.get(person.id) ?? [],
  });
  return {
    count,
    changedCount,
    changed: first.map(toPerson),
    people: people.map(toPerson),
    next: page.length > limit ? people.at(-1)?.place : undefined,
  };
}

async function readChangesSince(
  db: Kysely<Tables>,
  campaign: string,
  people: string[],
): Promise<Map<string, string[]>> {
  const changes = await db
    .selectFrom('changes')
    .select(['person', 'what'])
    .where('campaign', '=', campaign)
    .where('person', 'in', ['', ...people])
    .where('what', 'not in', OWN_WORDS)
    .where('number', '<=', MAX_CHANGES_EACH)
    .orderBy('person')
    .orderBy('number')
    .execute();
  const notes = await db
    .selectFrom('notes as n')
    .innerJoin('people as p', (join) =>
      join.onRef('p.campaign', '=', 'n.campaign').onRef('p.id', '=', 'n.person'),
    )
    .select('n.person')
    .distinct()
    .where('n.campaign', '=', campaign)
    .where('n.person', 'in', ['', ...people])
    .whereRef('n.at', '!=', 'p.since')
    .execute();
  const words = [...changes, ...notes.map(({ person }) => ({ person, what: 'note' }))];
  return new Map(
    [...groupBy(words, ({ person }) => person)].map(([person, lines]) => [
      person,
      lines.map(({ what }) => what),
    ]),
  );
}
