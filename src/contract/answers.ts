import * as z from 'zod/mini';
import { Problem } from './problem-schema.ts';
import { PlainNumber, PlainText, oneLine } from './text.ts';

/** What an endpoint answers once a submission is stored; the same again for every retry. */
export const Receipt = z.object({
  id: PlainText,
  /** Short, for a person to quote: `BCD-FGH-JKL`. */
  reference: PlainText,
  receivedAt: PlainText,
  /** Of a named entry: the private page, where the person sees, changes and deletes what it gave. Its key is in the fragment. */
  mine: z.optional(PlainText),
});
export type Receipt = z.infer<typeof Receipt>;

/** What a page reads of a refusal: the problems to lay on the fields. */
export const RefusalRead = z.object({ problems: z.optional(z.array(Problem)) });

/** What an endpoint answers when it takes nothing: problem details (RFC 9457). */
export const Refusal = z.extend(RefusalRead, {
  type: z.optional(PlainText),
  title: PlainText,
  status: PlainNumber,
  detail: z.optional(PlainText),
});
export type Refusal = z.infer<typeof Refusal>;

/** What a page reads of the results: what each area has said. */
export const ResultsRead = z.object({
  /** The day of the figures, `2026-11-21`. */
  asOf: PlainText,
  /** Answers that an area needs before anything of it is published, and an issue before it is named. */
  threshold: PlainNumber,
  areas: z.array(
    z.object({
      /** A GSS ward code, `unknown` or `outside`. */
      code: PlainText,
      counted: PlainNumber,
      /** Largest first; those under the threshold are merged into `otherIssues`. */
      issues: z.array(z.object({ id: PlainText, count: PlainNumber })),
      otherIssues: PlainNumber,
    }),
  ),
});
export type ResultsRead = z.infer<typeof ResultsRead>;

/** What is published of a survey. Answers of those who answered, not a sample of people. */
export const Results = z.extend(ResultsRead, {
  campaign: PlainText,
  version: PlainNumber,
  /** Counted answers of the whole campaign. */
  counted: PlainNumber,
  /** Words that an organiser has released, in no order of time. */
  words: z.array(
    z.object({
      area: z.optional(PlainText),
      issue: PlainText,
      other: z.optional(PlainText),
      words: z.optional(PlainText),
    }),
  ),
});
export type Results = z.infer<typeof Results>;

/** What is posted to find the wards of a postcode. */
export const AreaQuestion = z.object({ campaign: PlainText, postcode: oneLine(16) });
export type AreaQuestion = z.infer<typeof AreaQuestion>;
/** The wards of a postcode, of the campaign or not: none, one, or several that it may lie in. */
export const AreasFound = z.object({
  areas: z.array(z.object({ code: PlainText, name: PlainText })),
});
export type AreasFound = z.infer<typeof AreasFound>;
