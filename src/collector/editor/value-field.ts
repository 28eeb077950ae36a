import { THEME_DEFAULTS } from 'campaign-widgets/contract';
import { checkField, selectField, textArea, textField } from '../organiser/ui/form-fields.ts';
import type { NamedOption } from '../organiser/ui/display-names.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { TaskField, TaskView } from './editor-task.ts';
import { TICKED } from './field-kinds.ts';
import { fieldWords } from './field-words.ts';
import { fromLondonTime } from './london-time.ts';

/** The key of the option that means no choice. */
const NO_CHOICE = 'any';

/** What a colour is where its field is empty. */
const defaultColour = (path: string): string =>
  path.endsWith('.onAccent') ? THEME_DEFAULTS.onAccent : THEME_DEFAULTS.accent;

/** One field, chosen by the kind of its value. */
export function valueField(
  { kind, rows, options, optionValues = {} }: TaskField,
  name: string,
  { context, values, submitted }: TaskView,
): Html {
  const { messages } = context;
  const words = fieldWords(messages, name);
  const value = values.get(name) ?? '';
  const field = { id: name, name, label: words.label ?? name, hint: words.hint, value };
  if (kind === 'flag') {
    const { label, hint } = field;
    return checkField('checkbox', { name, value: TICKED, label, hint, isChecked: value !== '' });
  }
  if (options) {
    const names: Record<string, string> = messages.editor.options[options];
    const known = Object.entries(names).map(([id, label]): NamedOption => [
      id === NO_CHOICE ? '' : (optionValues[id] ?? id),
      label,
    ]);
    const isListed = known.some(([option]) => option === value);
    const all = isListed ? known : [[value, value] as const, ...known];
    return selectField({ ...field, options: all }, submitted);
  }
  if (rows !== undefined) return textArea({ ...field, rows }, submitted);
  const isTime = kind === 'opening' || kind === 'closing';
  const isPicked = isTime && (value === '' || fromLondonTime(value) !== undefined);
  const data = kind === 'colour' ? { colour: defaultColour(name) } : {};
  return textField({ ...field, ...data, type: isPicked ? 'datetime-local' : 'text' }, submitted);
}
