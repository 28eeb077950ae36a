import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import type { RetentionStop } from '../../people/retention-records.ts';
import { canManageTokens } from '../principal.ts';
import { localText } from './display-names.ts';
import type { Html } from './html.ts';
import { STYLE_SHEET_PATH } from './style-sheet.ts';
import type { CampaignContext, LanguageContext, PageContext } from './page-context.ts';

export type { Html } from './html.ts';
export type { CampaignContext } from './page-context.ts';

const TAB_PATHS = {
  results: '',
  words: '/words',
  held: '/held',
  people: '/people',
  progress: '/progress',
  embed: '/embed',
};
export type CampaignTab = keyof typeof TAB_PATHS;

export const campaignName = (campaign: CampaignDocument): string =>
  localText(campaign, campaign.name);

export const campaignPath = ({ id }: CampaignDocument, path = ''): string =>
  `/organiser/campaigns/${id}${path}`;

/**
 * A page of one campaign, under its tabs.
 * @param title what the tab of the browser says, where it is not the name of the page's own tab
 */
export function campaignPage(
  context: CampaignContext,
  current: CampaignTab,
  content: Html,
  title: string = context.messages.frame.tabs[current],
): Html {
  const { frame } = context.messages;
  const tabs = Object.entries(TAB_PATHS) as [CampaignTab, string][];
  const nav = html`<nav aria-label="${frame.campaignNav}">
    <a class="home" href="/organiser">${frame.home}</a>
    ${tabs.map(([tab, path]) => tabLink(context, tab, path, tab === current))}
  </nav>`;
  return framedPage(context, `${title} – ${campaignName(context.campaign)}`, nav, content);
}

/** A page of the organiser that is of no campaign. */
export function organiserPage(context: PageContext, title: string, content: Html): Html {
  const { home } = context.messages.frame;
  const nav = html`<nav aria-label="${home}">
    <a class="home" href="/organiser">${home}</a>
  </nav>`;
  return framedPage(context, title, nav, content);
}

const tabLink = (
  { campaign, messages }: CampaignContext,
  tab: CampaignTab,
  path: string,
  isCurrent: boolean,
): Html =>
  html`<a href="${campaignPath(campaign, path)}" ${isCurrent ? html`aria-current="page"` : ''}>
    ${messages.frame.tabs[tab]}
  </a>`;

const framedPage = (context: PageContext, title: string, nav: Html, content: Html): Html =>
  htmlPage(
    context,
    title,
    html`<a class="skip" href="#main">${context.messages.frame.skip}</a>
      <header>${nav} ${signOutForm(context)}</header>
      <main id="main">${retentionNotice(context)} ${content}</main>`,
  );

const signOutForm = ({ principal, messages: { frame } }: PageContext): Html =>
  html`<form method="post" action="/organiser/sign-out">
    ${canManageTokens(principal) ? html`<a href="/organiser/tokens">${frame.tokens}</a>` : ''}
    <button class="quiet" aria-label="${frame.signOutAs(principal.name)}">${frame.signOut}</button>
  </form>`;

/** What every page says while a deletion waits. */
function retentionNotice({ principal, messages }: PageContext): Html | '' {
  const { retention } = messages.frame;
  const waiting = (principal.stops ?? []).filter(({ decision }) => decision === null);
  if (waiting.length === 0) return '';
  const sentence = ({ due, people, campaign, reason }: RetentionStop): Html =>
    html`<p>${retention.stopped(due, people, html`<bdi>${campaign}</bdi>`, reason)}</p>`;
  return html`<div class="problem" role="status">
    ${waiting.map(sentence)}
    <p><a href="/organiser/retention">${retention.decide}</a></p>
  </div>`;
}

/** A page by itself: what the tab of the browser says, and what stands in the page. */
export const htmlPage = ({ messages }: LanguageContext, title: string, content: Html): Html =>
  html`<!doctype html>
    <html lang="${messages.frame.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/organiser${STYLE_SHEET_PATH}" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        ${content}
      </body>
    </html>`;
