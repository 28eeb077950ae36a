import * as z from 'zod';
import {
  BALLOT_STATES,
  BallotDraft,
  PublicBallot,
  ShortId,
  UtcInstant,
} from 'campaign-widgets/contract';
import { deskSchemas } from './desk/desk-schemas.ts';
import { STATE_MOVES } from './ballot-state-changes.ts';
import { countSchemas } from './count/count-schemas.ts';
import { declareSchemas } from './count/declare-schemas.ts';

/** The most codes that are made at once. */
export const MAX_BATCH_SIZE = 5000;
const MAX_LABEL_LENGTH = 80;
const MAX_REASON_LENGTH = 500;

const line = (max: number) => z.string().trim().min(1).max(max);
const state = z.enum(BALLOT_STATES);
const text = z.string();

/** What makes a batch of codes. */
export const BatchRequest = z.strictObject({
  label: line(MAX_LABEL_LENGTH).describe('What the organisers call it.'),
  size: z.int().min(1).max(MAX_BATCH_SIZE),
  event: ShortId.optional().describe('The event whose slips they are: they count until it closes.'),
  area: text.optional().describe('The only ward whose residents may use them.'),
  validFrom: UtcInstant.optional(),
  validTo: UtcInstant.optional(),
  replacement: z.boolean().optional().describe('They replace lost slips.'),
  printer: line(300)
    .optional()
    .describe('Printed on the slips, where the campaign has an imprint.'),
});

/** What moves a ballot to its next state. */
export const StateRequest = z.strictObject({
  to: z.enum(Object.keys(STATE_MOVES) as (keyof typeof STATE_MOVES)[]),
  reason: line(MAX_REASON_LENGTH)
    .optional()
    .describe('Needed for `called-off`: everybody reads it.'),
});

const BallotSummary = z.strictObject({ id: text, version: z.int(), state, document: BallotDraft });

const LogLine = z.strictObject({
  number: z.int(),
  at: text,
  by: text,
  what: text,
  detail: z.record(text, z.union([text, z.number()])),
  previous: text,
  hash: text,
});

/** The requests and answers of the organiser's routes of ballots. */
export const ballotSchemas = {
  ...deskSchemas,
  BallotDraft,
  BatchRequest,
  StateRequest,
  CodeToVoid: z.strictObject({ code: text.max(60) }),
  ContestForm: z.looseObject({
    ward: z.array(text).optional().describe('Codes of wards.'),
    'label-0-en': text.optional().describe('The first issue in English; `why-0-en`, `ask-0-en`.'),
  }),
  OrganisersBallots: z.strictObject({ ballots: z.array(BallotSummary) }),
  ShortlistsTaken: z.strictObject({ contests: z.int() }),
  BallotWritten: z.strictObject({ id: text, version: z.int(), state }),
  OrganisersBallot: BallotSummary.extend({
    turnout: PublicBallot.shape.turnout,
    batches: z.array(
      z.strictObject({
        id: text,
        label: text,
        event: text.optional(),
        area: text.optional(),
        validFrom: text.optional(),
        validTo: text.optional(),
        isReplacement: z.boolean(),
        size: z.int(),
        madeIn: state,
        madeBy: text,
        madeOn: text,
        voidedOn: text.optional(),
      }),
    ),
    log: z.array(LogLine),
  }),
  BatchMade: z.strictObject({ id: text, codes: z.array(text), closes: text }),
  ...countSchemas,
  ...declareSchemas,
};
