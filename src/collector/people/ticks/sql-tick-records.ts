import { type Kysely, sql, type Transaction } from 'kysely';
import type { DatabaseHandles } from '../../store/database-handles.ts';
import { insertAll } from '../../store/insert-rows.ts';
import type { Tables } from '../../store/tables.ts';
import { inTransaction } from '../../store/transaction.ts';
import { listMatches } from '../list-people.ts';
import { MAX_TICKED, type TickedCount, type TickRecords } from './tick-records.ts';

/** Ticks in the list of people, in queries that SQLite and PostgreSQL share. */
export class SqlTickRecords implements TickRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async read(campaign: string, name: string): Promise<string[]> {
    const rows = await this.#database.read
      .selectFrom('ticks as t')
      .innerJoin('people as p', (join) =>
        join.onRef('p.campaign', '=', 't.campaign').onRef('p.rank', '=', 't.rank'),
      )
      .select('p.id')
      .where('t.campaign', '=', campaign)
      .where('t.name', '=', name)
      .orderBy('t.rank')
      .execute();
    return rows.map(({ id }) => id);
  }

  set: TickRecords['set'] = (campaign, name, { ticked, unticked }, at) =>
    inTransaction(this.#database.write, async (trx) => {
      const ranks = await ranksOf(trx, campaign, [...ticked, ...unticked]);
      const rankOf = (id: string) => ranks.get(id) ?? [];
      const gone = unticked.flatMap(rankOf);
      if (gone.length > 0)
        await trx
          .deleteFrom('ticks')
          .where('campaign', '=', campaign)
          .where('name', '=', name)
          .where('rank', 'in', gone)
          .execute();
      return addTicks(trx, { campaign, name, at }, ticked.flatMap(rankOf));
    });

  addMatches: TickRecords['addMatches'] = (campaign, name, filter, at) =>
    inTransaction(this.#database.write, async (trx) => {
      const { ranks, hasMore } = await listMatches(trx, campaign, filter, MAX_TICKED);
      const { count, isFull } = await addTicks(trx, { campaign, name, at }, ranks);
      return { count, isFull: isFull || hasMore };
    });

  async clear(campaign: string, name: string): Promise<void> {
    await this.#database.write
      .deleteFrom('ticks')
      .where('campaign', '=', campaign)
      .where('name', '=', name)
      .execute();
  }

  async expire(before: string): Promise<void> {
    await this.#database.maintenance.deleteFrom('ticks').where('at', '<', before).execute();
  }
}

async function ranksOf(
  db: Kysely<Tables>,
  campaign: string,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'rank'])
    .where('campaign', '=', campaign)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, rank }) => [id, rank]));
}

interface Ticker {
  campaign: string;
  name: string;
  at: string;
}

/** Adds ticks as far as there is room. */
async function addTicks(
  trx: Transaction<Tables>,
  ticker: Ticker,
  ranks: string[],
): Promise<TickedCount> {
  const known = await ownRanks(trx, ticker);
  const fresh = [...new Set(ranks)].filter((rank) => !known.has(rank));
  const added = fresh.slice(0, Math.max(0, MAX_TICKED - known.size));
  const rows = added.map((rank) => ({ ...ticker, rank }));
  await insertAll(trx, 'ticks', rows);
  return { count: known.size + added.length, isFull: added.length < fresh.length };
}

/** Also takes away ticks of people who are here no more. */
async function ownRanks(
  trx: Transaction<Tables>,
  { campaign, name }: Ticker,
): Promise<Set<string>> {
  await trx
    .deleteFrom('ticks')
    .where('campaign', '=', campaign)
    .where('name', '=', name)
    .where(
      sql<boolean>`not exists (select 1 from people as p where p.campaign = ticks.campaign and p.rank = ticks.rank)`,
    )
    .execute();
  const rows = await trx
    .selectFrom('ticks')
    .select('rank')
    .where('campaign', '=', campaign)
    .where('name', '=', name)
    .execute();
  return new Set(rows.map(({ rank }) => rank));
}
