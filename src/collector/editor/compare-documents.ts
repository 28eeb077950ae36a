import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from './document-paths.ts';

/** One difference between two documents. */
export interface DocumentChange {
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /**
   * Keys separated by dots. An entry of a list is named by its id:
   * `survey.issues.road-surface.label`.
   */
  path: string;
  before?: unknown;
  after?: unknown;
}

type Keys = readonly string[];

/** Objects whose parts are listed, also when they are new or removed. */
const TOLD_BY_PARTS: ReadonlySet<string> = new Set(['theme']);

/** Every difference between two documents, except the number of their version. */
export function compareDocuments(before: JsonObject, after: JsonObject): DocumentChange[] {
  const { version: _, ...earlier } = before;
  const { version: __, ...later } = after;
  return compareValues(earlier, later, []);
}

function compareValues(before: unknown, after: unknown, keys: Keys): DocumentChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const path = keys.join('.');
  const [earlier, later] = [entriesById(before), entriesById(after)];
  // A list that is new as a whole is described by its entries.
  if (before === undefined && later?.size) return compareLists(new Map(), later, keys);
  if (after === undefined && earlier?.size) return compareLists(earlier, new Map(), keys);
  if (TOLD_BY_PARTS.has(path) && isObjectOrNone(before) && isObjectOrNone(after))
    return compareObjects(before ?? {}, after ?? {}, keys);
  if (before === undefined) return [{ kind: 'added', path, after }];
  if (after === undefined) return [{ kind: 'removed', path, before }];
  if (isJsonObject(before) && isJsonObject(after)) return compareObjects(before, after, keys);
  if (earlier && later) return compareLists(earlier, later, keys);
  return [{ kind: 'changed', path, before, after }];
}

const isObjectOrNone = (value: unknown): value is JsonObject | undefined =>
  value === undefined || isJsonObject(value);

const compareObjects = (before: JsonObject, after: JsonObject, keys: Keys): DocumentChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    compareValues(ownOf(before, key), ownOf(after, key), [...keys, key]),
  );

const ownOf = (object: JsonObject, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

type EntriesById = ReadonlyMap<string, JsonObject>;

function compareLists(before: EntriesById, after: EntriesById, keys: Keys): DocumentChange[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  const changes = ids.flatMap((id) => compareValues(before.get(id), after.get(id), [...keys, id]));
  const kept = [...before.keys()].filter((id) => after.has(id));
  const order = [...after.keys()].filter((id) => before.has(id));
  if (isDeepStrictEqual(kept, order)) return changes;
  return [...changes, { kind: 'moved', path: keys.join('.'), before: kept, after: order }];
}

/** The entries of a list by their ids or codes; undefined for any other list, or if one repeats. */
function entriesById(list: unknown): EntriesById | undefined {
  if (!Array.isArray(list)) return undefined;
  const entries = new Map<string, JsonObject>();
  for (const each of list as unknown[]) {
    const id = isJsonObject(each) ? (each.id ?? each.code) : undefined;
    if (!isJsonObject(each) || typeof id !== 'string' || entries.has(id)) return undefined;
    entries.set(id, each);
  }
  return entries;
}
