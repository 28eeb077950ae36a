import { html } from 'hono/html';
import { selectField } from '../../organiser/ui/form-fields.ts';
import type { Html } from '../../organiser/ui/html.ts';
import type { JsonObject } from '../document-paths.ts';
import { englishPreview } from '../en-preview.ts';
import { languageName } from '../languages/language-name.ts';
import { languagesOf } from '../local-words.ts';
import {
  PREVIEW_SCHEMES,
  PREVIEW_STATES,
  PREVIEW_WIDGETS,
  PREVIEW_WIDTHS,
  type PreviewChoice,
} from './preview-choice.ts';

/** Of a telephone, in CSS pixels. */
const PHONE_WIDTH_PX = 360;

/** The choice of what is shown, and the frame with it. */
export function previewView(path: string, document: JsonObject, choice: PreviewChoice): Html {
  const query = new URLSearchParams({ ...choice });
  const width = choice.width === 'phone' ? PHONE_WIDTH_PX : '100%';
  return html`<p>${englishPreview.intro}</p>
    <form method="get" action="${path}" class="fields">
      ${choiceField('widget', PREVIEW_WIDGETS, choice)}
      ${choiceField('state', PREVIEW_STATES, choice)}
      ${choiceField('width', PREVIEW_WIDTHS, choice)}
      ${choiceField('scheme', PREVIEW_SCHEMES, choice)} ${languageField(document, choice)}
      <button>${englishPreview.show}</button>
    </form>
    <iframe
      class="preview"
      title="${englishPreview.frameTitle}"
      src="${path}/frame?${query}"
      width="${width}"
      height="900"
    ></iframe>`;
}

type ChoiceName = 'widget' | 'state' | 'width' | 'scheme';

const choiceField = (name: ChoiceName, words: readonly string[], choice: PreviewChoice): Html =>
  selectField({
    id: name,
    name,
    label: englishPreview.labels[name],
    value: choice[name],
    options: words.map((word) => [word, englishPreview.choices[word] ?? word] as const),
  });

function languageField(document: JsonObject, { language }: PreviewChoice): Html {
  return selectField({
    id: 'language',
    name: 'language',
    label: englishPreview.labels.language,
    value: language,
    options: languagesOf(document).map((tag) => [tag, languageName(tag)] as const),
  });
}
