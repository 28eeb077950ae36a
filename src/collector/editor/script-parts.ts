import { html } from 'hono/html';
import type { Html } from '../organiser/ui/html.ts';
import type { Services } from '../services.ts';
import { type EditorContext, editPath } from './editor-page.ts';
import { readPreviewChoice } from './preview/preview-choice.ts';
import { previewFields } from './preview/preview-view.ts';

const SCRIPT = 'editor-script.js';

/** Whether the script of the editor is served here. Its pages work without it. */
export const hasEditorScript = ({ assets }: Pick<Services, 'assets'>): boolean =>
  assets.some(({ path }) => path === SCRIPT);

/** The sentences of the script, where it says that a form is kept; nothing where there is none. */
export function autosaveStatus({ hasScript, messages: { autosave } }: EditorContext): Html | '' {
  if (!hasScript) return '';
  return html`<p
    id="autosave"
    class="hint"
    role="status"
    data-saved="${autosave.saved('{time}')}"
    data-offline="${autosave.offline}"
    data-conflict="${autosave.conflict}"
    data-refused="${autosave.refused}"
    data-signed-out="${autosave.signedOut}"
    data-failed="${autosave.failed}"
    data-up="${autosave.up('{name}')}"
    data-down="${autosave.down('{name}')}"
    data-moved="${autosave.moved('{name}', '{place}')}"
  ></p>`;
}

/** The room for the draft beside its form, which the script fills where it is wide enough. */
export function sidePreview(context: EditorContext): Html | '' {
  const { draft, hasScript, messages } = context;
  if (!hasScript) return '';
  const choice = readPreviewChoice({}, draft.document);
  return html`<aside data-preview="${editPath(draft.campaign, '/preview/frame')}" hidden>
      <h2>${messages.preview.title}</h2>
      <div class="fields">${previewFields(context, { document: draft.document, choice })}</div>
      <iframe class="preview" title="${messages.preview.frameTitle}" height="900"></iframe>
    </aside>
    <script type="module" src="/${SCRIPT}"></script>`;
}
