/** An object, as in JSON. */
export type JsonObject = Record<string, unknown>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The objects of a list; none for other values. An entry that is not an object becomes an empty
 * one.
 */
export const objectsOf = (list: unknown): JsonObject[] =>
  Array.isArray(list) ? list.map((each: unknown) => (isJsonObject(each) ? each : {})) : [];

/**
 * The value at a path of a document.
 * @param path keys and places from 0, with dots between them: `survey.issues.0.label`
 */
export function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}

/**
 * The same document with another value at one path. Every other key stays, in its order; new keys
 * come last.
 * @param value undefined removes the key, and an object that becomes empty
 */
export function withValue(document: JsonObject, path: string, value: unknown): JsonObject {
  const changed = replaceAt(document, path.split('.'), value);
  return isJsonObject(changed) ? changed : {};
}

function replaceAt(parent: unknown, [key = '', ...rest]: string[], value: unknown): unknown {
  if (Array.isArray(parent)) {
    const items: unknown[] = [...(parent as unknown[])];
    const at = Number(key);
    const next = rest.length === 0 ? value : replaceAt(items[at], rest, value);
    if (next === undefined) items.splice(at, 1);
    else items[at] = next;
    return items;
  }
  const object = isJsonObject(parent) ? parent : {};
  const before = Object.hasOwn(object, key) ? object[key] : undefined;
  const next = rest.length === 0 ? value : replaceAt(before, rest, value);
  const entries = Object.entries(object);
  const at = entries.findIndex(([name]) => name === key);
  if (next === undefined) {
    if (at < 0) return isJsonObject(parent) ? parent : undefined;
    entries.splice(at, 1);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  if (at < 0) entries.push([key, next]);
  else entries[at] = [key, next];
  // Not by assignment: a key named __proto__ is a key like any other.
  return Object.fromEntries(entries);
}
