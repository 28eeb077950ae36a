import * as z from 'zod';
import { LocalText, oneOf, PlainNumber, PlainText } from '../text/schema.ts';
import { LanguageTag } from '../identifier-schema.ts';
import { EmailAddress } from '../submission/champion-schema.ts';
import { BallotResult } from './result-schema.ts';
import {
  BALLOT_METHODS,
  BALLOT_ORDERS,
  BALLOT_STATES,
  BALLOT_WAYS,
  CODE_ANSWERS,
  TIE_RULES,
} from './vocabulary.ts';

/**
 * The part of a ballot that a page needs. It ignores unknown keys; whoever serves a ballot checks
 * the form of ids and the sizes of lists (`BallotDefinition`).
 */
export const PublicBallot = z.object({
  format: oneOf(1),
  id: PlainText,
  campaign: PlainText,
  /** A vote names the version that it answers. Nothing changes once the ballot is open. */
  version: PlainNumber,
  state: oneOf(...BALLOT_STATES),
  title: LocalText,
  method: oneOf(...BALLOT_METHODS),
  most: PlainNumber.optional(),
  tie: oneOf(...TIE_RULES),
  least: PlainNumber,
  order: oneOf(...BALLOT_ORDERS),
  opens: PlainText,
  closes: PlainText,
  onlineCloses: PlainText.optional(),
  ways: z.array(oneOf(...BALLOT_WAYS)),
  minimumAge: PlainNumber.optional(),
  declaration: LocalText,
  decides: LocalText,
  contests: z.array(
    z.object({
      id: PlainText,
      name: LocalText.optional(),
      wards: z.array(PlainText),
      options: z.array(
        z.object({
          id: PlainText,
          label: LocalText,
          why: LocalText.optional(),
          ask: LocalText.optional(),
        }),
      ),
      leftOut: z
        .array(z.object({ label: LocalText, named: PlainNumber.optional(), because: LocalText }))
        .optional(),
    }),
  ),
  events: z
    .array(
      z.object({
        id: PlainText,
        name: LocalText,
        on: PlainText,
        wards: z.array(PlainText).optional(),
      }),
    )
    .optional(),
  /** The ballot whose tie this one settles. */
  runoffOf: PlainText.optional(),
  /** How many codes were used, of the whole ballot, some minutes ago; from opening on. */
  turnout: z.object({ spent: PlainNumber, asOf: PlainText }).optional(),
  /** Why it was called off, and the day. */
  calledOff: z.object({ reason: PlainText, on: PlainText }).optional(),
  /** The result that stands. */
  result: BallotResult.optional(),
  /** Results that were corrected, the first one first. */
  earlierResults: z.array(BallotResult).optional(),
});
export type PublicBallot = z.infer<typeof PublicBallot>;

/** The ballots of a campaign that are public, the newest first: `GET /campaigns/{id}/ballots`. */
export const BallotList = z.object({
  campaign: PlainText,
  ballots: z.array(
    z.object({
      id: PlainText,
      version: PlainNumber,
      state: oneOf(...BALLOT_STATES),
      title: LocalText,
      opens: PlainText,
      closes: PlainText,
      onlineCloses: PlainText.optional(),
    }),
  ),
});
export type BallotList = z.infer<typeof BallotList>;

/** What a voter may ask of a code: `POST /ballots/check`. Nothing tells how anybody voted. */
export const CodeQuestion = z.strictObject({ code: PlainText.max(60) });

/** The answer. A code that exists comes with its ballot, so that a page needs no other address. */
export const CodeStanding = z.object({
  state: oneOf(...CODE_ANSWERS),
  campaign: PlainText.optional(),
  ballot: PlainText.optional(),
  /** The only ward that the code is for. */
  ward: PlainText.optional(),
  /** The last moment at which a vote with it counts. */
  closes: PlainText.optional(),
});
export type CodeStanding = z.infer<typeof CodeStanding>;

/** Asks for a code by email: `POST /campaigns/{id}/ballots/{ballot}/codes`. */
export const CodeRequest = z.strictObject({
  email: EmailAddress,
  /** The language of the mail. */
  locale: LanguageTag,
});

/** The answer: the same for a new, a known and a used address. */
export const CodeRequested = z.object({ state: oneOf('asked') });
