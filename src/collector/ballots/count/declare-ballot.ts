import {
  BallotDecision,
  BallotResult,
  createProblem,
  type Problem,
} from 'campaign-widgets/contract';
import { toLondonTime } from '../../editor/london-time.ts';
import type { Store } from '../../store/store.ts';
import type { BallotAct } from '../ballot-log.ts';
import type { BallotKey, StoredBallot } from '../ballot-records.ts';
import { resultHash } from './check-log.ts';
import type { NewResult, StoredDecision, StoredResult } from './count-records.ts';
import type { Declaration } from './declaration.ts';
import {
  makeResult,
  undecidedOptions,
  type UndecidedResult,
  withDecisions,
} from './make-result.ts';

/** What somebody wrote when they declared or corrected a result. */
export interface DeclareRequest {
  /** Why more or fewer papers were found than were given out, by contest. */
  notes: Record<string, string>;
  /** Of a correction. */
  reason?: string | undefined;
  /** Contests of which the decision is not taken over by the correction. */
  again: readonly string[];
}

/** What is missing before a result can be declared. */
export function findMissingNotes(
  { counts }: Declaration,
  { notes }: Pick<DeclareRequest, 'notes'>,
): Problem[] {
  return counts
    .filter(({ contest, difference }) => difference !== undefined && !notes[contest.id])
    .map(({ contest, difference }) =>
      createProblem(
        `notes.${contest.id}`,
        difference ?? '',
        `must say why ${difference} papers were found than were given out`,
      ),
    );
}

const countVotes = ({ votes }: Declaration['fixed']): number =>
  votes.reduce((sum, { count }) => sum + count, 0);

/** Why nothing can be declared yet; empty if it can. */
export const findBlocks = ({ unconfirmed, fixed, codes }: Declaration): Problem[] => [
  ...(unconfirmed.length > 0
    ? [createProblem('boxes', 'unconfirmed', 'must be counted by two people, or written off')]
    : []),
  // One vote a used code: a row that somebody added or deleted in the database is seen here.
  ...(countVotes(fixed) === codes.spent.event + codes.spent.online
    ? []
    : [createProblem('votes', 'differ', 'must be as many as codes that were used to vote')]),
  ...(fixed.hall.unreported.length > 0
    ? [createProblem('tablets', 'unreported', 'must report, or be written off')]
    : []),
];

/**
 * Writes the result of a ballot, or a correction of it.
 * @returns false if anything happened to the ballot meanwhile
 */
export async function declareBallot(
  store: Store,
  ballot: StoredBallot,
  declaration: Declaration,
  { notes, reason, again }: DeclareRequest,
  { by, at }: Pick<BallotAct, 'by' | 'at'>,
): Promise<boolean> {
  const { definition, counts, codes, fixed, facts, number } = declaration;
  const declaredOn = toLondonTime(new Date(at)).slice(0, 10);
  const document = makeResult({ definition, counts, codes, number, declaredOn, reason });
  const noted = counts
    .filter(({ difference }) => difference !== undefined)
    .map(({ contest, difference }): [string, string] => [
      `papers-${contest.id}`,
      `${difference}: ${notes[contest.id] ?? ''}`,
    ]);
  const to: NewResult['to'] = number === 1 ? 'declared' : 'corrected';
  const detail = {
    number,
    result: resultHash(document),
    ...(reason !== undefined && { reason }),
    ...Object.fromEntries(noted),
  };
  const kept = await keptDecisions(store, ballot, declaration, { document, again });
  return store.ballotCounts.declare(
    ballot,
    {
      ...{ number, document, to },
      sums: { ...fixed, codes },
      after: facts.lastLine.number,
      decisions: kept.map((decision) => ({ contest: decision.contest, document: decision })),
    },
    { what: to, by, at, detail },
  );
}

/** Decisions that still fit: on the same outcome, between the same issues. */
async function keptDecisions(
  store: Store,
  ballot: BallotKey,
  { definition, number }: Declaration,
  { document, again }: { document: UndecidedResult; again: readonly string[] },
): Promise<BallotDecision[]> {
  const decisions = await store.ballotCounts.decisions(ballot.campaign, ballot.id);
  return decisionsOf(decisions, number - 1).filter(({ contest, between }) => {
    const now = undecidedOptions(definition, document, contest);
    return !again.includes(contest) && now.length > 0 && now.join(' ') === between.join(' ');
  });
}

const decisionsOf = (decisions: readonly StoredDecision[], number: number): BallotDecision[] =>
  decisions
    .filter((decision) => decision.number === number)
    .map(({ document }) => BallotDecision.parse(document));

/** The results of a ballot as everybody sees them, the first one first. */
export async function readPublicResults(
  { ballotCounts }: Pick<Store, 'ballotCounts'>,
  { campaign, id }: BallotKey,
): Promise<BallotResult[]> {
  const [results, decisions] = await Promise.all([
    ballotCounts.results(campaign, id),
    ballotCounts.decisions(campaign, id),
  ]);
  return results.map((result) => toPublicResult(result, decisions));
}

const UndecidedDocument = BallotResult.omit({ decisions: true });

const toPublicResult = (
  { number, document }: StoredResult,
  decisions: readonly StoredDecision[],
): BallotResult => withDecisions(UndecidedDocument.parse(document), decisionsOf(decisions, number));
