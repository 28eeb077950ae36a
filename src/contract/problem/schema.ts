import * as z from 'zod';
import { PlainNumber, PlainText } from '../text/schema.ts';

/**
 * What is wrong with one value. The only shape of a problem, from the browser's check and a
 * server's refusal alike.
 */
export const Problem = z.object({
  /** Where, with keys joined by dots: `answers.issue`; empty for the whole. */
  path: PlainText,
  /** What, for programs and for wording: `required`, `too-long`, `format`, `unknown`, … */
  code: PlainText,
  /** What the words need: the most characters of a text. */
  params: z.object({ max: PlainNumber.optional() }).optional(),
  /** English, for developers. It never repeats what a person typed. */
  message: PlainText,
});
export type Problem = z.infer<typeof Problem>;
