import { englishOrganiser, type OrganiserMessages } from '../organiser/ui/organiser-messages.ts';
import type { DocumentChange } from './compare-documents.ts';
import { isJsonObject, type JsonObject, objectsOf, valueAt } from './document-paths.ts';
import { fieldWords, listWords } from './field-words.ts';
import { anyWords, firstLanguage } from './local-words.ts';

const MAX_VALUE_LENGTH = 160;
/** Whether the entries of a path have their ids in the path of a change. */
const isList = (path: string): boolean => listWords(englishOrganiser, path) !== undefined;

/** The documents before and after a change. */
interface ChangedDocuments {
  before: JsonObject;
  after: JsonObject;
}

/** Describes a change in a sentence that its author recognises. */
export function describeChange(
  messages: OrganiserMessages,
  { kind, path, before, after }: DocumentChange,
  documents: ChangedDocuments,
): string {
  const { editorChanges: words } = messages;
  const first = firstLanguage(documents.after);
  const what = namePath(messages, path, documents);
  // An entry is named by what it says already.
  const say = (value: unknown): string => (isEntry(path) ? '' : sayValue(words, value, first));
  const [oldText, newText] = [say(before), say(after)];
  switch (kind) {
    case 'added':
      return newText === '' ? words.added(what) : words.addedValue(what, newText);
    case 'removed':
      return oldText === '' ? words.removed(what) : words.removedValue(what, oldText);
    case 'moved':
      return words.moved(what);
    case 'changed':
      return oldText === '' || newText === ''
        ? words.altered(what)
        : words.changed(what, oldText, newText);
  }
}

/** The path of a change without ids, and the entries on it. */
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
    isEntry = !isEntry && isList(pattern);
    if (isEntry) {
      ids.push(key);
      entries.push({ list: pattern, ids: [...ids] });
    } else pattern = pattern === '' ? key : `${pattern}.${key}`;
  }
  return { pattern, entries, isEntry };
}

const isEntry = (path: string): boolean => splitPath(path).isEntry;

/** The name of a path of a change. */
function namePath(
  messages: OrganiserMessages,
  path: string,
  { before, after }: ChangedDocuments,
): string {
  const { editorChanges: words } = messages;
  const { pattern, entries, isEntry } = splitPath(path);
  const names = entries.map(({ list, ids }) => {
    const name = words.quoted(nameEntry(ids, list, [after, before]));
    return `${listWords(messages, list)?.entry ?? list} ${name}`;
  });
  const field = listWords(messages, pattern)?.list ?? fieldLabel(messages, pattern);
  const parts = isEntry ? names : [...names, names.length > 0 ? field.toLowerCase() : field];
  return parts.reduce((whole, part) => words.partOf(whole, part));
}

/**
 * The words for a field, with the language if the path ends with one; the path itself if there are
 * no words.
 */
function fieldLabel(messages: OrganiserMessages, path: string): string {
  const { label } = fieldWords(messages, path);
  if (label !== undefined) return label;
  const [, parent = '', language = ''] =
    /^(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)$/.exec(path) ?? [];
  const field = fieldWords(messages, parent).label;
  return field === undefined ? path : messages.editorChanges.inLanguage(field, language);
}

type EntriesById = Map<string, JsonObject>;
/** Cached, because each change in a list with thousands of entries needs one. */
const knownEntries = new WeakMap<JsonObject, Map<string, EntriesById>>();

/**
 * The entries of a list, by id or code. For a list inside an entry, the path has that entry's id.
 */
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
  // If an id is used twice, its first entry.
  const found = new Map(entries.reverse());
  lists.set(list, found);
  return found;
}

/**
 * The name of an entry of a list, in the newest document that has it.
 * @param ids its own, after that of the surrounding entry
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

/** The text of a value; empty if it is a whole part of a document. */
function sayValue(
  words: OrganiserMessages['editorChanges'],
  value: unknown,
  first: string,
): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return words.quoted(clip(value));
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return words.quoted(clip(value.join(', ')));
  const text = isJsonObject(value) ? anyWords(value, first) : '';
  return text === '' ? '' : words.quoted(clip(text));
}

const clip = (text: string): string =>
  text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH - 1)}…` : text;
