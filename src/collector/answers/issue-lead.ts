import { OTHER_ISSUE } from './answer-records.ts';

/** How many answers named one issue. */
export interface IssueCount {
  id: string;
  count: number;
}

/**
 * Whether the issue with the most answers leads by more than chance could make.
 * - `ahead`: it does.
 * - `level`: the issues in `ids` can't be told apart; there are at most `MAX_NAMED_ISSUES`.
 * - `open`: more than that can't be told apart.
 * - `few`: so few answers that even a lead over no answer at all could be chance.
 */
export type IssueLead =
  { kind: 'ahead'; id: string } | { kind: 'level'; ids: string[] } | { kind: 'open' | 'few' };

/** How often a lead that is called one may be chance. */
const MAX_CHANCE = 0.05;
const MAX_NAMED_ISSUES = 3;
/** From this many answers to two issues on, the normal distribution is as good as the exact one. */
const MIN_NORMAL_ANSWERS = 1_000;
/** The two-sided quantile of the normal distribution for `MAX_CHANCE`. */
const NORMAL_QUANTILE = 1.96;

/**
 * Compares the leading issue with each other one by a two-sided binomial test of their answers
 * alone. Against the runner-up this is also the test that the winner is the true first, without a
 * correction for how many issues there are: Hung and Fithian, "Rank verification for exponential
 * families", Annals of Statistics 47 (2019). It asks what chance could do if the same kind of
 * people answered again, and says nothing about those who did not answer.
 * @param counted all answers of the area; those that `issues` does not show, because too few
 * named theirs, may all have named one issue
 */
export function findIssueLead(issues: readonly IssueCount[], counted: number): IssueLead {
  // What people wrote in their own words is about many things, so it is no issue that can lead.
  const [first, ...others] = issues
    .filter(({ id }) => id !== OTHER_ISSUE)
    .sort((a, b) => b.count - a.count);
  if (!first || !isTrueLead(first.count, 0)) return { kind: 'few' };
  const hidden = counted - issues.reduce((sum, { count }) => sum + count, 0);
  const level = others.filter(({ count }) => !isTrueLead(first.count, count));
  if (!isTrueLead(first.count, hidden)) return { kind: 'open' };
  if (level.length === 0) return { kind: 'ahead', id: first.id };
  if (level.length >= MAX_NAMED_ISSUES) return { kind: 'open' };
  return { kind: 'level', ids: [first, ...level].map(({ id }) => id) };
}

/** Whether a fair coin would rarely divide these answers so unevenly. */
function isTrueLead(leader: number, other: number): boolean {
  const total = leader + other;
  if (leader <= other) return false;
  if (total >= MIN_NORMAL_ANSWERS) return (leader - other) / Math.sqrt(total) > NORMAL_QUANTILE;
  return 2 * tailOfFairCoin(total, leader) <= MAX_CHANCE;
}

/** The probability of at least `heads` heads in `tosses` tosses of a fair coin. */
function tailOfFairCoin(tosses: number, heads: number): number {
  let term = 0.5 ** tosses;
  let sum = 0;
  for (let tails = 0; tails <= tosses - heads; tails++) {
    sum += term;
    term *= (tosses - tails) / (tails + 1);
  }
  return sum;
}
