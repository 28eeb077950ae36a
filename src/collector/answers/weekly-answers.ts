import { lastMondays, mondayOf } from '../seats/seat-weeks.ts';
import type { SourceDay } from './answer-records.ts';

const SHOWN_WEEKS = 8;

/** How many published answers came in one week, as far as this may be published. */
export interface WeekCount {
  /** The Monday that it began with, `2026-11-23`. */
  monday: string;
  /** Rounded down to whole batches. */
  count: number;
  /** Whether some came, but too few to be published. */
  isFew: boolean;
}

/** The first day that is counted. */
export const firstWeekDay = (now: Date): string => lastMondays(now, SHOWN_WEEKS)[0] ?? '';

/**
 * Published answers of all sources, week by week. Answers that wait for their batch are in no
 * figure, and a number is rounded down to whole batches: a single new answer never shows.
 * @param threshold how many answers are published together
 */
export function weeklyAnswers(
  days: readonly Pick<SourceDay, 'day' | 'counted'>[],
  threshold: number,
  now: Date,
): WeekCount[] {
  const totals = new Map<string, number>();
  for (const { day, counted } of days) {
    const monday = mondayOf(day);
    totals.set(monday, (totals.get(monday) ?? 0) + counted);
  }
  return lastMondays(now, SHOWN_WEEKS).map((monday) => {
    const total = totals.get(monday) ?? 0;
    const count = total - (total % threshold);
    return { monday, count, isFew: count === 0 && total > 0 };
  });
}
