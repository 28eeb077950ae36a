import type { BallotState } from 'campaign-widgets/contract';
import type { DatabaseHandles } from '../store/database-handles.ts';
import { inTransaction } from '../store/transaction.ts';
import type { BallotAct, LogLine } from './ballot-log.ts';
import type { BallotRecords, NewBatch, NewCode, NewVote, StoredBallot } from './ballot-records.ts';
import { addLine, lockBallot, toLine } from './ballot-steps.ts';
import { castVote, shuffleVotes } from './cast-votes.ts';
import {
  addBatch,
  countSpent,
  deleteCodes,
  findCode,
  readBatches,
  readTurnout,
  voidBatch,
  voidCode,
  voidUnspent,
} from './code-rows.ts';

/**
 * States after which no code may vote any more. Between `closed` and these, tablets bring what
 * waited on them.
 */
const STATES_WITHOUT_VOTES: readonly BallotState[] = ['counting', 'called-off'];

/** Ballots, in queries that SQLite and PostgreSQL share. */
export class SqlBallotRecords implements BallotRecords {
  readonly #database: DatabaseHandles;
  readonly #cleanUp: () => Promise<unknown>;

  /** @param cleanUp removes deleted rows from the places beside the tables */
  constructor(database: DatabaseHandles, cleanUp: () => Promise<unknown>) {
    this.#database = database;
    this.#cleanUp = cleanUp;
  }

  async list(campaign: string): Promise<StoredBallot[]> {
    const rows = await this.#database.read
      .selectFrom('ballot_definitions')
      .selectAll()
      .where('campaign', '=', campaign)
      .orderBy('id')
      .orderBy('version')
      .execute();
    const newest = new Map(rows.map((row) => [row.id, row]));
    return [...newest.values()].map(toBallot);
  }

  async find(campaign: string, id: string): Promise<StoredBallot | undefined> {
    const row = await this.#database.read
      .selectFrom('ballot_definitions')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('id', '=', id)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && toBallot(row);
  }

  write(
    ballot: { campaign: string; id: string; version: number; document: unknown },
    act: BallotAct,
  ): Promise<boolean> {
    const { campaign, id, version } = ballot;
    return inTransaction(this.#database.write, async (trx) => {
      const last = await lockBallot(trx, ballot);
      const isOpen = last !== undefined && !['draft', 'published'].includes(last.state);
      if (isOpen || version !== (last?.version ?? 0) + 1) return false;
      const written = await trx
        .insertInto('ballot_definitions')
        .values({
          campaign,
          id,
          version,
          document: JSON.stringify(ballot.document),
          state: last?.state ?? 'draft',
        })
        .onConflict((clash) => clash.doNothing())
        .returning('id')
        .execute();
      if (written.length === 0) return false;
      await addLine(trx, ballot, act);
      return true;
    });
  }

  move(
    ballot: { campaign: string; id: string },
    { from, to }: { from: readonly BallotState[]; to: BallotState },
    act: BallotAct,
  ): Promise<boolean> {
    const { campaign, id } = ballot;
    return inTransaction(this.#database.write, async (trx) => {
      const last = await lockBallot(trx, ballot);
      if (!last || !from.includes(last.state)) return false;
      await trx
        .updateTable('ballot_definitions')
        .set({ state: to })
        .where('campaign', '=', campaign)
        .where('id', '=', id)
        .where('version', '=', last.version)
        .execute();
      if (STATES_WITHOUT_VOTES.includes(to)) await voidUnspent(trx, ballot);
      await addLine(trx, ballot, act);
      return true;
    });
  }

  async log(campaign: string, id: string): Promise<LogLine[]> {
    const rows = await this.#database.read
      .selectFrom('ballot_log')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('ballot', '=', id)
      .orderBy('number')
      .execute();
    return rows.map(toLine);
  }

  addBatch(
    ballot: { campaign: string; id: string },
    batch: NewBatch,
    codes: readonly NewCode[],
    act: BallotAct,
  ): Promise<boolean> {
    return inTransaction(this.#database.write, async (trx) => {
      const last = await lockBallot(trx, ballot);
      if (!last || !['published', 'open'].includes(last.state)) return false;
      await addBatch(trx, { ballot, batch, codes, madeIn: last.state, act });
      await addLine(trx, ballot, act);
      return true;
    });
  }

  batches(campaign: string, ballot: string) {
    return readBatches(this.#database.read, campaign, ballot);
  }

  voidBatch(ballot: { campaign: string; id: string }, batch: string, act: BallotAct) {
    return inTransaction(this.#database.write, async (trx) => {
      await lockBallot(trx, ballot);
      const isVoided = await voidBatch(trx, { ballot, batch, day: act.at.slice(0, 10) });
      if (isVoided) await addLine(trx, ballot, act);
      return isVoided;
    });
  }

  voidCode(ballot: { campaign: string; id: string }, hash: string, act: BallotAct) {
    return inTransaction(this.#database.write, async (trx) => {
      await lockBallot(trx, ballot);
      const before = await voidCode(trx, ballot, hash);
      if (before === 'unused') await addLine(trx, ballot, act);
      return before;
    });
  }

  findCode(hash: string) {
    return findCode(this.#database.read, hash);
  }

  cast(vote: NewVote) {
    return inTransaction(this.#database.write, (trx) => castVote(trx, vote));
  }

  async shuffle(campaign: string, ballot: string): Promise<void> {
    await inTransaction(this.#database.maintenance, (trx) => shuffleVotes(trx, campaign, ballot));
    await this.#cleanUp();
  }

  countSpent(campaign: string, ballot: string) {
    return countSpent(this.#database.read, campaign, ballot);
  }

  turnout(campaign: string, ballot: string) {
    return readTurnout(this.#database.read, campaign, ballot);
  }

  deleteCodes(campaign: string, ballot: string) {
    return deleteCodes(this.#database.maintenance, campaign, ballot);
  }

  async deleteVotes(campaign: string, ballot: string): Promise<number> {
    const { numDeletedRows } = await this.#database.maintenance
      .deleteFrom('ballot_votes')
      .where('campaign', '=', campaign)
      .where('ballot', '=', ballot)
      .executeTakeFirst();
    if (numDeletedRows > 0n) await this.#cleanUp();
    return Number(numDeletedRows);
  }
}

const toBallot = (row: {
  campaign: string;
  id: string;
  version: number;
  state: BallotState;
  document: string;
}): StoredBallot => ({ ...row, document: JSON.parse(row.document) as unknown });
