import { html } from 'hono/html';
import { checkField, hiddenFields, type SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { EditorTask, FieldValues, TaskList, TaskView } from './editor-task.ts';
import { englishChanges } from './en-changes.ts';
import { englishEditor } from './en-editor.ts';
import { TICKED } from './field-kinds.ts';
import { englishFields, pathPattern } from './en-fields.ts';
import { MEANINGS, placedIn } from './list-values.ts';
import { valueField } from './value-field.ts';

type Submitted = SubmittedForm | undefined;

/** The fields of a task, its lists, and what it has beside them. */
export const taskFields = (task: EditorTask, view: TaskView): Html => {
  const { values, submitted } = view;
  const { place = 'last', render = () => '' } = task.extra ?? {};
  const extraAt = (where: string): Html | '' => (place === where ? render(view) : '');
  return html`${extraAt('first')}
  ${(task.lists ?? []).map((list) => listFields(list, values, submitted))} ${extraAt('middle')}
  ${task.fields.map((field) => valueField(field, field.path, values, submitted))} ${extraAt('last')}`;
};

/** The entries of a list, each with its place, and empty rows for new ones. */
function listFields(list: TaskList, values: FieldValues, submitted: Submitted): Html {
  const title = englishChanges.lists[pathPattern(list.path)] ?? '';
  return html`<h2 id="${list.path}" tabindex="-1">${title}</h2>
    ${listRows(list, values, submitted)}`;
}

/** The rows of a list, and as many empty ones as it has room for. */
function listRows(list: TaskList, values: FieldValues, submitted: Submitted): Html[] {
  let sent = 0;
  let kept = 0;
  for (; values.has(`${list.path}.${sent}.id`); sent++)
    if (values.get(`${list.path}.${sent}.id`) !== '') kept = sent + 1;
  const blank = Math.max(0, Math.min(list.blankRows, list.maxEntries - kept));
  return Array.from({ length: Math.max(sent, kept + blank) }, (_, at) =>
    listRow(list, at, values, submitted),
  );
}

function listRow(list: TaskList, at: number, values: FieldValues, submitted: Submitted): Html {
  const row = `${list.path}.${at}`;
  const what = englishChanges.entries[pathPattern(list.path)] ?? '';
  const id = values.get(`${row}.id`) ?? '';
  const legend = id === '' ? englishEditor.newEntry(what) : englishEditor.entry(what, at + 1);
  return html`<fieldset class="entry">
    <legend>${legend}</legend>
    ${hiddenFields([[`${row}.id`, id]])}
    ${list.fields.map((field) => valueField(field, `${row}.${field.path}`, values, submitted))}
    ${(list.lists ?? []).map((inner) => innerList(placedIn(row, inner), values, submitted))}
    ${meaningQuestion(row, submitted)} ${id === '' ? '' : rowControls(row, at, values)}
  </fieldset>`;
}

/** A list inside an entry: its rows are told apart by their places. */
function innerList(list: TaskList, values: FieldValues, submitted: Submitted): Html {
  const pattern = pathPattern(list.path);
  const hint = englishFields[pattern]?.hint;
  return html`<h3 id="${list.path}" tabindex="-1">${englishChanges.lists[pattern]}</h3>
    ${hint ? html`<p class="hint">${hint}</p>` : ''} ${listRows(list, values, submitted)}`;
}

const rowControls = (row: string, at: number, values: FieldValues): Html =>
  html`<div class="row">
    <label class="box place">
      ${englishEditor.place}
      <input
        name="${row}.place"
        inputmode="numeric"
        autocomplete="off"
        value="${values.get(`${row}.place`) ?? at + 1}"
      />
    </label>
    ${checkField('checkbox', {
      name: `${row}.remove`,
      value: TICKED,
      label: englishEditor.remove,
      isChecked: Boolean(values.get(`${row}.remove`)),
    })}
  </div>`;

/** Asked once an entry is called otherwise than the public knows it. */
function meaningQuestion(row: string, submitted: Submitted): Html | '' {
  const name = `${row}.meaning`;
  const problem = submitted?.problems.find(({ field }) => field === name);
  if (!problem) return '';
  return html`<fieldset id="${name}" class="asked">
    <legend>${problem.message}</legend>
    ${MEANINGS.map((meaning) =>
      checkField('radio', {
        name,
        value: meaning,
        label: englishEditor.meaningNames[meaning],
        isChecked: false,
      }),
    )}
  </fieldset>`;
}
