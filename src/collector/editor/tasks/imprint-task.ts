import { html } from 'hono/html';
import { checkField } from '../../organiser/ui/form-fields.ts';
import type { Html } from '../../organiser/ui/html.ts';
import { isJsonObject, withValue } from '../document-paths.ts';
import type { EditorTask, FieldValues, TaskView } from '../editor-task.ts';
import { fieldWords } from '../field-words.ts';

const IMPRINT_KIND = 'imprint.kind';
const NOT_REQUIRED = 'not-required';
const REQUIRED = 'required';
const BODIES = ['promoter', 'onBehalfOf'] as const;

/** One word if no imprint is needed; two bodies with name and address if it is. */
export const imprintTask: EditorTask = {
  id: 'imprint',
  paths: ['imprint'],
  fields: BODIES.flatMap((body) =>
    (['name', 'address'] as const).map((part) => ({
      path: `imprint.${body}.${part}`,
      kind: 'text' as const,
    })),
  ),
  extra: {
    names: [IMPRINT_KIND],
    place: 'first',
    read({ imprint }) {
      if (imprint === NOT_REQUIRED) return [[IMPRINT_KIND, NOT_REQUIRED]];
      return [[IMPRINT_KIND, isJsonObject(imprint) ? REQUIRED : '']];
    },
    write(document, values) {
      const kind = values.get(IMPRINT_KIND);
      if (kind === NOT_REQUIRED) return withValue(document, 'imprint', NOT_REQUIRED);
      const isWord = document.imprint !== undefined && !isJsonObject(document.imprint);
      return kind === REQUIRED && isWord ? withValue(document, 'imprint', undefined) : document;
    },
    render: kindFields,
  },
};

function kindFields(view: TaskView): Html {
  const { context, values } = view;
  const { label, hint } = fieldWords(context.messages, IMPRINT_KIND);
  const { imprintRequired, imprintNotRequired, imprintWhy } = context.messages.editor;
  return html`<fieldset id="${IMPRINT_KIND}">
      <legend>${label}</legend>
      <p class="hint">${hint}</p>
      ${kindChoice(values, REQUIRED, imprintRequired)}
      ${kindChoice(values, NOT_REQUIRED, imprintNotRequired)}
      <p class="hint">${imprintWhy}</p>
    </fieldset>
    ${imprintPreview(view)}`;
}

const kindChoice = (values: FieldValues, value: string, label: string): Html =>
  checkField('radio', {
    name: IMPRINT_KIND,
    value,
    label,
    isChecked: values.get(IMPRINT_KIND) === value,
  });

/** The line as it will stand under each form. */
function imprintPreview({ context, values }: TaskView): Html | '' {
  const at = (body: string, part: string): string => values.get(`imprint.${body}.${part}`) ?? '';
  const promoter = at('promoter', 'name');
  if (values.get(IMPRINT_KIND) !== REQUIRED || promoter === '') return '';
  const { imprintBehalf, imprintPreview, imprintWords } = context.messages.editor;
  const address = at('promoter', 'address');
  const name = at('onBehalfOf', 'name');
  const line = name
    ? imprintBehalf(promoter, address, name, at('onBehalfOf', 'address'))
    : imprintWords(promoter, address);
  return html`<p class="hint">${imprintPreview}<br />${line}</p>`;
}
