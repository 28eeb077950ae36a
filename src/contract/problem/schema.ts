import * as z from 'zod';
import { PlainNumber, PlainText } from '../text/schema.ts';

/** What is wrong with one value. Both the browser's check and a server's refusal use this form. */
export const Problem = z.object({
  /** The path, with keys joined by dots: `answers.issue`; empty for the whole. */
  path: PlainText,
  /** The kind, for programs and messages: `required`, `too-long`, `format`, `unknown`, … */
  code: PlainText,
  /** Parameters of the message: the most characters of a text. */
  params: z.object({ max: PlainNumber.optional() }).optional(),
  /** English, for developers. It never repeats what a person typed. */
  message: PlainText,
});
export type Problem = z.infer<typeof Problem>;
