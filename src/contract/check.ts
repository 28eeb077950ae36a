import * as z from 'zod/mini';
import { type CheckResult, type Problem, createProblem } from './problem.ts';

/** Raises a problem of our own from inside a zod check. */
export const schemaProblem = (
  input: unknown,
  path: (string | number)[],
  code: string,
  message: string,
): z.core.$ZodRawIssue => ({
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
export function checkValue<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): CheckResult<z.output<Schema>> {
  const parsed = z.safeParse(schema, value, { reportInput: true });
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: parsed.error.issues.flatMap(toProblems) };
}

// Every kind of issue has some of these.
type AnyIssue = z.core.$ZodIssueBase & {
  code: string;
  keys?: string[];
  expected?: string;
  values?: unknown[];
  params?: { code?: string; max?: number };
};

function toProblems(issue: z.core.$ZodIssue): Problem[] {
  const { code, input, message, path, keys, expected, values, params = {} } = issue as AnyIssue;
  if (keys)
    return keys.map((key) =>
      createProblem([...path, key].join('.'), 'unknown-key', 'is not a key of the contract'),
    );
  const own = input === undefined ? 'required' : (params.code ?? (values ? 'unknown' : 'format'));
  const words =
    message === 'Invalid input'
      ? `must be ${expected ?? values?.join(' or ') ?? `of another size or form (${code})`}`
      : message;
  return [createProblem(path.join('.'), own, words, params.max ? { max: params.max } : undefined)];
}
