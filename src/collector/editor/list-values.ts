import { createProblem, type Problem } from 'campaign-widgets/contract';
import { type JsonObject, withValue } from './document-paths.ts';
import type { FieldValues, TaskList } from './editor-task.ts';
import { type FieldKind, readField, writeField } from './field-kinds.ts';
import { idFromWords, unusedId } from './new-ids.ts';
import { valueAt } from './document-paths.ts';

/** What the rows of a list are written with. */
export interface ListContext {
  first: string;
  /**
   * Every id that an entry of a list has had in a published version: it never means something else.
   */
  publishedIds(list: string): ReadonlySet<string>;
}

type NamedValue = [name: string, value: string];

const rowName = ({ path }: TaskList, at: number): string => `${path}.${at}`;

/** The fields of a list's entries: for each its id, its place, and whether it goes. */
export const readRows = (
  list: TaskList,
  entries: readonly JsonObject[],
  first: string,
): NamedValue[] =>
  entries.flatMap((entry, at) => {
    const row = rowName(list, at);
    return [
      [`${row}.id`, typeof entry.id === 'string' ? entry.id : ''],
      [`${row}.place`, String(at + 1)],
      [`${row}.remove`, ''],
      ...list.fields.map(({ path, kind }): NamedValue => [
        `${row}.${path}`,
        readField(kind, valueAt(entry, path), { first }),
      ]),
    ] satisfies NamedValue[];
  });

/** The names of the fields of as many rows as there are. */
export function* rowNames(
  list: TaskList,
  isThere: (row: string) => boolean,
): Generator<[name: string, kind: FieldKind]> {
  // A draft may have more than can be published: what the form shows comes back.
  for (let at = 0; isThere(rowName(list, at)); at++) {
    const row = rowName(list, at);
    for (const name of ['id', 'place']) yield [`${row}.${name}`, 'text'];
    if (list.asksMeaning) yield [`${row}.meaning`, 'text'];
    yield [`${row}.remove`, 'flag'];
    for (const { path, kind } of list.fields) yield [`${row}.${path}`, kind];
  }
}

/** What an entry may mean that is called otherwise than before. */
export const MEANINGS = ['same', 'other'] as const;

/** The entries that the rows of a form make of a list. */
export function writeRows(
  list: TaskList,
  before: readonly JsonObject[],
  values: FieldValues,
  context: ListContext,
): { entries: JsonObject[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const rows: { place: number; entry: JsonObject }[] = [];
  const ids = new Set(before.map(({ id }) => String(id)));
  const isUsed = (id: string): boolean => ids.has(id) || context.publishedIds(list.path).has(id);
  for (let at = 0; values.has(`${rowName(list, at)}.id`); at++) {
    const row = rowName(list, at);
    if (values.get(`${row}.remove`) || isBlank(list, row, values)) continue;
    const id = values.get(`${row}.id`) ?? '';
    const old = before.find((entry) => id !== '' && entry.id === id);
    const written = writeRow(list, row, old ?? newEntry(list, id), values, context);
    problems.push(...written.problems);
    const entry = withMeaning(list, row, { old, entry: written.entry, values, context, isUsed });
    if ('problem' in entry) problems.push(entry.problem);
    else {
      ids.add(String(entry.entry.id));
      rows.push({ entry: entry.entry, place: placeOf(values.get(`${row}.place`), at) });
    }
  }
  rows.sort((a, b) => a.place - b.place);
  return { entries: rows.map(({ entry }) => entry), problems };
}

const placeOf = (typed: string | undefined, at: number): number => {
  const place = Number(typed);
  return typed && Number.isFinite(place) ? place : at + 1;
};

const isBlank = (list: TaskList, row: string, values: FieldValues): boolean =>
  values.get(`${row}.id`) === '' && !values.get(`${row}.${list.naming}`)?.trim();

const newEntry = ({ defaults }: TaskList, id: string): JsonObject => ({ id, ...defaults });

function writeRow(
  list: TaskList,
  row: string,
  old: JsonObject,
  values: FieldValues,
  { first }: ListContext,
): { entry: JsonObject; problems: Problem[] } {
  const problems: Problem[] = [];
  let entry = old;
  for (const { path, kind } of list.fields) {
    const typed = values.get(`${row}.${path}`);
    if (typed === undefined) continue;
    const value = valueAt(entry, path);
    const written = writeField(kind, { name: `${row}.${path}`, typed, before: value, first });
    if ('problem' in written) problems.push(written.problem);
    else if (written.value !== value) entry = withValue(entry, path, written.value);
  }
  return { entry, problems };
}

interface RenamedEntry {
  old: JsonObject | undefined;
  entry: JsonObject;
  values: FieldValues;
  context: ListContext;
  isUsed: (id: string) => boolean;
}

/**
 * Gives a new entry an id, and one that was renamed the old one or a new one, as its people say.
 */
function withMeaning(
  list: TaskList,
  row: string,
  { old, entry, values, context, isUsed }: RenamedEntry,
): { entry: JsonObject } | { problem: Problem } {
  const words = readField('words', valueAt(entry, list.naming), context);
  const withNewId = (named: JsonObject) => ({
    entry: { ...named, id: unusedId(idFromWords(words, 'entry'), isUsed) },
  });
  if (!old) return entry.id === '' ? withNewId(entry) : { entry };
  const wasWords = readField('words', valueAt(old, list.naming), context);
  const isPublished = context.publishedIds(list.path).has(String(old.id));
  if (!list.asksMeaning || !isPublished || wasWords === words) return { entry };
  const meaning = values.get(`${row}.meaning`);
  // The translations say what it was before.
  if (meaning === 'other') return withNewId(withValue(entry, list.naming, words));
  if (meaning === 'same') return { entry };
  const question = createProblem(`${row}.meaning`, 'choose', 'is needed: the same, or another?');
  return { problem: question };
}
