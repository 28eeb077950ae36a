import type { Selectable } from 'kysely';
import type { DatabaseHandles } from '../../store/database-handles.ts';
import type { Tables } from '../../store/tables.ts';
import { inTransaction } from '../../store/transaction.ts';
import { MAX_SAVED_LISTS, type SavedList, type SavedListRecords } from './saved-list-records.ts';

/** Lists of people with a name, in queries that SQLite and PostgreSQL share. */
export class SqlSavedListRecords implements SavedListRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async list(campaign: string): Promise<SavedList[]> {
    const rows = await this.#database.read
      .selectFrom('saved_lists')
      .selectAll()
      .where('campaign', '=', campaign)
      .orderBy('name')
      .orderBy('id')
      .limit(MAX_SAVED_LISTS)
      .execute();
    return rows.map(toList);
  }

  async find(campaign: string, id: string): Promise<SavedList | undefined> {
    const row = await this.#database.read
      .selectFrom('saved_lists')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && toList(row);
  }

  add(campaign: string, { by, ...list }: SavedList): Promise<boolean> {
    return inTransaction(this.#database.write, async (trx) => {
      const kept = await trx
        .selectFrom('saved_lists')
        .select('id')
        .where('campaign', '=', campaign)
        .limit(MAX_SAVED_LISTS)
        .execute();
      if (kept.length >= MAX_SAVED_LISTS) return false;
      await trx
        .insertInto('saved_lists')
        .values({ campaign, ...list, made_by: by })
        .execute();
      return true;
    });
  }

  async rename(campaign: string, id: string, name: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.write
      .updateTable('saved_lists')
      .set({ name })
      .where('campaign', '=', campaign)
      .where('id', '=', id)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async remove(campaign: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#database.write
      .deleteFrom('saved_lists')
      .where('campaign', '=', campaign)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}

const toList = ({
  id,
  name,
  query,
  made_by,
  at,
}: Selectable<Tables['saved_lists']>): SavedList => ({
  id,
  name,
  query,
  by: made_by,
  at,
});
