import type { BallotState } from 'campaign-widgets/contract';
import type { BallotAct, LogLine } from '../ballot-log.ts';
import type { BallotKey } from '../ballot-records.ts';

/** A box of papers that is counted by itself. */
export interface BallotBox {
  id: string;
  label: string;
  /** The event at which it stood; undefined for one that any ward's papers may be in. */
  event: string | undefined;
  madeBy: string;
  /** Why it can't be counted. */
  writtenOff: string | undefined;
}

/** What stands on the papers of one contest in one box. */
export interface PaperCount {
  papers: number;
  valid: number;
  /** Nothing is ticked. */
  blank: number;
  /** What is ticked can't be counted. */
  spoiled: number;
  /** Ticks for "None of these". */
  none: number;
  /** Ticks by option. */
  ticks: Record<string, number>;
}

export interface CountEntry {
  box: string;
  contest: string;
  count: PaperCount;
  note: string;
  /** The name of the token, whoever held it. */
  token: string;
}

/**
 * How far the count of a contest in a box is. It holds no figure: what was read from papers is
 * shown to nobody before the result.
 */
export interface CountStanding {
  box: string;
  contest: string;
  state: 'uncounted' | 'once' | 'confirmed';
  /** Who counted in this round. */
  countedBy: string[];
  /** The token of whoever counted first in this round. */
  firstToken: string | undefined;
  /** What differed the last time: `papers`, `ticks.litter`. */
  differing: string[];
}

/**
 * `first`: a second person must count too. `confirmed`: both read the same. `differs`: both count
 * again. `same-token`: this token counted first. `done`: both counted already. `not-counting`: the
 * ballot is in another state, or the box is not there.
 */
export type EntryOutcome =
  | { outcome: 'first' | 'confirmed' | 'same-token' | 'done' | 'not-counting' }
  | { outcome: 'differs'; lines: string[] };

/** Votes of one contest with the same choices. */
export interface VoteGroup {
  contest: string;
  choices: string[];
  count: number;
}

/**
 * Everything that a result is made of. No route answers with it.
 */
export interface CountFacts {
  state: BallotState;
  /** The last line of the log: a result may only be written on top of it. */
  lastLine: LogLine;
  votes: VoteGroup[];
  /** What two people read alike. */
  papers: { box: string; contest: string; count: PaperCount }[];
  standings: CountStanding[];
  boxes: BallotBox[];
}

export interface StoredResult {
  number: number;
  /** A `BallotResult` without its decisions, as JSON. */
  document: unknown;
  /** `CountedSums` as JSON; undefined once the votes are deleted. */
  sums: unknown;
  declaredBy: string;
  at: string;
}

export interface NewResult {
  number: number;
  /** Without `log`: the hash of the line that is written with it. */
  document: object;
  sums: object;
  /** The last line of the log on which the result was made. */
  after: number;
  to: 'declared' | 'corrected';
  /** Decisions that still fit, taken over from the result before. */
  decisions?: readonly { contest: string; document: object }[];
}

/** A decision on a contest of the result of that number; `document` is JSON. */
export interface StoredDecision {
  number: number;
  contest: string;
  document: unknown;
  decidedBy: string;
  at: string;
}

/** The part of a store that keeps the count of ballots. */
export interface CountRecords {
  boxes(campaign: string, ballot: string): Promise<BallotBox[]>;
  /** @returns false if the ballot is a draft or over */
  addBox(
    ballot: BallotKey,
    box: Pick<BallotBox, 'id' | 'label' | 'event'>,
    act: BallotAct,
  ): Promise<boolean>;
  /** Removes a box from which nobody has counted. @returns false if somebody has, or it is gone */
  removeBox(ballot: BallotKey, box: string, act: BallotAct): Promise<boolean>;
  /** Writes off a box that can't be counted. @returns false if it is gone, or written off */
  writeOffBox(ballot: BallotKey, box: string, reason: string, act: BallotAct): Promise<boolean>;

  /** How far each count is that somebody began. */
  standings(campaign: string, ballot: string): Promise<CountStanding[]>;
  /** Keeps what somebody counted, and compares it with what the other one did. */
  enter(ballot: BallotKey, entry: CountEntry, act: Omit<BallotAct, 'what'>): Promise<EntryOutcome>;
  /** Throws away what was counted, so that it is counted again. @returns false if nothing was */
  reopen(
    ballot: BallotKey,
    form: { box: string; contest: string },
    act: BallotAct,
  ): Promise<boolean>;

  /** @returns undefined if there is no such ballot */
  facts(campaign: string, ballot: string): Promise<CountFacts | undefined>;
  /** Writes a result. @returns false if anything happened to the ballot since it was made */
  declare(ballot: BallotKey, result: NewResult, act: BallotAct): Promise<boolean>;
  /** All results, the first one first. */
  results(campaign: string, ballot: string): Promise<StoredResult[]>;
  /** Forgets what a correction would need; the results stay. */
  forgetSums(campaign: string, ballot: string): Promise<void>;
  decisions(campaign: string, ballot: string): Promise<StoredDecision[]>;
  /** Writes a decision, once. @returns false if there is one, or the result is not the last */
  decide(
    ballot: BallotKey,
    decision: { number: number; contest: string; document: object },
    act: BallotAct,
  ): Promise<boolean>;
}
