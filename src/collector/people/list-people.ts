import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';
import type { PeopleFilter, PeoplePage } from './people-records.ts';
import { selectPeople, toPersonRow } from './person-row.ts';
import { searchPeople } from './search-people.ts';

/** Ranks are digits and small letters. */
const BEHIND_ALL_RANKS = '~';

/** One page of the people who fit a filter, oldest first, or newest first. */
export async function listPeople(
  db: Kysely<Tables>,
  campaign: string,
  filter: PeopleFilter,
): Promise<PeoplePage> {
  const { search = '', role, sort, limit } = filter;
  const isNewestFirst = sort === 'newest';
  const direction = isNewestFirst ? 'desc' : 'asc';
  const beyond = isNewestFirst ? '<' : '>';
  const { after = isNewestFirst ? BEHIND_ALL_RANKS : '' } = filter;
  let query = filterPeople(db, campaign, filter).limit(limit + 1);
  if (search.trim()) {
    const found = await searchPeople(db, campaign, search);
    if (found.ranks) query = query.where('p.rank', 'in', found.ranks);
    for (const word of found.words)
      query = query.where(sql<boolean>`p.search like ${`% ${word}%`}`);
  }
  // The database walks the shortest list that has the order: that of the role, if one is asked for.
  if (role === undefined) query = query.where('p.rank', beyond, after).orderBy('p.rank', direction);
  else
    query = query
      .innerJoin('terms as r', (join) =>
        join.onRef('r.campaign', '=', 'p.campaign').onRef('r.rank', '=', 'p.rank'),
      )
      .where('r.campaign', '=', campaign)
      .where('r.term', '=', `role:${role}`)
      .where('r.rank', beyond, after)
      .orderBy('r.rank', direction);
  const rows = await query.execute();
  return {
    people: rows.slice(0, limit).map(toPersonRow),
    next: rows.length > limit ? rows[limit - 1]?.rank : undefined,
  };
}

function filterPeople(
  db: Kysely<Tables>,
  campaign: string,
  { area, stage, source, only }: PeopleFilter,
) {
  let query = selectPeople(db, campaign);
  if (area !== undefined) query = query.where('p.area', '=', area);
  if (stage !== undefined) query = query.where('p.stage', '=', stage);
  if (source !== undefined) query = query.where('p.source', '=', source);
  // Literals, not parameters: a database uses a partial index only if it sees the same condition.
  if (only === 'waiting')
    query = query.where(sql<boolean>`p.meeting_state in ('asked', 'arranged')`);
  if (only === 'same') query = query.where(sql<boolean>`p.same_as is not null`);
  if (only === 'held') query = query.where(sql<boolean>`p.state = 'held'`);
  if (only === 'organisations') query = query.where(sql<boolean>`p.organisation is not null`);
  return query;
}
