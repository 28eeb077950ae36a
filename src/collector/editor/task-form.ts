import { html } from 'hono/html';
import { checkField, hiddenFields } from '../organiser/ui/form-fields.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { EditorTask, TaskList, TaskView } from './editor-task.ts';
import { TICKED } from './field-kinds.ts';
import { fieldWords, listWords } from './field-words.ts';
import { MEANINGS, placedIn } from './list-values.ts';
import { valueField } from './value-field.ts';

/** The fields of a task, its lists, and its other parts. */
export const taskFields = (task: EditorTask, view: TaskView): Html => {
  const { place = 'last', render = () => '' } = task.extra ?? {};
  const extraAt = (where: string): Html | '' => (place === where ? render(view) : '');
  return html`${extraAt('first')} ${(task.lists ?? []).map((list) => listFields(list, view))}
  ${extraAt('middle')} ${task.fields.map((field) => valueField(field, field.path, view))}
  ${extraAt('last')}`;
};

/** The entries of a list, each with its place, and empty rows for new ones. */
function listFields(list: TaskList, view: TaskView): Html {
  const title = listWords(view.context.messages, list.path)?.list ?? '';
  return html`<h2 id="${list.path}" tabindex="-1">${title}</h2>
    ${listRows(list, view)}`;
}

/** The rows of a list, with empty rows as far as it has room. */
function listRows(list: TaskList, view: TaskView): Html[] {
  const { values } = view;
  let sent = 0;
  let kept = 0;
  for (; values.has(`${list.path}.${sent}.id`); sent++)
    if (values.get(`${list.path}.${sent}.id`) !== '') kept = sent + 1;
  const blank = Math.max(0, Math.min(list.blankRows, list.maxEntries - kept));
  return Array.from({ length: Math.max(sent, kept + blank) }, (_, at) => listRow(list, at, view));
}

function listRow(list: TaskList, at: number, view: TaskView): Html {
  const { messages } = view.context;
  const row = `${list.path}.${at}`;
  const words = listWords(messages, list.path);
  const id = view.values.get(`${row}.id`) ?? '';
  const legend = id === '' ? words?.newEntry : messages.editor.entry(words?.entry ?? '', at + 1);
  return html`<fieldset class="entry">
    <legend>${legend ?? ''}</legend>
    ${hiddenFields([[`${row}.id`, id]])}
    ${list.fields.map((field) => valueField(field, `${row}.${field.path}`, view))}
    ${(list.lists ?? []).map((inner) => innerList(placedIn(row, inner), view))}
    ${meaningQuestion(row, view)} ${id === '' ? '' : rowControls(row, at, view)}
  </fieldset>`;
}

/** A list inside an entry: the positions of its rows tell them apart. */
function innerList(list: TaskList, view: TaskView): Html {
  const { messages } = view.context;
  const { hint } = fieldWords(messages, list.path);
  return html`<h3 id="${list.path}" tabindex="-1">${listWords(messages, list.path)?.list}</h3>
    ${hint ? html`<p class="hint">${hint}</p>` : ''} ${listRows(list, view)}`;
}

const rowControls = (row: string, at: number, { values, context }: TaskView): Html =>
  html`<div class="row">
    <label class="box place">
      ${context.messages.editor.place}
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
      label: context.messages.editor.remove,
      isChecked: Boolean(values.get(`${row}.remove`)),
    })}
  </div>`;

/** Asked when an entry has another name than the published one. */
function meaningQuestion(row: string, { submitted, context }: TaskView): Html | '' {
  const name = `${row}.meaning`;
  const problem = submitted?.problems.find(({ field }) => field === name);
  if (!problem) return '';
  return html`<fieldset id="${name}" class="asked">
    <legend>${problem.message}</legend>
    ${MEANINGS.map((meaning) =>
      checkField('radio', {
        name,
        value: meaning,
        label: context.messages.editor.meaningNames[meaning],
        isChecked: false,
      }),
    )}
  </fieldset>`;
}
