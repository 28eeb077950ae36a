import type { DocumentChange } from './compare-documents.ts';
import { isJsonObject, type JsonObject, objectsOf, valueAt } from './document-paths.ts';
import { englishChanges } from './en-changes.ts';
import { englishFields } from './en-fields.ts';
import { anyWords, firstLanguage } from './local-words.ts';

const MAX_VALUE_LENGTH = 160;
/** The lists whose entries stand under their ids in the path of a change. */
const LISTS = Object.keys(englishChanges.entries);

/** A change as a sentence that whoever made it recognises. */
export function describeChange(
  { kind, path, before, after }: DocumentChange,
  earlier: JsonObject,
  later: JsonObject,
): string {
  const first = firstLanguage(later);
  const what = namePath(path, earlier, later);
  const say = (value: unknown): string => sayValue(value, first);
  switch (kind) {
    case 'added':
      return englishChanges.added(what, isEntry(path) ? '' : say(after));
    case 'removed':
      return englishChanges.removed(what, isEntry(path) ? '' : say(before));
    case 'moved':
      return englishChanges.moved(what);
    case 'changed':
      return englishChanges.changed(what, say(before), say(after));
  }
}

const listOf = (path: string): string | undefined =>
  LISTS.find((list) => path.startsWith(`${list}.`));

const isEntry = (path: string): boolean => {
  const list = listOf(path);
  return list !== undefined && !path.slice(list.length + 1).includes('.');
};

/** What a path of a change is called. */
function namePath(path: string, earlier: JsonObject, later: JsonObject): string {
  const whole = englishChanges.lists[path];
  if (whole !== undefined) return whole;
  const list = listOf(path);
  if (list === undefined) return nameField(path);
  const [id = '', ...rest] = path.slice(list.length + 1).split('.');
  const name = nameEntry(id, list, [later, earlier]);
  const entry = `${englishChanges.entries[list] ?? list} ${englishChanges.quoted(name)}`;
  if (rest.length === 0) return entry;
  return englishChanges.partOf(entry, nameField(`${list}.${rest.join('.')}`).toLowerCase());
}

/**
 * The words of a field, with the language where the path ends with one; the path itself where there
 * are none.
 */
function nameField(path: string): string {
  const known = englishFields[path];
  if (known) return known.label;
  const [, parent = '', language = ''] =
    /^(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)$/.exec(path) ?? [];
  const field = englishFields[parent];
  return field ? englishChanges.inLanguage(field.label, language) : path;
}

type EntriesById = Map<string, JsonObject>;
/** Of a list with thousands of entries each change asks for one. */
const knownEntries = new WeakMap<JsonObject, Map<string, EntriesById>>();

/** The entries of a list, by id or code. */
function entriesOf(document: JsonObject, list: string): EntriesById {
  const lists = knownEntries.get(document) ?? new Map<string, EntriesById>();
  knownEntries.set(document, lists);
  const known = lists.get(list);
  if (known) return known;
  const entries = objectsOf(valueAt(document, list)).map((entry): [string, JsonObject] => [
    String(entry.id ?? entry.code),
    entry,
  ]);
  // The first one of an id that stands twice.
  const found = new Map(entries.reverse());
  lists.set(list, found);
  return found;
}

/** What an entry of a list is called, in the newest document that has it. */
function nameEntry(id: string, list: string, documents: JsonObject[]): string {
  for (const document of documents) {
    const found = entriesOf(document, list).get(id);
    const name = found?.label ?? found?.name ?? found?.statement;
    const words = anyWords(name, firstLanguage(document));
    if (words !== '') return clip(words);
  }
  return id;
}

function sayValue(value: unknown, first: string): string {
  if (typeof value === 'boolean') return value ? englishChanges.yes : englishChanges.no;
  if (typeof value === 'string') return englishChanges.quoted(clip(value));
  if (typeof value === 'number') return String(value);
  const words = isJsonObject(value) ? anyWords(value, first) : '';
  return words === '' ? clip(JSON.stringify(value)) : englishChanges.quoted(clip(words));
}

const clip = (text: string): string =>
  text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH - 1)}…` : text;
