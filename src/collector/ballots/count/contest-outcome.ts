import type { ContestOutcome } from 'campaign-widgets/contract';

/** What was ticked in one contest, on screens and on paper. */
export interface ContestSums {
  /** Valid ballots. */
  ballots: number;
  /** Ticks for "None of these". */
  none: number;
  /** Ticks by option, in the order of the ballot. */
  options: { id: string; count: number }[];
}

/** How many ballots of a contest may be wrong, and why. */
export interface DoubtSources {
  /** Papers that were found beyond those given out. */
  papersBeyond: number;
  /** Papers that were given out and not found, where a box was written off. */
  papersLost: number;
  /** Papers that were given out against codes which prove to have been used before. */
  papersForUsedCodes: number;
  /** Votes of tablets that were refused because another vote had used the code. */
  refusedVotes: number;
  /** Ballots that waited on tablets which were written off. */
  lostOnTablets: number;
}

/** One ballot moves a margin by at most one, so doubts are added up. */
export const contestDoubt = (sources: DoubtSources): number =>
  Object.values<number>({ ...sources }).reduce((sum, ballots) => sum + ballots, 0);

/** Fewer ballots than this tell nothing: not even who is first. */
const MIN_TOLD_BALLOTS = 3;

export interface Outcome {
  outcome: ContestOutcome;
  /** The winner, or those that are tied. */
  chosen: string[];
  /** Ticks between the first and the second; where most ticked "none of these", its lead. */
  margin: number;
}

/**
 * What came of a contest. A winner needs a margin that is larger than the doubt; with a doubt, no
 * tie is certain either.
 */
export function contestOutcome({ ballots, none, options }: ContestSums, doubt: number): Outcome {
  if (ballots === 0) return { outcome: 'no-votes', chosen: [], margin: 0 };
  if (ballots < MIN_TOLD_BALLOTS) return { outcome: 'too-few', chosen: [], margin: 0 };
  const [first = 0, second = 0] = options.map(({ count }) => count).toSorted((a, b) => b - a);
  if (none > first)
    return {
      outcome: none - first > doubt ? 'none' : 'in-doubt',
      chosen: [],
      margin: none - first,
    };
  const margin = first - second;
  const leaders = options.filter(({ count }) => count === first).map(({ id }) => id);
  if (leaders.length > 1 && doubt === 0) return { outcome: 'tie', chosen: leaders, margin };
  // "None of these" wins only with more ticks than every issue.
  const isCertain = margin > doubt && first - none >= doubt;
  return isCertain
    ? { outcome: 'chosen', chosen: leaders, margin }
    : { outcome: 'in-doubt', chosen: [], margin };
}
