import type { BallotResult } from './result-schema.ts';

/** What came of one contest, as it stands after what was decided beside the ticks. */
export interface ChosenIssues {
  /** Ids of the issues that the campaign takes up. */
  readonly chosen: readonly string[];
  /** Ids of the issues that share the first place, until the tie is settled. */
  readonly tied: readonly string[];
}

/**
 * What was chosen in a contest. A recorded decision goes before the ticks; of a tie without one,
 * nothing is chosen yet.
 * @returns undefined if the result says nothing of this contest, or may not: too few voted
 */
export function chosenIssues(
  { contests, few, decisions }: Pick<BallotResult, 'contests' | 'few' | 'decisions'>,
  contest: string,
): ChosenIssues | undefined {
  const decision = decisions.find((one) => one.contest === contest);
  if (decision?.chosen !== undefined) return { chosen: [decision.chosen], tied: [] };
  const standing = [...contests, ...few].find(({ id }) => id === contest);
  if (!standing || standing.outcome === 'too-few') return undefined;
  const { outcome, chosen } = standing;
  // The organisers may have taken up several issues, or none.
  if (outcome === 'chosen' || decision?.by === 'organisers') return { chosen, tied: [] };
  return { chosen: [], tied: outcome === 'tie' ? (decision?.between ?? chosen) : [] };
}
