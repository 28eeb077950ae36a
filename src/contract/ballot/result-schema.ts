import * as z from 'zod';
import { oneOf, PlainNumber, PlainText } from '../text/schema.ts';
import { BALLOT_METHODS, CONTEST_OUTCOMES, DECISION_WAYS } from './vocabulary.ts';

/** How many took part, in every way; it says nothing about choices. */
export const BallotTurnout = z.object({
  /** Codes given out, by event or way; `replacements` of lost slips apart from the others. */
  issued: z.record(z.string(), PlainNumber),
  /** How many of them were made after the ballot had opened. */
  issuedLate: PlainNumber.optional(),
  spent: z.object({ event: PlainNumber, online: PlainNumber, paper: PlainNumber }),
  /** Ballot papers that were counted, the blank and spoiled ones among them, and these alone. */
  papers: PlainNumber,
  spoiled: PlainNumber,
  /** Votes from tablets that were refused at their arrival, by reason. */
  refused: z.record(z.string(), PlainNumber),
  /** People in the hall, as they were counted at the door. */
  headcount: z.record(z.string(), PlainNumber),
});

/** A contest with enough ballots. */
export const ContestResult = z.object({
  id: PlainText,
  outcome: oneOf(...CONTEST_OUTCOMES),
  /** Ballots that counted: on screens and on paper, without the spoiled ones. */
  ballots: PlainNumber,
  /** Ticks for "None of these". */
  none: PlainNumber,
  options: z.array(z.object({ id: PlainText, count: PlainNumber })),
  /** What the campaign takes up; several where they are tied and not yet settled, or none. */
  chosen: z.array(PlainText),
  /** Ticks between the first and the second. */
  margin: PlainNumber,
  /** Ballots that might be wrong. A winner needs a margin that is larger. */
  doubt: PlainNumber,
});

/** How a contest was decided that its ticks did not decide. */
export const BallotDecision = z.object({
  contest: PlainText,
  between: z.array(PlainText),
  by: oneOf(...DECISION_WAYS),
  /** Left out where nothing was chosen. */
  chosen: PlainText.optional(),
  how: PlainText,
  who: z.array(PlainText),
});
export type BallotDecision = z.infer<typeof BallotDecision>;

/** A declared result; a correction is a further one, with its reason. */
export const BallotResult = z.object({
  ballot: PlainText,
  version: PlainNumber,
  /** 1 is the declared result; those that follow correct it. */
  number: PlainNumber,
  declaredOn: PlainText,
  /** Why the result before it was corrected. */
  reason: PlainText.optional(),
  method: oneOf(...BALLOT_METHODS),
  /** The last line of the ballot's log: `sha256:…`. */
  log: PlainText,
  turnout: BallotTurnout,
  contests: z.array(ContestResult),
  decisions: z.array(BallotDecision),
  /** Contests with fewer ballots than `least`: the winner alone, and of fewer than three nothing. */
  few: z.array(
    z.object({
      id: PlainText,
      outcome: oneOf(...CONTEST_OUTCOMES),
      ballots: PlainNumber,
      chosen: z.array(PlainText),
    }),
  ),
});
export type BallotResult = z.infer<typeof BallotResult>;
