import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';
import {
  type ListPosition,
  type PeopleOrder,
  readOrder,
  readPosition,
  SORT_COLUMNS,
  stagesFrom,
  writePosition,
} from './people-order.ts';
import { PART_CONDITIONS } from './people-parts.ts';
import type { PeopleFilter, PeoplePage } from './people-records.ts';
import { type FoundPerson, selectPeople, toPersonRow } from './person-row.ts';
import { type FoundRanks, searchPeople } from './search-people.ts';

/** One page of the people who fit a filter, in the order that it asks for. */
export async function listPeople(
  db: Kysely<Tables>,
  campaign: string,
  filter: PeopleFilter,
): Promise<PeoplePage> {
  const { search = '', sort, after, limit } = filter;
  const order = readOrder(sort);
  const found = search.trim() ? await searchPeople(db, campaign, search) : { words: [] };
  const start = after === undefined ? undefined : readPosition(after);
  const list = new PeopleListReader(db, campaign, { filter, found });
  const rows =
    order.key === 'stage'
      ? await list.readByStage(order, start, limit + 1)
      : await list.read(order, start, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    people: rows.slice(0, limit).map(toPersonRow),
    next: last && writePosition({ rank: last.rank, value: sortValue(last, order) }),
  };
}

/** What a person is sorted by before their rank. */
function sortValue(person: FoundPerson, { key }: PeopleOrder): string {
  if (key === 'name') return person.sort_name;
  if (key === 'ward') return person.area;
  if (key === 'contact') return person.last_contact_at;
  return key === 'stage' ? person.stage : '';
}

/** Reads the people who fit a filter and were found by a search. */
class PeopleListReader {
  readonly #db: Kysely<Tables>;
  readonly #campaign: string;
  readonly #filter: PeopleFilter;
  readonly #found: FoundRanks;

  constructor(
    db: Kysely<Tables>,
    campaign: string,
    { filter, found }: { filter: PeopleFilter; found: FoundRanks },
  ) {
    this.#db = db;
    this.#campaign = campaign;
    this.#filter = filter;
    this.#found = found;
  }

  /**
   * Reads each stage by itself, as far as the page reaches: they follow each other as people pass
   * them, which no index knows.
   */
  async readByStage(
    { direction }: PeopleOrder,
    start: ListPosition | undefined,
    limit: number,
  ): Promise<FoundPerson[]> {
    const { stage: asked } = this.#filter;
    const rows: FoundPerson[] = [];
    for (const stage of stagesFrom(direction, start?.value ?? '')) {
      if (rows.length >= limit) break;
      if (asked !== undefined && asked !== stage) continue;
      const reader = new PeopleListReader(this.#db, this.#campaign, {
        filter: { ...this.#filter, stage },
        found: this.#found,
      });
      const begin = stage === start?.value ? start : undefined;
      // Whoever arrived first comes first in every stage, whichever way these follow each other.
      const arrival: PeopleOrder = { key: undefined, direction: 'asc' };
      rows.push(...(await reader.read(arrival, begin, limit - rows.length)));
    }
    return rows;
  }

  async read(
    { key, direction }: PeopleOrder,
    start: ListPosition | undefined,
    limit: number,
  ): Promise<FoundPerson[]> {
    const { role } = this.#filter;
    const beyond = direction === 'asc' ? sql`>` : sql`<`;
    let query = this.#select().limit(limit);
    if (key !== undefined && key !== 'stage') {
      const column = SORT_COLUMNS[key];
      if (role !== undefined) query = query.where(this.#hasRole(role));
      if (start)
        query = query.where(
          sql<boolean>`(${column}, p.rank) ${beyond} (${start.value}, ${start.rank})`,
        );
      return query.orderBy(column, direction).orderBy('p.rank', direction).execute();
    }
    // The database walks the shortest list that has the order: that of the role, if one is asked
    // for.
    if (role === undefined) {
      if (start) query = query.where(sql<boolean>`p.rank ${beyond} ${start.rank}`);
      return query.orderBy('p.rank', direction).execute();
    }
    let holders = query
      .innerJoin('terms as r', (join) =>
        join.onRef('r.campaign', '=', 'p.campaign').onRef('r.rank', '=', 'p.rank'),
      )
      .where('r.campaign', '=', this.#campaign)
      .where('r.term', '=', `role:${role}`);
    if (start) holders = holders.where(sql<boolean>`r.rank ${beyond} ${start.rank}`);
    return holders.orderBy('r.rank', direction).execute();
  }

  #hasRole = (role: string) =>
    sql<boolean>`exists (select 1 from terms as r where r.campaign = p.campaign and r.term = ${`role:${role}`} and r.rank = p.rank)`;

  #select() {
    const { area, stage, source, only } = this.#filter;
    const { ranks, words } = this.#found;
    let query = selectPeople(this.#db, this.#campaign);
    if (area !== undefined) query = query.where('p.area', '=', area);
    if (stage !== undefined) query = query.where('p.stage', '=', stage);
    if (source !== undefined) query = query.where('p.source', '=', source);
    if (only !== undefined) query = query.where(PART_CONDITIONS[only]);
    if (ranks) query = query.where('p.rank', 'in', ranks);
    for (const word of words) query = query.where(sql<boolean>`p.search like ${`% ${word}%`}`);
    return query;
  }
}
