import { html } from 'hono/html';
import { describeActor } from '../organiser/actor-name.ts';
import { checkField, hiddenFields } from '../organiser/ui/form-fields.ts';
import type { Html } from '../organiser/ui/html.ts';
import { type EditorContext, editorPage, editPath } from './editor-page.ts';
import type { EditorTask, FieldValues } from './editor-task.ts';
import { listWords } from './field-words.ts';
import { fieldLabel } from './task-problems.ts';
import { signOfValues } from './task-values.ts';

/** A conflict between two people's changes: a field, or a whole list if its entries differ. */
interface Conflict {
  name: string;
  /** The names of the fields that belong to it. */
  isPart: (name: string) => boolean;
}

export interface ConflictValues {
  mine: FieldValues;
  theirs: FieldValues;
}

const TAKE = 'take:';
type Side = keyof ConflictValues;

/** The parts of a form that somebody else has changed meanwhile to something else. */
export function findConflicts(task: EditorTask, { mine, theirs }: ConflictValues): Conflict[] {
  const lists = (task.lists ?? [])
    .filter(({ path }) => listedIds(path, mine) !== listedIds(path, theirs))
    .map(({ path }): Conflict => ({ name: path, isPart: (name) => name.startsWith(`${path}.`) }));
  const isListed = (name: string): boolean => lists.some(({ isPart }) => isPart(name));
  const fields = [...new Set([...mine.keys(), ...theirs.keys()])]
    .filter((name) => !isListed(name) && mine.has(name))
    .filter((name) => (mine.get(name) ?? '') !== (theirs.get(name) ?? ''))
    .map((name): Conflict => ({ name, isPart: (other) => other === name }));
  return [...lists, ...fields];
}

/** The ids of a list's entries, and of the entries inside them, without its empty rows. */
function listedIds(list: string, values: FieldValues): string {
  return [...values]
    .filter(([name]) => name.startsWith(`${list}.`) && name.endsWith('.id'))
    .map(([, id]) => id)
    .filter(Boolean)
    .join(' ');
}

/**
 * The typed values with those chosen from the other person: by `take:` and the name of a conflict.
 */
export function resolveConflicts(
  task: EditorTask,
  { mine, theirs }: ConflictValues,
  taken: (name: string) => string | undefined,
): FieldValues {
  const fromThem = findConflicts(task, { mine, theirs }).filter(
    ({ name }) => taken(`${TAKE}${name}`) === 'theirs',
  );
  const isTheirs = (name: string): boolean => fromThem.some(({ isPart }) => isPart(name));
  return new Map([
    ...[...mine].filter(([name]) => !isTheirs(name)),
    ...[...theirs].filter(([name]) => isTheirs(name)),
  ]);
}

/** Shows both values, field by field; nothing is kept until somebody has chosen. */
export function conflictPage(
  context: EditorContext,
  task: EditorTask,
  values: ConflictValues,
): Promise<Html> {
  const { draft, format, messages } = context;
  const { conflictTitle, conflictIntro, asChosen } = messages.editor;
  const conflicts = findConflicts(task, values);
  const other = describeActor(context, draft.changedBy);
  return editorPage(
    context,
    conflictTitle,
    html`<h1>${conflictTitle}</h1>
      <p class="problem" role="alert">
        ${conflictIntro(other, draft.changedAt ? format.time(draft.changedAt) : '')}
      </p>
      <form method="post" action="${editPath(draft.campaign, `/${task.id}`)}" class="one">
        ${hiddenFields([['seen', signOfValues(values.theirs)], ...values.mine])}
        ${conflicts.map((conflict) => conflictChoice(context, { conflict, values, other }))}
        <button class="main">${asChosen}</button>
      </form>`,
  );
}

interface ConflictChoice {
  conflict: Conflict;
  values: ConflictValues;
  /** The person who made the other changes. */
  other: string;
}

function conflictChoice(
  { messages }: EditorContext,
  { conflict, values, other }: ConflictChoice,
): Html {
  const { yours, theirs, empty } = messages.editor;
  const sayValue = (value: string): string =>
    value === '' ? empty : messages.editorChanges.quoted(value);
  const { name } = conflict;
  const choice = (side: Side, who: string): Html =>
    checkField('radio', {
      name: `${TAKE}${name}`,
      value: side,
      label: `${who}: ${sayValue(shownValue(conflict, values[side]))}`,
      isChecked: side === 'mine',
    });
  return html`<fieldset>
    <legend>${listWords(messages, name)?.list ?? fieldLabel(messages, name)}</legend>
    ${choice('mine', yours)} ${choice('theirs', theirs(other))}
  </fieldset>`;
}

function shownValue({ isPart, name }: Conflict, values: FieldValues): string {
  const isList = !values.has(name);
  const texts = [...values]
    .filter(([each, value]) => isPart(each) && value !== '')
    .filter(([each]) => !isList || !/\.(id|place|remove|meaning)$/.test(each))
    .map(([, value]) => value);
  return texts.join(', ');
}
