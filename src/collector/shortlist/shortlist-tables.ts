import type { Mark } from './shortlist-records.ts';

/** The tables of what organisers think of candidates, and of what they chose. */
export interface ShortlistTables {
  weighings: {
    campaign: string;
    area: string;
    /** The id of an issue or a theme. */
    candidate: string;
    /** The name of the organiser, as the log has it. */
    member: string;
    worthwhile: Mark | null;
    winnable: Mark | null;
    decider: string;
    ask: string;
    note: string;
    /** A day, `2026-11-21`. */
    made_on: string;
  };
  /** Every version of the shortlist of an area; the highest revision is the one that counts. */
  shortlists: {
    campaign: string;
    area: string;
    revision: number;
    /** A `ShortlistDocument` as JSON. */
    document: string;
    made_by: string;
    made_on: string;
  };
}
