import { randomUUID } from 'node:crypto';
import { contestOfWard, createProblem, type BallotDefinition } from 'campaign-widgets/contract';
import { invalidRequest } from '../../http/http-problem.ts';
import { deadlineOf, permissionToCast } from '../ballot-deadlines.ts';
import { actOf, type BallotContext, type BallotDesk, findBallot, tooLate } from '../ballot-desk.ts';
import { draftOf } from '../ballot-drafts.ts';
import { createCode, spenderOf } from '../ballot-keys.ts';
import type { StoredBallot } from '../ballot-records.ts';
import { MAX_PILE_SLIPS, readCode, readPile } from './read-codes.ts';
import type { SlipOutcome } from './desk-schemas.ts';

// What the desk does, for its page and for programs alike.

/** The desk of one ballot at one request. */
export interface DeskTask {
  c: BallotContext;
  desk: BallotDesk;
  ballot: StoredBallot;
  definition: BallotDefinition;
}

export async function openTask(c: BallotContext, desk: BallotDesk): Promise<DeskTask> {
  const ballot = await findBallot(c, desk);
  return { c, desk, ballot, definition: draftOf(ballot) };
}

export interface SlipStanding {
  state: 'unused' | 'used' | 'void' | 'unknown' | 'mistyped';
  ward?: string;
  closes?: string;
}

/** Whether a slip may still vote, or be handed in for a paper. */
export async function checkSlip(task: DeskTask, typed: string): Promise<SlipStanding> {
  const { code } = readCode(typed);
  if (code === undefined) return { state: 'mistyped' };
  const found = await findOwnCode(task, code);
  if (!found) return { state: 'unknown' };
  if (found.state === 'spent') return { state: 'used' };
  if (found.state === 'void' || !['published', 'open'].includes(task.ballot.state))
    return { state: 'void' };
  const { area } = found.batch;
  return {
    state: 'unused',
    ...(area !== undefined && { ward: area }),
    closes: deadlineOf(task.definition, found.batch),
  };
}

async function findOwnCode({ desk, ballot }: DeskTask, code: string) {
  const found = await desk.store.ballots.findCode(desk.ballotKeys.hashOf(code));
  return found?.campaign === ballot.campaign && found.ballot === ballot.id ? found : undefined;
}

interface PaperWish {
  ward: string;
  /** A random id of the request: sent again, it spends nothing twice. */
  request: string;
}

/** The contest in which a paper of this ward is. @throws HttpProblem 422 */
function spendingOf({ desk, ballot, definition }: DeskTask, { ward, request }: PaperWish) {
  const contest = contestOfWard(definition, ward);
  if (!contest)
    throw invalidRequest([createProblem('ward', 'unknown', 'is not a ward of this ballot')]);
  return {
    ballot,
    area: ward,
    contest: contest.id,
    spentOn: desk.now().toISOString().slice(0, 10),
    spentBy: spenderOf(request),
  };
}

/**
 * Spends a slip for a paper.
 * @throws HttpProblem 422 if its code can no longer vote, or not yet
 */
export async function swapSlip(
  task: DeskTask,
  { code: typed, ...wish }: PaperWish & { code: string },
): Promise<SlipOutcome> {
  const { desk, ballot, definition } = task;
  const spending = spendingOf(task, wish);
  const { code } = readCode(typed);
  if (code === undefined) return 'mistyped';
  const found = await findOwnCode(task, code);
  if (!found) return 'unknown';
  const at = desk.now().getTime();
  const permission = permissionToCast(ballot.state, definition, found.batch, { at });
  if (found.state === 'unused' && permission !== 'allowed')
    throw invalidRequest([createProblem('code', permission, 'can’t be used at this time')]);
  return desk.store.desk.swap({ ...spending, hash: desk.ballotKeys.hashOf(code) });
}

export interface TakenSlip {
  typed: string;
  outcome: SlipOutcome;
}

/** Takes in a pile of slips for which papers were given. @throws HttpProblem 409 or 422 */
export async function takePile(
  task: DeskTask,
  { codes, ...wish }: PaperWish & { codes: string },
): Promise<TakenSlip[]> {
  const { c, desk } = task;
  const spending = spendingOf(task, wish);
  const slips = readPile(codes);
  if (!slips)
    throw invalidRequest([
      createProblem('codes', 'too-many', `must be ${MAX_PILE_SLIPS} slips at most`),
    ]);
  const hashes = slips.flatMap(({ code }) =>
    code === undefined ? [] : [desk.ballotKeys.hashOf(code)],
  );
  const outcomes =
    hashes.length === 0
      ? new Map<string, SlipOutcome>()
      : await desk.store.desk.takeSlips(
          { ...spending, hashes: hashes.toSorted() },
          actOf(c, desk, 'slips', { label: spending.contest }),
        );
  if (!outcomes) throw tooLate();
  return slips.map(({ typed, code }) => ({
    typed,
    outcome:
      code === undefined ? 'mistyped' : (outcomes.get(desk.ballotKeys.hashOf(code)) ?? 'unknown'),
  }));
}

export interface Replacement {
  code: string;
  closes: string;
}

/** Makes the code of a slip in place of a lost one. @throws HttpProblem 409 or 422 */
export async function replaceSlip(
  { c, desk, ballot, definition }: DeskTask,
  event: string | undefined,
): Promise<Replacement> {
  const { events = [] } = definition;
  if (events.length > 0 && !events.some(({ id }) => id === event))
    throw invalidRequest([createProblem('event', 'unknown', 'is not an event of this ballot')]);
  const code = createCode();
  const isAdded = await desk.store.desk.addReplacement(
    ballot,
    { event, code: desk.ballotKeys.codeRow(code), batch: randomUUID() },
    actOf(c, desk, 'replacement', event === undefined ? {} : { event }),
  );
  if (!isAdded) throw tooLate();
  return { code, closes: deadlineOf(definition, { event, validTo: undefined }) };
}

/** Makes void a slip that is in hand. */
export async function voidSlip(
  { c, desk, ballot }: DeskTask,
  typed: string,
): Promise<'voided' | 'spent' | 'void' | 'unknown' | 'mistyped'> {
  const { code } = readCode(typed);
  if (code === undefined) return 'mistyped';
  const before = await desk.store.ballots.voidCode(
    ballot,
    desk.ballotKeys.hashOf(code),
    actOf(c, desk, 'code-void'),
  );
  return before === 'unused' ? 'voided' : (before ?? 'unknown');
}

/** Writes down how many people are in the hall of an event. @throws HttpProblem 409 or 422 */
export async function countHeads(
  { c, desk, ballot, definition }: DeskTask,
  heads: { event: string; people: number },
): Promise<void> {
  if (!definition.events?.some(({ id }) => id === heads.event))
    throw invalidRequest([createProblem('event', 'unknown', 'is not an event of this ballot')]);
  if (!(await desk.store.desk.countHeads(ballot, heads, actOf(c, desk, 'headcount', heads))))
    throw tooLate();
}
