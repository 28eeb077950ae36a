import { html } from 'hono/html';
import { ownValue, type Problem } from 'campaign-widgets/contract';
import type { NamedOption } from './display-names.ts';
import type { Html } from './html.ts';
import type { LanguageContext } from './page-context.ts';

/** The values and the problems of a form, to show it again. */
export interface SubmittedForm {
  /** Names of fields with their values. */
  fields: Record<string, string>;
  problems: FormProblem[];
  /** Warnings, which refuse nothing. */
  warnings?: FormProblem[];
}

/** The problem of a field, with a message for the person, and the field's id. */
export interface FormProblem {
  field: string;
  message: string;
}

/**
 * Words each problem for the person who filled in the form.
 * @param messages sentences under `path code` or `path`; a problem without one keeps its own
 * message
 */
export const describeProblems = (
  problems: Problem[],
  messages: Record<string, string>,
): FormProblem[] =>
  problems.map(({ path, code, message }) => ({
    field: path,
    message: ownValue(messages, `${path} ${code}`) ?? ownValue(messages, path) ?? message,
  }));

/** The problems to correct, above a form that comes back: each sentence links to its field. */
export const problemSummary = (
  { messages }: LanguageContext,
  submitted: SubmittedForm | undefined,
): Html | '' =>
  !submitted?.problems.length
    ? ''
    : // People only come here by sending a wrong form, and the problems come first.
      // eslint-disable-next-line lit-a11y/no-autofocus
      html`<div class="problem" role="alert" tabindex="-1" autofocus aria-labelledby="problems">
        <h2 id="problems">${messages.frame.problemTitle}</h2>
        <ul class="plain">
          ${submitted.problems.map(problemLink)}
        </ul>
      </div>`;

/** Warnings above a form: each sentence links to its field. */
export const warningSummary = (title: string, warnings: readonly FormProblem[]): Html | '' =>
  warnings.length === 0
    ? ''
    : html`<section class="notice" aria-labelledby="warnings">
        <h2 id="warnings">${title}</h2>
        <ul class="plain">
          ${warnings.map(problemLink)}
        </ul>
      </section>`;

const problemLink = ({ field, message }: FormProblem): Html =>
  html`<li><a href="#${field}">${message}</a></li>`;

interface FieldOptions {
  id: string;
  name: string;
  label: string;
  hint?: string | Html | undefined;
  value?: string | null | undefined;
  /** The language of the typed text, if it differs from the page's. */
  lang?: string;
}

interface TextFieldOptions extends FieldOptions {
  type?: string;
  /** The id of a `datalist`. */
  list?: string;
  /** Of a field of a colour, what it is where the field is empty. */
  colour?: string;
}

/** A labelled field for one line, with its problem. */
export function textField(
  { type = 'text', list, lang, colour, ...options }: TextFieldOptions,
  submitted?: SubmittedForm,
): Html {
  const { id, name } = options;
  return labelledField(options, submitted, (value, described) => {
    const suggestions = list ? html`list="${list}"` : '';
    return html`<input
      id="${id}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="off"
      ${suggestions}
      ${colour ? html`data-colour="${colour}"` : ''}
      ${lang ? html`lang="${lang}"` : ''}
      ${described}
    />`;
  });
}

/** A labelled field for several lines. */
export const textArea = (
  { rows, lang, ...options }: FieldOptions & { rows: number },
  submitted?: SubmittedForm,
): Html =>
  labelledField(
    options,
    submitted,
    (value, described) =>
      html`<textarea
        id="${options.id}"
        name="${options.name}"
        rows="${rows}"
        spellcheck="false"
        ${lang ? html`lang="${lang}"` : ''}
        ${described}
      >
${value}</textarea>`,
  );

/** A labelled list to choose from; an empty value stands for nothing chosen. */
export const selectField = (
  { options, ...field }: FieldOptions & { options: readonly NamedOption[] },
  submitted?: SubmittedForm,
): Html =>
  labelledField(
    field,
    submitted,
    (chosen, described) =>
      html`<select id="${field.id}" name="${field.name}" ${described}>
        ${options.map((option) => optionElement(option, chosen))}
      </select>`,
  );

const optionElement = ([value, label]: NamedOption, chosen: string): Html =>
  html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${label}</option>`;

interface CheckFieldOptions {
  name: string;
  value: string;
  label: string;
  /** The meaning of a tick, in its own line under the label. */
  hint?: string;
  isChecked: boolean;
}

/** One checkbox, or one radio button, beside its label. */
export const checkField = (
  type: 'checkbox' | 'radio',
  { name, value, label, hint, isChecked }: CheckFieldOptions,
): Html => {
  const id = `${name}-${value}-hint`;
  const described = hint ? html`aria-describedby="${id}"` : '';
  return html`<label class="box">
      <input
        type="${type}"
        name="${name}"
        value="${value}"
        ${isChecked ? 'checked' : ''}
        ${described}
      />
      ${label}
    </label>
    ${hint ? html`<p class="hint of-box" id="${id}">${hint}</p>` : ''}`;
};

/** Hidden fields, with their values. */
export const hiddenFields = (fields: readonly (readonly [name: string, value: string])[]): Html[] =>
  fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);

/** A label, a hint, a problem, and the control, which gets its value and its description. */
function labelledField(
  { id, name, label, hint, value }: FieldOptions,
  submitted: SubmittedForm | undefined,
  control: (value: string, described: Html | '') => Html,
): Html {
  const problem = submitted?.problems.find(({ field }) => field === id);
  const warnings = (submitted?.warnings ?? []).filter(({ field }) => field === id);
  const described = describedByAttribute({
    ids: [
      ...(hint ? [`${id}-hint`] : []),
      ...(problem ? [`${id}-problem`] : []),
      ...(warnings.length > 0 ? [`${id}-warning`] : []),
    ],
    isWrong: Boolean(problem),
  });
  return html`<div class="field">
    <label for="${id}">${label}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}
    ${problem ? html`<p class="wrong" id="${id}-problem">${problem.message}</p>` : ''}
    ${
      warnings.length > 0
        ? html`<p class="look" id="${id}-warning">
            ${warnings.map(({ message }) => message).join(' ')}
          </p>`
        : ''
    }
    ${control(submitted?.fields[name] ?? value ?? '', described)}
  </div>`;
}

/** The attributes that lead from a control to its hint and to what is wrong with it. */
function describedByAttribute({ ids, isWrong }: { ids: string[]; isWrong: boolean }): Html | '' {
  if (ids.length === 0) return '';
  const invalid = isWrong ? html`aria-invalid="true"` : '';
  return html`aria-describedby="${ids.join(' ')}" ${invalid}`;
}

/** The place of the message about what was just done: one on a page. */
export const DONE_ID = 'done';

/** The message about what was just done. The page's address gives it the focus. */
export const statusMessage = (message: string | undefined): Html | '' =>
  message ? html`<p class="done" id="${DONE_ID}" tabindex="-1" role="status">${message}</p>` : '';
