import * as z from 'zod/mini';
import { AnyNumber, AnyText } from './text.ts';

/** What is wrong with one value. The only shape of a problem, from the browser's check and a server's refusal alike. */
export const Problem = z.object({
  /** Where, as keys joined by dots: `answers.issue`; empty for the whole. */
  path: AnyText,
  /** What, for programs and for wording: `required`, `too-long`, `format`, `unknown`, … */
  code: AnyText,
  /** What the words need: the most characters of a text. */
  params: z.optional(z.object({ max: z.optional(AnyNumber) })),
  /** English, for developers. It never repeats what a person typed. */
  message: AnyText,
});
export type Problem = z.infer<typeof Problem>;
