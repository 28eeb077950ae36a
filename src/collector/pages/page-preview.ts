import { html } from 'hono/html';
import { type CampaignDocument, inLanguage } from 'campaign-widgets/contract';
import type { Html } from './page-document.ts';
import type { PageLanguage } from './page-language.ts';
import { pageLabels, type PageName, pagePath } from './page-ways.ts';

/**
 * What a messenger or a social network shows of a link to a page: https://ogp.me. Nothing in it is
 * about the person who opened the page.
 * @param origin of the collector
 */
export function pagePreview(
  campaign: CampaignDocument,
  speech: PageLanguage,
  { name, origin }: { name: PageName; origin: string },
): Html {
  const { language, messages } = speech;
  const wordsOf = (text: CampaignDocument['name']) =>
    inLanguage(text, language, campaign.languages).words;
  const description = name === 'survey' ? messages.survey.issue : pageLabels(speech)[name];
  const address = `${origin}${pagePath(campaign, name)}?lang=${language}`;
  return html`<meta name="description" content="${description}" />
    <link rel="canonical" href="${address}" />
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${wordsOf(campaign.name)}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:site_name" content="${wordsOf(campaign.controller.name)}" />
    <meta property="og:url" content="${address}" />
    <meta property="og:locale" content="${language}" />`;
}
