import type { Selectable } from 'kysely';
import type { DatabaseHandles } from '../store/database-handles.ts';
import { insertEach } from '../store/insert-each.ts';
import { readJson } from '../store/json-columns.ts';
import { inTransaction } from '../store/transaction.ts';
import type {
  MemberWeighing,
  SavedShortlist,
  ShortlistDocument,
  ShortlistRecords,
  Weighing,
} from './shortlist-records.ts';
import type { ShortlistTables } from './shortlist-tables.ts';
import type { ThemeActor } from './theme-records.ts';

/** Weighings and shortlists, in queries that SQLite and PostgreSQL share. */
export class SqlShortlistRecords implements ShortlistRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async weighings(campaign: string, area?: string): Promise<MemberWeighing[]> {
    let query = this.#database.read
      .selectFrom('weighings')
      .selectAll()
      .where('campaign', '=', campaign)
      .orderBy('area')
      .orderBy('candidate')
      .orderBy('member');
    if (area !== undefined) query = query.where('area', '=', area);
    return (await query.execute()).map(({ campaign: _, made_on: on, ...row }) => ({ ...row, on }));
  }

  weigh(
    campaign: string,
    area: string,
    weighings: readonly Weighing[],
    { by: member, on }: ThemeActor,
  ): Promise<void> {
    return inTransaction(this.#database.write, async (trx) => {
      const empty = weighings.filter(saysNothing).map(({ candidate }) => candidate);
      if (empty.length > 0)
        await trx
          .deleteFrom('weighings')
          .where('campaign', '=', campaign)
          .where('area', '=', area)
          .where('member', '=', member)
          .where('candidate', 'in', empty)
          .execute();
      await insertEach(
        trx,
        'weighings',
        weighings
          .filter((weighing) => !saysNothing(weighing))
          .map((weighing) => ({ campaign, area, member, ...weighing, made_on: on })),
        (insert) =>
          insert.onConflict((clash) =>
            clash.columns(['campaign', 'area', 'candidate', 'member']).doUpdateSet(({ ref }) => ({
              worthwhile: ref('excluded.worthwhile'),
              winnable: ref('excluded.winnable'),
              decider: ref('excluded.decider'),
              ask: ref('excluded.ask'),
              note: ref('excluded.note'),
              made_on: ref('excluded.made_on'),
            })),
          ),
      );
    });
  }

  async current(campaign: string): Promise<SavedShortlist[]> {
    const rows = await this.#database.read
      .selectFrom('shortlists')
      .selectAll()
      .where('campaign', '=', campaign)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('shortlists as newer')
              .select('newer.revision')
              .whereRef('newer.campaign', '=', 'shortlists.campaign')
              .whereRef('newer.area', '=', 'shortlists.area')
              .whereRef('newer.revision', '>', 'shortlists.revision'),
          ),
        ),
      )
      .orderBy('area')
      .execute();
    return rows.map(toShortlist);
  }

  async versions(campaign: string, area: string, limit: number): Promise<SavedShortlist[]> {
    const rows = await this.#database.read
      .selectFrom('shortlists')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('area', '=', area)
      .orderBy('revision', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toShortlist);
  }

  save(
    campaign: string,
    { area, base, document }: { area: string; base: number; document: ShortlistDocument },
    { by, on }: ThemeActor,
  ): Promise<boolean> {
    return inTransaction(this.#database.write, async (trx) => {
      const newest = await trx
        .selectFrom('shortlists')
        .select('revision')
        .where('campaign', '=', campaign)
        .where('area', '=', area)
        .orderBy('revision', 'desc')
        .limit(1)
        .executeTakeFirst();
      if ((newest?.revision ?? 0) !== base) return false;
      // Two who save at the same time want the same revision: the key lets one of them have it.
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('shortlists')
        .values({
          ...{ campaign, area, revision: base + 1 },
          ...{ document: JSON.stringify(document), made_by: by, made_on: on },
        })
        .onConflict((clash) => clash.columns(['campaign', 'area', 'revision']).doNothing())
        .executeTakeFirstOrThrow();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    });
  }
}

const saysNothing = ({ worthwhile, winnable, decider, ask, note }: Weighing): boolean =>
  worthwhile === null && winnable === null && `${decider}${ask}${note}` === '';

const toShortlist = (row: Selectable<ShortlistTables['shortlists']>): SavedShortlist => ({
  area: row.area,
  revision: row.revision,
  document: readJson<ShortlistDocument>(row.document) ?? { options: [], leftOut: [] },
  by: row.made_by,
  on: row.made_on,
});
