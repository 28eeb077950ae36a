import type { Moment, PaintTimes } from './paint-probe.ts';

/** The times of one contender on one kind of page, a load each round. */
export type Rounds = readonly PaintTimes[];

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The median of a moment; NaN where a load has not seen it. */
export const medianTime = (rounds: Rounds, moment: keyof PaintTimes): number =>
  medianOf(rounds.map((times) => times[moment] ?? NaN));

/**
 * The median of the ratios of each round, whose two loads follow each other: what slows the machine
 * down for some rounds slows down both.
 */
export const medianRatio = (rounds: Rounds, floor: Rounds, moment: Moment): number =>
  medianOf(rounds.map((times, round) => (times[moment] ?? NaN) / (floor[round]?.[moment] ?? NaN)));
