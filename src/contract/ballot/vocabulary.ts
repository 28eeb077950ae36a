// The words of a ballot, without a schema: a page uses them too.

export { BALLOT_KIND, DECLARATION_NEEDED } from './vote-words.ts';

/**
 * The life of a ballot, in order; `called-off` may follow every state before `declared`. A draft is
 * not public.
 */
export const BALLOT_STATES = [
  'draft',
  'published',
  'open',
  'closed',
  'counting',
  'declared',
  'corrected',
  'called-off',
] as const;
export type BallotState = (typeof BALLOT_STATES)[number];

/** `approval`: tick every issue that you would get behind. `single`: tick one. */
export const BALLOT_METHODS = ['approval', 'single'] as const;

/** How a tie for the first place is settled: declared before the ballot opens. */
export const TIE_RULES = ['lot', 'runoff', 'both'] as const;

/** How people may vote. `slip`: a printed code; `email`: a code by email; `paper`: a ballot paper. */
export const BALLOT_WAYS = ['slip', 'email', 'paper'] as const;

export const BALLOT_ORDERS = ['random', 'given'] as const;

/** Where a vote is cast by its code: on somebody's own device, or on a tablet at an event. */
export const VOTE_CHANNELS = ['online', 'event'] as const;

/** What `POST /ballots/check` says of a code. */
export const CODE_ANSWERS = ['unused', 'used', 'void', 'unknown'] as const;
export type CodeAnswer = (typeof CODE_ANSWERS)[number];

/**
 * What came of a contest. Only `chosen` has a winner by ticks alone. `tie` is settled by lot or a
 * second ballot; of `in-doubt` (the margin is not larger than the doubt), `none` and `no-votes` the
 * organisers record what they decide. `too-few`: fewer than three ballots, so nothing is shown.
 */
export const CONTEST_OUTCOMES = [
  'chosen',
  'tie',
  'in-doubt',
  'none',
  'no-votes',
  'too-few',
] as const;
export type ContestOutcome = (typeof CONTEST_OUTCOMES)[number];

/** How a contest was decided that its ticks alone did not decide. */
export const DECISION_WAYS = ['lot', 'runoff', 'organisers'] as const;
