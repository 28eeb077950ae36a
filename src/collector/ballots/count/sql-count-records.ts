import type { BallotState } from 'campaign-widgets/contract';
import type { DatabaseHandles } from '../../store/database-handles.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { BallotAct } from '../ballot-log.ts';
import type { BallotKey } from '../ballot-records.ts';
import { addLine, lockBallot } from '../ballot-steps.ts';
import type { BallotBox, CountEntry, CountRecords, EntryOutcome } from './count-records.ts';
import { countOf, differingLines, groupRows, readRounds, standingOf } from './count-rounds.ts';
import { readBoxes, readFormRows, readRows } from './count-rows.ts';
import { readFacts } from './read-facts.ts';
import { decide, readDecisions, readResults, writeResult } from './result-rows.ts';

/** States in which there may be boxes: papers are given out from opening on. */
const STATES_WITH_BOXES: readonly BallotState[] = [
  'published',
  'open',
  'closed',
  'counting',
  'declared',
  'corrected',
];
/** States in which papers are counted; after declaring, for a correction. */
const COUNTING_STATES: readonly BallotState[] = ['counting', 'declared', 'corrected'];

/** The count of ballots, in queries that SQLite and PostgreSQL share. */
export class SqlCountRecords implements CountRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  boxes(campaign: string, ballot: string): Promise<BallotBox[]> {
    return readBoxes(this.#database.read, campaign, ballot);
  }

  addBox(
    ballot: BallotKey,
    { id, label, event }: Pick<BallotBox, 'id' | 'label' | 'event'>,
    act: BallotAct,
  ): Promise<boolean> {
    return inTransaction(this.#database.write, async (trx) => {
      const last = await lockBallot(trx, ballot);
      if (!last || !STATES_WITH_BOXES.includes(last.state)) return false;
      await trx
        .insertInto('ballot_boxes')
        .values({
          campaign: ballot.campaign,
          ballot: ballot.id,
          id,
          label,
          event: event ?? null,
          made_by: act.by,
          made_at: act.at,
          written_off: null,
        })
        .execute();
      await addLine(trx, ballot, act);
      return true;
    });
  }

  removeBox(ballot: BallotKey, box: string, act: BallotAct): Promise<boolean> {
    return inTransaction(this.#database.write, async (trx) => {
      await lockBallot(trx, ballot);
      const counted = await readRows(trx, ballot.campaign, ballot.id);
      if (counted.some((row) => row.box === box)) return false;
      const { numDeletedRows } = await trx
        .deleteFrom('ballot_boxes')
        .where('campaign', '=', ballot.campaign)
        .where('ballot', '=', ballot.id)
        .where('id', '=', box)
        .executeTakeFirst();
      if (numDeletedRows === 0n) return false;
      await addLine(trx, ballot, act);
      return true;
    });
  }

  writeOffBox(ballot: BallotKey, box: string, reason: string, act: BallotAct): Promise<boolean> {
    return inTransaction(this.#database.write, async (trx) => {
      await lockBallot(trx, ballot);
      const written = await trx
        .updateTable('ballot_boxes')
        .set({ written_off: reason })
        .where('campaign', '=', ballot.campaign)
        .where('ballot', '=', ballot.id)
        .where('id', '=', box)
        .where('written_off', 'is', null)
        .returning('id')
        .execute();
      if (written.length === 0) return false;
      await addLine(trx, ballot, act);
      return true;
    });
  }

  async standings(campaign: string, ballot: string) {
    const rows = await readRows(this.#database.read, campaign, ballot);
    return groupRows(rows).flatMap(standingOf);
  }

  enter(ballot: BallotKey, entry: CountEntry, act: Omit<BallotAct, 'what'>): Promise<EntryOutcome> {
    return inTransaction(this.#database.write, async (trx) => {
      const { campaign, id } = ballot;
      const { box, contest, count, token } = entry;
      const last = await lockBallot(trx, ballot);
      const boxes = await readBoxes(trx, campaign, id);
      const canCount = boxes.some((one) => one.id === box && one.writtenOff === undefined);
      if (!last || !COUNTING_STATES.includes(last.state) || !canCount)
        return { outcome: 'not-counting' };
      const { round, first, confirmed } = readRounds(await readFormRows(trx, ballot, entry));
      if (confirmed) return { outcome: 'done' };
      if (first?.token === token) return { outcome: 'same-token' };
      const { papers, blank, spoiled, none, ticks } = count;
      await trx
        .insertInto('ballot_counts')
        .values({
          ...{ campaign, ballot: id, box, contest, round, number: first ? 2 : 1 },
          ...{ token, entered_by: act.by, at: act.at, note: entry.note, is_reopened: 0 },
          ...{ papers, blank, spoiled, none, ticks: JSON.stringify(ticks) },
        })
        .execute();
      const lines = first ? differingLines(countOf(first), count) : [];
      const outcome = !first ? 'first' : lines.length > 0 ? 'differs' : 'confirmed';
      await addLine(trx, ballot, { ...act, what: `count-${outcome}` });
      return outcome === 'differs' ? { outcome, lines } : { outcome };
    });
  }

  reopen(
    ballot: BallotKey,
    form: { box: string; contest: string },
    act: BallotAct,
  ): Promise<boolean> {
    return inTransaction(this.#database.write, async (trx) => {
      const last = await lockBallot(trx, ballot);
      if (!last || !COUNTING_STATES.includes(last.state)) return false;
      const { round, current } = readRounds(await readFormRows(trx, ballot, form));
      if (current.length === 0) return false;
      await trx
        .updateTable('ballot_counts')
        .set({ is_reopened: 1 })
        .where('campaign', '=', ballot.campaign)
        .where('ballot', '=', ballot.id)
        .where('box', '=', form.box)
        .where('contest', '=', form.contest)
        .where('round', '=', round)
        .execute();
      await addLine(trx, ballot, act);
      return true;
    });
  }

  facts(campaign: string, ballot: string) {
    return readFacts(this.#database.write, { campaign, id: ballot });
  }

  declare(...[ballot, result, act]: Parameters<CountRecords['declare']>): Promise<boolean> {
    return inTransaction(this.#database.write, (trx) => writeResult(trx, ballot, result, act));
  }

  results(campaign: string, ballot: string) {
    return readResults(this.#database.read, campaign, ballot);
  }

  async forgetSums(campaign: string, ballot: string): Promise<void> {
    await this.#database.maintenance
      .updateTable('ballot_results')
      .set({ sums: null })
      .where('campaign', '=', campaign)
      .where('ballot', '=', ballot)
      .where('sums', 'is not', null)
      .execute();
  }

  decisions(campaign: string, ballot: string) {
    return readDecisions(this.#database.read, campaign, ballot);
  }

  decide(...[ballot, decision, act]: Parameters<CountRecords['decide']>): Promise<boolean> {
    return inTransaction(this.#database.write, (trx) => decide(trx, ballot, decision, act));
  }
}
