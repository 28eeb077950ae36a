/** The tables of the count. `ticks`, `document` and `sums` are JSON. */
export interface CountTables {
  ballot_boxes: {
    campaign: string;
    ballot: string;
    id: string;
    label: string;
    event: string | null;
    made_by: string;
    made_at: string;
    /** Why it can't be counted. */
    written_off: string | null;
  };
  /** What somebody read from the papers of one contest in one box. Rows are never changed. */
  ballot_counts: {
    campaign: string;
    ballot: string;
    box: string;
    contest: string;
    /** 1 for the first time that two people count; higher for each time that they count again. */
    round: number;
    /** The first or the second of a round. */
    number: number;
    /** The name of the token, whoever held it. */
    token: string;
    entered_by: string;
    at: string;
    papers: number;
    blank: number;
    spoiled: number;
    none: number;
    ticks: string;
    note: string;
    /** 1 where the round was thrown away, so that it is counted again. */
    is_reopened: 0 | 1;
  };
  /** A correction is a further row; no row is changed but for its `sums`. */
  ballot_results: {
    campaign: string;
    ballot: string;
    number: number;
    document: string;
    /** What a correction needs, and nobody is shown; null once the votes are deleted. */
    sums: string | null;
    declared_by: string;
    at: string;
  };
  /** How the organisers decided what the ticks of a contest did not decide. */
  ballot_decisions: {
    campaign: string;
    ballot: string;
    /** The number of the result that they decided on. */
    number: number;
    contest: string;
    document: string;
    decided_by: string;
    at: string;
  };
}
