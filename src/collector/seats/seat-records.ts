import type { SeatMeasure } from './seat-tables.ts';

export interface SeatFigure {
  campaign: string;
  measure: SeatMeasure;
  /** In all. */
  total: number;
  /** In the week that was asked for. */
  week: number;
  /** The last day on which it changed; empty if unknown. */
  lastOn: string;
}

export interface SeatWeek {
  /** The Monday of the week. */
  monday: string;
  measure: SeatMeasure;
  count: number;
}

/** The figures of campaigns, in all and by week. */
export interface SeatRecords {
  /**
   * @param campaigns whose figures are read
   * @param monday of the week that is told beside the total
   */
  list(campaigns: readonly string[], monday: string): Promise<SeatFigure[]>;
  /** The sums of these campaigns for each week from a Monday on. */
  weeks(campaigns: readonly string[], since: string): Promise<SeatWeek[]>;
}
