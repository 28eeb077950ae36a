/** What a seat is measured by. Each is a figure of the whole campaign. */
export const SEAT_MEASURES = [
  'responses',
  'recruited',
  'oneToOnesHeld',
  'trained',
  'organisations',
  'invitations',
] as const;

export type SeatMeasure = (typeof SEAT_MEASURES)[number];

export const isSeatMeasure = (measure: string): measure is SeatMeasure =>
  (SEAT_MEASURES as readonly string[]).includes(measure);

/** The `week` of the row that counts all weeks. */
export const ALL_WEEKS = '';

export interface SeatTables {
  /**
   * The figures of each campaign, in all and by week: one row in place of all its wards, sources
   * and people. Written in the transaction that changes the figures themselves.
   */
  seat_figures: {
    /** The Monday of the week in which the figure changed; `ALL_WEEKS` for the total. */
    week: string;
    campaign: string;
    measure: SeatMeasure;
    count: number;
    /** The last day on which it changed. */
    last_on: string;
  };
}
