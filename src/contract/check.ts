import * as z from 'zod/mini';
import { checkedBy } from './text.ts';

/** What is wrong with one value. The only shape of a problem, from the browser's check and a server's refusal alike. */
export const Problem = z.object({
  /** Where, as keys joined by dots: `answers.issue`; empty for the whole. */
  path: z.string(),
  /** What, for programs and for wording: `required`, `too-long`, `format`, `unknown`, … */
  code: z.string(),
  params: z.optional(checkedBy<Record<string, string | number>>((value) => typeof value === 'object', 'an object')),
  /** English, for developers. It never repeats what a person typed. */
  message: z.string(),
});
export type Problem = z.infer<typeof Problem>;

export type Checked<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/** Makes a problem; `message` says what to write instead. */
export const problem = (path: string, code: string, message: string, params?: Problem['params']): Problem => ({
  path,
  code,
  message: `${path || 'the whole'} ${message}`,
  ...(params && { params }),
});

/** Raises a problem of our own from inside a zod check. */
export const raise = (input: unknown, path: (string | number)[], code: string, message: string): z.core.$ZodRawIssue => ({
  code: 'custom',
  input,
  path,
  params: { code },
  message,
});

/**
 * Checks an unknown value against a schema of the contract.
 * @returns the cleaned value, or every problem found. It does not throw on bad input.
 */
export function check<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): Checked<z.output<Schema>> {
  const parsed = z.safeParse(schema, value, { reportInput: true });
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problems: parsed.error.issues.flatMap(toProblems) };
}

// zod's codes that have a word of their own here; the others are `format`.
const CODES: Partial<Record<string, string>> = { too_small: 'required', too_big: 'too-long', invalid_value: 'unknown', unrecognized_keys: 'unknown-key' };

function toProblems(issue: z.core.$ZodIssue): Problem[] {
  const { code, input, message, path } = issue;
  const own = code === 'custom' ? (issue.params?.code as string | undefined) : CODES[code];
  const expected = 'expected' in issue ? issue.expected : 'values' in issue ? issue.values.join(' or ') : 'of another form or size';
  const words = code === 'unrecognized_keys' ? 'is not a key of the contract' : message === 'Invalid input' ? `must be ${expected}` : message;
  const keys = code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
  const max = 'maximum' in issue ? issue.maximum : code === 'custom' ? issue.params?.max : undefined;
  return keys.map((at) => problem(at.join('.'), input === undefined ? 'required' : (own ?? 'format'), words, typeof max === 'number' ? { max } : undefined));
}
