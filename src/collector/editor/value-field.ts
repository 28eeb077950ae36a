import { html } from 'hono/html';
import {
  checkField,
  selectField,
  type SubmittedForm,
  textArea,
  textField,
} from '../organiser/ui/form-fields.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { FieldValues, TaskField } from './editor-task.ts';
import { englishFields, pathPattern } from './en-fields.ts';
import { TICKED } from './field-kinds.ts';
import { fromLondonTime } from './london-time.ts';

/** One field, by what is kept in it. */
export function valueField(
  { kind, rows, options }: TaskField,
  name: string,
  values: FieldValues,
  submitted: SubmittedForm | undefined,
): Html {
  const words = englishFields[pathPattern(name)];
  const value = values.get(name) ?? '';
  const field = { id: name, name, label: words?.label ?? name, hint: words?.hint, value };
  if (kind === 'flag') {
    const box = { name, value: TICKED, label: field.label, isChecked: value !== '' };
    return html`${checkField('checkbox', box)}
    ${field.hint ? html`<p class="hint">${field.hint}</p>` : ''}`;
  }
  if (options) {
    const isListed = options.some(([option]) => option === value);
    const all = isListed ? options : [[value, value] as const, ...options];
    return selectField({ ...field, options: all }, submitted);
  }
  if (rows !== undefined) return textArea({ ...field, rows }, submitted);
  const isTime = kind === 'opening' || kind === 'closing';
  const isPicked = isTime && (value === '' || fromLondonTime(value) !== undefined);
  return textField({ ...field, type: isPicked ? 'datetime-local' : 'text' }, submitted);
}
