import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Insertable, type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Submission } from 'campaign-widgets/contract';
import { ContentHasher } from './content-hash.ts';
import {
  addAnswers,
  countAnswers,
  lockWaiting,
  type NewAnswer,
  publishWaiting,
} from '../answers/answer-batches.ts';
import { inRandomOrder } from '../answers/random-order.ts';
import { type LinkingDetail, readWithheld } from '../answers/withheld-details.ts';
import { LogCleaner, type LogCleanerOptions } from './sqlite/log-cleaner.ts';
import { isDatabaseTrouble } from './database-errors.ts';
import type { LogCutter } from './sqlite/log-cutter.ts';
import { type SessionRecords, SqlSessionRecords } from '../organiser/session-records.ts';
import type { ProgressRecords } from '../progress/progress-records.ts';
import { CountableRule } from '../answers/countable-entries.ts';
import { SqlProgressRecords } from '../progress/sql-progress-records.ts';
import { type MailRecords, SqlMailRecords } from '../notifications/mail-records.ts';
import { referenceOf } from '../public/receipt-reference.ts';
import { addSignups, type NamedEntry } from '../people/add-people.ts';
import type { EntryState } from './entry-state.ts';
import type { ErasureList } from '../people/erasure-list.ts';
import { insertEach } from './insert-each.ts';
import { insertAll } from './insert-rows.ts';
import { SqlRegister } from '../people/sql-people-store.ts';
import type { Tables } from './migrate-schema.ts';
import type {
  Added,
  Batch,
  Decision,
  Entry,
  KeptDocument,
  ResponseFilter,
  ResponseRow,
  SourceDay,
  Store,
  Tally,
  Wave,
} from './store.ts';
import { StoreHealth } from './store-health.ts';
import { inTransaction } from './transaction.ts';

interface Waiting {
  entry: Entry;
  resolve: (added: Added) => void;
  reject: (reason: unknown) => void;
}

export interface StoreOptions {
  /** The key of what is kept of people who asked to be forgotten, and of the hashes that tell a retry from another submission. Left out, one is made that lasts as long as the store is open. */
  secret?: string;
  /** How many entries may share one synced transaction, 500 if left out; 1 gives each its own. */
  largestBatch?: number;
  /** Called once the store is closed. */
  onClose?: () => void;
  /** The list of erasures beside the backups; left out, a restored backup shows whom it shows. */
  erasures?: ErasureList;
  /** Called after each erasure that was asked for, to make it in copies of the database too. */
  onErased?: () => Promise<unknown>;
}

/** What a kind of database adds to the store. */
export interface StoreParts {
  /** For work that may take longer than a request; the store's own connections if left out. */
  maintenance?: Kysely<Tables>;
  /** What a health check tries beside committing a row. */
  probe?: (trx: Transaction<Tables>) => Promise<void>;
  /** How it removes erased rows from its log; one in memory has none. */
  cleaning?: LogCleanerOptions;
  /** Cuts a log that tells in which order answers and names came. */
  cutter?: LogCutter;
  /** Copies the database into a file, where it is one file. */
  copyTo?: (file: string) => Promise<unknown>;
}

/** A store on any SQL database that Kysely speaks to, in queries that SQLite and PostgreSQL share. */
export class SqlStore extends SqlRegister implements Store {
  readonly progress: ProgressRecords;
  readonly mail: MailRecords;
  readonly sessions: SessionRecords;
  readonly #db: Kysely<Tables>;
  readonly #cleaner: LogCleaner;
  readonly #hasher: ContentHasher;
  readonly #maintenance: Kysely<Tables>;
  readonly #health: StoreHealth;
  readonly #cutter: LogCutter | undefined;
  readonly #largestBatch: number;
  readonly #onClose: () => void;
  readonly #waiting: Waiting[] = [];
  #flushing: Promise<void> | undefined;

  readonly copyTo?: (file: string) => Promise<unknown>;

  constructor(
    db: Kysely<Tables>,
    {
      secret = randomBytes(32).toString('base64url'),
      largestBatch = 500,
      erasures,
      onErased,
      onClose = () => undefined,
    }: StoreOptions = {},
    {
      maintenance = db,
      probe,
      cleaning = { cleanUp: () => Promise.resolve(true) },
      cutter,
      copyTo,
    }: StoreParts = {},
  ) {
    const cleaner = new LogCleaner(cleaning);
    super(db, {
      secret,
      erasures,
      onErased,
      maintenance,
      afterErasure: () => cleaner.afterErasure(),
    });
    if (copyTo) this.copyTo = copyTo;
    this.#cleaner = cleaner;
    this.#hasher = new ContentHasher(secret);
    this.#cutter = cutter;
    this.#db = db;
    this.#maintenance = maintenance;
    this.#health = new StoreHealth(db, probe);
    this.progress = new SqlProgressRecords(db);
    this.mail = new SqlMailRecords(db);
    this.sessions = new SqlSessionRecords(db);
    this.#largestBatch = largestBatch;
    this.#onClose = onClose;
  }

  async keepDocument(document: KeptDocument): Promise<void> {
    const { id, version } = document;
    await this.#db
      .insertInto('campaigns')
      .values({ id, version, document: JSON.stringify(document) })
      .onConflict((clash) => clash.doNothing())
      .execute();
    if (!isDeepStrictEqual(await this.document(id, version), JSON.parse(JSON.stringify(document))))
      throw new Error(
        `campaign "${id}": version ${version} was served with other content before. Raise "version" to ${version + 1}, so that every answer stays with the words it was given to.`,
      );
  }

  async document(id: string, version: number): Promise<unknown> {
    const row = await this.#db
      .selectFrom('campaigns')
      .select('document')
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return row && (JSON.parse(row.document) as unknown);
  }

  async newestDocuments(): Promise<unknown[]> {
    const rows = await this.#db
      .selectFrom('campaigns as c')
      .select('document')
      .where(({ eb, selectFrom }) =>
        eb(
          'version',
          '=',
          selectFrom('campaigns as other')
            .select(({ fn }) => fn.max('other.version').as('newest'))
            .whereRef('other.id', '=', 'c.id'),
        ),
      )
      .orderBy('id')
      .execute();
    return rows.map(({ document }) => JSON.parse(document) as unknown);
  }

  add(entry: Entry): Promise<Added> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  async tallies(campaign: string): Promise<Tally[]> {
    return this.#db
      .selectFrom('tallies')
      .select(['area', 'issue', 'count'])
      .where('campaign', '=', campaign)
      .where('count', '>', 0)
      .execute();
  }

  async responses(
    campaign: string,
    { only, after = '', limit }: ResponseFilter,
  ): Promise<ResponseRow[]> {
    let query = this.#db
      .selectFrom('responses')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit);
    // Literals, not parameters: a database takes a partial index only where it sees the same condition.
    if (only === 'held') query = query.where(sql`state`, '=', sql.lit('held'));
    if (only === 'words')
      query = query.where(sql<boolean>`(other is not null or words is not null)`);
    if (only === 'released')
      query = query
        .where(sql`released`, '=', sql.lit(1))
        .where('state', '=', 'counted')
        .where('pending', '=', 0)
        .where(sql<boolean>`(other is not null or words is not null)`);
    else query = query.where(IS_SHOWN);
    return (await query.execute()).map(toResponseRow);
  }

  async listedIds(campaign: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('responses')
      .select('id')
      .where('campaign', '=', campaign)
      .where(IS_SHOWN)
      .execute();
    return rows.map(({ id }) => id);
  }

  async waiting(campaign: string): Promise<{ held: number; heldPeople: number; contacts: number }> {
    const count = sql<number>`count(*)`.as('count');
    const heldIn = (table: 'responses' | 'people') =>
      this.#db
        .selectFrom(table)
        .select(count)
        .where('campaign', '=', campaign)
        .where(sql`state`, '=', sql.lit('held'))
        .executeTakeFirstOrThrow();
    const [held, heldPeople] = [await heldIn('responses'), await heldIn('people')];
    const contacts = await this.#db
      .selectFrom('people')
      .select(count)
      .where('campaign', '=', campaign)
      .executeTakeFirstOrThrow();
    return {
      held: held.count,
      heldPeople: heldPeople.count,
      contacts: contacts.count,
    };
  }

  async decide(campaign: string, id: string, decision: Decision): Promise<boolean> {
    const decided = await inTransaction(this.#db, async (trx) => {
      const row = await trx
        .selectFrom('responses')
        .select(['state', 'pending'])
        .where('campaign', '=', campaign)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) return undefined;
      // Nobody is shown an answer that waits for its batch, so nobody decides about it.
      if (row.state === 'erased' || (row.state === 'counted' && row.pending === 1)) return false;
      await lockWaiting(trx, campaign);
      const change = trx
        .updateTable('responses')
        .where('campaign', '=', campaign)
        .where('id', '=', id);
      if (decision === 'release' || decision === 'withhold') {
        await change.set({ released: decision === 'release' ? 1 : 0 }).execute();
        return true;
      }
      const state: EntryState = decision === 'count' ? 'counted' : 'held';
      if (state === 'counted' && row.state === 'held')
        await new CountableRule(trx).assertResponse(campaign, id);
      // The condition on the old state makes a second, simultaneous decision change nothing, and so count nothing twice.
      const changed = await change
        .set({ state, held_because: state === 'held' ? 'organiser' : null })
        .where('state', '!=', state)
        .returning(['area', 'issue', 'pending'])
        .execute();
      await countAnswers(trx, campaign, changed, state === 'counted' ? 1 : -1);
      return true;
    });
    if (decided !== undefined) return decided;
    // A name has no words to release; it is held, or it is not.
    if (decision === 'release' || decision === 'withhold') return false;
    const signup = await this.#db
      .selectFrom('signups')
      .select('person')
      .where('campaign', '=', campaign)
      .where('id', '=', id)
      .executeTakeFirst();
    return (
      signup?.person != null &&
      (await this.change(
        campaign,
        [signup.person],
        { what: decision },
        'organiser',
        new Date().toISOString(),
      )) > 0
    );
  }

  async uncountableResponses(campaign: string, ids: string[]): Promise<Map<string, string>> {
    const rule = new CountableRule(this.#db);
    const problems = new Map<string, string>();
    for (const id of ids) {
      const problem = await rule.problemOfResponse(campaign, id);
      if (problem !== undefined) problems.set(id, problem);
    }
    return problems;
  }

  async sources(campaign: string, since: string): Promise<SourceDay[]> {
    const number = (condition: string) =>
      sql<number>`sum(case when ${sql.raw(condition)} then 1 else 0 end)`;
    return this.#db
      .selectFrom('responses')
      .select([
        'source',
        'received_on as day',
        number(`state = 'counted' and pending = 0`).as('counted'),
        number(`state = 'counted' and pending = 1`).as('waiting'),
        number(`state = 'held'`).as('held'),
        number(`state = 'held' and held_because = 'wave'`).as('wave'),
      ])
      .where('campaign', '=', campaign)
      .where('received_on', '>=', since)
      .groupBy(['received_on', 'source'])
      .orderBy('received_on', 'desc')
      .orderBy('source')
      .execute();
  }

  async decideWave(
    campaign: string,
    { source, since }: Wave,
    decision: 'hold' | 'count',
  ): Promise<number> {
    return inTransaction(this.#db, async (trx) => {
      await lockWaiting(trx, campaign);
      const change = trx
        .updateTable('responses')
        .where('campaign', '=', campaign)
        .where('received_on', '>=', since)
        .where('source', source === null ? 'is' : '=', source)
        .returning(['area', 'issue', 'pending']);
      const changed = await (
        decision === 'hold'
          ? change.set({ state: 'held', held_because: 'wave' }).where('state', '=', 'counted')
          : change
              .set({ state: 'counted', held_because: null })
              .where('state', '=', 'held')
              .where('held_because', '=', 'wave')
              .where(({ or, not, exists, selectFrom, eb }) => {
                const documents = selectFrom('campaigns')
                  .select('version')
                  .where('id', '=', campaign);
                return or([eb('responses.version', 'in', documents), not(exists(documents))]);
              })
      ).execute();
      await countAnswers(trx, campaign, changed, decision === 'hold' ? -1 : 1);
      return changed.length;
    });
  }

  truncateLog(): Promise<boolean> {
    return this.#cleaner.run();
  }

  async waitingAnswers(campaign: string): Promise<number> {
    const { waiting } = await this.#db
      .selectFrom('waiting_answers')
      .select(sql<number | null>`sum(count)`.as('waiting'))
      .where('campaign', '=', campaign)
      .executeTakeFirstOrThrow();
    return waiting ?? 0;
  }

  async publishWaiting(campaign: string, batch: Batch): Promise<number> {
    // Asked at many reads: a transaction, which writes, only where there is something to write.
    const due = await this.#db
      .selectFrom('waiting_answers')
      .select('area')
      .where('campaign', '=', campaign)
      .where('count', '>=', batch.least)
      .limit(1)
      .executeTakeFirst();
    return due ? inTransaction(this.#db, (trx) => publishWaiting(trx, campaign, batch)) : 0;
  }

  ready(): Promise<void> {
    return this.#health.check();
  }

  async close(): Promise<void> {
    await this.#flushing;
    await this.#cleaner.close();
    this.#health.close();
    await this.#cutter?.close();
    await this.#db.destroy();
    if (this.#maintenance !== this.#db) await this.#maintenance.destroy();
    this.#onClose();
  }

  /** Group commit: what arrived in one turn of the event loop, or while the last batch was written, shares a transaction. */
  async #flush(): Promise<void> {
    do {
      await setImmediate();
      const batch = this.#waiting.splice(0, this.#largestBatch);
      try {
        const added = await this.#commit(batch.map(({ entry }) => entry));
        this.#health.writeSucceeded();
        batch.forEach(({ resolve }, at) => resolve(added[at] as Added));
      } catch (failure) {
        if (isDatabaseTrouble(failure)) this.#refuse(batch, failure);
        else if (batch.length === 1) batch[0]?.reject(failure);
        // One entry that the database won't take must not fail its neighbours.
        else await this.#commitEach(batch);
      }
      this.#cutter?.committed();
    } while (this.#waiting.length > 0);
    this.#flushing = undefined;
  }

  async #commitEach(batch: Waiting[]): Promise<void> {
    for (const [at, { entry, resolve, reject }] of batch.entries())
      try {
        const [added] = await this.#commit([entry]);
        this.#health.writeSucceeded();
        resolve(added as Added);
      } catch (failure) {
        if (isDatabaseTrouble(failure)) {
          this.#refuse(batch.slice(at), failure);
          return;
        }
        reject(failure);
      }
  }

  /** A database that is gone takes none of these, nor what came meanwhile: nobody waits until each has found that out. */
  #refuse(batch: Waiting[], failure: unknown): void {
    this.#health.writeFailed(failure);
    for (const { reject } of [...batch, ...this.#waiting.splice(0)]) reject(failure);
  }

  #commit(entries: Entry[]): Promise<Added[]> {
    return inTransaction(this.#db, async (trx) => {
      const ids = [...new Set(entries.map(({ submission }) => submission.id))];
      const receipts = firstOfEach(entries).map(({ submission, receipt }) => ({
        id: submission.id,
        kind: submission.kind,
        hash: this.#hasher.hash(submission),
        received_at: receipt.receivedAt,
      }));
      const inserted = await insertEach(trx, 'receipts', receipts, (insert) =>
        insert.onConflict((clash) => clash.doNothing()).returning('id'),
      );
      const fresh = new Set(inserted.map(({ id }) => id));
      const here = new Map<string, { hash: string; received_at: string }>();
      if (fresh.size < entries.length)
        for (const row of await trx
          .selectFrom('receipts')
          .select(['id', 'hash', 'received_at'])
          .where('id', 'in', ids)
          .execute())
          here.set(row.id, row);

      const added: Added[] = [];
      const stored: Entry[] = [];
      for (const entry of entries) {
        const { id } = entry.submission;
        if (fresh.delete(id)) {
          stored.push(entry);
          added.push({ outcome: 'new', receipt: entry.receipt });
        } else {
          const first = here.get(id);
          added.push(
            first && this.#hasher.matches(first.hash, entry.submission)
              ? {
                  outcome: 'same',
                  receipt: { id, reference: referenceOf(id), receivedAt: first.received_at },
                }
              : { outcome: 'other' },
          );
        }
      }
      await this.#store(trx, stored);
      return added;
    });
  }

  async #store(trx: Transaction<Tables>, entries: Entry[]): Promise<void> {
    const answers: NewAnswer[] = [];
    const named: NamedEntry[] = [];
    const consents: Insertable<Tables['consents']>[] = [];
    // Those that share a transaction are stored in no order of arrival.
    for (const entry of inRandomOrder(entries)) {
      const { submission, state, heldBecause = null, receipt, batchSize } = entry;
      if (submission.kind === 'issue-response') {
        const { issue, other = null, words = null } = submission.answers;
        const signals = submission.signals ? JSON.stringify(submission.signals) : null;
        const row = {
          ...commonColumns(submission),
          state,
          held_because: heldBecause,
          issue,
          other,
          words,
          signals,
          answered_on: submission.answeredAt.slice(0, 10),
          received_on: receipt.receivedAt.slice(0, 10),
        };
        answers.push({ row, batchSize });
      } else named.push({ ...entry, submission });
      submission.consents.forEach(({ granted, ...consent }, number) =>
        consents.push({
          submission: submission.id,
          number,
          ...consent,
          granted: granted ? 1 : 0,
          via: 'form',
          recorded_at: receipt.receivedAt,
        }),
      );
    }
    await addAnswers(trx, answers);
    await insertAll(trx, 'consents', consents);
    await addSignups(trx, named, this.suppression);
  }
}

/**
 * Published answers, and held ones for an organiser to decide on. Not those that wait for their batch; nor such as were
 * held as a wave while they waited, or holding waves again and again would show them one by one.
 */
const IS_SHOWN = sql<boolean>`(pending = 0 or (state = 'held' and coalesce(held_because, '') <> 'wave'))`;

/** The first entry of each id. Sorted, so that two collectors on one database take the ids in the same order, and never wait for each other. */
const firstOfEach = (entries: Entry[]): Entry[] =>
  [...new Map(entries.toReversed().map((entry) => [entry.submission.id, entry])).values()].sort(
    (a, b) => (a.submission.id < b.submission.id ? -1 : 1),
  );

const commonColumns = ({
  campaign,
  id,
  campaignVersion,
  area,
  channel,
  source,
  assistedBy,
  locale,
  page,
}: Submission) => ({
  campaign,
  id,
  version: campaignVersion,
  area: area.code,
  area_version: area.version,
  channel,
  source: source ?? null,
  assisted_by: assistedBy ?? null,
  locale,
  page: page ?? null,
});

function toResponseRow(row: Selectable<Tables['responses']>): ResponseRow {
  const withheld = readWithheld(row.withheld);
  const isPending = row.pending === 1;
  const unlessWithheld = <Value>(detail: LinkingDetail, value: Value): Value | null =>
    isPending || withheld.has(detail) ? null : value;
  return {
    id: row.id,
    version: unlessWithheld('version', row.version),
    state: row.state as EntryState,
    heldBecause: row.held_because,
    released: row.released === 1,
    area: row.area,
    areaVersion: unlessWithheld('version', row.area_version),
    issue: row.issue,
    other: row.other,
    words: row.words,
    channel: unlessWithheld('channel', row.channel),
    source: unlessWithheld('source', row.source),
    assistedBy: unlessWithheld('assisted_by', row.assisted_by),
    locale: unlessWithheld('locale', row.locale),
    answeredOn: unlessWithheld('answered_on', row.answered_on),
    receivedOn: unlessWithheld('received_on', row.received_on),
  };
}
