import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { countUpTo, filterConditions, type PeopleCondition } from './people-conditions.ts';
import {
  type ListPosition,
  type PeopleOrder,
  readOrder,
  readPosition,
  SORT_COLUMNS,
  sortValue,
  stagesFrom,
  valueOfPosition,
  writePosition,
} from './people-order.ts';
import type { PeopleFilter, PeoplePage } from './people-records.ts';
import { type FoundPerson, selectPeople, toPersonRow } from './person-row.ts';
import { findSearched } from './search-people.ts';

/** One page of the people who match a filter, in the order that it asks for. */
export async function listPeople(
  db: Kysely<Tables>,
  campaign: string,
  filter: PeopleFilter,
): Promise<PeoplePage> {
  const { after, limit } = filter;
  const order = orderOf(filter);
  const start = after === undefined ? undefined : readPosition(after);
  const list = new PeopleListReader(db, campaign, await conditionsOf(db, campaign, filter));
  const ranks =
    order.key === 'stage'
      ? await list.readByStage(order, start, limit + 1, filter.stage)
      : await list.read(order, start, limit + 1);
  const rows = await readRows(db, campaign, ranks);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    people: rows.slice(0, limit).map(toPersonRow),
    next: last && writePosition({ rank: last.rank, value: sortValue(last, order) }),
  };
}

/**
 * The ids of the first people who match a filter, in the order of their arrival, and whether there
 * are more.
 */
export async function listMatches(
  db: Kysely<Tables>,
  campaign: string,
  filter: Omit<PeopleFilter, 'limit' | 'after' | 'sort'>,
  limit: number,
): Promise<{ ranks: string[]; hasMore: boolean }> {
  const conditions = await conditionsOf(db, campaign, filter);
  const list = new PeopleListReader(db, campaign, conditions);
  const ranks = await list.read({ key: undefined, direction: 'asc' }, undefined, limit + 1);
  return { ranks: ranks.slice(0, limit), hasMore: ranks.length > limit };
}

async function conditionsOf(
  db: Kysely<Tables>,
  campaign: string,
  filter: Omit<PeopleFilter, 'limit'>,
): Promise<PeopleCondition[]> {
  const { search = '' } = filter;
  const searched = search.trim() ? await findSearched(db, campaign, search) : [];
  return [...searched, ...filterConditions(campaign, filter)];
}

/** Within days, the order of arrival is that of their index. */
function orderOf({ sort, from, to }: PeopleFilter): PeopleOrder {
  const order = readOrder(sort);
  const hasDays = from !== undefined || to !== undefined;
  return order.key === undefined && hasDays ? { ...order, key: 'since' } : order;
}

/** Whole rows are read only for the people who are shown. */
async function readRows(
  db: Kysely<Tables>,
  campaign: string,
  ranks: string[],
): Promise<FoundPerson[]> {
  if (ranks.length === 0) return [];
  const rows = await selectPeople(db, campaign).where('p.rank', 'in', ranks).execute();
  const byRank = new Map(rows.map((row) => [row.rank, row]));
  return ranks.flatMap((rank) => byRank.get(rank) ?? []);
}

/**
 * If more people than this fulfil every condition, the list is walked in its own order; else those
 * who fulfil the rarest condition are looked at one by one, and sorted.
 */
const MAX_SORTED = 4000;

/** Reads the ranks of the people who fulfil all of some conditions. */
class PeopleListReader {
  readonly #db: Kysely<Tables>;
  readonly #campaign: string;
  readonly #conditions: readonly PeopleCondition[];

  constructor(db: Kysely<Tables>, campaign: string, conditions: readonly PeopleCondition[]) {
    this.#db = db;
    this.#campaign = campaign;
    this.#conditions = conditions;
  }

  /**
   * Reads each stage by itself, as far as the page reaches: the stages follow each other in the
   * order in which people pass them, which no index knows.
   */
  async readByStage(
    { direction }: PeopleOrder,
    start: ListPosition | undefined,
    limit: number,
    asked: string | undefined,
  ): Promise<string[]> {
    const ranks: string[] = [];
    for (const stage of stagesFrom(direction, start?.value ?? '')) {
      if (ranks.length >= limit) break;
      if (asked !== undefined && asked !== stage) continue;
      const [inStage] = filterConditions(this.#campaign, { stage });
      const conditions = [
        ...this.#conditions,
        ...(inStage && asked === undefined ? [inStage] : []),
      ];
      const reader = new PeopleListReader(this.#db, this.#campaign, conditions);
      const begin = stage === start?.value ? start : undefined;
      // The earliest person comes first in every stage, in both directions of the sort.
      const arrival: PeopleOrder = { key: undefined, direction: 'asc' };
      ranks.push(...(await reader.read(arrival, begin, limit - ranks.length)));
    }
    return ranks;
  }

  async read(
    order: PeopleOrder,
    start: ListPosition | undefined,
    limit: number,
  ): Promise<string[]> {
    const { key, direction } = order;
    const column = key === undefined || key === 'stage' ? undefined : SORT_COLUMNS[key];
    const page = sql`${beyond(order, column, start)} order by ${column ? sql`${column} ${sql.raw(direction)},` : sql``} p.rank ${sql.raw(direction)} limit ${limit}`;
    const [only, ...more] = this.#conditions;
    // One condition whose index has the order of the list: the page is read from it.
    if (only && more.length === 0 && only.isRanked && !column) return this.#walkIndex(only, page);
    const rarest = await this.#findRarest();
    return rarest ? this.#readFrom(rarest, page) : this.#walk(page);
  }

  async #findRarest(): Promise<PeopleCondition | undefined> {
    let found: { condition: PeopleCondition; count: number } | undefined;
    for (const condition of this.#conditions) {
      const limit = found ? found.count : MAX_SORTED + 1;
      const count = await countUpTo(this.#db, condition, limit);
      if (count < limit) found = { condition, count };
    }
    return found?.condition;
  }

  async #walkIndex({ ranks }: PeopleCondition, page: RawBuilder<unknown>): Promise<string[]> {
    // Its alias is that of the page's conditions: the rank is all that they look at.
    return this.#execute(sql`select p.rank from (${ranks}) as p where true ${page}`);
  }

  /**
   * Those who fulfil one condition, as far as they fulfil the others. A cross join, which SQLite
   * executes in this order: else it would walk the sorted index, and look for each person of it.
   */
  async #readFrom(rarest: PeopleCondition, page: RawBuilder<unknown>): Promise<string[]> {
    const others = this.#conditions.filter((condition) => condition !== rarest);
    return this.#execute(sql`
      select p.rank from (${rarest.ranks}) as wanted cross join people as p
      where p.campaign = ${this.#campaign} and p.rank = wanted.rank ${allHold(others)} ${page}`);
  }

  #walk(page: RawBuilder<unknown>): Promise<string[]> {
    return this.#execute(sql`
      select p.rank from people as p
      where p.campaign = ${this.#campaign} ${allHold(this.#conditions)} ${page}`);
  }

  async #execute(query: RawBuilder<unknown>): Promise<string[]> {
    const { rows } = await (query as RawBuilder<{ rank: string }>).execute(this.#db);
    return rows.map(({ rank }) => rank);
  }
}

/**
 * Conditions for which SQLite uses no index: with one, it would read and sort all matches, instead
 * of walking the index that has the order. PostgreSQL, which weighs both, simplifies them.
 */
const allHold = (conditions: readonly PeopleCondition[]): RawBuilder<unknown> =>
  conditions.length === 0
    ? sql``
    : sql.join(
        conditions.map(({ holds }) => sql`and not (not (${holds}))`),
        sql` `,
      );

function beyond(
  { key, direction }: PeopleOrder,
  column: RawBuilder<unknown> | undefined,
  start: ListPosition | undefined,
): RawBuilder<unknown> {
  if (!start) return sql``;
  const than = direction === 'asc' ? sql`>` : sql`<`;
  return column
    ? sql`and (${column}, p.rank) ${than} (${valueOfPosition(key, start)}, ${start.rank})`
    : sql`and p.rank ${than} ${start.rank}`;
}
