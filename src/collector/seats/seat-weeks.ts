const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The Monday of the week of a day, both as `2026-11-23`. */
export function mondayOf(day: string): string {
  const time = Date.parse(day);
  const daysSinceMonday = (new Date(time).getUTCDay() + 6) % WEEK_DAYS;
  return dayOf(time - daysSinceMonday * DAY_MS);
}

/** The Mondays of the last weeks, that of this week last. */
export function lastMondays(now: Date, weeks: number): string[] {
  const current = Date.parse(mondayOf(dayOf(now.getTime())));
  return Array.from({ length: weeks }, (_, at) =>
    dayOf(current - (weeks - 1 - at) * WEEK_DAYS * DAY_MS),
  );
}
