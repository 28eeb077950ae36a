import { html, type TemplateResult } from 'lit';
import { surveyThanksMessages } from '../../locales/compiled/en-survey-thanks.ts';
import type * as SharePanel from '../share-panel.ts';
import type { ViewContext } from '../view-context.ts';

/** The context of the panel. */
export interface NeighbourData {
  /** The ways to share an address, once the file is loaded. */
  readonly share: typeof SharePanel | undefined;
  /** The address of the page, if others can open it. */
  readonly page: string | undefined;
}

/** The one next step after an answer: to send the survey, without the answer, to a neighbour. */
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
