import type { Selectable } from 'kysely';
import type { NewNotice } from '../notifications/notice-records.ts';
import { addNotices } from '../notifications/sql-notice-records.ts';
import type { DatabaseHandles } from '../store/database-handles.ts';
import type { Tables } from '../store/tables.ts';
import { inTransaction } from '../store/transaction.ts';
import type {
  Application,
  ApplicationRecords,
  StoredApplicationSettings,
} from './application-records.ts';
import { ApplicationFields, ApplicationSettings } from './application-schemas.ts';

const SETTINGS_ID = 'settings';

/** In queries that SQLite and PostgreSQL share. */
export class SqlApplicationRecords implements ApplicationRecords {
  readonly #database: DatabaseHandles;
  readonly #afterErasure: () => Promise<unknown>;

  /** @param afterErasure removes what the database keeps of deleted rows */
  constructor(database: DatabaseHandles, afterErasure: () => Promise<unknown>) {
    this.#database = database;
    this.#afterErasure = afterErasure;
  }

  async settings(): Promise<StoredApplicationSettings | undefined> {
    const row = await this.#database.read
      .selectFrom('application_settings')
      .selectAll()
      .where('id', '=', SETTINGS_ID)
      .executeTakeFirst();
    return (
      row && {
        ...ApplicationSettings.parse(JSON.parse(row.data)),
        changedBy: row.changed_by,
        changedAt: row.changed_at,
      }
    );
  }

  async saveSettings({ changedBy, changedAt, ...settings }: StoredApplicationSettings) {
    const columns = {
      data: JSON.stringify(settings),
      changed_by: changedBy,
      changed_at: changedAt,
    };
    await this.#database.write
      .insertInto('application_settings')
      .values({ id: SETTINGS_ID, ...columns })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
      .execute();
  }

  add(application: Application, notices: readonly NewNotice[], maxWaiting: number) {
    const { id, receivedAt, heldBecause, ...fields } = application;
    return inTransaction(this.#database.write, async (trx) => {
      const { count } = await trx
        .selectFrom('applications')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .executeTakeFirstOrThrow();
      const isFull = Number(count) >= maxWaiting;
      const added = isFull
        ? undefined
        : await trx
            .insertInto('applications')
            .values({
              id,
              received_at: receivedAt,
              held_because: heldBecause ?? '',
              data: JSON.stringify(fields),
            })
            .onConflict((conflict) => conflict.doNothing())
            .returning('id')
            .executeTakeFirst();
      if (added) await addNotices(trx, notices, receivedAt.slice(0, 10));
      if (added) return 'added';
      return isFull ? 'full' : 'same';
    });
  }

  async list(): Promise<Application[]> {
    const rows = await this.#database.read
      .selectFrom('applications')
      .selectAll()
      .orderBy('received_at')
      .orderBy('id')
      .execute();
    return rows.map(toApplication);
  }

  async find(id: string): Promise<Application | undefined> {
    const row = await this.#database.read
      .selectFrom('applications')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && toApplication(row);
  }

  async remove(id: string, notices: readonly NewNotice[], day: string): Promise<boolean> {
    const isRemoved = await inTransaction(this.#database.write, async (trx) => {
      const removed = await trx
        .deleteFrom('applications')
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (removed) await addNotices(trx, notices, day);
      return removed !== undefined;
    });
    if (isRemoved) await this.#afterErasure();
    return isRemoved;
  }

  async removeBefore(time: string): Promise<number> {
    const removed = await this.#database.write
      .deleteFrom('applications')
      .where('received_at', '<', time)
      .returning('id')
      .execute();
    if (removed.length > 0) await this.#afterErasure();
    return removed.length;
  }
}

const toApplication = (row: Selectable<Tables['applications']>): Application => ({
  ...ApplicationFields.parse(JSON.parse(row.data)),
  id: row.id,
  receivedAt: row.received_at,
  heldBecause: row.held_because || null,
});
