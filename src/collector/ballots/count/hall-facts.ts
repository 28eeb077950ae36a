/** What the desk and the tablets of a hall tell the count. Nothing in it says how anybody voted. */
export interface HallFacts {
  /** Votes of tablets that were refused when they came, by reason. */
  refused: Record<string, number>;
  /** Ballots that waited on tablets which were written off. They may be of any contest. */
  lostOnTablets: number;
  /** Papers that were given out against codes which prove to have been used, by contest. */
  papersForUsedCodes: Record<string, number>;
  /** People in the hall, by event. */
  headcount: Record<string, number>;
  /** Tablets that have votes and did not report yet: no result before they do. */
  unreported: string[];
}

export const NO_HALL: HallFacts = {
  refused: {},
  lostOnTablets: 0,
  papersForUsedCodes: {},
  headcount: {},
  unreported: [],
};
