import { html } from 'hono/html';
import type { NoticeCounts } from '../../notifications/notice-records.ts';
import type { CampaignContext } from '../ui/page-context.ts';
import { campaignPath, type Html } from '../ui/page-layout.ts';

/** The message above the results while messages have failed. */
export function failedMailNotice(
  { campaign, messages }: CampaignContext,
  { delayed, dropped }: NoticeCounts,
): Html | '' {
  const { mail } = messages;
  if (delayed + dropped === 0) return '';
  return html`<div class="panel">
    ${delayed > 0 ? html`<p>${mail.delayedCount(delayed)}</p>` : ''}
    ${dropped > 0 ? html`<p>${mail.droppedCount(dropped)}</p>` : ''}
    <p><a href="${campaignPath(campaign, '/mail')}">${mail.look}</a></p>
  </div>`;
}
