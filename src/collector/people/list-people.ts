import { type Kysely, type RawBuilder, sql } from 'kysely';
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

/** One page of the people who match a filter, in the order that it asks for. */
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

/** The sort key of a person before their rank. */
function sortValue(person: FoundPerson, { key }: PeopleOrder): string {
  if (key === 'name') return person.sort_name;
  if (key === 'ward') return person.area;
  if (key === 'contact') return person.last_contact_at;
  return key === 'stage' ? person.stage : '';
}

/**
 * If more people than this match a filter, the list is walked in its own order; else these few are
 * sorted.
 */
const MAX_SORTED = 1000;

interface SortedBy {
  column: RawBuilder<string>;
  direction: PeopleOrder['direction'];
}

/** Reads the people who match a filter and were found by a search. */
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
   * Reads each stage by itself, as far as the page reaches: the stages follow each other in the
   * order in which people pass them, which no index knows.
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
      // The earliest person comes first in every stage, in both directions of the sort.
      const arrival: PeopleOrder = { key: undefined, direction: 'asc' };
      rows.push(...(await reader.read(arrival, begin, limit - rows.length)));
    }
    return rows;
  }

  async read(
    order: PeopleOrder,
    start: ListPosition | undefined,
    limit: number,
  ): Promise<FoundPerson[]> {
    const { key, direction } = order;
    // The ranks first, from indexes; whole rows are read only for the people who are shown.
    const places =
      key !== undefined && key !== 'stage'
        ? await this.#sortedRanks({ column: SORT_COLUMNS[key], direction }, start, limit)
        : await this.#arrivalRanks(direction, start, limit);
    if (places.length === 0) return [];
    const rows = await selectPeople(this.#db, this.#campaign)
      .where('p.rank', 'in', places)
      .execute();
    const byRank = new Map(rows.map((row) => [row.rank, row]));
    return places.flatMap((rank) => byRank.get(rank) ?? []);
  }

  async #sortedRanks(
    { column, direction }: SortedBy,
    start: ListPosition | undefined,
    limit: number,
  ): Promise<string[]> {
    const few = await this.#fewRanks();
    if (few?.length === 0) return [];
    const isBeyond = start
      ? sql<boolean>`(${column}, p.rank) ${beyond(direction)} (${start.value}, ${start.rank})`
      : sql<boolean>`true`;
    if (few) return this.#sortFew(few, { column, direction }, isBeyond, limit);
    const { role } = this.#filter;
    let query = this.#select(walked).where(isBeyond).limit(limit);
    if (role !== undefined) query = query.where(this.#hasRole(role));
    return ranksOf(await query.orderBy(column, direction).orderBy('p.rank', direction).execute());
  }

  /** The ranks of all who match a filter and a search, if they are few. */
  async #fewRanks(): Promise<string[] | undefined> {
    const { area, stage, source, only, role } = this.#filter;
    const isFiltered = [area, stage, source, only, role].some((value) => value !== undefined);
    if (!isFiltered && !this.#found.ranks) return undefined;
    const ranks = await this.#arrivalRanks('asc', undefined, MAX_SORTED + 1);
    return ranks.length > MAX_SORTED ? undefined : ranks;
  }

  async #sortFew(
    ranks: string[],
    { column, direction }: SortedBy,
    isBeyond: RawBuilder<boolean>,
    limit: number,
  ): Promise<string[]> {
    const wanted = sql.join(ranks.map((rank) => sql`(${rank})`));
    const towards = sql.raw(direction);
    // A cross join, which SQLite executes in this order: for a list of ranks it would not look up
    // each one, but walk the sorted index.
    const { rows } = await sql<{ rank: string }>`
      with wanted(rank) as (values ${wanted})
      select p.rank from wanted cross join people as p
      where p.campaign = ${this.#campaign} and p.rank = wanted.rank and ${isBeyond}
      order by ${column} ${towards}, p.rank ${towards} limit ${limit}`.execute(this.#db);
    return ranksOf(rows);
  }

  async #arrivalRanks(
    direction: PeopleOrder['direction'],
    start: ListPosition | undefined,
    limit: number,
  ): Promise<string[]> {
    const { area, stage, source, only, role } = this.#filter;
    let query = this.#select().orderBy('p.rank', direction).limit(limit);
    if (start) query = query.where(sql<boolean>`p.rank ${beyond(direction)} ${start.rank}`);
    if (role === undefined) return ranksOf(await query.execute());
    if ([area, stage, source, only].every((value) => value === undefined))
      return this.#holderRanks(role, direction, start, limit);
    // The rarer of two conditions decides where to start: a rare role lists its people; a frequent
    // one is checked for each person whom the other finds.
    const holders = await this.#holderRanks(role, 'asc', undefined, MAX_SORTED + 1);
    const isRare = holders.length <= MAX_SORTED;
    query = isRare
      ? query.where('p.rank', 'in', ['', ...holders])
      : query.where(this.#hasRole(role));
    return ranksOf(await query.execute());
  }

  /** The ranks of people who have a role and whom a search found, in the order of their arrival. */
  async #holderRanks(
    role: string,
    direction: PeopleOrder['direction'],
    start: ListPosition | undefined,
    limit: number,
  ): Promise<string[]> {
    const { ranks, words } = this.#found;
    let query = this.#db
      .selectFrom('terms as r')
      .select('r.rank')
      .where('r.campaign', '=', this.#campaign)
      .where('r.term', '=', `role:${role}`)
      .orderBy('r.rank', direction)
      .limit(limit);
    if (start) query = query.where(sql<boolean>`r.rank ${beyond(direction)} ${start.rank}`);
    if (ranks) query = query.where('r.rank', 'in', ranks);
    for (const word of words)
      query = query.where(
        sql<boolean>`exists (select 1 from people as p where p.campaign = r.campaign and p.rank = r.rank and ${hasWord(word)})`,
      );
    return ranksOf(await query.execute());
  }

  #hasRole = (role: string) =>
    sql<boolean>`exists (select 1 from terms as r where r.campaign = p.campaign and r.term = ${`role:${role}`} and r.rank = p.rank)`;

  /** @param condition how conditions on columns that have an index are written */
  #select(condition = indexed) {
    const { area, stage, source, only } = this.#filter;
    const { ranks, words } = this.#found;
    let query = this.#db
      .selectFrom('people as p')
      .select('p.rank')
      .where('p.campaign', '=', this.#campaign);
    if (area !== undefined) query = query.where(condition(sql`p.area = ${area}`));
    if (stage !== undefined) query = query.where(condition(sql`p.stage = ${stage}`));
    if (source !== undefined) query = query.where(condition(sql`p.source = ${source}`));
    if (only !== undefined) query = query.where(condition(PART_CONDITIONS[only]));
    if (ranks) query = query.where('p.rank', 'in', ranks);
    for (const word of words) query = query.where(hasWord(word));
    return query;
  }
}

const hasWord = (word: string) => sql<boolean>`p.search like ${`% ${word}%`}`;

const ranksOf = (rows: { rank: string }[]): string[] => rows.map(({ rank }) => rank);

const beyond = (direction: PeopleOrder['direction']) => (direction === 'asc' ? sql`>` : sql`<`);

const indexed = (condition: RawBuilder<boolean>): RawBuilder<boolean> => condition;

/**
 * A condition for which SQLite uses no index: with one, it would read and sort all matches,
 * instead of walking the index that has the order. PostgreSQL, which weighs both, simplifies it.
 */
const walked = (condition: RawBuilder<boolean>): RawBuilder<boolean> =>
  sql<boolean>`not (not (${condition}))`;
