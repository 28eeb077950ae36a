import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { DatabaseHandles } from '../store/database-handles.ts';
import { insertAll, type Trx } from '../store/insert-rows.ts';
import { inTransaction } from '../store/transaction.ts';
import type {
  ClaimedNotice,
  NewNotice,
  NoticeBacklog,
  NoticeClaim,
  NoticeCounts,
  NoticeRecords,
  QueuedNotice,
} from './notice-records.ts';
import type { NoticeTables } from './notice-tables.ts';

type NoticeRow = Selectable<NoticeTables['notices']>;
type ClaimKey = Pick<ClaimedNotice, 'id' | 'claim'>;

/** Queues notices in a transaction that stores what they tell. */
export const addNotices = (trx: Trx, notices: readonly NewNotice[], day: string): Promise<void> =>
  insertAll(
    trx,
    'notices',
    notices.map(({ recipient = null, data, ...notice }) => ({
      ...notice,
      // A random id: nobody may learn from it whose answer came just before.
      id: randomUUID(),
      recipient,
      data: JSON.stringify(data),
      queued_on: day,
      state: 'waiting',
      due_at: '',
      claim: null,
      tries: 0,
      last_error: null,
    })),
  );

/** Deletes the notices about sign-ups or ballots, in the transaction that erases those. */
export async function deleteNoticesAbout(trx: Trx, subjects: readonly string[]): Promise<void> {
  await trx.deleteFrom('notices').where('subject', 'in', subjects).execute();
}

/** The queue of notices, in queries that SQLite and PostgreSQL share. */
export class SqlNoticeRecords implements NoticeRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  add(notices: readonly NewNotice[], day: string): Promise<void> {
    return inTransaction(this.#database.write, (trx) => addNotices(trx, notices, day));
  }

  async claim({ kinds, at, until, limit }: NoticeClaim): Promise<ClaimedNotice[]> {
    const due = await this.#database.read
      .selectFrom('notices')
      .select('id')
      .where('state', '=', 'waiting')
      .where('due_at', '<=', at)
      .where('kind', 'in', kinds)
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    if (due.length === 0) return [];
    const claim = randomUUID();
    const ids = due.map(({ id }) => id);
    const rows = await inTransaction(this.#database.write, (trx) =>
      trx
        .updateTable('notices')
        .set(({ eb }) => ({ claim, due_at: until, tries: eb('tries', '+', 1) }))
        .where('id', 'in', ids)
        // Of two collectors that read the same row, the second finds it changed.
        .where('state', '=', 'waiting')
        .where('due_at', '<=', at)
        .returningAll()
        .execute(),
    );
    return rows.map((row) => toClaimed(row, claim));
  }

  async finish({ id, claim }: ClaimKey): Promise<void> {
    await this.#database.write
      .deleteFrom('notices')
      .where('id', '=', id)
      .where('claim', '=', claim)
      .execute();
  }

  postpone(notice: ClaimKey, { error, dueAt }: { error: string; dueAt: string }): Promise<void> {
    return this.#fail(notice, { claim: null, last_error: error, due_at: dueAt });
  }

  drop(notice: ClaimKey, error: string): Promise<void> {
    return this.#fail(notice, { claim: null, last_error: error, state: 'dropped' });
  }

  async #fail({ id, claim }: ClaimKey, changes: Partial<NoticeRow>): Promise<void> {
    await this.#database.write
      .updateTable('notices')
      .set(changes)
      .where('id', '=', id)
      .where('claim', '=', claim)
      .execute();
  }

  async nextDue(kinds: readonly string[]): Promise<string | undefined> {
    const next = await this.#database.read
      .selectFrom('notices')
      .select('due_at')
      .where('state', '=', 'waiting')
      .where('kind', 'in', kinds)
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst();
    return next?.due_at;
  }

  async list(campaign: string, limit: number): Promise<QueuedNotice[]> {
    const rows = await this.#database.read
      .selectFrom('notices')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('last_error', 'is not', null)
      .orderBy('state')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(toQueued);
  }

  async count(campaign: string): Promise<NoticeCounts> {
    const rows = await this.#database.read
      .selectFrom('notices')
      .select(({ fn }) => ['state', fn.countAll<number | string>().as('count')])
      .where('campaign', '=', campaign)
      .where('last_error', 'is not', null)
      .groupBy('state')
      .execute();
    const countOf = (wanted: NoticeRow['state']) =>
      Number(rows.find(({ state }) => state === wanted)?.count ?? 0);
    return { delayed: countOf('waiting'), dropped: countOf('dropped') };
  }

  async backlog(): Promise<NoticeBacklog> {
    const { read } = this.#database;
    const failed = await read
      .selectFrom('notices')
      .select(({ fn }) => [
        fn.countAll<number | string>().as('count'),
        fn.min('queued_on').as('oldest'),
      ])
      .where('last_error', 'is not', null)
      .executeTakeFirst();
    const newest = await read
      .selectFrom('notices')
      .select('last_error')
      .where('last_error', 'is not', null)
      .orderBy('queued_on', 'desc')
      .limit(1)
      .executeTakeFirst();
    const untried = await read
      .selectFrom('notices')
      .select('queued_on')
      .where('state', '=', 'waiting')
      .where('tries', '=', 0)
      .orderBy('queued_on')
      .limit(1)
      .executeTakeFirst();
    return {
      failed: Number(failed?.count ?? 0),
      oldestFailedOn: failed?.oldest ?? undefined,
      lastError: newest?.last_error ?? undefined,
      oldestUntriedOn: untried?.queued_on,
    };
  }

  async retry(campaign: string, id: string): Promise<boolean> {
    const row = await this.#database.write
      .updateTable('notices')
      .set({ state: 'waiting', due_at: '', tries: 1 })
      .where('campaign', '=', campaign)
      .where('id', '=', id)
      // Not while a try is under way.
      .where('claim', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  async remove(campaign: string, id: string): Promise<boolean> {
    const row = await this.#database.write
      .deleteFrom('notices')
      .where('campaign', '=', campaign)
      .where('id', '=', id)
      .where('last_error', 'is not', null)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  async deleteOld(before: string): Promise<void> {
    await this.#database.write.deleteFrom('notices').where('queued_on', '<', before).execute();
  }
}

const toClaimed = (row: NoticeRow, claim: string): ClaimedNotice => ({
  id: row.id,
  campaign: row.campaign,
  kind: row.kind,
  subject: row.subject,
  reference: row.reference,
  ...(row.recipient !== null && { recipient: row.recipient }),
  data: JSON.parse(row.data) as Record<string, unknown>,
  claim,
  earlierTries: row.tries - 1,
});

const toQueued = (row: NoticeRow): QueuedNotice => ({
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  reference: row.reference,
  state: row.state,
  queuedOn: row.queued_on,
  tries: row.tries,
  dueAt: row.due_at,
  lastError: row.last_error,
});
