import { html } from 'hono/html';
import { checkField } from '../../organiser/ui/form-fields.ts';
import type { Html } from '../../organiser/ui/html.ts';
import { isJsonObject, withValue } from '../document-paths.ts';
import type { EditorTask, FieldValues } from '../editor-task.ts';
import { englishEditor } from '../en-editor.ts';
import { englishFields } from '../en-fields.ts';

const KIND = 'imprint.kind';
const NOT_REQUIRED = 'not-required';
const REQUIRED = 'required';
const BODIES = ['promoter', 'onBehalfOf'] as const;

/**
 * The imprint is a word where none is needed, and two bodies with name and address where one is.
 */
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
    names: [KIND],
    place: 'first',
    read({ imprint }) {
      if (imprint === NOT_REQUIRED) return [[KIND, NOT_REQUIRED]];
      return [[KIND, isJsonObject(imprint) ? REQUIRED : '']];
    },
    write(document, values) {
      const kind = values.get(KIND);
      if (kind === NOT_REQUIRED) return withValue(document, 'imprint', NOT_REQUIRED);
      const isWord = document.imprint !== undefined && !isJsonObject(document.imprint);
      return kind === REQUIRED && isWord ? withValue(document, 'imprint', undefined) : document;
    },
    render: ({ values }) => html`
      <fieldset id="${KIND}">
        <legend>${englishFields[KIND]?.label}</legend>
        <p class="hint">${englishFields[KIND]?.hint}</p>
        ${kindChoice(values, REQUIRED, englishEditor.imprintRequired)}
        ${kindChoice(values, NOT_REQUIRED, englishEditor.imprintNotRequired)}
        <p class="hint">${englishEditor.imprintWhy}</p>
      </fieldset>
      ${imprintPreview(values)}
    `,
  },
};

const kindChoice = (values: FieldValues, value: string, label: string): Html =>
  checkField('radio', { name: KIND, value, label, isChecked: values.get(KIND) === value });

/** The line as it will stand under each form. */
function imprintPreview(values: FieldValues): Html | '' {
  const at = (body: string, part: string): string => values.get(`imprint.${body}.${part}`) ?? '';
  const promoter = at('promoter', 'name');
  if (values.get(KIND) !== REQUIRED || promoter === '') return '';
  const line = englishEditor.imprintWords(promoter, at('promoter', 'address'));
  const name = at('onBehalfOf', 'name');
  const behalf = name && englishEditor.imprintBehalf(name, at('onBehalfOf', 'address'));
  return html`<p class="hint">${englishEditor.imprintPreview}<br />${line}${behalf}.</p>`;
}
