import { html } from 'hono/html';
import { hiddenFields } from '../organiser/ui/form-fields.ts';
import type { Html } from '../organiser/ui/html.ts';
import { backToTasks, type EditorContext, editorPage, editPath } from './editor-page.ts';
import { changesInWords } from './publish-pages.ts';

/** Asks whether to give up what was changed, and shows what that is. */
export function discardPage(context: EditorContext): Promise<Html> {
  const { live, document, campaign, revision } = context.draft;
  const { discardTitle, discardIntro, discardNew, discard } = context.messages.editor;
  return editorPage(
    context,
    discardTitle,
    html`${backToTasks(context)}
      <h1>${discardTitle}</h1>
      ${
        live
          ? html`<p>${discardIntro(live.version)}</p>
              ${changesInWords(context, live.document, document)}`
          : html`<p>${discardNew}</p>`
      }
      <form method="post" action="${editPath(campaign, '/discard')}">
        ${hiddenFields([['revision', String(revision)]])}
        <button class="main">${discard}</button>
      </form>`,
  );
}
