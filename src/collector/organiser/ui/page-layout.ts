import { html } from 'hono/html';
import { stopReason } from '../../people/stop-reason.ts';
import type { RetentionStop } from '../../people/retention-records.ts';
import type { Html } from './html.ts';
import { campaignName, type CampaignTab, campaignTabs, pageBar } from './page-bar.ts';
import type { CampaignContext, LanguageContext, PageContext } from './page-context.ts';
import { STYLE_SHEET_PATH } from './style-sheet.ts';

export type { Html } from './html.ts';
export { campaignName, campaignPath, firstPath, type CampaignTab } from './page-bar.ts';
export type { CampaignContext } from './page-context.ts';

/**
 * A page of one campaign, under its tabs.
 * @param title the title of the browser tab, if it differs from the name of the page's own tab
 */
export function campaignPage(
  context: CampaignContext,
  current: CampaignTab,
  content: Html,
  title: string = context.messages.frame.tabs[current],
): Html {
  const bar = html`${pageBar(context, context.campaign)} ${campaignTabs(context, current)}`;
  return framedPage(context, `${title} – ${campaignName(context, context.campaign)}`, bar, content);
}

/** A page of the organiser that belongs to no campaign. */
export const organiserPage = (context: PageContext, title: string, content: Html): Html =>
  framedPage(context, title, pageBar(context), content);

const framedPage = (context: PageContext, title: string, bar: Html, content: Html): Html =>
  htmlPage(
    context,
    title,
    html`<a class="skip" href="#main">${context.messages.frame.skip}</a>
      <header>${bar}</header>
      <main id="main">${retentionNotice(context)} ${content}</main>`,
  );

/** The message on every page while a deletion waits. */
function retentionNotice(context: PageContext): Html | '' {
  const { principal, messages } = context;
  const { retention } = messages.frame;
  const waiting = (principal.stops ?? []).filter(({ decision }) => decision === null);
  if (waiting.length === 0) return '';
  const sentence = ({ due, people, campaign, reason }: RetentionStop): Html =>
    html`<p>
      ${retention.stopped(due, people, html`<bdi>${campaign}</bdi>`, stopReason(context, reason))}
    </p>`;
  return html`<div class="problem" role="status">
    ${waiting.map(sentence)}
    <p><a href="/organiser/retention">${retention.decide}</a></p>
  </div>`;
}

/** A page by itself: the title of the browser tab, and the content. */
export const htmlPage = ({ language }: LanguageContext, title: string, content: Html): Html =>
  html`<!doctype html>
    <html lang="${language}">
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
