import { html } from 'hono/html';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../../organiser/ui/page-layout.ts';

/** How many are ticked, on all pages: a link to the list of them, which a script keeps true. */
export function tickedCount({ campaign, messages }: CampaignContext, count: number): Html {
  const path = campaignPath(campaign, '/people?ticked=yes');
  return html`<a
    href="${path}"
    data-count="${messages.ticks.counted('{count}')}"
    ${count === 0 ? 'hidden' : ''}
    >${messages.ticks.count(count)}</a
  >`;
}
