import type {
  BallotDecision,
  BallotDefinition,
  BallotResult,
  ContestOutcome,
} from 'campaign-widgets/contract';
import type { CodeBatch, CodeTurnout } from '../ballot-records.ts';
import { EMAIL_BATCH } from '../email/code-request-records.ts';
import { contestDoubt, contestOutcome, type Outcome } from './contest-outcome.ts';
import type { ContestCount } from './count-sums.ts';
import type { HallFacts } from './hall-facts.ts';

/** A result before its line is in the log, and without decisions. */
export type UndecidedResult = Omit<BallotResult, 'log' | 'decisions'>;

type Turnout = BallotResult['turnout'];
/** The part of the turnout that no correction of papers changes. */
export type CodeFigures = Omit<Turnout, 'papers' | 'spoiled'>;

interface ResultParts {
  definition: BallotDefinition;
  counts: readonly ContestCount[];
  codes: CodeFigures;
  number: number;
  declaredOn: string;
  /** Of a correction. */
  reason?: string | undefined;
}

/** What is published of a count. Contests with few ballots have no figures in it. */
export function makeResult(parts: ResultParts): UndecidedResult {
  const { definition, counts, codes, number, declaredOn, reason } = parts;
  const outcomes = counts.map((count) => ({ count, ...outcomeOf(count) }));
  const isFew = ({ count }: { count: ContestCount }) => count.sums.ballots < definition.least;
  return {
    ballot: definition.id,
    version: definition.version,
    number,
    declaredOn,
    ...(reason !== undefined && { reason }),
    method: definition.method,
    turnout: {
      ...codes,
      papers: sum(counts.map(({ papers }) => papers)),
      spoiled: sum(counts.map(({ spoiled }) => spoiled)),
    },
    contests: outcomes
      .filter((one) => !isFew(one))
      .map(({ count, outcome, chosen, margin, doubt }) => ({
        id: count.contest.id,
        outcome,
        ...count.sums,
        chosen,
        margin,
        doubt,
      })),
    few: outcomes.filter(isFew).map(({ count, outcome, chosen }) => ({
      id: count.contest.id,
      outcome,
      ballots: count.sums.ballots,
      chosen,
    })),
  };
}

function outcomeOf({ sums, doubt }: ContestCount): Outcome & { doubt: number } {
  const ballots = contestDoubt(doubt);
  return { ...contestOutcome(sums, ballots), doubt: ballots };
}

/** How many codes there were, by event or way; replacements apart, so that nothing counts twice. */
export function codeFigures(
  batches: readonly CodeBatch[],
  { spent, issuedLate }: CodeTurnout,
  { refused, headcount }: HallFacts,
): CodeFigures {
  const issued: Record<string, number> = {};
  for (const { id, event = 'slip', isReplacement, size, voidedOn } of batches) {
    const ordinary = id === EMAIL_BATCH ? 'email' : event;
    const way = isReplacement ? 'replacements' : ordinary;
    if (voidedOn === undefined) issued[way] = (issued[way] ?? 0) + size;
  }
  return { issued, issuedLate, spent, refused, headcount };
}

/** Outcomes on which the organisers record what they decide. */
const UNDECIDED: readonly ContestOutcome[] = ['tie', 'in-doubt', 'none', 'no-votes', 'too-few'];

export const isUndecided = (outcome: ContestOutcome): boolean => UNDECIDED.includes(outcome);

/** A result with the decisions on it; a contest that they decided has what they chose. */
export function withDecisions<Result extends UndecidedResult>(
  result: Result,
  decisions: readonly BallotDecision[],
): Result & Pick<BallotResult, 'decisions'> {
  const decided = <Contest extends { id: string; chosen: string[] }>(contest: Contest): Contest => {
    const chosen = decisions.find((decision) => decision.contest === contest.id)?.chosen;
    return chosen === undefined ? contest : { ...contest, chosen: [chosen] };
  };
  return {
    ...result,
    contests: result.contests.map(decided),
    few: result.few.map(decided),
    decisions: [...decisions],
  };
}

/** Between which options a contest is undecided. @returns none if it has a winner */
export function undecidedOptions(
  { contests }: Pick<BallotDefinition, 'contests'>,
  result: UndecidedResult,
  contest: string,
): string[] {
  const figures = result.contests.find(({ id }) => id === contest);
  const { outcome, chosen } = figures ?? result.few.find(({ id }) => id === contest) ?? {};
  if (outcome === undefined || chosen === undefined || !isUndecided(outcome)) return [];
  if (outcome === 'tie') return chosen;
  // Of few ballots nothing is told, so the organisers decide between all issues.
  if (outcome === 'in-doubt' && figures) {
    const first = Math.max(...figures.options.map(({ count }) => count));
    const near = figures.options.filter(({ count }) => first - count <= figures.doubt);
    return near.map(({ id }) => id);
  }
  return contests.find(({ id }) => id === contest)?.options.map(({ id }) => id) ?? [];
}

const sum = (of: number[]): number => of.reduce((total, one) => total + one, 0);
