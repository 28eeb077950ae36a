import { type Insertable, sql } from 'kysely';
import { insertEach } from '../store/insert-each.ts';
import type { Trx } from '../store/insert-rows.ts';
import type { Tables } from '../store/tables.ts';
import { ALL_WEEKS, type SeatMeasure } from './seat-tables.ts';
import { mondayOf } from './seat-weeks.ts';

export interface SeatChange {
  campaign: string;
  measure: SeatMeasure;
  /** How much the figure grows; negative if it shrinks. */
  count: number;
  /** The day that it counts for, `2026-11-21`. */
  on: string;
}

/**
 * Adds to the figures of campaigns. Call it last in a step: rows are taken in one order everywhere,
 * so that two collectors on one database never wait for each other.
 */
export async function changeSeats(trx: Trx, changes: readonly SeatChange[]): Promise<void> {
  const sums = new Map<string, Insertable<Tables['seat_figures']>>();
  for (const { campaign, measure, count, on } of changes)
    for (const week of [ALL_WEEKS, mondayOf(on)]) {
      const key = JSON.stringify([campaign, measure, week]);
      const sum = sums.get(key);
      sums.set(key, {
        ...{ week, campaign, measure },
        count: (sum?.count ?? 0) + count,
        last_on: sum && sum.last_on > on ? sum.last_on : on,
      });
    }
  const rows = [...sums]
    .filter(([, { count }]) => count !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, row]) => row);
  await insertEach(trx, 'seat_figures', rows, (insert) =>
    insert.onConflict((conflict) =>
      conflict.columns(['week', 'campaign', 'measure']).doUpdateSet({
        count: sql`seat_figures.count + excluded.count`,
        last_on: sql`case when excluded.last_on > seat_figures.last_on then excluded.last_on else seat_figures.last_on end`,
      }),
    ),
  );
}
