import { html } from 'hono/html';
import { checkField } from '../../organiser/ui/form-fields.ts';
import type { Html } from '../../organiser/ui/html.ts';
import type { LanguageContext } from '../../organiser/ui/page-context.ts';
import { type JsonObject, withValue } from '../document-paths.ts';
import { editPath } from '../editor-page.ts';
import type { EditorTask, TaskView } from '../editor-task.ts';
import { languagesOf } from '../local-words.ts';
import { languageName } from './language-name.ts';
import { missingTexts } from './translated-texts.ts';

const LANGUAGE = 'language';

/** The languages that the widgets have messages for. */
const WIDGET_LANGUAGES = ['en', 'cy', 'pl', 'ro', 'pa', 'ur', 'bn', 'ar'];

/** The languages in which a campaign is offered. The first one stays: plain texts are in it. */
export const languagesTask: EditorTask = {
  id: 'languages',
  paths: ['languages'],
  fields: [],
  extra: {
    names: [LANGUAGE],
    read: (document) => [[LANGUAGE, languagesOf(document).slice(1).join(' ')]],
    write(document, values) {
      const before = languagesOf(document);
      const wanted = (values.get(LANGUAGE) ?? '').split(/\s+/).filter(Boolean);
      const kept = before.slice(1).filter((tag) => wanted.includes(tag));
      const added = wanted.filter((tag) => !before.includes(tag));
      const languages = [...before.slice(0, 1), ...kept, ...added];
      return languages.join(' ') === before.join(' ')
        ? document
        : withValue(document, 'languages', languages);
    },
    render: languageBoxes,
  },
};

function languageBoxes({ context, draft, values }: TaskView): Html {
  const { editor } = context.messages;
  const { document, campaign } = draft;
  const [first = 'en', ...others] = languagesOf(document);
  const ticked = (values.get(LANGUAGE) ?? '').split(' ');
  const offered = [...new Set([...others, ...WIDGET_LANGUAGES])].filter((tag) => tag !== first);
  return html`<p>${editor.firstLanguage(languageName(first, context.language))}</p>
    ${
      others.length > 0
        ? html`<ul class="plain">
            ${others.map((tag) => languageEntry(context, { campaign, document, tag, first }))}
          </ul>`
        : ''
    }
    <fieldset id="languages">
      <legend>${editor.moreLanguages}</legend>
      ${offered.map((tag) =>
        checkField('checkbox', {
          name: LANGUAGE,
          value: tag,
          label: languageName(tag, context.language),
          isChecked: ticked.includes(tag),
        }),
      )}
      <p class="hint">${editor.languageHint}</p>
    </fieldset>`;
}

interface ListedLanguage {
  campaign: string;
  document: JsonObject;
  tag: string;
  /** The first language of the document. */
  first: string;
}

/** A language, how much of it is missing, and the link to its texts. */
function languageEntry(
  { language, messages: { editor } }: LanguageContext,
  { campaign, document, tag, first }: ListedLanguage,
): Html {
  const missing = missingTexts(document, tag, first).length;
  const path = editPath(campaign, `/languages/${encodeURIComponent(tag)}`);
  return html`<li class="row">
    <a href="${path}">${languageName(tag, language)}</a>
    <span class="tag ${missing > 0 ? 'due' : ''}">
      ${missing > 0 ? editor.missingTexts(missing) : editor.states.done}
    </span>
  </li>`;
}
