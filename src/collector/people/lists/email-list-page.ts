import { html } from 'hono/html';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import type { EmailList } from './read-email-list.ts';

/** A mail program takes no more addresses at once; a list of more is for a newsletter's program. */
export const MAX_COPIED_ADDRESSES = 500;

/** Who agreed to be emailed: addresses to copy, and a file for a newsletter's program. */
export function emailListPage(
  context: CampaignContext,
  { recipients, people }: EmailList,
  query: string,
): Html {
  const { frame, emailList: messages } = context.messages;
  const { campaign } = context;
  const file = campaignPath(campaign, `/people/email-list.csv${query}`);
  const isShort = recipients.length > 0 && recipients.length <= MAX_COPIED_ADDRESSES;
  const addresses = recipients.map(({ email }) => email).join(', ');
  const box = html`<div class="field">
    <label for="addresses">${messages.addresses}</label>
    <p class="hint" id="addresses-hint">${messages.addressesHint}</p>
    <textarea id="addresses" rows="8" readonly aria-describedby="addresses-hint">
${addresses}</textarea>
  </div>`;
  return campaignPage(
    context,
    'people',
    html`<p><a href="${campaignPath(campaign, `/people${query}`)}">${frame.back}</a></p>
      <h1>${messages.title}</h1>
      <p>${messages.agreed(recipients.length, people)}</p>
      <ul>
        <li>${messages.stop}</li>
        <li>${messages.again}</li>
      </ul>
      ${isShort ? box : ''}
      ${recipients.length > 0 ? html`<p><a href="${file}" download>${messages.file}</a></p>` : ''}`,
    messages.title,
  );
}
