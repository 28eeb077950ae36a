import type { SourceDay, Store } from '../store.ts';

const DAY = 86_400_000;
/** How many days are looked at: those of the page, and the week that the oldest of them is compared with. */
const SHOWN_DAYS = 14;
const COMPARED_DAYS = 7;
/** Fewer on one day are no wave, whatever is usual. */
const LEAST = 30;
const TIMES = 5;

/** One source on one day, beside the days before. */
export interface Day extends SourceDay {
  /** How many answers a day were usual: the median of the seven days before. */
  usual: number;
  /** Whether these are so many more that somebody should look. */
  jump: boolean;
  /** Counted ones, and those held as a wave, from this day on: what is held or let in together. */
  since: { counted: number; wave: number };
}

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);

/** What came from each source on each of the last days, newest first. */
export async function recentSources(store: Store, campaign: string, now: Date): Promise<Day[]> {
  const today = now.toISOString().slice(0, 10);
  const rows = await store.sources(campaign, dayBefore(today, SHOWN_DAYS + COMPARED_DAYS));
  return rows
    .filter(({ day }) => day > dayBefore(today, SHOWN_DAYS))
    .map((row) => compared(row, rows));
}

function compared(row: SourceDay, rows: SourceDay[]): Day {
  const same = rows.filter(({ source }) => source === row.source);
  const before = Array.from({ length: COMPARED_DAYS }, (_, n) =>
    totalOf(same.find(({ day }) => day === dayBefore(row.day, n + 1))),
  );
  const usual = before.sort((a, b) => a - b)[Math.floor(COMPARED_DAYS / 2)] ?? 0;
  const later = same.filter(({ day }) => day >= row.day);
  const sum = (what: 'counted' | 'wave') => later.reduce((total, each) => total + each[what], 0);
  return {
    ...row,
    usual,
    jump: totalOf(row) >= LEAST && totalOf(row) > TIMES * usual,
    since: { counted: sum('counted'), wave: sum('wave') },
  };
}

export const totalOf = (row: SourceDay | undefined): number => (row ? row.counted + row.held : 0);

/** The days that somebody should look at: a jump, with most of it still counted. */
export const jumps = (days: Day[]): Day[] =>
  days.filter(({ jump, counted, held }) => jump && counted > held);
