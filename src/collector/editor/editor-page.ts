import { html } from 'hono/html';
import { ownValue } from 'campaign-widgets/contract';
import type { Html } from '../organiser/ui/html.ts';
import type { CampaignContext, PageContext } from '../organiser/ui/page-context.ts';
import { campaignPage, organiserPage } from '../organiser/ui/page-layout.ts';
import { DONE_ID } from '../organiser/ui/form-fields.ts';
import type { OpenDraft } from './campaign-editor.ts';
import { anyWords, firstLanguage } from './local-words.ts';

/** The context of a page of the editor. */
export interface EditorContext extends PageContext {
  draft: OpenDraft;
  /** The same for a page under the tabs of the campaign; undefined if it was never published. */
  live: CampaignContext | undefined;
  /** Whether the script of the editor is served. */
  hasScript: boolean;
}

export const editPath = (campaign: string, path = ''): string =>
  `/organiser/campaigns/${campaign}/edit${path}`;

/** The name of a draft; its id if it has no name yet. */
export const draftName = ({ document, campaign }: Pick<OpenDraft, 'document' | 'campaign'>) =>
  anyWords(document.name, firstLanguage(document)) || campaign;

/** A page of the editor, under the campaign's tabs once it has some. */
export async function editorPage(
  context: EditorContext,
  title: string,
  content: Html,
): Promise<Html> {
  const { draft, live } = context;
  if (live) return campaignPage(live, 'edit', content, title);
  const named = html`<p class="hint">
      <bdi>${draftName(draft)}</bdi>: ${context.messages.editor.neverPublished}
    </p>
    ${content}`;
  return organiserPage(context, title, named);
}

/** The way back from a page of the editor to the list of tasks. */
export const backToTasks = ({ draft, messages }: EditorContext): Html =>
  html`<p><a href="${editPath(draft.campaign)}">${messages.editor.backToTasks}</a></p>`;

/** What was just done, from the word and the number in the page's address. */
export function doneWords(
  { messages }: EditorContext,
  { done = '', n }: Readonly<Record<string, string>>,
): string | undefined {
  const number = Math.trunc(Number(n));
  const words = ownValue<string | ((number: number) => string)>(messages.editor.done, done);
  if (typeof words !== 'function') return words;
  return words(Number.isSafeInteger(number) ? number : 0);
}

/** The address of a page that says what was done. */
export const pathWithDone = (path: string, done: string, n?: number): string =>
  `${path}?done=${done}${n === undefined ? '' : `&n=${n}`}#${DONE_ID}`;
