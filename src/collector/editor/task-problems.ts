import type { Problem } from 'campaign-widgets/contract';
import type { FormProblem } from '../organiser/ui/form-fields.ts';
import type { EditorTask, FieldValues, TaskList } from './editor-task.ts';
import { editorTasks } from './editor-tasks.ts';
import { englishChanges } from './en-changes.ts';
import { englishEditor } from './en-editor.ts';
import { englishFields, pathPattern } from './en-fields.ts';
import { englishProblems } from './en-problems.ts';
import { placedIn } from './list-values.ts';

const isUnder = (path: string, parent: string): boolean =>
  path === parent || path.startsWith(`${parent}.`);

/**
 * The task that a part of the document belongs to: of several, the one that names it most closely.
 */
export function taskOfPath(path: string): EditorTask | undefined {
  const fits = editorTasks.flatMap((task) =>
    task.paths.filter((each) => isUnder(path, each)).map((each) => ({ task, length: each.length })),
  );
  return fits.sort((a, b) => b.length - a.length)[0]?.task;
}

export const problemsOfTask = (task: EditorTask, problems: readonly Problem[]): Problem[] =>
  problems.filter(({ path }) => taskOfPath(path) === task);

/** What a field is called; of an entry of a list, with its place counted from 1. */
export function fieldLabel(path: string): string {
  const pattern = pathPattern(path);
  const label = englishFields[pattern]?.label ?? pattern;
  const entries = [...path.matchAll(/\.(\d+)(?=\.|$)/g)].flatMap(({ 1: at, index }) => {
    const what = englishChanges.entries[pathPattern(path.slice(0, index))];
    return what === undefined ? [] : [englishEditor.entry(what, Number(at) + 1)];
  });
  const isEntry = /\.\d+$/.test(path);
  const parts = isEntry && entries.length > 0 ? entries : [...entries, label];
  return parts.reduce((whole, part) => englishChanges.partOf(whole, part.toLowerCase()));
}

/** A problem of the checker in the words of the editor. */
export function problemWords({ path, code, message }: Problem): string {
  const pattern = pathPattern(path);
  const words = englishProblems.checks[`${pattern} ${code}`] ?? englishProblems.checks[pattern];
  if (words !== undefined) return words;
  const label = fieldLabel(path);
  if (code === 'required') return englishProblems.isEmpty(label);
  // The checker begins with the path, for whoever edits a file.
  const rest = message.startsWith(path) ? message.slice(path.length).trim() : message;
  return englishProblems.isWrong(label, rest);
}

/** The problems beside the fields of a task's form. */
export const formProblems = (
  task: EditorTask,
  values: FieldValues,
  problems: readonly Problem[],
): FormProblem[] =>
  problems.map((problem) => ({
    field: fieldAt(task, values, problem.path),
    message: problemWords(problem),
  }));

/** The field that a path leads to: itself, the nearest around it, or the first inside it. */
function fieldAt(task: EditorTask, values: FieldValues, path: string): string {
  // A question that the form asks only now.
  if (path.endsWith('.meaning')) return path;
  const names = [...values.keys(), ...(task.lists ?? []).flatMap((list) => anchors(list, values))];
  const around = names
    .filter((name) => isUnder(path, name))
    .sort((a, b) => b.length - a.length)
    .at(0);
  return around ?? names.find((name) => isUnder(name, path)) ?? path;
}

/** The headings of a list and of the lists in its rows, to which a problem of a whole list leads. */
function anchors(list: TaskList, values: FieldValues): string[] {
  const { path, lists = [] } = list;
  const found = [path];
  if (lists.length === 0) return found;
  for (let at = 0; values.has(`${path}.${at}.id`); at++)
    for (const inner of lists) found.push(...anchors(placedIn(`${path}.${at}`, inner), values));
  return found;
}
