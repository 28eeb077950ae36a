import type { DatabaseHandles } from '../store/database-handles.ts';
import type { Trx } from '../store/insert-rows.ts';
import { inTransaction } from '../store/transaction.ts';
import type { BallotAct } from './ballot-log.ts';
import type { BallotKey, NewCode } from './ballot-records.ts';
import { addBatch } from './code-rows.ts';
import type { DeskFigures, DeskRecords, PaperSwap, SlipPile, SwapOutcome } from './desk-records.ts';
import { addLine, lockBallot } from './ballot-steps.ts';
import { addPapers, outcomesOf, spendForPaper, spendTooLate } from './paper-rows.ts';

/** The label of the batches that desks add to. */
const DESK_LABEL = 'Desk';
/** The most replacements that desks give out at one event; then an editor makes a batch. */
export const MAX_DESK_REPLACEMENTS = 200;

/** What the desk in the hall writes, in queries that SQLite and PostgreSQL share. */
export class SqlDeskRecords implements DeskRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  swap({ hash, ...spending }: PaperSwap): Promise<SwapOutcome> {
    return inTransaction(this.#database.write, async (trx) => {
      const pile = { ...spending, hashes: [hash] };
      const given = await spendForPaper(trx, pile);
      await addPapers(trx, pile, { given: given.length, givenToo: 0 });
      return (await outcomesOf(trx, pile)).get(hash) ?? 'unknown';
    });
  }

  takeSlips(pile: SlipPile, act: BallotAct): Promise<Map<string, SwapOutcome> | undefined> {
    return inTransaction(this.#database.write, async (trx) => {
      const stored = await lockBallot(trx, pile.ballot);
      if (stored?.state !== 'open' && stored?.state !== 'closed') return undefined;
      const given = await spendForPaper(trx, pile);
      const givenToo = await spendTooLate(trx, pile);
      await addPapers(trx, pile, {
        given: given.length + givenToo.length,
        givenToo: givenToo.length,
      });
      const outcomes = await outcomesOf(trx, pile);
      if (given.length + givenToo.length > 0)
        await addLine(trx, pile.ballot, {
          ...act,
          detail: { ...act.detail, used: given.length, doubt: givenToo.length },
        });
      return outcomes;
    });
  }

  addReplacement(
    ballot: BallotKey,
    { event, code, batch }: { event: string | undefined; code: NewCode; batch: string },
    act: BallotAct,
  ): Promise<boolean> {
    return inTransaction(this.#database.write, async (trx) => {
      const stored = await lockBallot(trx, ballot);
      if (stored?.state !== 'open') return false;
      const found = await findDeskBatch(trx, ballot, event);
      if (found && found.size >= MAX_DESK_REPLACEMENTS) return false;
      if (found) await growBatch(trx, ballot, { id: found.id, code });
      else {
        const made = { id: batch, label: DESK_LABEL, event, isReplacement: true };
        await addBatch(trx, { ballot, batch: made, codes: [code], madeIn: stored.state, act });
      }
      await addLine(trx, ballot, act);
      return true;
    });
  }

  countHeads(
    ballot: BallotKey,
    { event, people }: { event: string; people: number },
    act: BallotAct,
  ): Promise<boolean> {
    const { campaign, id } = ballot;
    return inTransaction(this.#database.write, async (trx) => {
      const stored = await lockBallot(trx, ballot);
      if (!stored || !['open', 'closed', 'counting'].includes(stored.state)) return false;
      await trx
        .insertInto('ballot_headcounts')
        .values({ campaign, ballot: id, event, people })
        .onConflict((clash) =>
          clash.columns(['campaign', 'ballot', 'event']).doUpdateSet({ people }),
        )
        .execute();
      await addLine(trx, ballot, act);
      return true;
    });
  }

  async figures(campaign: string, ballot: string): Promise<DeskFigures> {
    const { read } = this.#database;
    const papers = await read
      .selectFrom('ballot_papers')
      .select(['contest', 'given', 'given_too'])
      .where('campaign', '=', campaign)
      .where('ballot', '=', ballot)
      .execute();
    const heads = await read
      .selectFrom('ballot_headcounts')
      .select(['event', 'people'])
      .where('campaign', '=', campaign)
      .where('ballot', '=', ballot)
      .execute();
    return {
      headcount: Object.fromEntries(heads.map(({ event, people }) => [event, people])),
      papers: Object.fromEntries(
        papers.map(({ contest, given, given_too }) => [contest, { given, doubt: given_too }]),
      ),
    };
  }
}

/** The batch of an event that desks add to, if it is not void. */
const findDeskBatch = (trx: Trx, { campaign, id }: BallotKey, event: string | undefined) =>
  trx
    .selectFrom('ballot_batches')
    .select(['id', 'size'])
    .where('campaign', '=', campaign)
    .where('ballot', '=', id)
    .where('is_replacement', '=', 1)
    .where('label', '=', DESK_LABEL)
    .where('event', event === undefined ? 'is' : '=', event ?? null)
    .where('voided_on', 'is', null)
    .orderBy('id')
    .executeTakeFirst();

async function growBatch(
  trx: Trx,
  { campaign, id }: BallotKey,
  { id: batch, code }: { id: string; code: NewCode },
): Promise<void> {
  await trx
    .updateTable('ballot_batches')
    .set(({ eb }) => ({ size: eb('size', '+', 1) }))
    .where('campaign', '=', campaign)
    .where('ballot', '=', id)
    .where('id', '=', batch)
    .execute();
  await trx
    .insertInto('ballot_codes')
    .values({ ...code, campaign, ballot: id, batch, state: 'unused' })
    .execute();
}
