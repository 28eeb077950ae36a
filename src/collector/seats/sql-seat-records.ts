import { sql } from 'kysely';
import type { DatabaseHandles } from '../store/database-handles.ts';
import type { SeatFigure, SeatRecords, SeatWeek } from './seat-records.ts';
import { ALL_WEEKS } from './seat-tables.ts';

/** In queries that SQLite and PostgreSQL share. */
export class SqlSeatRecords implements SeatRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async list(campaigns: readonly string[], monday: string): Promise<SeatFigure[]> {
    if (campaigns.length === 0) return [];
    const rows = await this.#rowsOf(campaigns)
      .select(['week', 'campaign', 'measure', 'count', 'last_on'])
      .where('week', 'in', [ALL_WEEKS, monday])
      .execute();
    const ofWeek = new Map(
      rows
        .filter(({ week }) => week === monday)
        .map(({ campaign, measure, count }) => [JSON.stringify([campaign, measure]), count]),
    );
    return rows
      .filter(({ week }) => week === ALL_WEEKS)
      .map(({ campaign, measure, count, last_on }) => ({
        ...{ campaign, measure, total: count, lastOn: last_on },
        week: ofWeek.get(JSON.stringify([campaign, measure])) ?? 0,
      }));
  }

  async weeks(campaigns: readonly string[], since: string): Promise<SeatWeek[]> {
    if (campaigns.length === 0) return [];
    const rows = await this.#rowsOf(campaigns)
      .select(['week', 'measure', sql<number | string>`sum(count)`.as('total')])
      .where('week', '>=', since)
      .groupBy(['week', 'measure'])
      .orderBy('week')
      .execute();
    return rows.map(({ week, measure, total }) => ({
      ...{ monday: week, measure },
      count: Number(total),
    }));
  }

  #rowsOf(campaigns: readonly string[]) {
    return this.#database.read.selectFrom('seat_figures').where('campaign', 'in', campaigns);
  }
}
