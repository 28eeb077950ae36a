import * as z from 'zod';
import { BALLOT_LIMITS, ShortId } from 'campaign-widgets/contract';

const MAX_LABEL_LENGTH = 80;
const MAX_NOTE_LENGTH = 500;
/** More papers than any hall has. */
const MAX_PAPERS = 100_000;

const line = (max: number) => z.string().trim().min(1).max(max);
const figure = z.int().min(0).max(MAX_PAPERS);
const text = z.string();

/** What makes a box of papers. */
export const BoxRequest = z.strictObject({
  label: line(MAX_LABEL_LENGTH).describe('What stands on the box.'),
  event: ShortId.optional().describe(
    'The event at which it stood: it is counted for the wards of that event, else for all.',
  ),
});

/** Why a box is written off, or a confirmed count is opened again. */
export const ReasonRequest = z.strictObject({ reason: line(MAX_NOTE_LENGTH) });

/** What somebody counted: the papers of one contest in one box. */
export const CountRequest = z.strictObject({
  papers: figure,
  valid: figure.describe('Papers that are neither blank nor spoiled.'),
  blank: figure,
  spoiled: figure,
  none: figure.describe('Ticks for "None of these".'),
  ticks: z
    .record(ShortId, figure)
    .refine((ticks) => Object.keys(ticks).length <= BALLOT_LIMITS.options)
    .describe('Ticks by issue.'),
  note: text.trim().max(MAX_NOTE_LENGTH).optional(),
});

const CountState = z.enum(['uncounted', 'once', 'confirmed']);

/** The requests and answers of the routes of a count. No answer holds a figure. */
export const countSchemas = {
  BoxRequest,
  ReasonRequest,
  CountRequest,
  BoxMade: z.strictObject({ id: text }),
  CountKept: z.strictObject({
    outcome: z.enum(['first', 'confirmed', 'differs']),
    lines: z.array(text).optional().describe('Which lines differ: `papers`, `ticks.litter`.'),
  }),
  CountProgress: z.strictObject({
    boxes: z.array(
      z.strictObject({
        id: text,
        label: text,
        event: text.optional(),
        writtenOff: text.optional(),
        contests: z.array(
          z.strictObject({
            id: text,
            state: CountState,
            countedBy: z.array(text),
            differing: z.array(text),
          }),
        ),
      }),
    ),
  }),
};
