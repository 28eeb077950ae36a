import { type Problem, createProblem } from './problem.ts';
import { checkText, cleanLine } from './typed.ts';
import { isObject } from './wording.ts';

// What a page reads values with: a document, a form, an answer. It gives the same problems as the schemas, which are for
// whoever serves or takes them, for a fraction of their bytes (docs/decisions/0009). A test holds the two together.

/** Reads a value: gives what is to be used of it, and adds what is wrong with it. */
export type Read = (value: unknown, path: string, problems: Problem[]) => unknown;

/** A value for which something holds, as it is. */
export const must =
  (holds: (value: unknown) => boolean, be: string): Read =>
  (value, path, problems) => {
    if (!holds(value))
      problems.push(
        createProblem(path, value === undefined ? 'required' : 'format', `must be ${be}`),
      );
    return value;
  };

const list = must(Array.isArray, 'array');
const whole = must(isObject, 'object');
export const text = must((value) => typeof value === 'string', 'a text');
export const number = must(Number.isFinite, 'a number');
export const oneOf = (...values: readonly unknown[]): Read =>
  must((value) => values.includes(value), values.join(' or '));

/** A text that somebody typed, cleaned, of 1 to `max` characters. */
export const typed =
  (max: number, clean = cleanLine): Read =>
  (value, path, problems) => {
    if (typeof value !== 'string') return text(value, path, problems);
    const [cleaned, code, message = '', params] = checkText(value, max, clean);
    if (code) problems.push(createProblem(path, code, message, params));
    return cleaned;
  };

/** A list, each of its items read. */
export const each =
  (item: Read): Read =>
  (value, path, problems) =>
    Array.isArray(value)
      ? value.map((one, at) => item(one, `${path}.${at}`, problems))
      : list(value, path, problems);

/** An object of these keys; those with a question mark may be left out. Others are passed over, or `kept` as they are. */
export const shape =
  (keys: Record<string, Read>, kept = false): Read =>
  (value, path, problems) => {
    if (!isObject(value)) return whole(value, path, problems);
    const read = kept ? { ...value } : {};
    for (const [named, item] of Object.entries(keys)) {
      const key = named.replace('?', '');
      if (key === named || value[key] !== undefined)
        read[key] = item(value[key], path ? `${path}.${key}` : key, problems);
    }
    return read;
  };
