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

/** The path of a change without ids, and the entries that it leads through. */
interface SplitPath {
  pattern: string;
  entries: { list: string; ids: string[] }[];
  isEntry: boolean;
}

function splitPath(path: string): SplitPath {
  const entries: SplitPath['entries'] = [];
  const ids: string[] = [];
  let pattern = '';
  let isEntry = false;
  for (const key of path.split('.')) {
    isEntry = !isEntry && LISTS.includes(pattern);
    if (isEntry) {
      ids.push(key);
      entries.push({ list: pattern, ids: [...ids] });
    } else pattern = pattern === '' ? key : `${pattern}.${key}`;
  }
  return { pattern, entries, isEntry };
}

const isEntry = (path: string): boolean => splitPath(path).isEntry;

/** What a path of a change is called. */
function namePath(path: string, earlier: JsonObject, later: JsonObject): string {
  const { pattern, entries, isEntry } = splitPath(path);
  const names = entries.map(({ list, ids }) => {
    const name = englishChanges.quoted(nameEntry(ids, list, [later, earlier]));
    return `${englishChanges.entries[list] ?? list} ${name}`;
  });
  const field = englishChanges.lists[pattern] ?? nameField(pattern);
  const parts = isEntry ? names : [...names, names.length > 0 ? field.toLowerCase() : field];
  return parts.reduce((whole, part) => englishChanges.partOf(whole, part));
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

/** The entries of a list, by id or code. Of a list inside an entry, the path has that entry's id. */
function entriesOf(document: JsonObject, list: string): EntriesById {
  const lists = knownEntries.get(document) ?? new Map<string, EntriesById>();
  knownEntries.set(document, lists);
  const known = lists.get(list);
  if (known) return known;
  const [, outer = '', id = '', inner = ''] = /^(.*)#([^#]*)#(.*)$/.exec(list) ?? [];
  const value =
    inner === '' ? valueAt(document, list) : entriesOf(document, outer).get(id)?.[inner];
  const entries = objectsOf(value).map((entry): [string, JsonObject] => [
    String(entry.id ?? entry.code),
    entry,
  ]);
  // The first one of an id that stands twice.
  const found = new Map(entries.reverse());
  lists.set(list, found);
  return found;
}

/**
 * What an entry of a list is called, in the newest document that has it.
 * @param ids its own, after that of the entry around it
 */
function nameEntry(ids: string[], list: string, documents: JsonObject[]): string {
  const id = ids.at(-1) ?? '';
  const [, outer, inner] = ids.length > 1 ? (/^(.*)\.([^.]+)$/.exec(list) ?? []) : [];
  const place = inner === undefined ? list : `${outer}#${ids[0]}#${inner}`;
  for (const document of documents) {
    const found = entriesOf(document, place).get(id);
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
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return englishChanges.quoted(clip(value.join(', ')));
  const words = isJsonObject(value) ? anyWords(value, first) : '';
  return words === '' ? clip(JSON.stringify(value)) : englishChanges.quoted(clip(words));
}

const clip = (text: string): string =>
  text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH - 1)}…` : text;
