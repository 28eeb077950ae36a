import type { BallotState } from 'campaign-widgets/contract';
import type { BallotAct, LogLine } from './ballot-log.ts';
import type { CodeState, SpentHow } from './ballot-tables.ts';

/** A ballot in its newest version. The document is JSON, checked when it was written. */
export interface StoredBallot {
  campaign: string;
  id: string;
  version: number;
  state: BallotState;
  document: unknown;
}

export interface NewBatch {
  id: string;
  label: string;
  /** The event for which the slips are: they count until the ballot closes. */
  event?: string | undefined;
  /** The only ward whose residents may use them. */
  area?: string | undefined;
  validFrom?: string | undefined;
  validTo?: string | undefined;
  isReplacement: boolean;
}

/** What is kept of a code when it is made: `BallotKeys.codeRow`. */
export interface NewCode {
  hash: string;
  fingerprint: number;
}

/** A batch of codes. How many of them are spent is never told: it would be a figure by ward. */
export interface CodeBatch extends NewBatch {
  size: number;
  madeIn: BallotState;
  madeBy: string;
  /** A day. */
  madeOn: string;
  voidedOn: string | undefined;
}

/** A code, as its row is, with what its batch says about it. */
export interface StoredCode {
  campaign: string;
  ballot: string;
  state: CodeState;
  spentBy: string | null;
  spentOn: string | null;
  batch: Pick<NewBatch, 'event' | 'area' | 'validFrom' | 'validTo'>;
}

/** A vote on its way into the store. */
export interface NewVote {
  campaign: string;
  ballot: string;
  hash: string;
  /** What the code keeps: `spenderOf` the submission's id. */
  spentBy: string;
  spentOn: string;
  how: SpentHow;
  source: string | null;
  /** The tablet on which it was cast, if it was one. */
  device?: string | undefined;
  contest: string;
  /** In the order of the definition. */
  choices: string[];
}

/**
 * `cast`: stored now. `same`: this submission was stored before. `spent`: another one was. `void`:
 * the code may not vote (any more).
 */
export type CastOutcome = 'cast' | 'same' | 'spent' | 'void' | 'unknown';

/** How many codes there are, of the whole ballot. */
export interface CodeTurnout {
  /** By the batches' event; `''` for those of no event. Voided batches are left out. */
  issued: Record<string, number>;
  /** How many of them were made after the ballot had opened. */
  issuedLate: number;
  replacements: number;
  spent: Record<SpentHow, number>;
}

/** Which ballot. */
export interface BallotKey {
  campaign: string;
  id: string;
}

/** The part of a store that keeps ballots. */
export interface BallotRecords {
  /** The ballots of a campaign, by id. */
  list(campaign: string): Promise<StoredBallot[]>;
  find(campaign: string, id: string): Promise<StoredBallot | undefined>;
  /**
   * Writes a version of a ballot that is a draft, or published and not yet open.
   * @returns false if the ballot is open, over, or was changed meanwhile
   */
  write(
    ballot: { campaign: string; id: string; version: number; document: unknown },
    act: BallotAct,
  ): Promise<boolean>;
  /**
   * Moves a ballot to another state, if it is in one of `from`, and logs it. Whoever may not vote
   * after it has their unspent codes voided: at `counting` and `called-off`.
   * @returns false if it was in none of them
   */
  move(
    ballot: BallotKey,
    move: { from: readonly BallotState[]; to: BallotState },
    act: BallotAct,
  ): Promise<boolean>;
  /** The whole log, oldest line first. */
  log(campaign: string, id: string): Promise<LogLine[]>;

  /** Stores a batch with its codes, and logs it. @returns false if it is too late */
  addBatch(
    ballot: BallotKey,
    batch: NewBatch,
    codes: readonly NewCode[],
    act: BallotAct,
  ): Promise<boolean>;
  batches(campaign: string, ballot: string): Promise<CodeBatch[]>;
  /** Voids what is unspent of a batch. @returns false if there is no such batch, or it is void */
  voidBatch(ballot: BallotKey, batch: string, act: BallotAct): Promise<boolean>;
  /** Voids one code. @returns what it was before; undefined if there is no such code */
  voidCode(ballot: BallotKey, hash: string, act: BallotAct): Promise<CodeState | undefined>;
  findCode(hash: string): Promise<StoredCode | undefined>;

  /** Spends a code and stores the vote, in one transaction; resolves after a durable commit. */
  cast(vote: NewVote): Promise<CastOutcome>;
  /**
   * Replaces all votes of a ballot by the same ones under new ids, in random order, and cleans up
   * behind them. Afterwards nothing about a vote tells when it was cast.
   */
  shuffle(campaign: string, ballot: string): Promise<void>;
  /** How many codes were spent, of the whole ballot. */
  countSpent(campaign: string, ballot: string): Promise<number>;
  turnout(campaign: string, ballot: string): Promise<CodeTurnout>;
  /** Deletes the codes of a ballot; its turnout is in its result. @returns how many */
  deleteCodes(campaign: string, ballot: string): Promise<number>;
  /** Deletes the votes of a ballot. @returns how many */
  deleteVotes(campaign: string, ballot: string): Promise<number>;
}
