import { groupBy } from '../../store/group-by.ts';
import type { CountStanding, PaperCount } from './count-records.ts';
import type { CountTables } from './count-tables.ts';

// Two people count, each without seeing what the other read. What differs is counted again by both,
// in the next round.

export type CountRow = CountTables['ballot_counts'];

/** What one person read. What is neither blank nor spoiled is valid: the form checks the sum. */
export const countOf = ({ papers, blank, spoiled, none, ticks }: CountRow): PaperCount => ({
  papers,
  valid: papers - blank - spoiled,
  blank,
  spoiled,
  none,
  ticks: JSON.parse(ticks) as Record<string, number>,
});

const LINES = ['papers', 'valid', 'blank', 'spoiled', 'none'] as const;

/** The lines that differ: `papers`, `ticks.litter`. Their figures are told to nobody. */
export function differingLines(one: PaperCount, other: PaperCount): string[] {
  const options = new Set([...Object.keys(one.ticks), ...Object.keys(other.ticks)]);
  return [
    ...LINES.filter((line) => one[line] !== other[line]),
    ...[...options]
      .filter((option) => (one.ticks[option] ?? 0) !== (other.ticks[option] ?? 0))
      .map((option) => `ticks.${option}`),
  ];
}

/** The count of one contest in one box, as its rows say. */
export interface CountRounds {
  /** The round in which the next one counts. */
  round: number;
  /** Who counted first in this round. */
  first: CountRow | undefined;
  /** The row that two people agree on. */
  confirmed: CountRow | undefined;
  /** The rows of the newest round that was not thrown away. */
  current: CountRow[];
  differing: string[];
}

/** @param rows of one contest in one box */
export function readRounds(rows: readonly CountRow[]): CountRounds {
  const newest = Math.max(0, ...rows.map(({ round }) => round));
  const last = rows.filter(({ round }) => round === newest);
  const [first, second] = last.toSorted((one, other) => one.number - other.number);
  if (!first || first.is_reopened === 1)
    return {
      round: newest + 1,
      first: undefined,
      confirmed: undefined,
      current: [],
      differing: [],
    };
  if (!second) {
    const before = rows.filter(({ round }) => round === newest - 1);
    return { round: newest, first, confirmed: undefined, current: last, differing: differ(before) };
  }
  const differing = differ(last);
  return differing.length === 0
    ? { round: newest, first, confirmed: first, current: last, differing }
    : { round: newest + 1, first: undefined, confirmed: undefined, current: [], differing };
}

function differ([one, other]: readonly CountRow[]): string[] {
  if (!one || !other || one.is_reopened === 1) return [];
  return differingLines(countOf(one), countOf(other));
}

/** Rows by contest and box. */
export const groupRows = (rows: readonly CountRow[]): CountRow[][] => [
  ...groupBy(rows, ({ box, contest }) => `${box} ${contest}`).values(),
];

/** How far a count is, without a figure. @param rows of one contest in one box; at least one */
export function standingOf(rows: readonly CountRow[]): CountStanding[] {
  const [any] = rows;
  if (!any) return [];
  const { first, confirmed, current, differing } = readRounds(rows);
  const state = confirmed ? 'confirmed' : first ? 'once' : 'uncounted';
  return [
    {
      box: any.box,
      contest: any.contest,
      state,
      countedBy: current.map(({ entered_by }) => entered_by),
      firstToken: first?.token,
      differing,
    },
  ];
}
