import type { SchemaIssue } from 'campaign-widgets/contract';

/** The name of each JSON type, by zod's name for it. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text in double quotes',
  number: 'a number, without quotes',
  int: 'a whole number, without quotes',
  boolean: 'true or false, without quotes',
  array: 'a list: [ … ]',
  object: 'an object: { … }',
  record: 'an object: { … }',
};

/** Says what a value must be, for authors who write JSON by hand. */
export function describeIssue(issue: SchemaIssue): string {
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
