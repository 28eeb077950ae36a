import type { Insertable, Transaction } from 'kysely';
import type { Submission } from 'campaign-widgets/contract';
import { addAnswers, type NewAnswer, type NewResponse } from '../answers/answer-batches.ts';
import { inRandomOrder } from '../answers/random-order.ts';
import { addNotices } from '../notifications/sql-notice-records.ts';
import { noteGranted } from '../people/note-granted.ts';
import { addSignups } from '../people/add-signups.ts';
import type { NamedEntry } from '../people/newcomer.ts';
import type { SuppressionList } from '../people/suppression-list.ts';
import type { ContentHasher } from '../store/content-hash.ts';
import type { DatabaseHandles } from '../store/database-handles.ts';
import { GroupCommit, type GroupCommitOptions } from '../store/group-commit.ts';
import { insertEach } from '../store/insert-each.ts';
import { writeFurtherAnswers } from '../store/json-columns.ts';
import { insertAll } from '../store/insert-rows.ts';
import type { Tables } from '../store/tables.ts';
import { inTransaction } from '../store/transaction.ts';
import { referenceOf } from './receipt-reference.ts';
import type { AddResult, SubmissionEntry, SubmissionRecords } from './submission-records.ts';

export type SubmissionRecordsOptions = Omit<
  GroupCommitOptions<SubmissionEntry, AddResult>,
  'commit'
> & { hasher: ContentHasher; suppression: SuppressionList };

/**
 * Stores submissions, in queries that SQLite and PostgreSQL share. Many of them share a
 * transaction.
 */
export class SqlSubmissionRecords implements SubmissionRecords {
  readonly #database: DatabaseHandles;
  readonly #hasher: ContentHasher;
  readonly #suppression: SuppressionList;
  readonly #commits: GroupCommit<SubmissionEntry, AddResult>;

  constructor(database: DatabaseHandles, options: SubmissionRecordsOptions) {
    this.#database = database;
    this.#hasher = options.hasher;
    this.#suppression = options.suppression;
    this.#commits = new GroupCommit({ ...options, commit: (entries) => this.#commit(entries) });
  }

  add(entry: SubmissionEntry): Promise<AddResult> {
    return this.#commits.add(entry);
  }

  /** Resolved when everything that was added is committed or refused. */
  settled(): Promise<void> {
    return this.#commits.settled();
  }

  #commit(entries: SubmissionEntry[]): Promise<AddResult[]> {
    return inTransaction(this.#database.write, async (trx) => {
      const isNew = await this.#addReceipts(trx, entries);
      const earlier = isNew.size < entries.length ? await readReceipts(trx, entries) : NO_RECEIPTS;
      const stored: SubmissionEntry[] = [];
      const results = entries.map((entry): AddResult => {
        const { id } = entry.submission;
        // If two entries have the same id, the first is the new one.
        if (isNew.delete(id)) {
          stored.push(entry);
          return { outcome: 'new', receipt: entry.receipt };
        }
        const first = earlier.get(id);
        if (!first || !this.#hasher.matches(first.hash, entry.submission))
          return { outcome: 'other' };
        const receipt = { id, reference: referenceOf(id), receivedAt: first.received_at };
        return { outcome: 'same', receipt };
      });
      await storeEntries(trx, stored, this.#suppression);
      return results;
    });
  }

  /** Writes a receipt for each id that has none. @returns these ids */
  async #addReceipts(trx: Transaction<Tables>, entries: SubmissionEntry[]): Promise<Set<string>> {
    const receipts = firstOfEach(entries).map(({ submission, receipt }) => ({
      id: submission.id,
      kind: submission.kind,
      hash: this.#hasher.hash(submission),
      received_at: receipt.receivedAt,
    }));
    const inserted = await insertEach(trx, 'receipts', receipts, (insert) =>
      insert.onConflict((conflict) => conflict.doNothing()).returning('id'),
    );
    return new Set(inserted.map(({ id }) => id));
  }
}

type ReceiptRow = Pick<Tables['receipts'], 'id' | 'hash' | 'received_at'>;
const NO_RECEIPTS: ReadonlyMap<string, ReceiptRow> = new Map();

async function readReceipts(
  trx: Transaction<Tables>,
  entries: SubmissionEntry[],
): Promise<Map<string, ReceiptRow>> {
  const ids = [...new Set(entries.map(({ submission }) => submission.id))];
  const rows = await trx
    .selectFrom('receipts')
    .select(['id', 'hash', 'received_at'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function storeEntries(
  trx: Transaction<Tables>,
  entries: SubmissionEntry[],
  suppression: SuppressionList,
): Promise<void> {
  const answers: NewAnswer[] = [];
  const named: NamedEntry[] = [];
  const consents: Insertable<Tables['consents']>[] = [];
  // Entries of one transaction are stored in random order: their positions must not show who came
  // first.
  for (const entry of inRandomOrder(entries)) {
    const { submission } = entry;
    if (submission.kind === 'issue-response') answers.push(toAnswer(entry, submission));
    else named.push({ ...entry, submission });
    consents.push(...toConsentRows(entry));
  }
  await addAnswers(trx, answers);
  await addSignups(trx, named, suppression);
  await insertAll(trx, 'consents', consents);
  await noteGranted(
    trx,
    named.map(({ submission }) => submission.id),
  );
  await addNotices(
    trx,
    named.flatMap(({ notices = [] }) => notices),
    entries[0]?.receipt.receivedAt.slice(0, 10) ?? '',
  );
}

function toAnswer(
  { state, heldBecause, receipt, batchSize }: SubmissionEntry,
  submission: Extract<Submission, { kind: 'issue-response' }>,
): NewAnswer {
  const { issue, other = null, words = null } = submission.answers;
  const row: NewResponse = {
    campaign: submission.campaign,
    id: submission.id,
    version: submission.campaignVersion,
    area: submission.area.code,
    area_version: submission.area.version,
    channel: submission.channel,
    source: submission.source ?? null,
    assisted_by: submission.assistedBy ?? null,
    locale: submission.locale,
    page: submission.page ?? null,
    state,
    held_because: heldBecause ?? null,
    issue,
    other,
    words,
    more: writeFurtherAnswers(submission.answers.more),
    signals: submission.signals ? JSON.stringify(submission.signals) : null,
    answered_on: submission.answeredAt.slice(0, 10),
    received_on: receipt.receivedAt.slice(0, 10),
  };
  return { row, batchSize };
}

const toConsentRows = ({
  submission,
  receipt,
}: SubmissionEntry): Insertable<Tables['consents']>[] =>
  submission.consents.map(({ granted, ...consent }, number) => ({
    submission: submission.id,
    number,
    ...consent,
    granted: granted ? 1 : 0,
    via: 'form',
    recorded_at: receipt.receivedAt,
  }));

/**
 * The first entry of each id, sorted by id: two collectors on one database take the ids in the same
 * order, and never wait for each other.
 */
const firstOfEach = (entries: SubmissionEntry[]): SubmissionEntry[] =>
  [...new Map(entries.toReversed().map((entry) => [entry.submission.id, entry])).values()].sort(
    (one, other) => (one.submission.id < other.submission.id ? -1 : 1),
  );
