import { html, raw } from 'hono/html';
import { type CampaignDocument, inLanguage } from 'campaign-widgets/contract';
import {
  hostedFrame,
  hostedImprint,
  hostedSmallPrint,
  type ViewContext,
} from 'campaign-widgets/hosted';
import { oembedLink } from './oembed.ts';
import { pageContext } from './page-context.ts';
import { type Html, pageDocument, type PageView } from './page-document.ts';
import { adaptToFrame } from './page-frame.ts';
import type { PageLanguage } from './page-language.ts';
import { pageLook } from './page-look.ts';
import { pagePreview } from './page-preview.ts';
import { type PageName, pagePath, pageWays } from './page-ways.ts';
import type { MarkupParent } from './markup-tree.ts';
import { viewMarkup } from './view-markup.ts';

/** A page without a form of its own. */
export interface ViewPage {
  readonly campaign: CampaignDocument;
  readonly speech: PageLanguage;
  readonly view: PageView;
  readonly publicUrl: string;
  /** What it says of personal data, if it asks for some; the privacy notice then follows. */
  readonly notice?: string;
  /** Which of the campaign's pages it is, if it is one of those that link to each other. */
  readonly name?: PageName;
  readonly head?: Html;
  readonly script?: Html | '';
  /** The path of the page without a frame, if it is shown in one. */
  readonly framedPath?: string | undefined;
  /** What the links to other languages keep of the query, as `&ballot=september`. */
  readonly keptQuery?: string;
  /** Changes to its markup. */
  readonly change?: (root: MarkupParent) => void;
}

/** A page with a view of a campaign, its imprint, and links to its other pages. */
export function viewPage(page: ViewPage, render: (context: ViewContext) => unknown): Html {
  const { campaign, speech, view, publicUrl, name, head, change, framedPath } = page;
  const context = pageContext(campaign, speech, publicUrl);
  const heading = inLanguage(campaign.name, speech.language, campaign.languages);
  const markup = viewMarkup(
    hostedFrame(
      context,
      render(context),
      page.notice === undefined
        ? hostedImprint(context, campaign)
        : hostedSmallPrint(context, campaign, page.notice),
    ),
    (root) => {
      change?.(root);
      if (framedPath) adaptToFrame(root);
    },
  );
  return pageDocument({
    speech,
    view,
    title: heading.words,
    heading: heading.words,
    headingLanguage: heading.lang,
    look: pageLook(campaign),
    script: page.script,
    content: html`${raw(markup)}${framedPath ? '' : pageWays(campaign, speech, name)}`,
    frame: framedPath ? { address: `${publicUrl}${framedPath}` } : undefined,
    head: html`${head ?? ''}${name ? viewHead(page, name, heading.words) : ''}`,
    // A page made for one person has no other address.
    ...(name && { languages: 'links', keptQuery: page.keptQuery }),
  });
}

/** What other pages show of this one. */
const viewHead = (
  { campaign, speech, publicUrl: origin }: ViewPage,
  name: PageName,
  title: string,
): Html =>
  html`${pagePreview(campaign, speech, { name, origin })}
  ${oembedLink(origin, pagePath(campaign, name), title)}`;
