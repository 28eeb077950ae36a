import type { BallotState } from 'campaign-widgets/contract';
import { addNotices, deleteNoticesAbout } from '../../notifications/sql-notice-records.ts';
import type { DatabaseHandles } from '../../store/database-handles.ts';
import type { Trx } from '../../store/insert-rows.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { BallotKey } from '../ballot-records.ts';
import type { CodeState } from '../ballot-tables.ts';
import {
  type CodeIssue,
  type CodeRequest,
  type CodeRequestRecords,
  EMAIL_BATCH,
  type EmailedCodeState,
  type IssueOutcome,
  noticeSubjectOf,
} from './code-request-records.ts';
import type { EmailHashes } from './email-code-keys.ts';

/** States in which a code may be sent: it can be used once the ballot is open. */
const STATES_WITH_CODES: readonly BallotState[] = ['published', 'open'];
const NO_HASH = '';

/** The codes that addresses asked for, in queries that SQLite and PostgreSQL share. */
export class SqlCodeRequestRecords implements CodeRequestRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  ask({ ballot, emailHash, codeHashes, notice, day }: CodeRequest): Promise<void> {
    return inTransaction(this.#database.write, async (trx) => {
      await lockEmailBatch(trx, ballot, day);
      const n = await addRequest(trx, ballot, emailHash);
      const hash = codeHashes[n] ?? NO_HASH;
      // The number after the last stays free: it stands for "no other code".
      const isLast = n + 2 >= codeHashes.length;
      const keepsCode = (await stateOf(trx, hash)) === 'spent' || isLast;
      await voidHash(trx, keepsCode ? NO_HASH : hash);
      const next = keepsCode ? n : n + 1;
      await setNumber(trx, ballot, emailHash, next);
      await addNotices(trx, [{ ...notice, data: { ...notice.data, n: next } }], day);
    });
  }

  issue(code: CodeIssue): Promise<IssueOutcome> {
    return inTransaction(this.#database.write, (trx) => issueCode(trx, code));
  }

  find(ballot: BallotKey, hashes: EmailHashes): Promise<EmailedCodeState> {
    return inTransaction(this.#database.write, async (trx) => {
      const n = await numberOf(trx, ballot, hashes.emailHash);
      return n === undefined ? 'none' : emailedState(trx, hashes, n);
    });
  }

  close(ballot: BallotKey, hashes: EmailHashes, day: string): Promise<EmailedCodeState> {
    const { emailHash, codeHashes } = hashes;
    return inTransaction(this.#database.write, async (trx) => {
      await lockEmailBatch(trx, ballot, day);
      const n = await addRequest(trx, ballot, emailHash);
      const before = n === 0 ? 'none' : await emailedState(trx, hashes, n);
      // A code that was used stays the address's last one: it is never asked for another.
      if (before === 'spent') return before;
      await voidHash(trx, codeHashes[n] ?? NO_HASH);
      await setNumber(trx, ballot, emailHash, codeHashes.length - 1);
      return before;
    });
  }

  deleteAll(ballot: BallotKey): Promise<number> {
    return inTransaction(this.#database.maintenance, async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('ballot_requests')
        .where('campaign', '=', ballot.campaign)
        .where('ballot', '=', ballot.id)
        .executeTakeFirst();
      await deleteNoticesAbout(trx, [noticeSubjectOf(ballot)]);
      return Number(numDeletedRows);
    });
  }
}

/**
 * The number of an address; a new one is added with 0. The lock of the batch makes requests and
 * codes go one after the other.
 */
async function addRequest(trx: Trx, ballot: BallotKey, emailHash: string): Promise<number> {
  await trx
    .insertInto('ballot_requests')
    .values({ campaign: ballot.campaign, ballot: ballot.id, email_hash: emailHash, n: 0 })
    .onConflict((clash) => clash.doNothing())
    .execute();
  return (await numberOf(trx, ballot, emailHash)) ?? 0;
}

async function numberOf(
  trx: Trx,
  { campaign, id }: BallotKey,
  emailHash: string,
): Promise<number | undefined> {
  const row = await trx
    .selectFrom('ballot_requests')
    .select('n')
    .where('campaign', '=', campaign)
    .where('ballot', '=', id)
    .where('email_hash', '=', emailHash)
    .executeTakeFirst();
  return row?.n;
}

const setNumber = (trx: Trx, { campaign, id }: BallotKey, emailHash: string, n: number) =>
  trx
    .updateTable('ballot_requests')
    .set({ n })
    .where('campaign', '=', campaign)
    .where('ballot', '=', id)
    .where('email_hash', '=', emailHash)
    .execute();

async function stateOf(trx: Trx, hash: string): Promise<CodeState | undefined> {
  const row = await trx
    .selectFrom('ballot_codes')
    .select('state')
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.state;
}

const voidHash = (trx: Trx, hash: string) =>
  trx
    .updateTable('ballot_codes')
    .set({ state: 'void' })
    .where('hash', '=', hash)
    .where('state', '=', 'unused')
    .execute();

async function emailedState(
  trx: Trx,
  { codeHashes }: EmailHashes,
  n: number,
): Promise<EmailedCodeState> {
  if (n === codeHashes.length - 1) return 'void';
  return (await stateOf(trx, codeHashes[n] ?? NO_HASH)) ?? 'asked';
}

async function issueCode(
  trx: Trx,
  { ballot, emailHash, codeHashes, n, fingerprint, day }: CodeIssue,
): Promise<IssueOutcome> {
  const { campaign, id } = ballot;
  const isVoided = await lockEmailBatch(trx, ballot, day);
  // The row of the address is only read: PostgreSQL would show that it was locked together with
  // the row of its code.
  const isCurrent = (await numberOf(trx, ballot, emailHash)) === n;
  if (!isCurrent || n === 0 || n === codeHashes.length - 1) return 'outdated';
  const hash = codeHashes[n] ?? NO_HASH;
  const known = await stateOf(trx, hash);
  if (known) return OUTCOMES[known];
  if (isVoided || !(await takesCodes(trx, ballot))) return 'outdated';
  await trx
    .insertInto('ballot_codes')
    .values({ hash, fingerprint, campaign, ballot: id, batch: EMAIL_BATCH, state: 'unused' })
    .execute();
  const earlier = await trx
    .selectFrom('ballot_codes')
    .select('hash')
    .where('hash', 'in', [NO_HASH, ...codeHashes.slice(1, n)])
    .limit(1)
    .executeTakeFirst();
  // An address counts once, however often it asked.
  if (!earlier) await countAddress(trx, ballot);
  return 'issued';
}

const OUTCOMES = { unused: 'issued', spent: 'spent', void: 'outdated' } as const;

/**
 * Makes the batch of emailed codes where there is none, and locks it until the transaction ends.
 * @returns whether an organiser has made it void: then no further code is sent
 */
async function lockEmailBatch(
  trx: Trx,
  { campaign, id }: BallotKey,
  day: string,
): Promise<boolean> {
  await trx
    .insertInto('ballot_batches')
    .values({
      campaign,
      ballot: id,
      id: EMAIL_BATCH,
      label: 'Email',
      size: 0,
      is_replacement: 0,
      // People ask for these codes themselves: they are never "made after opening".
      made_in: 'published',
      made_by: '',
      made_on: day,
    })
    .onConflict((clash) => clash.doNothing())
    .execute();
  const batch = await trx
    .updateTable('ballot_batches')
    .set(({ ref }) => ({ size: ref('size') }))
    .where('campaign', '=', campaign)
    .where('ballot', '=', id)
    .where('id', '=', EMAIL_BATCH)
    .returning('voided_on')
    .executeTakeFirstOrThrow();
  return batch.voided_on !== null;
}

async function takesCodes(trx: Trx, { campaign, id }: BallotKey): Promise<boolean> {
  const last = await trx
    .selectFrom('ballot_definitions')
    .select('state')
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last !== undefined && STATES_WITH_CODES.includes(last.state);
}

const countAddress = (trx: Trx, { campaign, id }: BallotKey) =>
  trx
    .updateTable('ballot_batches')
    .set(({ eb }) => ({ size: eb('size', '+', 1) }))
    .where('campaign', '=', campaign)
    .where('ballot', '=', id)
    .where('id', '=', EMAIL_BATCH)
    .execute();
