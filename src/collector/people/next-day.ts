import { DAY_MS } from '../time-units.ts';

/** The day after a day, `2026-11-21`. */
export const nextDay = (day: string): string => daysAfter(day, 1);

/** The day that many days after a day. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
