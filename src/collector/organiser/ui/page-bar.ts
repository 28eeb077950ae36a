import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { describeActor } from '../actor-name.ts';
import { canCreate } from '../../editor/edit-access.ts';
import type { AccessScope } from '../access-scopes.ts';
import { canManageTokens, hasScope } from '../principal.ts';
import { localText } from './display-names.ts';
import type { Html } from './html.ts';
import { languageSwitch } from './language-switch.ts';
import type { CampaignContext, LanguageContext, PageContext, TabCounts } from './page-context.ts';

const TAB_PATHS = {
  today: '/today',
  results: '',
  source: '/source',
  words: '/words',
  held: '/held',
  choose: '/choose',
  ballots: '/ballots',
  hall: '/hall',
  people: '/people',
  progress: '/progress',
  embed: '/embed',
  edit: '/edit',
};
/** The scope that each tab needs, the same as its route. */
const TAB_SCOPES: Record<CampaignTab, AccessScope> = {
  today: 'register',
  results: 'figures',
  source: 'source',
  words: 'register',
  held: 'register',
  choose: 'register',
  ballots: 'hall',
  hall: 'hall',
  people: 'register',
  progress: 'register',
  embed: 'figures',
  edit: 'edit',
};
export type CampaignTab = keyof typeof TAB_PATHS;

/** If there are more campaigns than this, they are listed on their own page. */
const MAX_LISTED_CAMPAIGNS = 12;

export const campaignName = ({ language }: LanguageContext, campaign: CampaignDocument): string =>
  localText(campaign, campaign.name, language);

/** The page of a campaign that a user comes to first: what is to be done, if they may see it. */
export const firstPath = (
  { principal }: Pick<PageContext, 'principal'>,
  campaign: CampaignDocument,
): string => campaignPath(campaign, hasScope(principal, TAB_SCOPES.today) ? TAB_PATHS.today : '');

export const campaignPath = ({ id }: CampaignDocument, path = ''): string =>
  `/organiser/campaigns/${id}${path}`;

/** One row on every page: the campaign, links to the others, and the way to sign out. */
export function pageBar(context: PageContext, current?: CampaignDocument): Html {
  const { principal, messages } = context;
  const { frame } = messages;
  const name = current ? campaignName(context, current) : frame.home;
  const links = menuLinks(context, current);
  const place = current ? firstPath(context, current) : '/organiser';
  const menu = html`<details class="menu">
    <summary><span class="unseen">${frame.menu}</span> <b>${name}</b></summary>
    <ul class="plain">
      ${links.map((link) => html`<li>${link}</li>`)}
    </ul>
  </details>`;
  return html`<div class="page-bar">
    ${links.length > 0 ? menu : html`<a class="place" href="${place}"><b>${name}</b></a>`}
    ${languageSwitch(context)}
    <form method="post" action="/organiser/sign-out">
      <button class="quiet" aria-label="${frame.signOutAs(describeActor(context, principal.name))}">
        ${frame.signOut}
      </button>
    </form>
  </div>`;
}

/** The other campaigns, the list of all of them, and who has access. */
function menuLinks(context: PageContext, current: CampaignDocument | undefined): Html[] {
  const { campaigns, principal, messages } = context;
  const { frame } = messages;
  const others = campaigns.filter(({ id }) => id !== current?.id).slice(0, MAX_LISTED_CAMPAIGNS);
  return [
    ...others.map(
      (campaign) =>
        html`<a href="${firstPath(context, campaign)}">${campaignName(context, campaign)}</a>`,
    ),
    ...(campaigns.length > 1 ? [html`<a href="/organiser">${frame.allCampaigns}</a>`] : []),
    ...(canCreate(principal)
      ? [html`<a href="/organiser/new-campaign">${frame.newCampaign}</a>`]
      : []),
    ...(canManageTokens(principal)
      ? [
          html`<a href="/organiser/tokens">${frame.tokens}</a>`,
          html`<a href="/organiser/doctor">${frame.doctor}</a>`,
          html`<a href="/organiser/applications">${frame.applications}</a>`,
        ]
      : []),
  ];
}

/** The tabs of a campaign, which scroll if they don't fit, each with the number of its entries. */
export async function campaignTabs(context: CampaignContext, current: CampaignTab): Promise<Html> {
  const { frame } = context.messages;
  const counts = await context.countTabs();
  const { principal } = context;
  const tabs = (Object.entries(TAB_PATHS) as [CampaignTab, string][])
    .filter(([tab]) => hasScope(principal, TAB_SCOPES[tab]))
    .filter(([tab]) => tab !== 'source' || principal.source !== null || current === 'source');
  return html`<nav class="tabs" aria-label="${frame.campaignNav}">
    ${tabs.map(([tab, path]) => tabLink(context, { tab, path, isCurrent: tab === current, counts }))}
  </nav>`;
}

interface TabOptions {
  tab: CampaignTab;
  path: string;
  isCurrent: boolean;
  counts: TabCounts;
}

function tabLink(
  { campaign, messages, format }: CampaignContext,
  { tab, path, isCurrent, counts }: TabOptions,
): Html {
  const count = counts[tab] ?? 0;
  return html`<a
    href="${campaignPath(campaign, path)}"
    ${isCurrent ? html`aria-current="page"` : ''}
  >
    ${messages.frame.tabs[tab]} ${count > 0 ? html`<small>${format.number(count)}</small>` : ''}
  </a>`;
}
