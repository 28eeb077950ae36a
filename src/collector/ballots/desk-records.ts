import type { BallotAct } from './ballot-log.ts';
import type { BallotKey, NewCode } from './ballot-records.ts';

/** Which code of a ballot, spent by whom: `spenderOf` the request of the desk, which tells a retry. */
interface PaperSpending {
  ballot: BallotKey;
  /** The ward of the paper, and its contest. */
  area: string;
  contest: string;
  /** A day. */
  spentOn: string;
  spentBy: string;
}

/** A slip that is handed in, with its code still good, for a paper. */
export interface PaperSwap extends PaperSpending {
  hash: string;
}

/** Slips that were taken in for papers of one ward. */
export interface SlipPile extends PaperSpending {
  /** The hashes of their codes, each once. */
  hashes: readonly string[];
}

/**
 * `given`: a paper is given for the slip, and its code is spent. `spent`: its vote was cast before.
 * `paper`: another request spent it for a paper.
 */
export type SwapOutcome = 'given' | 'spent' | 'paper' | 'void' | 'unknown' | 'other-ward';

/** What the desks wrote down, for the doubt and the turnout of the count. */
export interface DeskFigures {
  /** People in the hall, by event. */
  headcount: Record<string, number>;
  /** Papers, by contest; a contest without any is left out. */
  papers: Record<string, GivenPapers>;
}

export interface GivenPapers {
  /** Papers that were given out for slips: as many are expected in the boxes. */
  given: number;
  /** Those among them whose slip had voted before: each is one of doubt. */
  doubt: number;
}

/** The part of a store that keeps what the desk in the hall writes. */
export interface DeskRecords {
  /** Spends a code for a paper. The same request again changes nothing and is `given`, too. */
  swap(swap: PaperSwap): Promise<SwapOutcome>;
  /**
   * Spends the codes of slips for which papers were given already, until the count begins. A slip
   * that voted before is one of doubt, once.
   * @returns the outcome of each hash; undefined if the ballot takes no slips (any more)
   */
  takeSlips(pile: SlipPile, act: BallotAct): Promise<Map<string, SwapOutcome> | undefined>;
  /**
   * Adds a code to the replacements that desks gave out at an event, and logs it.
   * @returns false if the ballot is not open, or the desks gave out as many as they may
   */
  addReplacement(
    ballot: BallotKey,
    replacement: { event: string | undefined; code: NewCode; batch: string },
    act: BallotAct,
  ): Promise<boolean>;
  /**
   * Writes how many people are in the hall of an event; the last number counts.
   * @returns false if the ballot has no hall (any more)
   */
  countHeads(
    ballot: BallotKey,
    heads: { event: string; people: number },
    act: BallotAct,
  ): Promise<boolean>;
  figures(campaign: string, ballot: string): Promise<DeskFigures>;
}
