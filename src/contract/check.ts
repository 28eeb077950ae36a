import * as z from 'zod/mini';
import { checkedBy } from './text.ts';

/** What is wrong with one value. The only shape of a problem, from the browser's check and a server's refusal alike. */
export const Problem = z.object({
  /** Where, as keys joined by dots: `answers.issue`; empty for the whole. */
  path: z.string(),
  /** What, for programs and for wording: `required`, `too-long`, `format`, `unknown`, … */
  code: z.string(),
  params: z.optional(checkedBy<Record<string, string | number>>((value) => typeof value === 'object', 'an object', { type: 'object' })),
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

function toProblems(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.join('.');
  const own = issue.message === 'Invalid input' ? '' : issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? [problem(path, 'required', own || `is missing: it must be ${issue.expected}`)]
        : [problem(path, 'type', own || `must be ${issue.expected}`)];
    case 'too_small':
      return issue.minimum === 1 && issue.origin === 'string'
        ? [problem(path, 'required', 'must not be empty')]
        : [problem(path, 'too-small', `must be at least ${issue.minimum}`, { min: Number(issue.minimum) })];
    case 'too_big':
      return [problem(path, issue.origin === 'string' ? 'too-long' : 'too-big', `must be at most ${issue.maximum}`, { max: Number(issue.maximum) })];
    case 'unrecognized_keys':
      return issue.keys.map((key) => problem([...issue.path, key].join('.'), 'unknown-key', 'is not a key of the contract'));
    case 'invalid_value':
      return [problem(path, issue.input === undefined ? 'required' : 'unknown', own || `must be one of ${issue.values.join(', ')}`)];
    case 'custom':
      return [problem(path, issue.input === undefined ? 'required' : String(issue.params?.code ?? 'format'), own || 'is not right')];
    default:
      return [problem(path, 'format', own || 'is not of the right form')];
  }
}
