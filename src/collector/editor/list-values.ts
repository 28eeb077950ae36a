import { createProblem, type Problem, ShortId } from 'campaign-widgets/contract';
import { type JsonObject, objectsOf, valueAt, withValue } from './document-paths.ts';
import type { FieldValues, TaskList } from './editor-task.ts';
import { type FieldKind, readField, writeField } from './field-kinds.ts';
import { idFromWords, unusedId } from './new-ids.ts';

/** The data that the rows of a list are written with. */
export interface ListContext {
  first: string;
  /**
   * Every id that an entry of a list has had in a published version: an id never gets another
   * meaning. A list inside an entry is named with that entry's id:
   * `survey.questions.travel.choices`.
   */
  publishedIds(list: string): ReadonlySet<string>;
}

type NamedValue = [name: string, value: string];

const rowName = ({ path }: TaskList, at: number): string => `${path}.${at}`;

/** A list inside an entry, at its place in the document. */
export const placedIn = (row: string, inner: TaskList): TaskList => ({
  ...inner,
  path: `${row}.${inner.path}`,
});

/**
 * The keys of entries in a form: their ids. An entry whose id is missing, wrong or a duplicate has
 * its place as key, in a form that no id has: `#2`.
 */
function keysOf({ reservedIds = [] }: TaskList, entries: readonly JsonObject[]): string[] {
  const taken = new Set(reservedIds);
  return entries.map(({ id }, at) => {
    const checked = ShortId.safeParse(id);
    if (!checked.success || taken.has(checked.data)) return `#${at}`;
    taken.add(checked.data);
    return checked.data;
  });
}

/** The fields of a list's entries: each one's id, its place, and whether it is removed. */
export const readRows = (
  list: TaskList,
  entries: readonly JsonObject[],
  first: string,
): NamedValue[] => {
  const keys = keysOf(list, entries);
  return entries.flatMap((entry, at) => {
    const row = rowName(list, at);
    return [
      [`${row}.id`, keys[at] ?? ''],
      [`${row}.place`, String(at + 1)],
      [`${row}.remove`, ''],
      ...list.fields.map(({ path, kind }): NamedValue => [
        `${row}.${path}`,
        readField(kind, valueAt(entry, path), { first }),
      ]),
      ...(list.lists ?? []).flatMap((inner) =>
        readRows(placedIn(row, inner), objectsOf(valueAt(entry, inner.path)), first),
      ),
    ] satisfies NamedValue[];
  });
};

/** The names of the fields of the existing rows. */
export function* rowNames(
  list: TaskList,
  isThere: (row: string) => boolean,
): Generator<[name: string, kind: FieldKind]> {
  // A draft may have more than can be published: the form sends back all that it shows.
  for (let at = 0; isThere(rowName(list, at)); at++) {
    const row = rowName(list, at);
    for (const name of ['id', 'place']) yield [`${row}.${name}`, 'text'];
    if (list.asksMeaning) yield [`${row}.meaning`, 'text'];
    yield [`${row}.remove`, 'flag'];
    for (const { path, kind } of list.fields) yield [`${row}.${path}`, kind];
    for (const inner of list.lists ?? []) yield* rowNames(placedIn(row, inner), isThere);
  }
}

/** The possible meanings of an entry that was renamed. */
export const MEANINGS = ['same', 'other'] as const;

interface WrittenRows {
  entries: JsonObject[];
  /** The ids that entries were given, by the names of their fields. */
  newIds: NamedValue[];
  problems: Problem[];
}

/**
 * The entries that a form's rows make of a list.
 * @param named the list with the ids of the surrounding entries, in place of their positions
 */
export function writeRows(
  list: TaskList,
  before: readonly JsonObject[],
  values: FieldValues,
  context: ListContext,
  named = list.path,
): WrittenRows {
  const problems: Problem[] = [];
  const newIds: NamedValue[] = [];
  const rows: { place: number; entry: JsonObject }[] = [];
  const published = context.publishedIds(named);
  const keys = keysOf(list, before);
  const ids = new Set([...before.map(({ id }) => String(id)), ...(list.reservedIds ?? [])]);
  const scope: RowScope = {
    ...{ list, named, values, context, published },
    isUsed: (id) => ids.has(id) || published.has(id),
  };
  for (let at = 0; values.has(`${rowName(list, at)}.id`); at++) {
    const row = rowName(list, at);
    if (values.get(`${row}.remove`) || isBlank(list, row, values)) continue;
    const key = values.get(`${row}.id`) ?? '';
    const old = key === '' ? undefined : before[keys.indexOf(key)];
    const written = writeRow(scope, row, old ?? newEntry(list, key));
    problems.push(...written.problems);
    newIds.push(...written.newIds);
    const entry = withMeaning(scope, row, { old, isOwnId: old?.id === key, entry: written.entry });
    if ('problem' in entry) problems.push(entry.problem);
    else {
      const id = String(entry.entry.id);
      ids.add(id);
      if (id !== key) newIds.push([`${row}.id`, id]);
      rows.push({ entry: entry.entry, place: placeOf(values.get(`${row}.place`), at) });
    }
  }
  rows.sort((a, b) => a.place - b.place);
  return { entries: rows.map(({ entry }) => entry), newIds, problems };
}

/** What all rows of a list are written with. */
interface RowScope {
  list: TaskList;
  named: string;
  values: FieldValues;
  context: ListContext;
  published: ReadonlySet<string>;
  isUsed: (id: string) => boolean;
}

const placeOf = (typed: string | undefined, at: number): number => {
  const place = Number(typed);
  return typed && Number.isFinite(place) ? place : at + 1;
};

const isBlank = (list: TaskList, row: string, values: FieldValues): boolean =>
  values.get(`${row}.id`) === '' && !values.get(`${row}.${list.naming}`)?.trim();

/** @param key of an entry that somebody else has removed meanwhile, or empty */
const newEntry = ({ defaults }: TaskList, key: string): JsonObject => ({
  id: ShortId.safeParse(key).success ? key : '',
  ...defaults,
});

function writeRow(
  { list, named, values, context }: RowScope,
  row: string,
  old: JsonObject,
): { entry: JsonObject; problems: Problem[]; newIds: NamedValue[] } {
  const { first } = context;
  const problems: Problem[] = [];
  const newIds: NamedValue[] = [];
  let entry = old;
  for (const { path, kind } of list.fields) {
    const typed = values.get(`${row}.${path}`);
    if (typed === undefined) continue;
    const value = valueAt(entry, path);
    const written = writeField(kind, { name: `${row}.${path}`, typed, before: value, first });
    if ('problem' in written) problems.push(written.problem);
    else if (written.value !== value) entry = withValue(entry, path, written.value);
  }
  for (const inner of list.lists ?? []) {
    const before = valueAt(old, inner.path);
    const innerName = `${named}.${String(old.id)}.${inner.path}`;
    const written = writeRows(placedIn(row, inner), objectsOf(before), values, context, innerName);
    problems.push(...written.problems);
    newIds.push(...written.newIds);
    if (written.entries.length > 0) entry = withValue(entry, inner.path, written.entries);
    else if (objectsOf(before).length > 0) entry = withValue(entry, inner.path, undefined);
  }
  return { entry, problems, newIds };
}

interface WrittenEntry {
  old: JsonObject | undefined;
  /** Whether the old entry has an id that it can keep. */
  isOwnId: boolean;
  entry: JsonObject;
}

/**
 * Gives a new entry an id; gives a renamed entry its old id or a new one, as the editor answered.
 */
function withMeaning(
  { list, values, context, published, isUsed }: RowScope,
  row: string,
  { old, isOwnId, entry }: WrittenEntry,
): { entry: JsonObject } | { problem: Problem } {
  const words = readField('words', valueAt(entry, list.naming), context);
  const withNewId = (changed: JsonObject) => ({
    entry: { ...changed, id: unusedId(idFromWords(words, 'entry'), isUsed) },
  });
  if (!old) return entry.id === '' ? withNewId(entry) : { entry };
  if (!isOwnId) return withNewId(entry);
  if (!published.has(String(old.id))) return { entry };
  if (list.identity?.some((path) => valueAt(entry, path) !== valueAt(old, path)))
    return withNewId(entry);
  const wasWords = readField('words', valueAt(old, list.naming), context);
  if (!list.asksMeaning || wasWords === words) return { entry };
  const meaning = values.get(`${row}.meaning`);
  // The translations belong to the old meaning.
  if (meaning === 'other') return withNewId(withValue(entry, list.naming, words));
  if (meaning === 'same') return { entry };
  const question = createProblem(`${row}.meaning`, 'choose', 'is needed: the same, or another?');
  return { problem: question };
}
