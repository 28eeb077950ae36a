import * as z from 'zod';
import { PlainNumber, PlainText } from '../text/schema.ts';

/** What is published of a survey: the answers of those who answered, not a sample of people. */
export const Results = z.object({
  campaign: PlainText,
  version: PlainNumber,
  /** The day of the figures, `2026-11-21`. */
  asOf: PlainText,
  /** Counted answers of the whole campaign. */
  counted: PlainNumber,
  /**
   * Answers that an area needs before its figures are published, and an issue before it is named.
   */
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
  /** Words that an organiser has released, in no order of time. */
  words: z.array(
    z.object({
      area: PlainText.optional(),
      issue: PlainText,
      other: PlainText.optional(),
      words: PlainText.optional(),
    }),
  ),
});
export type Results = z.infer<typeof Results>;
