import { html, nothing, type TemplateResult } from 'lit';
import type { Worded } from '../contract/index.ts';
import type { Locale } from '../locales/index.ts';
import { errorLine, type FieldProblem } from './problems.ts';
import { langOf, worded } from './worded.ts';

/** What every field is given. Its name is also its id, which is safe in a shadow root. */
export interface Field {
  name: string;
  label: string;
  hint?: string;
  problems: readonly FieldProblem[];
  locale: Locale;
  /** The language around the field. */
  lang: string;
}

export interface Option {
  value: string;
  label: Worded;
  group?: Worded | undefined;
}

const problemOf = ({ name, problems }: Field) => problems.find(({ field }) => field === name)?.words;
const describedBy = (field: Field) => [field.hint && `${field.name}-hint`, problemOf(field) && `${field.name}-error`].filter(Boolean).join(' ') || nothing;
const hintLine = ({ name, hint }: Field) => (hint ? html`<p class="hint" part="hint" id="${name}-hint">${hint}</p>` : '');

const frame = (field: Field, control: TemplateResult) =>
  html`<div class="field ${problemOf(field) ? 'problem' : ''}" part="field">
    <label part="label" for=${field.name}>${field.label}</label>
    ${hintLine(field)} ${errorLine(field.name, problemOf(field), field.locale)} ${control}
  </div>`;

export interface TextField extends Field {
  type?: 'text' | 'email' | 'tel';
  /** A token of the HTML standard, for fields about the person (WCAG 2.2, 1.3.5). */
  autocomplete?: string;
  maxlength?: number;
  /** Several lines. */
  long?: boolean;
}

/** One line of text, or several. */
export function textField(field: TextField): TemplateResult {
  const { name, type = 'text', autocomplete = 'off', maxlength, long } = field;
  const invalid = problemOf(field) ? 'true' : nothing;
  const most = maxlength ?? nothing;
  return frame(
    field,
    long
      ? html`<textarea class="text" part="control" id=${name} name=${name} rows="4" maxlength=${most} dir="auto" aria-describedby=${describedBy(field)} aria-invalid=${invalid}></textarea>`
      : html`<input class="text" part="control" id=${name} name=${name} type=${type} autocomplete=${autocomplete} spellcheck=${autocomplete === 'off' ? nothing : 'false'} maxlength=${most} dir=${type === 'text' ? 'auto' : nothing} aria-describedby=${describedBy(field)} aria-invalid=${invalid} />`,
  );
}

/** One of a few or of hundreds, in groups where they have one. */
export function selectField(field: Field & { empty: string; options: Option[]; extra: Option[]; chosen?: string }): TemplateResult {
  const { name, empty, options, extra, chosen, lang } = field;
  const option = ({ value, label }: Option) => html`<option value=${value} ?selected=${value === chosen} lang=${langOf(label, lang)}>${label.words}</option>`;
  const groups = new Map<string, Option[]>();
  for (const one of options) {
    const key = one.group?.words ?? '';
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return frame(
    field,
    html`<select class="text" part="control" id=${name} name=${name} aria-describedby=${describedBy(field)} aria-invalid=${problemOf(field) ? 'true' : nothing}>
      <option value="">${empty}</option>
      ${[...groups].map(([group, members]) => (group ? html`<optgroup label=${group}>${members.map(option)}</optgroup>` : members.map(option)))} ${extra.map(option)}
    </select>`,
  );
}

/** A box with its sentence beside it, never ticked beforehand. */
export function checkbox(field: Omit<Field, 'label'> & { label: Worded }): TemplateResult {
  const described = { ...field, label: '' };
  return html`<div class="field ${problemOf(described) ? 'problem' : ''}" part="field">
    ${errorLine(field.name, problemOf(described), field.locale)}
    <label class="choice" part="choice">
      <input type="checkbox" id=${field.name} name=${field.name} aria-describedby=${describedBy(described)} aria-invalid=${problemOf(described) ? 'true' : nothing} />
      <span>${worded(field.label, field.lang)}</span>
    </label>
    ${hintLine(described)}
  </div>`;
}

/** Exactly one of a few, none chosen beforehand. The first carries the field's name as id, for the summary to lead to. */
export function radios(field: Field & { options: Option[]; after?: TemplateResult }): TemplateResult {
  const { name, label, options, after, lang } = field;
  return html`<fieldset class="field ${problemOf(field) ? 'problem' : ''}" part="field" aria-describedby=${describedBy(field)}>
    <legend part="label">${label}</legend>
    ${hintLine(field)} ${errorLine(name, problemOf(field), field.locale)}
    ${options.map(
      ({ value, label }, at) => html`<label class="choice" part="choice">
        <input type="radio" id=${at === 0 ? name : `${name}-${at}`} name=${name} value=${value} />
        <span>${worded(label, lang)}</span>
      </label>`,
    )}
    ${after ?? ''}
  </fieldset>`;
}
