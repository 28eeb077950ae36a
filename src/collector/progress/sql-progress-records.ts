import { randomUUID } from 'node:crypto';
import type { DatabaseHandles } from '../store/database-handles.ts';
import { inTransaction } from '../store/transaction.ts';
import type {
  PartnerCounts,
  ProgressChange,
  ProgressItem,
  ProgressRecords,
} from './progress-records.ts';

/** Organisers' records, in queries that SQLite and PostgreSQL share. */
export class SqlProgressRecords implements ProgressRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async items(campaign: string): Promise<ProgressItem[]> {
    const rows = await this.#database.read
      .selectFrom('progress_items')
      .selectAll()
      .where('campaign', '=', campaign)
      .orderBy('since')
      .orderBy('id')
      .execute();
    return rows.map(({ list, id, data, made_by, at }) => ({
      list,
      id,
      data: JSON.parse(data) as unknown,
      by: made_by,
      at,
    }));
  }

  async changes(campaign: string, limit: number): Promise<ProgressChange[]> {
    const rows = await this.#database.read
      .selectFrom('progress_changes')
      .selectAll()
      .where('campaign', '=', campaign)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ list, item, data, made_by, at }) => ({
      list,
      id: item,
      data: data === null ? null : (JSON.parse(data) as unknown),
      by: made_by,
      at,
    }));
  }

  record(campaign: string, { list, id, data, by, at }: ProgressChange): Promise<boolean> {
    return inTransaction(this.#database.write, async (trx) => {
      const json = data === null ? null : JSON.stringify(data);
      let found = true;
      if (json === null) {
        const { numDeletedRows } = await trx
          .deleteFrom('progress_items')
          .where('campaign', '=', campaign)
          .where('list', '=', list)
          .where('id', '=', id)
          .executeTakeFirst();
        found = numDeletedRows > 0n;
      } else {
        await trx
          .insertInto('progress_items')
          .values({ campaign, list, id, data: json, made_by: by, at, since: at })
          .onConflict((clash) =>
            clash.columns(['campaign', 'list', 'id']).doUpdateSet({ data: json, made_by: by, at }),
          )
          .execute();
      }
      if (found)
        await trx
          .insertInto('progress_changes')
          .values({ id: randomUUID(), campaign, list, item: id, data: json, made_by: by, at })
          .execute();
      return found;
    });
  }

  async partners(campaign: string): Promise<PartnerCounts[]> {
    const rows = await this.#database.read
      .selectFrom('progress_partners')
      .selectAll()
      .where('campaign', '=', campaign)
      .execute();
    return rows.map(({ url, report, at }) => ({ url, report: JSON.parse(report) as unknown, at }));
  }

  async keepPartner(campaign: string, { url, report, at }: PartnerCounts): Promise<void> {
    if (report === null) {
      await this.#database.write
        .deleteFrom('progress_partners')
        .where('campaign', '=', campaign)
        .where('url', '=', url)
        .execute();
      return;
    }
    const json = JSON.stringify(report);
    await this.#database.write
      .insertInto('progress_partners')
      .values({ campaign, url, report: json, at })
      .onConflict((clash) => clash.columns(['campaign', 'url']).doUpdateSet({ report: json, at }))
      .execute();
  }
}
