import { html } from 'hono/html';
import { ownValue } from 'campaign-widgets/contract';
import { selectField } from '../../organiser/ui/form-fields.ts';
import type { Html } from '../../organiser/ui/html.ts';
import type { LanguageContext } from '../../organiser/ui/page-context.ts';
import type { JsonObject } from '../document-paths.ts';
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

/** A draft, and the part of it that is shown. */
interface PreviewedDraft {
  document: JsonObject;
  choice: PreviewChoice;
}

/** The choice of what is shown, and the frame with it. */
export function previewView(
  context: LanguageContext,
  path: string,
  { document, choice }: PreviewedDraft,
): Html {
  const { preview } = context.messages;
  const query = new URLSearchParams({ ...choice });
  const width = choice.width === 'phone' ? PHONE_WIDTH_PX : '100%';
  return html`<p>${preview.intro}</p>
    <form method="get" action="${path}" class="fields narrow-fields">
      ${previewFields(context, { document, choice })}
      <button>${preview.show}</button>
    </form>
    <iframe
      class="preview"
      title="${preview.frameTitle}"
      src="${path}/frame?${query}"
      width="${width}"
      height="900"
    ></iframe>`;
}

/** The choices of the part of a draft that is shown, and how: a list for each. */
export function previewFields(
  context: LanguageContext,
  { document, choice }: PreviewedDraft,
): Html {
  const chooseFrom = (name: ChoiceName, words: readonly string[]): Html =>
    previewChoiceField(context, { name, words, choice });
  return html`${chooseFrom('widget', PREVIEW_WIDGETS)} ${chooseFrom('state', PREVIEW_STATES)}
  ${chooseFrom('width', PREVIEW_WIDTHS)} ${chooseFrom('scheme', PREVIEW_SCHEMES)}
  ${languageField(context, { document, choice })}`;
}

type ChoiceName = 'widget' | 'state' | 'width' | 'scheme';

const previewChoiceField = (
  { messages: { preview } }: LanguageContext,
  { name, words, choice }: { name: ChoiceName; words: readonly string[]; choice: PreviewChoice },
): Html =>
  selectField({
    id: name,
    name,
    label: preview.labels[name],
    value: choice[name],
    options: words.map((word) => [word, ownValue<string>(preview.choices, word) ?? word] as const),
  });

function languageField(context: LanguageContext, { document, choice }: PreviewedDraft): Html {
  return selectField({
    id: 'language',
    name: 'language',
    label: context.messages.preview.labels.language,
    value: choice.language,
    options: languagesOf(document).map(
      (tag) => [tag, languageName(tag, context.language)] as const,
    ),
  });
}
