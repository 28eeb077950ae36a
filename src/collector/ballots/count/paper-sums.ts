import {
  createProblem,
  mostTicks,
  type Problem,
  type VotableBallot,
} from 'campaign-widgets/contract';
import type { PaperCount } from './count-records.ts';

type Contest = VotableBallot['contests'][number];

/**
 * What is wrong with the sums of a count, each at its line: `papers`, `ticks.litter`. Figures that
 * no pile of papers can have are typed wrongly.
 */
export function paperProblems(
  ballot: Pick<VotableBallot, 'method' | 'most'>,
  contest: Contest,
  count: PaperCount,
): Problem[] {
  const { papers, valid, blank, spoiled } = count;
  if (valid + blank + spoiled !== papers)
    return [createProblem('papers', 'sum', 'must be what is valid, blank and spoiled together')];
  return ballot.method === 'single'
    ? singleProblems(contest, count)
    : approvalProblems(ballot, contest, count);
}

const ticksOf = ({ options }: Contest, { ticks }: PaperCount): [id: string, ticks: number][] =>
  options.map(({ id }) => [id, ticks[id] ?? 0]);

const sumOf = (lines: [string, number][]) => lines.reduce((sum, [, ticks]) => sum + ticks, 0);

/** One tick on each valid paper. */
function singleProblems(contest: Contest, count: PaperCount): Problem[] {
  const sum = sumOf(ticksOf(contest, count)) + count.none;
  return sum === count.valid
    ? []
    : [createProblem('valid', 'single-sum', 'must be the sum of all ticks: one on each paper')];
}

/**
 * On each valid paper either "none of these", or one to `most` ticks, at most one for each issue.
 */
function approvalProblems(
  ballot: Pick<VotableBallot, 'method' | 'most'>,
  contest: Contest,
  count: PaperCount,
): Problem[] {
  const { valid, none } = count;
  if (none > valid)
    return [createProblem('none', 'too-many', 'must not be more than valid papers')];
  const lines = ticksOf(contest, count);
  const ticked = valid - none;
  const tooMany = lines.filter(([, ticks]) => ticks > ticked);
  if (tooMany.length > 0)
    return tooMany.map(([id]) =>
      createProblem(
        `ticks.${id}`,
        'too-many',
        'must not be more than the valid papers that are not for "none of these"',
      ),
    );
  const sum = sumOf(lines);
  if (sum < ticked)
    return [createProblem('valid', 'too-few', 'must have a tick on each valid paper')];
  const most = mostTicks(ballot, contest);
  return sum > most * ticked
    ? [createProblem('valid', 'too-many', `must have at most ${most} ticks a paper`, { max: most })]
    : [];
}
