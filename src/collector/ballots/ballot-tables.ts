import type { Generated } from 'kysely';
import type { BallotState, VOTE_CHANNELS } from 'campaign-widgets/contract';

/** `unused` may vote, `spent` has voted or was handed back for a paper, `void` never may. */
export type CodeState = 'unused' | 'spent' | 'void';

/** How a code was spent: on somebody's own device, on a tablet at an event, for a paper. */
export type SpentHow = (typeof VOTE_CHANNELS)[number] | 'paper';

/**
 * The tables of ballots. No column of a vote stands in the row of a code, nor the other way round:
 * not even a hash or a day. `document`, `choices` and `detail` are JSON.
 */
export interface BallotTables {
  /** Every version. The state is that of the newest one. */
  ballot_definitions: {
    campaign: string;
    id: string;
    version: number;
    document: string;
    state: BallotState;
  };
  ballot_batches: {
    campaign: string;
    ballot: string;
    id: string;
    label: string;
    event: string | null;
    area: string | null;
    valid_from: string | null;
    valid_to: string | null;
    size: number;
    is_replacement: 0 | 1;
    /** The state of the ballot when the codes were made: after opening, the result says so. */
    made_in: BallotState;
    made_by: string;
    made_on: string;
    voided_on: string | null;
  };
  ballot_codes: {
    /** A keyed hash of the code: `BallotKeys`. */
    hash: string;
    /** 16 bits by which a tablet refuses a wrong code; null if it was made without. */
    fingerprint: number | null;
    campaign: string;
    ballot: string;
    batch: string;
    state: CodeState;
    how: SpentHow | null;
    /** The tablet on which it voted: `KioskTables`. */
    device: string | null;
    /** Where it was handed back for a paper, the ward of the paper. */
    area: string | null;
    source: string | null;
    /** A day. */
    spent_on: string | null;
    /** SHA-256 of the id of the submission, or of the request of a desk: tells a retry. */
    spent_by: string | null;
    /** Whether a paper was given for it although its vote had been cast. */
    paper_given_too: Generated<0 | 1>;
  };
  ballot_votes: {
    campaign: string;
    ballot: string;
    /** Random, made by the collector when the vote is cast, and made anew at each shuffle. */
    id: string;
    contest: string;
    /** A list of ids in the order of the definition; empty for "none of these". */
    choices: string;
  };
  /** Papers that desks gave out for slips, and those for which the vote had been cast. */
  ballot_papers: {
    campaign: string;
    ballot: string;
    contest: string;
    given: number;
    /** Counted in `given` too. */
    given_too: number;
  };
  /** People in the hall of an event. */
  ballot_headcounts: { campaign: string; ballot: string; event: string; people: number };
  /** Addresses that asked for a code by email. The code is derived from it, and never beside it. */
  ballot_requests: {
    campaign: string;
    ballot: string;
    /** Keyed, and another one in each ballot: `EmailCodeKeys`. */
    email_hash: string;
    /** The number of its newest code; 0 if none was asked for. */
    n: number;
  };
  /** Append-only, with a chain of hashes. Never a line for a vote. */
  ballot_log: {
    campaign: string;
    ballot: string;
    number: number;
    at: string;
    made_by: string;
    what: string;
    detail: string;
    previous: string;
    hash: string;
  };
}
