import { html } from 'hono/html';
import { ownValue, type Problem } from 'campaign-widgets/contract';
import type { Html } from './page-layout.ts';

/** What was typed into a form and what is wrong with it, to be shown again. */
export interface SubmittedForm {
  /** Names of fields with what stood in them. */
  fields: Record<string, string>;
  problems: FormProblem[];
}

/** A problem in words for whoever filled the form in, on the field of that id. */
export interface FormProblem {
  field: string;
  words: string;
}

/** Words each problem by its path and code; `words` holds sentences under `path code`, `path` or, for what nobody foresaw, nothing. */
export const describeProblems = (
  problems: Problem[],
  words: Record<string, string>,
): FormProblem[] =>
  problems.map(({ path, code, message }) => ({
    field: path,
    words: ownValue(words, `${path} ${code}`) ?? ownValue(words, path) ?? message,
  }));

/** What has to be put right, above a form that comes back: each sentence leads to its field. */
export const problemSummary = ({ problems }: SubmittedForm): Html | '' =>
  problems.length === 0
    ? ''
    : // Nobody comes here but by sending a form that was wrong, and what is wrong comes first.
      // eslint-disable-next-line lit-a11y/no-autofocus
      html`<div class="problem" role="alert" tabindex="-1" autofocus aria-labelledby="problems">
        <h2 id="problems">There is a problem</h2>
        <ul class="plain">
          ${problems.map(({ field, words }) => html`<li><a href="#${field}">${words}</a></li>`)}
        </ul>
      </div>`;

interface FieldOptions {
  id: string;
  name: string;
  label: string;
  hint?: string | Html;
  type?: string;
  value?: string | null;
  autocomplete?: string;
  list?: string;
}

/** A labelled field for one line, with what is wrong with it. */
export function textField(
  { id, name, label, hint, type = 'text', value, autocomplete = 'off', list }: FieldOptions,
  tried?: SubmittedForm,
): Html {
  const shown = tried?.fields[name] ?? value ?? '';
  return field(
    id,
    label,
    hint,
    tried,
    (described) =>
      html`<input
        id="${id}"
        name="${name}"
        type="${type}"
        value="${shown}"
        autocomplete="${autocomplete}"
        ${list ? html`list="${list}"` : ''}
        ${described}
      />`,
  );
}

/** A labelled field for several lines. */
export const textArea = (
  { id, name, label, hint, value }: FieldOptions & { rows?: number },
  rows: number,
  tried?: SubmittedForm,
): Html =>
  field(
    id,
    label,
    hint,
    tried,
    (described) =>
      html`<textarea id="${id}" name="${name}" rows="${rows}" spellcheck="false" ${described}>
${tried?.fields[name] ?? value ?? ''}</textarea>`,
  );

/** A labelled list to choose from; an empty value stands for nothing chosen. */
export function selectField(
  { id, name, label, hint, value }: FieldOptions,
  options: readonly (readonly [value: string, label: string])[],
  tried?: SubmittedForm,
): Html {
  const chosen = tried?.fields[name] ?? value ?? '';
  return field(
    id,
    label,
    hint,
    tried,
    (described) =>
      html`<select id="${id}" name="${name}" ${described}>
        ${options.map(([value, label]) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${label}</option>`)}
      </select>`,
  );
}

function field(
  id: string,
  label: string,
  hint: string | Html | undefined,
  tried: SubmittedForm | undefined,
  control: (described: Html | '') => Html,
): Html {
  const problem = tried?.problems.find(({ field }) => field === id);
  const notes = [...(hint ? [`${id}-hint`] : []), ...(problem ? [`${id}-problem`] : [])].join(' ');
  return html`<div class="field">
    <label for="${id}">${label}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}
    ${problem ? html`<p class="wrong" id="${id}-problem">${problem.words}</p>` : ''}
    ${control(notes ? html`aria-describedby="${notes}" ${problem ? html`aria-invalid="true"` : ''}` : '')}
  </div>`;
}

/** The sentence with which a page tells what was just done. */
export const statusMessage = (words: string | undefined): Html | '' =>
  words ? html`<p class="done" role="status">${words}</p>` : '';
