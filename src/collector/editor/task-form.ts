import { html } from 'hono/html';
import { checkField, hiddenFields, type SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { EditorTask, FieldValues, TaskList, TaskView } from './editor-task.ts';
import { englishChanges } from './en-changes.ts';
import { englishEditor } from './en-editor.ts';
import { TICKED } from './field-kinds.ts';
import { MEANINGS } from './list-values.ts';
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
  let count = 0;
  while (values.has(`${list.path}.${count}.id`)) count++;
  const what = englishChanges.entries[list.path] ?? '';
  const rows = Array.from({ length: count + list.blankRows }, (_, at) =>
    listRow(list, at, values, submitted),
  );
  return html`<h2 id="${list.path}" tabindex="-1">${englishChanges.lists[list.path] ?? what}</h2>
    ${rows}`;
}

function listRow(list: TaskList, at: number, values: FieldValues, submitted: Submitted): Html {
  const row = `${list.path}.${at}`;
  const what = englishChanges.entries[list.path] ?? '';
  const id = values.get(`${row}.id`) ?? '';
  const legend = id === '' ? englishEditor.newEntry(what) : englishEditor.entry(what, at + 1);
  return html`<fieldset class="entry">
    <legend>${legend}</legend>
    ${hiddenFields([[`${row}.id`, id]])}
    ${list.fields.map((field) => valueField(field, `${row}.${field.path}`, values, submitted))}
    ${meaningQuestion(row, submitted)} ${id === '' ? '' : rowControls(row, at, values)}
  </fieldset>`;
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
  return html`<fieldset id="${name}">
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
