import { html, type TemplateResult } from 'lit';
import { surveyThanksMessages } from '../../locales/compiled/en-survey-thanks.ts';
import type * as SharePanel from '../share-panel.ts';
import type { ViewContext } from '../view-context.ts';

/** What the panel is given. */
export interface NeighbourData {
  /** What hands an address on, once its file is here. */
  readonly share: typeof SharePanel | undefined;
  /** The address of the page, where it has one that others can open. */
  readonly page: string | undefined;
}

/**
 * The one next step after an answer: to send the survey to a neighbour, and nothing of the answer.
 */
export function neighbourPanel(
  context: ViewContext,
  { share, page }: NeighbourData,
): TemplateResult | '' {
  if (!share || !page) return '';
  const { title, why, label, sentence } = surveyThanksMessages(context.messages).neighbour;
  const url = share.sharedPage(page).href;
  const message = `${sentence} ${url}`;
  return html`<div class="field">
    <div role="heading" aria-level=${context.headingLevel}>${title}</div>
    <p>${why}</p>
    <label part="label" for="message">${label}</label>
    ${share.messageBox(message)}
    ${share.shareActions(context, { sentence, url, boxId: 'message', copied: message })}
  </div>`;
}
