import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizedText } from '../contract/text/local-text.ts';
import type { WidgetMessages } from '../locales/index.ts';
import type { FieldProblem } from './problems.ts';
import { localizedText } from './localized-text.ts';

/** The options of every field. Its name is also its id, which is safe in a shadow root. */
export interface FormField {
  name: string;
  label: string | TemplateResult;
  hint?: string | TemplateResult | undefined;
  problems: readonly FieldProblem[];
  messages: WidgetMessages;
  /** The language around the field, a BCP 47 tag. */
  language: string;
}

/** The options of every field of a form. */
export type FieldContext = Pick<FormField, 'problems' | 'messages' | 'language'>;

export interface ChoiceOption {
  value: string;
  label: LocalizedText;
  group?: LocalizedText | undefined;
}

const problemOf = ({ name, problems }: Pick<FormField, 'name' | 'problems'>) =>
  problems.find(({ field }) => field === name)?.words;
export const describedBy = (field: Omit<FormField, 'label'>) =>
  [field.hint && `${field.name}-hint`, problemOf(field) && `${field.name}-error`]
    .filter(Boolean)
    .join(' ') || nothing;
export const ariaInvalid = (field: Omit<FormField, 'label'>) =>
  problemOf(field) ? 'true' : nothing;

/** The hint, and the message of a problem, beside their control. */
const hintOf = (field: FormField) =>
  field.hint ? html`<p part="hint" id="${field.name}-hint">${field.hint}</p>` : '';
const errorOf = (field: FormField) =>
  problemOf(field)
    ? html`<p class="error" part="error" id="${field.name}-error">
        ${`${field.messages.errorPrefix} ${problemOf(field)}`}
      </p>`
    : '';

/**
 * A control with its label, its hint and its problem. The label of a single box is its sentence.
 */
export const fieldFrame = (field: FormField, control: TemplateResult): TemplateResult =>
  html`<div class="field ${problemOf(field) ? 'problem' : ''}" part="field">
    ${field.label ? html`<label part="label" for=${field.name}>${field.label}</label>` : ''}
    ${hintOf(field)} ${errorOf(field)} ${control}
  </div>`;

export interface TextField extends FormField {
  type?: 'text' | 'email' | 'tel';
  /** A token of the HTML standard, for fields about the person (WCAG 2.2, 1.3.5). */
  autocomplete?: string;
  maxlength?: number;
  /** The keys to show on a touch screen, where the type doesn't say. */
  inputmode?: 'numeric';
  /** A button on the same line. */
  after?: TemplateResult;
}

/** One line of text. */
export const textField = (field: TextField): TemplateResult => {
  const input = html`<input
    class="text"
    part="control"
    id=${field.name}
    name=${field.name}
    type=${field.type ?? 'text'}
    autocomplete=${field.autocomplete ?? 'off'}
    inputmode=${field.inputmode ?? nothing}
    maxlength=${field.maxlength ?? nothing}
    spellcheck=${field.autocomplete ? 'false' : nothing}
    dir=${field.type ? nothing : 'auto'}
    aria-describedby=${describedBy(field)}
    aria-invalid=${ariaInvalid(field)}
  />`;
  return fieldFrame(
    field,
    field.after ? html`<div class="line">${input}${field.after}</div>` : input,
  );
};

/** Several lines of text. */
export const longTextField = (field: TextField): TemplateResult =>
  fieldFrame(
    field,
    html`<textarea
      class="text"
      part="control"
      id=${field.name}
      name=${field.name}
      maxlength=${field.maxlength ?? nothing}
      rows="4"
      dir="auto"
      aria-describedby=${describedBy(field)}
      aria-invalid=${ariaInvalid(field)}
    ></textarea>`,
  );

interface FieldGroup {
  role?: 'group' | 'radiogroup';
  /**
   * The layout of its controls: fields below each other, cards in columns, or short ones in a row.
   */
  layout?: 'field' | 'choices' | 'row';
}

/**
 * Several controls under one label. A role instead of a fieldset: WebKit lays out a legend only
 * once, and not again when the line beside a problem takes its space.
 */
export const fieldGroup = (
  field: FormField,
  content: unknown,
  { role = 'group', layout = 'field' }: FieldGroup = {},
): TemplateResult =>
  html`<div class="field ${problemOf(field) ? 'problem' : ''}" part="field">
    <b part="label" id="${field.name}-label">${field.label}</b>
    ${hintOf(field)} ${errorOf(field)}
    <div
      class=${layout}
      role=${role}
      aria-labelledby="${field.name}-label"
      aria-describedby=${describedBy(field)}
    >
      ${content}
    </div>
  </div>`;

/**
 * Exactly one of a few options, or any of them, none chosen beforehand; `row` has short ones side
 * by side. The first one has the field's name as id, for links from the summary. Hint and problem
 * belong to the group.
 */
export const choiceField = (
  type: 'radio' | 'checkbox',
  field: FormField & { options: ChoiceOption[]; row?: boolean },
): TemplateResult => {
  const { name, options, row, language } = field;
  const one = ({ value, label }: ChoiceOption, at: number) =>
    html`<label class="choice" part="choice">
      <input type=${type} id=${at ? `${name}-${at}` : name} name=${name} value=${value} />
      ${localizedText(label, language)}
    </label>`;
  return fieldGroup(field, options.map(one), {
    role: type === 'radio' ? 'radiogroup' : 'group',
    layout: row ? 'row' : 'choices',
  });
};
