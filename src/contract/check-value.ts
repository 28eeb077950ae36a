import * as z from 'zod';
import { type CheckResult, createProblem, type Problem } from './problem/problem.ts';

/** A problem with a code of ours, raised inside a check of a schema. */
export const schemaProblem = (
  input: unknown,
  path: (string | number)[],
  code: string,
  message: string,
): z.core.$ZodRawIssue => ({ code: 'custom', input, path, params: { code }, message });

/**
 * Checks an unknown value against a schema of the contract.
 * @returns the cleaned value, or every problem found. It does not throw on bad input.
 */
export function checkValue<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
): CheckResult<z.output<Schema>> {
  const parsed = z.safeParse(schema, value, { reportInput: true, error: expectedWords });
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: parsed.error.issues.flatMap(toProblems) };
}

/** What zod's kinds of issue have, some of them each. */
interface SchemaIssue {
  code?: string;
  keys?: string[];
  expected?: string;
  values?: unknown[];
  params?: { code?: string; max?: number };
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  inclusive?: boolean;
}

/** What each type of JSON is called, by zod's name of it. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text in double quotes',
  number: 'a number, without quotes',
  int: 'a whole number, without quotes',
  boolean: 'true or false, without quotes',
  array: 'a list: [ … ]',
  object: 'an object: { … }',
  record: 'an object: { … }',
};

/** What a value must be, where the schema has no words of its own. */
function expectedWords(issue: SchemaIssue): string {
  const { code, expected, values, minimum, maximum } = issue;
  if (expected !== undefined) return `must be ${TYPE_NAMES[expected] ?? expected}`;
  if (values) return `must be ${values.join(' or ')}`;
  if (maximum !== undefined) return `must ${boundWords(issue, 'at most', 'less than', maximum)}`;
  if (minimum !== undefined) return `must ${boundWords(issue, 'at least', 'more than', minimum)}`;
  return `must be of another form (${code})`;
}

function boundWords(
  { origin, inclusive = true }: SchemaIssue,
  including: string,
  excluding: string,
  bound: number | bigint,
): string {
  const amount = `${inclusive ? including : excluding} ${bound}`;
  if (origin === 'string') return `have ${amount} ${bound === 1 ? 'character' : 'characters'}`;
  if (origin === 'array') return `have ${amount} ${bound === 1 ? 'entry' : 'entries'}`;
  return `be ${amount}`;
}

function toProblems(issue: z.core.$ZodIssue): Problem[] {
  const { path, input, message } = issue;
  const { keys, values, params = {} }: SchemaIssue = issue;
  // Only an object that takes no other keys has an issue with keys.
  if (keys)
    return keys.map((key) =>
      createProblem([...path, key].join('.'), 'unknown-key', 'is not a key of the contract'),
    );
  const code = input === undefined ? 'required' : (params.code ?? (values ? 'unknown' : 'format'));
  const { max } = params;
  return [createProblem(path.join('.'), code, message, max ? { max } : undefined)];
}
