import * as z from 'zod';
import { type CheckResult, createProblem, type Problem } from './problem/problem.ts';

/** A problem with one of our codes, raised inside a check of a schema. */
export const schemaProblem = (
  input: unknown,
  path: (string | number)[],
  code: string,
  message: string,
): z.core.$ZodRawIssue => ({ code: 'custom', input, path, params: { code }, message });

/**
 * Checks an unknown value against a schema of the contract.
 * @param describeIssue what a value must be, if the schema has no words of its own
 * @returns the cleaned value, or every problem found. It does not throw on bad input.
 */
export function checkValue<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  describeIssue: (issue: SchemaIssue) => string = expectedWords,
): CheckResult<z.output<Schema>> {
  const parsed = z.safeParse(schema, value, { reportInput: true, error: describeIssue });
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: parsed.error.issues.flatMap(toProblems) };
}

/** The fields of zod's issues; each kind has some of them. */
export interface SchemaIssue {
  code?: string;
  keys?: string[];
  expected?: string;
  values?: unknown[];
  params?: { code?: string; max?: number };
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  inclusive?: boolean | undefined;
}

/** What a value must be, if the schema has no words of its own. */
const expectedWords = ({ code, expected, values }: SchemaIssue): string =>
  `must be ${expected ?? values?.join(' or ') ?? `of another size or form (${code})`}`;

function toProblems(issue: z.core.$ZodIssue): Problem[] {
  const { path, input, message } = issue;
  const { keys, values, params = {} }: SchemaIssue = issue;
  // Only objects that allow no other keys have an issue with keys.
  if (keys)
    return keys.map((key) =>
      createProblem([...path, key].join('.'), 'unknown-key', 'is not a key of the contract'),
    );
  const code = input === undefined ? 'required' : (params.code ?? (values ? 'unknown' : 'format'));
  const { max } = params;
  return [createProblem(path.join('.'), code, message, max ? { max } : undefined)];
}
