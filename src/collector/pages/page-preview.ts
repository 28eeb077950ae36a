import { html } from 'hono/html';
import { type CampaignDocument, inLanguage } from 'campaign-widgets/contract';
import type { Html } from './page-document.ts';
import type { PageLanguage } from './page-language.ts';
import { pageDescription, type PageName, pagePath } from './page-ways.ts';
import { PICTURE_SIZE_PX, picturePath } from './picture/picture-address.ts';
import { pictureTexts, pictureWords } from './picture/picture-texts.ts';

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
  const { language } = speech;
  const wordsOf = (text: CampaignDocument['name']) =>
    inLanguage(text, language, campaign.languages).words;
  const description = pageDescription(speech, name);
  const address = `${origin}${pagePath(campaign, name)}?lang=${language}`;
  return html`<meta name="description" content="${description}" />
    <link rel="canonical" href="${address}" />
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${wordsOf(campaign.name)}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:site_name" content="${wordsOf(campaign.controller.name)}" />
    <meta property="og:url" content="${address}" />
    <meta property="og:locale" content="${language}" />
    <meta property="og:image" content="${origin}${picturePath(campaign, name, language)}" />
    <meta property="og:image:type" content="image/png" />
    <meta property="og:image:width" content="${PICTURE_SIZE_PX.width}" />
    <meta property="og:image:height" content="${PICTURE_SIZE_PX.height}" />
    <meta property="og:image:alt" content="${pictureWords(pictureTexts(campaign, speech, name))}" />
    <meta name="twitter:card" content="summary_large_image" />`;
}
