import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import type { OrganiserToken } from './token-records.ts';
import type { PageContext } from './ui/page-context.ts';
import { campaignName, type Html } from './ui/page-layout.ts';

/** What a token or a link opens, and in which campaigns. */
export const accessSummary = (
  context: PageContext,
  access: OrganiserToken,
  campaigns: CampaignDocument[],
): Html => html`${accessScopes(context, access)}: ${accessCampaigns(context, access, campaigns)}`;

const accessScopes = (
  { messages: { tokens }, format }: PageContext,
  { scopes, source }: OrganiserToken,
): Html => {
  const names = format.list(scopes.map((scope) => tokens.scopeNames[scope]));
  return html`${names}${source ? html` (<bdi>${source}</bdi>)` : ''}`;
};

const accessCampaigns = (
  context: PageContext,
  { campaigns: ids }: OrganiserToken,
  campaigns: CampaignDocument[],
): string => {
  const { messages, format } = context;
  if (ids.length === 0) return messages.tokens.allCampaigns;
  const named = new Map(
    campaigns.map((campaign) => [campaign.id, campaignName(context, campaign)]),
  );
  return format.list(ids.map((id) => named.get(id) ?? id));
};

export interface EndButton {
  /** Where the form posts to. */
  action: string;
  label: string;
  /** The same with the name of the person. */
  fullLabel: string;
}

/** Ending access can't be undone, so the button needs a second press. */
export const endButton = ({ action, label, fullLabel }: EndButton): Html =>
  html`<details>
    <summary aria-label="${fullLabel}">${label}</summary>
    <form method="post" action="${action}">
      <button>${fullLabel}</button>
    </form>
  </details>`;
