import * as z from 'zod';
import { ShortId } from 'campaign-widgets/contract';

/** The longest text of a pile: its slips as addresses, a line each. */
const MAX_PILE_LENGTH = 24_000;
const MAX_PEOPLE = 100_000;

const text = z.string();
const code = text
  .trim()
  .min(1)
  .max(400)
  .describe('As it stands on the slip, or the address in its QR code.');
const ward = text.min(1).max(60).describe('The ward of the paper.');
const request = z
  .uuid()
  .describe('Chosen by the sender: the same request again is answered as the first time.');

export const SlipQuestion = z.strictObject({ code });
/** An address that somebody says they had a code sent to. */
export const AddressQuestion = z.strictObject({ email: z.email().max(254) });
export const PaperRequest = z.strictObject({ code, ward, request });
export const SlipsRequest = z.strictObject({
  codes: text.trim().min(1).max(MAX_PILE_LENGTH).describe('One a line, 200 at most.'),
  ward,
  request,
});
export const ReplacementRequest = z.strictObject({
  event: ShortId.optional().describe('Where it is given out. Needed where the ballot has events.'),
});
export const HeadcountRequest = z.strictObject({
  event: ShortId,
  people: z.int().min(0).max(MAX_PEOPLE),
});

/** What is told of a slip that is handed in for a paper. */
export const SLIP_OUTCOMES = [
  'given',
  'spent',
  'paper',
  'void',
  'unknown',
  'other-ward',
  'mistyped',
] as const;
export type SlipOutcome = (typeof SLIP_OUTCOMES)[number];

const outcome = z.enum(SLIP_OUTCOMES);
const addressState = z.enum(['none', 'asked', 'unused', 'spent', 'void']);

/** The requests and answers of the desk. */
export const deskSchemas = {
  SlipQuestion,
  AddressQuestion,
  PaperRequest,
  SlipsRequest,
  ReplacementRequest,
  HeadcountRequest,
  SlipAnswer: z.strictObject({
    state: z.enum(['unused', 'used', 'void', 'unknown', 'mistyped']),
    ward: text.optional().describe('The only ward whose residents may use it.'),
    closes: text.optional(),
  }),
  VoidAnswer: z.strictObject({
    outcome: z.enum(['voided', 'spent', 'void', 'unknown', 'mistyped']),
  }),
  AddressAnswer: z.strictObject({
    state: addressState.describe(
      'Of the newest code of the address. `none`: nobody asked for one; `asked`: its mail has not gone yet.',
    ),
  }),
  AddressClosed: z.strictObject({
    before: addressState.describe('What it was. `spent` stays spent: then there is no paper.'),
  }),
  PaperAnswer: z.strictObject({ outcome }),
  SlipsAnswer: z.strictObject({
    slips: z.array(z.strictObject({ code: text, outcome })),
  }),
  ReplacementMade: z.strictObject({ code: text, closes: text }),
};
