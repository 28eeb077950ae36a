import * as z from 'zod';
import { FurtherQuestion } from '../campaign/schema.ts';
import { LocalText, PlainNumber, PlainText } from '../text/schema.ts';

/** The published part of a survey: the answers of those who answered, not a sample of people. */
export const Results = z.object({
  campaign: PlainText,
  version: PlainNumber,
  /** The day of the figures, `2026-11-21`. */
  asOf: PlainText,
  /** Counted answers of the whole campaign. */
  counted: PlainNumber,
  /**
   * Answers that an area needs before its figures are published, and an issue before it is listed.
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
      /**
       * The campaign's own questions with enough answers: how many answered, and each choice that
       * enough of them made, largest first. These figures are rounded to steps of the threshold.
       */
      questions: z
        .array(
          z.object({
            id: PlainText,
            answered: PlainNumber,
            choices: z.array(z.object({ id: PlainText, count: PlainNumber })),
          }),
        )
        .optional(),
    }),
  ),
  /**
   * Entries above that are not in the live document, in the words of the newest version that has
   * them. Left out if there are none.
   */
  formerNames: z
    .object({
      wards: z.array(z.object({ code: PlainText, name: LocalText })),
      issues: z.array(z.object({ id: PlainText, label: LocalText })),
      questions: z.array(FurtherQuestion),
    })
    .optional(),
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
