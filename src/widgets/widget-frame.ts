import { html, nothing, type TemplateResult } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import { contactLink, imprint } from '../forms/index.ts';
import { themeStyle } from '../theme/index.ts';
import type { CampaignController } from './campaign-controller.ts';
import { directionOf } from './message-loader.ts';
import type { ViewContext } from './view-context.ts';

/**
 * The frame of every widget with a form: its language and, once there is a campaign, the small
 * print.
 */
export function widgetFrame(
  context: ViewContext,
  content: unknown,
  smallPrint: unknown,
): TemplateResult {
  const { language, theme } = context;
  return html`<div
    part="base"
    tabindex="-1"
    lang=${language}
    dir=${directionOf(language)}
    .style=${themeStyle(theme)}
    @keydown=${keepTyping}
    @keypress=${keepTyping}
    @keyup=${keepTyping}
  >
    ${content} ${smallPrint}
  </div>`;
}

const TYPING_KEYS = /^(.|Enter|Backspace|Delete|Arrow.+)$/u;

/**
 * Keeps typed keys from the page's own shortcuts. Tab, Escape and key combinations still reach the
 * page.
 */
function keepTyping(event: KeyboardEvent): void {
  const { key, ctrlKey, altKey, metaKey } = event;
  if (TYPING_KEYS.test(key) && !ctrlKey && !altKey && !metaKey) event.stopPropagation();
}

/** The content while the campaign is not loaded. */
export const missingNotice = (
  { messages }: ViewContext,
  { availability, isWithdrawn }: Pick<CampaignController, 'availability' | 'isWithdrawn'>,
  onReload: () => void,
): TemplateResult =>
  availability === 'unavailable'
    ? html`<div class="stack">
        <p role="status">${messages[isWithdrawn ? 'withdrawn' : 'unavailable']}</p>
        <slot></slot>${
          isWithdrawn
            ? ''
            : html`<button type="button" part="button" @click=${onReload}>
                ${messages.tryAgain}
              </button>`
        }
      </div>`
    : html`<p role="status">${messages.loading}</p>`;

/**
 * The organisation and its reason, and the imprint. `notice` is the information that people must
 * get: UK GDPR, article 13.
 */
export function smallPrint(
  { messages, resolve }: ViewContext,
  campaign: Campaign,
  notice: string,
): TemplateResult {
  const { privacy } = messages;
  const { contact, complaints, privacyUrl } = campaign.controller;
  return html`<div class="small-print" part="small-print">
    <p>
      ${notice} ${privacy.ask} ${contactLink(contact)}. ${privacy.complain}
      ${contactLink(complaints)}.
      <a href=${resolve(privacyUrl) ?? nothing} target="_blank" rel="noopener">${privacy.notice}</a>
    </p>
    ${imprint(campaign.imprint, messages)}
  </div>`;
}
