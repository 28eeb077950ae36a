import type { SourceDay } from './answer-records.ts';

const DAY_MS = 86_400_000;
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

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

const mondayOf = (day: string): string => {
  const time = Date.parse(day);
  const daysSinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return dayOf(time - daysSinceMonday * DAY_MS);
};

/** The Mondays of the last weeks, this week's last. */
function lastMondays(now: Date): string[] {
  const current = Date.parse(mondayOf(dayOf(now.getTime())));
  return Array.from({ length: SHOWN_WEEKS }, (_, at) =>
    dayOf(current - (SHOWN_WEEKS - 1 - at) * 7 * DAY_MS),
  );
}

/** The first day that is counted. */
export const firstWeekDay = (now: Date): string => lastMondays(now)[0] ?? '';

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
  return lastMondays(now).map((monday) => {
    const total = totals.get(monday) ?? 0;
    const count = total - (total % threshold);
    return { monday, count, isFew: count === 0 && total > 0 };
  });
}
