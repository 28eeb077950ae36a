import { html } from 'hono/html';
import { type CampaignDocument, inLanguage, startOfDay } from 'campaign-widgets/contract';
import type { RetentionStop } from '../../people/retention-records.ts';
import { canManageTokens, type Principal } from '../principal.ts';

export type Html = ReturnType<typeof html>;

const TABS = [
  ['results', '', 'Results'],
  ['words', '/words', 'Words'],
  ['held', '/held', 'Held'],
  ['people', '/people', 'People'],
  ['progress', '/progress', 'Progress'],
  ['embed', '/embed', 'Embed'],
] as const;
export type CampaignTab = (typeof TABS)[number][0];

/** A campaign, and who looks at it: what every page of a campaign is made for. */
export interface CampaignContext {
  campaign: CampaignDocument;
  principal: Principal;
}

export const campaignName = ({ name, languages }: CampaignDocument): string =>
  inLanguage(name, languages[0] ?? 'en', languages).words;
export const campaignPath = ({ id }: CampaignDocument, path = ''): string =>
  `/organiser/campaigns/${id}${path}`;

/** A page of one campaign, under its tabs. `title` is what the tab of the browser says, where it is not the tab's own name. */
export const campaignPage = (
  { campaign, principal }: CampaignContext,
  current: CampaignTab,
  content: Html,
  title: string = TABS.find(([tab]) => tab === current)?.[2] ?? '',
): Html =>
  htmlPage(
    `${title} – ${campaignName(campaign)}`,
    html`${pageHeader(
        principal,
        html`<nav aria-label="Campaign">
          <a class="home" href="/organiser">Organiser</a>
          ${TABS.map(([tab, path, label]) => html`<a href="${campaignPath(campaign, path)}" ${tab === current ? html`aria-current="page"` : ''}>${label}</a>`)}
        </nav>`,
      )}
      <main id="main">${retentionNotice(principal.stops ?? [])}${content}</main>`,
  );

/** A page of the organiser that is of no campaign. */
export const organiserPage = (principal: Principal, title: string, content: Html): Html =>
  htmlPage(
    title,
    html`${pageHeader(principal, html`<nav aria-label="Organiser"><a class="home" href="/organiser">Organiser</a></nav>`)}
      <main id="main">${retentionNotice(principal.stops ?? [])}${content}</main>`,
  );

/** What every page says while a deletion waits. */
const retentionNotice = (stops: RetentionStop[]): Html | '' => {
  const waiting = stops.filter(({ decision }) => decision === null);
  return waiting.length === 0
    ? ''
    : html`<div class="problem" role="status">
        ${waiting.map(({ campaign, due, people, reason }) => html`<p>Retention stopped: ${formatNumber(due)} of ${formatNumber(people)} people of <bdi>${campaign}</bdi> are due to be deleted (${reason}).</p>`)}
        <p><a href="/organiser/retention">Look, and confirm it or put it off</a></p>
      </div>`;
};

export const htmlPage = (title: string, content: Html): Html =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/organiser/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        ${content}
      </body>
    </html>`;

const pageHeader = (principal: Principal, nav: Html) =>
  html`<a class="skip" href="#main">Skip to the page</a>
    <header>
      ${nav}
      <form method="post" action="/organiser/sign-out">
        ${canManageTokens(principal) ? html`<a href="/organiser/tokens">Tokens</a>` : ''}
        <button class="quiet" aria-label="Sign out: you are ${principal.name}">Sign out</button>
      </form>
    </header>`;

/** Links to a table as a spreadsheet and as JSON Lines. `query` narrows it down. */
export const downloadLinks = (
  campaign: CampaignDocument,
  what: string,
  label: string,
  query = '',
) =>
  html`<li>
    ${label}:
    <a href="${campaignPath(campaign, `/${what}.csv${query}`)}" download>spreadsheet (CSV)</a> or
    <a href="${campaignPath(campaign, `/${what}.jsonl${query}`)}" download>JSON Lines</a>
  </li>`;

export const formatNumber = (n: number) => new Intl.NumberFormat('en-GB').format(n);
export const formatShare = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`;
export const formatDay = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
/** By the clock of the United Kingdom, where the organisers are; a day only, where no more is kept of the time. */
export const formatTime = (at: string) =>
  at === startOfDay(at)
    ? formatDay(at)
    : new Intl.DateTimeFormat('en-GB', {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: 'Europe/London',
      }).format(new Date(at));
export const formatCount = (n: number, one: string, many: string) =>
  `${formatNumber(n)} ${n === 1 ? one : many}`;
