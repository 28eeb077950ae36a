import { isObject } from './plain-object.ts';
import { createProblem, type Problem } from './problem/problem.ts';
import { checkText, cleanLine } from './text/clean-text.ts';

// A page reads values with these: a document, a form, a response. The readers find the same
// problems as the schemas, with a fraction of their bytes (docs/decisions/0009). Servers of these
// values use the schemas, and a test keeps the two equal.

/** The key of a value in its object, or its place in a list; empty for a value in neither. */
type ValuePlace = string | number;

/** Reads a value, and adds its problems. The result is a `Value` if nothing was added. */
export type ValueReader<Value> = (value: unknown, place: ValuePlace, problems: Problem[]) => Value;

/**
 * Prefixes the paths of problems, from the `first` of them, with the place of their object or
 * list. Correct values get no paths: a document may have thousands of wards.
 */
function addPlace(place: ValuePlace, problems: Problem[], first: number): void {
  if (place === '' || problems.length === first) return;
  for (const problem of problems.slice(first)) {
    problem.path = `${place}.${problem.path}`;
    problem.message = `${place}.${problem.message}`;
  }
}

/** A value that meets a condition, unchanged. */
export const readWhere =
  <Value>(holds: (value: unknown) => value is Value, expected: string): ValueReader<Value> =>
  (value, place, problems) => {
    if (!holds(value))
      problems.push(
        createProblem(
          `${place}`,
          value === undefined ? 'required' : 'format',
          `must be ${expected}`,
        ),
      );
    return value as Value;
  };

const readAnyList = readWhere((value): value is never => Array.isArray(value), 'array');
const readAnyObject = readWhere((value): value is never => isObject(value), 'object');
export const readText = readWhere((value) => typeof value === 'string', 'a text');
export const readNumber = readWhere((value): value is number => Number.isFinite(value), 'a number');

/** One of a few values. */
export const readOneOf = <const Value>(...values: readonly Value[]): ValueReader<Value> =>
  readWhere((value): value is Value => values.includes(value as Value), values.join(' or '));

/** A typed text, cleaned, of 1 to `max` characters. */
export const readTypedText =
  (max: number, clean = cleanLine): ValueReader<string> =>
  (value, place, problems) => {
    if (typeof value !== 'string') return readText(value, place, problems);
    const [cleaned, code, message = '', params] = checkText(value, max, clean);
    if (code) problems.push(createProblem(`${place}`, code, message, params));
    return cleaned;
  };

/** A list, each of its items read. */
export const readList =
  <Item>(readItem: ValueReader<Item>): ValueReader<Item[]> =>
  (value, place, problems) => {
    if (!Array.isArray(value)) return readAnyList(value, place, problems);
    const first = problems.length;
    const read = value.map((item, at) => readItem(item, at, problems));
    addPlace(place, problems, first);
    return read;
  };

type KeyReaders = Record<string, ValueReader<unknown>>;
type ObjectOf<Keys extends KeyReaders> = {
  [Key in keyof Keys as Key extends `${string}?` ? never : Key]: ReturnType<Keys[Key]>;
} & {
  [Key in keyof Keys as Key extends `${infer Name}?` ? Name : never]?: ReturnType<Keys[Key]>;
};

/**
 * An object of these keys. One whose name ends with a question mark may be left out. Other keys
 * are left out of the result, or copied unread if `keepOthers`.
 */
export function readObject<Keys extends KeyReaders>(
  keys: Keys,
  keepOthers = false,
): ValueReader<ObjectOf<Keys>> {
  // Once for all objects: a document may have thousands of wards.
  const entries = Object.entries(keys).map(
    ([name, readValue]) => [name.replace('?', ''), name.endsWith('?'), readValue] as const,
  );
  return (value, place, problems) => {
    if (!isObject(value)) return readAnyObject(value, place, problems);
    const first = problems.length;
    const read: Record<string, unknown> = keepOthers ? { ...value } : {};
    for (const [key, isOptional, readValue] of entries)
      if (!isOptional || value[key] !== undefined) read[key] = readValue(value[key], key, problems);
    addPlace(place, problems, first);
    return read as ObjectOf<Keys>;
  };
}
/** A value without problems; undefined if it has some. */
export function readWhole<Value>(read: ValueReader<Value>, value: unknown): Value | undefined {
  const problems: Problem[] = [];
  const found = read(value, '', problems);
  return problems[0] ? undefined : found;
}
