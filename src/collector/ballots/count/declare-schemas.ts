import * as z from 'zod';
import { BallotResult, DECISION_WAYS, ShortId } from 'campaign-widgets/contract';

const MAX_TEXT_LENGTH = 500;
const MAX_NAME_LENGTH = 80;
const MAX_NAMES = 6;

const line = (max: number) => z.string().trim().min(1).max(max);
const text = z.string();

/** What declares a result, or corrects it. */
export const DeclareBody = z.strictObject({
  notes: z
    .record(ShortId, line(MAX_TEXT_LENGTH))
    .optional()
    .describe('By contest: why more or fewer papers were found than were given out.'),
  reason: line(MAX_TEXT_LENGTH).optional().describe('Why the result before is corrected.'),
  again: z
    .array(ShortId)
    .max(200)
    .optional()
    .describe('Contests of which the decision is taken again by a correction.'),
});

/** What the organisers decide on a contest that its ticks did not decide. */
export const DecisionRequest = z.strictObject({
  by: z.enum(DECISION_WAYS),
  draw: z.boolean().optional().describe('The collector draws the lot now.'),
  chosen: ShortId.optional(),
  how: line(MAX_TEXT_LENGTH).optional(),
  who: z.array(line(MAX_NAME_LENGTH)).max(MAX_NAMES).describe('Who saw it: two for a lot.'),
});

const LogLine = z.strictObject({
  number: z.int(),
  at: text,
  by: text,
  what: text,
  detail: z.record(text, z.union([text, z.number()])),
  previous: text,
  hash: text,
});

/** The requests and answers of the routes that declare. Before the result no answer has a figure. */
export const declareSchemas = {
  DeclareBody,
  DecisionRequest,
  DeclarationState: z.strictObject({
    blocks: z.array(text).describe('Why nothing can be declared yet: `boxes`, `tablets`, `votes`.'),
    differences: z
      .record(text, z.enum(['fewer', 'more']))
      .describe('By contest: more or fewer papers were found than were given out.'),
    results: z.array(BallotResult),
    undecided: z.array(
      z.strictObject({
        contest: text,
        between: z.array(text),
        ways: z.array(z.enum(DECISION_WAYS)),
      }),
    ),
  }),
  BallotLogFile: z.strictObject({
    isWhole: z.boolean(),
    brokenLine: z.int().optional().describe('The first line that is missing, moved or changed.'),
    changedResults: z.array(z.int()).describe('Results that are not those of the log.'),
    lines: z.array(LogLine),
  }),
};
