import * as z from 'zod/mini';
import { PlainNumber, PlainText } from './text.ts';

/** What is wrong with one value. The only shape of a problem, from the browser's check and a server's refusal alike. */
export const Problem = z.object({
  /** Where, as keys joined by dots: `answers.issue`; empty for the whole. */
  path: PlainText,
  /** What, for programs and for wording: `required`, `too-long`, `format`, `unknown`, … */
  code: PlainText,
  /** What the words need: the most characters of a text. */
  params: z.optional(z.object({ max: z.optional(PlainNumber) })),
  /** English, for developers. It never repeats what a person typed. */
  message: PlainText,
});
export type Problem = z.infer<typeof Problem>;
