import type { Context } from 'hono';
import {
  BallotDefinition,
  type BallotSubmission,
  contestOfWard,
  createProblem,
  type Problem,
  type Receipt,
  startOfDay,
  voteProblems,
} from 'campaign-widgets/contract';
import { HttpProblem, invalidRequest, throwStoreUnavailable } from '../http/http-problem.ts';
import { missingCampaign } from '../public/missing-campaign.ts';
import { referenceOf } from '../public/receipt-reference.ts';
import type { Services } from '../services.ts';
import { type CastPermission, permissionToCast } from './ballot-deadlines.ts';
import { spenderOf } from './ballot-keys.ts';
import type { CastOutcome, StoredCode } from './ballot-records.ts';

export interface TakenVote {
  outcome: 'new' | 'same';
  receipt: Receipt;
}

/**
 * Takes a checked vote, however it was sent, and answers only after a durable commit. The same
 * submission gets its first receipt, also after the ballot has closed.
 * @param device the registered tablet that brings it, also some time after the ballot has closed
 * @throws HttpProblem 409, 422, 429 or 503
 */
export type TakeVote = (c: Context, vote: BallotSubmission, device?: string) => Promise<TakenVote>;

export function createTakeVote(services: Services): TakeVote {
  const { store, campaigns, ballotKeys: keys, limits, now } = services;
  return async (c, vote, device) => {
    const arrivedAt = now();
    if (!campaigns.has(vote.campaign))
      throw invalidRequest([await missingCampaign(store, vote.campaign)]);
    await limits.campaign(vote.campaign);
    const stored = await store.ballots
      .find(vote.campaign, vote.ballot)
      .catch(throwStoreUnavailable);
    if (!stored || stored.state === 'draft')
      throw voteRefused('ballot', 'unknown', 'is not a ballot of this campaign');
    const hash = keys.hashOf(vote.answers.code);
    const code = await findOwnCode(c, services, vote, hash);
    const spentBy = spenderOf(vote.id);
    if (code.state === 'spent') return answerSpent(vote, code, spentBy);

    const definition = BallotDefinition.parse(stored.document);
    const permission = permissionToCast(stored.state, definition, code.batch, {
      at: arrivedAt.getTime(),
      isFromTablet: device !== undefined,
    });
    if (permission !== 'allowed') throw REFUSALS[permission]();
    if (code.state === 'void') throw codeRefused('void', 'was made void');
    const found = findProblems(definition, vote, code);
    const contest = contestOfWard(definition, vote.area.code);
    if (found[0] || !contest) throw invalidRequest(found);

    const { choices } = vote.answers;
    const outcome = await store.ballots
      .cast({
        campaign: vote.campaign,
        ballot: vote.ballot,
        hash,
        spentBy,
        spentOn: arrivedAt.toISOString().slice(0, 10),
        how: vote.channel,
        source: vote.source ?? null,
        device,
        contest: contest.id,
        // The order in which somebody ticked must not be told.
        choices: contest.options.map(({ id }) => id).filter((id) => choices.includes(id)),
      })
      .catch(throwStoreUnavailable);
    return answerCast(vote, outcome, arrivedAt.toISOString());
  };
}

/**
 * The code, if it is one of this ballot. A wrong one counts against whoever sends it; a right one
 * is always taken, so that a hall goes on voting while somebody in it guesses.
 */
async function findOwnCode(
  c: Context,
  { store, limits }: Pick<Services, 'store' | 'limits'>,
  { campaign, ballot }: BallotSubmission,
  hash: string,
): Promise<StoredCode> {
  const guess = await limits.codeGuess(c);
  const code = await store.ballots.findCode(hash).catch(throwStoreUnavailable);
  if (code?.campaign === campaign && code.ballot === ballot) {
    await guess.wasRight();
    return code;
  }
  throw guess.exceeded ?? codeRefused('unknown', 'is not a code of this ballot');
}

function answerSpent(vote: BallotSubmission, code: StoredCode, spentBy: string): TakenVote {
  if (code.spentBy !== spentBy) throw codeSpent();
  return { outcome: 'same', receipt: receiptOf(vote.id, code.spentOn ?? '') };
}

function answerCast(vote: BallotSubmission, outcome: CastOutcome, at: string): TakenVote {
  if (outcome === 'spent') throw codeSpent();
  if (outcome === 'unknown') throw codeRefused('unknown', 'is not a code of this ballot');
  // The ballot closed, or the code was made void, since it was looked up.
  if (outcome === 'void') throw codeRefused('void', 'was made void');
  return { outcome: outcome === 'cast' ? 'new' : 'same', receipt: receiptOf(vote.id, at) };
}

/** The day alone: with a time, a receipt would tell when somebody voted. */
const receiptOf = (id: string, day: string): Receipt => ({
  id,
  reference: referenceOf(id),
  receivedAt: startOfDay(day),
});

function findProblems(
  definition: BallotDefinition,
  vote: BallotSubmission,
  { batch }: StoredCode,
): Problem[] {
  if (vote.ballotVersion !== definition.version)
    return [
      createProblem(
        'ballotVersion',
        'unknown',
        'is not the version that was opened: load it again',
      ),
    ];
  const isOtherWard = batch.area !== undefined && batch.area !== vote.area.code;
  return [
    ...(isOtherWard
      ? [createProblem('answers.code', 'other-ward', 'is for residents of another ward')]
      : []),
    ...voteProblems(definition, vote),
  ];
}

const voteRefused = (path: string, code: string, message: string) =>
  invalidRequest([createProblem(path, code, message)]);
const codeRefused = (code: string, message: string) => voteRefused('answers.code', code, message);

const codeSpent = () =>
  new HttpProblem(409, 'This code has been used.', {
    problems: [createProblem('answers.code', 'code-spent', 'has been used')],
  });

const REFUSALS: Readonly<Record<Exclude<CastPermission, 'allowed'>, () => HttpProblem>> = {
  'ballot-not-open': () => voteRefused('ballot', 'not-open', 'is not open yet'),
  'ballot-closed': () => voteRefused('ballot', 'closed', 'is closed for this code'),
  'called-off': () => voteRefused('ballot', 'called-off', 'was called off'),
  'code-not-open': () => codeRefused('not-open', 'is not valid yet'),
};
