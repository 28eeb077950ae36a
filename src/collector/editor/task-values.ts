import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Problem } from 'campaign-widgets/contract';
import type { FormFields } from '../http/form-fields.ts';
import { type JsonObject, objectsOf, valueAt, withValue } from './document-paths.ts';
import type { EditorTask, FieldValues, TaskField } from './editor-task.ts';
import { readField, writeField } from './field-kinds.ts';
import { type ListContext, readRows, rowNames, writeRows } from './list-values.ts';
import { firstLanguage } from './local-words.ts';

/** The content of a task's form before anybody types. */
export function readValues(task: EditorTask, document: JsonObject): FieldValues {
  const first = firstLanguage(document);
  return new Map([
    ...task.fields.map(({ path, kind, language }): [string, string] => [
      path,
      readField(kind, valueAt(document, path), { first, language }),
    ]),
    ...(task.lists ?? []).flatMap((list) =>
      readRows(list, objectsOf(valueAt(document, list.path)), first),
    ),
    ...(task.extra?.read(document) ?? []),
  ]);
}

/** The values sent with a form, by the fields of its task. A text that was not sent is left out. */
export function collectValues(task: EditorTask, form: FormFields): FieldValues {
  const values = new Map<string, string>();
  const collect = (name: string, { kind }: Pick<TaskField, 'kind'>): void => {
    const text = form.text(name);
    if (text !== undefined) values.set(name, text);
    else if (kind === 'flag') values.set(name, '');
  };
  for (const field of task.fields) collect(field.path, field);
  for (const list of task.lists ?? [])
    for (const [name, kind] of rowNames(list, (row) => form.text(`${row}.id`) !== undefined))
      collect(name, { kind });
  for (const name of task.extra?.names ?? []) values.set(name, form.texts(name).join(' '));
  return values;
}

/** The document that a form makes, and the values that can't be kept. */
export interface WrittenValues {
  document: JsonObject;
  problems: Problem[];
  /** The ids that entries of lists were given, by the names of their fields. */
  newIds: [name: string, id: string][];
}

/** Puts the typed values into the document. Unchanged values stay as they were written. */
export function writeValues(
  task: EditorTask,
  before: JsonObject,
  values: FieldValues,
  context: Omit<ListContext, 'first'>,
): WrittenValues {
  const first = firstLanguage(before);
  const problems: Problem[] = [];
  const newIds: WrittenValues['newIds'] = [];
  let document = before;
  for (const { path, kind, language } of task.fields) {
    const typed = values.get(path);
    if (typed === undefined) continue;
    const old = valueAt(document, path);
    const written = writeField(kind, { name: path, typed, before: old, first, language });
    if ('problem' in written) problems.push(written.problem);
    else if (written.value !== old) document = withValue(document, path, written.value);
  }
  for (const list of task.lists ?? []) {
    const old = valueAt(document, list.path);
    const written = writeRows(list, objectsOf(old), values, { ...context, first });
    problems.push(...written.problems);
    newIds.push(...written.newIds);
    if (isDeepStrictEqual(written.entries, old)) continue;
    if (written.entries.length === 0 && old === undefined) continue;
    document = withValue(document, list.path, written.entries);
  }
  if (task.extra) document = task.extra.write(document, values);
  return { document, problems, newIds };
}

/** A short hash of a form's content, to notice that somebody else changed it meanwhile. */
export const signOfValues = (values: FieldValues): string =>
  createHash('sha256')
    .update(JSON.stringify([...values]))
    .digest('base64url')
    .slice(0, 22);
