import { ownValue, type Problem } from 'campaign-widgets/contract';
import { describeCheck } from '../campaigns/document-checks.ts';
import type { FormProblem } from '../organiser/ui/form-fields.ts';
import type { OrganiserMessages } from '../organiser/ui/organiser-messages.ts';
import type { EditorTask, FieldValues, TaskList } from './editor-task.ts';
import { editorTasks } from './editor-tasks.ts';
import { fieldWords, listWords, pathPattern, wordsKey } from './field-words.ts';
import { placedIn } from './list-values.ts';

const isUnder = (path: string, parent: string): boolean =>
  path === parent || path.startsWith(`${parent}.`);

/** The task that a part of the document belongs to: if there are several, the most specific one. */
export function taskOfPath(path: string): EditorTask | undefined {
  const fits = editorTasks.flatMap((task) =>
    task.paths.filter((each) => isUnder(path, each)).map((each) => ({ task, length: each.length })),
  );
  return fits.sort((a, b) => b.length - a.length)[0]?.task;
}

export const problemsOfTask = (task: EditorTask, problems: readonly Problem[]): Problem[] =>
  problems.filter(({ path }) => taskOfPath(path) === task);

/** The label of a field; for an entry of a list, with its position counted from 1. */
export function fieldLabel(messages: OrganiserMessages, path: string): string {
  const { editor, editorChanges } = messages;
  const label = fieldWords(messages, path).label ?? pathPattern(path);
  const entries = [...path.matchAll(/\.(\d+)(?=\.|$)/g)].flatMap(({ 1: at, index }) => {
    const what = listWords(messages, path.slice(0, index))?.entry;
    return what === undefined ? [] : [editor.entry(what, Number(at) + 1)];
  });
  const isEntry = /\.\d+$/.test(path);
  const parts = isEntry && entries.length > 0 ? entries : [...entries, label];
  return parts.reduce((whole, part) => editorChanges.partOf(whole, part.toLowerCase()));
}

/** The path of the nearest part with a name: a person has never met the key of another one. */
function namedPath(messages: OrganiserMessages, path: string): string {
  const parent = path.replace(/\.?[^.]*$/, '');
  const isEntry = /\.\d+$/.test(path) && listWords(messages, parent) !== undefined;
  const isNamed = isEntry || fieldWords(messages, path).label !== undefined;
  return isNamed || parent === '' ? path : namedPath(messages, parent);
}

/** A problem of the checker in the words of the editor. */
export function problemWords(messages: OrganiserMessages, problem: Problem): string {
  const { path, code, params } = problem;
  const { problems, isEmpty, isWrong, tooLong, duplicate, otherForm } = messages.editorProblems;
  const key = wordsKey(path);
  const sentence =
    ownValue(problems, `${key} ${code}`) ?? ownValue(problems, key) ?? ownValue(problems, code);
  if (sentence !== undefined) return sentence;
  const label = fieldLabel(messages, namedPath(messages, path));
  if (code === 'required') return isEmpty(label);
  if (code === 'duplicate') return duplicate(label);
  if (code === 'too-long' && params?.max !== undefined) return tooLong(label, params.max);
  const words = describeCheck(messages.documentChecks, problem);
  return words === undefined ? otherForm(label) : isWrong(fieldLabel(messages, path), words);
}

/** The problem with a table that was sent as a file. */
export const tableProblem = (
  { editorProblems, importing }: OrganiserMessages,
  { code, message }: Problem,
): string =>
  ownValue(editorProblems.problems, code) ?? ownValue(importing.problems, ` ${code}`) ?? message;

interface CheckedTask {
  task: EditorTask;
  values: FieldValues;
  problems: readonly Problem[];
}

/** The problems beside the fields of a task's form. */
export const taskFormProblems = (
  messages: OrganiserMessages,
  { task, values, problems }: CheckedTask,
): FormProblem[] => {
  const found = problems.map((problem) => ({
    field: fieldAt(task, values, problem.path),
    message: problemWords(messages, problem),
  }));
  // What says the same of one field is told once: ten wrong wards, for example.
  return [...new Map(found.map((each) => [`${each.field} ${each.message}`, each])).values()];
};

/** The field that a path leads to: itself, the nearest around it, or the first inside it. */
function fieldAt(task: EditorTask, values: FieldValues, path: string): string {
  // A question that was not in the form before.
  if (path.endsWith('.meaning')) return path;
  const { lists = [], extra } = task;
  const names = [
    ...values.keys(),
    ...(extra?.anchors ?? []),
    ...lists.flatMap((list) => anchors(list, values)),
  ];
  const around = names
    .filter((name) => isUnder(path, name))
    .sort((a, b) => b.length - a.length)
    .at(0);
  return around ?? names.find((name) => isUnder(name, path)) ?? path;
}

/** The headings of a list and of the lists in its rows, the targets of problems of a whole list. */
function anchors(list: TaskList, values: FieldValues): string[] {
  const { path, lists = [] } = list;
  const found = [path];
  if (lists.length === 0) return found;
  for (let at = 0; values.has(`${path}.${at}.id`); at++)
    for (const inner of lists) found.push(...anchors(placedIn(`${path}.${at}`, inner), values));
  return found;
}
