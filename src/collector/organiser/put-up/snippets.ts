import type { CampaignDocument } from 'campaign-widgets/contract';
import type { PageLanguage } from '../../pages/page-language.ts';
import { pageLabels, pagePath } from '../../pages/page-ways.ts';
import type { Asset } from '../../public/asset.ts';
import { trackerRoom } from '../tracker-room.ts';
import { type EmbedChoice, type EmbedHost, findPinned, pageOfWidget } from './embed-choice.ts';

/** What a snippet is made of. */
export interface SnippetParts {
  campaign: CampaignDocument;
  choice: EmbedChoice;
  publicUrl: string;
  assets: readonly Asset[];
  /** The language of the link inside. */
  speech: PageLanguage;
}

type SnippetAttributes = Record<string, string>;

const SNIPPET_TAGS = {
  survey: 'campaign-issue-survey',
  signup: 'campaign-champion-signup',
  organisation: 'campaign-champion-signup',
  progress: 'campaign-progress',
} as const;

const SHORTCODES = {
  survey: 'campaign_survey',
  signup: 'campaign_signup',
  organisation: 'campaign_signup',
  progress: 'campaign_progress',
} as const;

const FRAME_HEIGHT_PX = 800;

/** The code to paste into a page of a host. */
export function snippetFor(host: EmbedHost, parts: SnippetParts): string {
  switch (host) {
    case 'wordpress':
      return shortcode(parts);
    case 'react':
      return reactSnippet(parts);
    case 'frame':
      return frameSnippet(parts);
    case 'link':
      return pageAddress(parts);
    default:
      return htmlSnippet(parts);
  }
}

/** The address of the same form as a page of the collector. */
export function pageAddress({ campaign, choice, publicUrl, speech }: SnippetParts): string {
  const { widget, source, ward } = choice;
  const url = new URL(`${publicUrl}${pagePath(campaign, pageOfWidget(widget))}`);
  if (choice.language) url.searchParams.set('lang', speech.language);
  if (widget === 'organisation') url.searchParams.set('as', 'organisation');
  if (widget !== 'progress') {
    if (source) url.searchParams.set('source', source);
    if (ward) url.searchParams.set('ward', ward);
  }
  return url.href;
}

function htmlSnippet(parts: SnippetParts): string {
  const { campaign, choice, speech } = parts;
  const tag = SNIPPET_TAGS[choice.widget];
  // The room is kept free until the widget is there, so that the page does not jump.
  const room = choice.widget === 'progress' ? trackerRoom(campaign) : '100vh';
  const attributes = { style: `display:block;min-height:${room}`, ...widgetAttributes(parts) };
  const label = escapeMarkup(pageLabels(speech)[pageOfWidget(choice.widget)]);
  const link = `<a href="${escapeMarkup(pageAddress(parts))}">${label}</a>`;
  return `${scriptTag(parts)}
<${tag}${writeAttributes(attributes)}>
  <p>${link} – ${contactMarkup(campaign)}</p>
</${tag}>`;
}

function widgetAttributes({ campaign, choice, publicUrl }: SnippetParts): SnippetAttributes {
  const { widget, source, ward, language, layout } = choice;
  return {
    src: `${publicUrl}/campaigns/${campaign.id}`,
    ...(language && { lang: language }),
    ...(widget === 'organisation' && { as: 'organisation' }),
    ...(widget === 'progress' && layout !== 'bar' && { layout }),
    ...(widget !== 'progress' && { ...(source && { source }), ...(ward && { ward }) }),
  };
}

const scriptFile = ({ choice }: SnippetParts): string =>
  choice.widget === 'progress' ? 'campaign-progress.js' : 'campaign-widgets.js';

function scriptTag(parts: SnippetParts): string {
  const file = scriptFile(parts);
  const pinned = parts.choice.isPinned ? findPinned(parts.assets, file) : undefined;
  const attributes: SnippetAttributes = pinned
    ? {
        src: `${parts.publicUrl}/${pinned.path}`,
        integrity: pinned.integrity,
        crossorigin: 'anonymous',
      }
    : { src: `${parts.publicUrl}/${file}` };
  return `<script type="module"${writeAttributes(attributes)}></script>`;
}

function shortcode({ choice }: SnippetParts): string {
  const { widget, source, ward, language, layout } = choice;
  const attributes = {
    ...(widget === 'organisation' && { as: 'organisation' }),
    ...(widget === 'progress' ? layout !== 'bar' && { layout } : { source, ward }),
    lang: language,
  };
  const given = Object.entries(attributes).filter(([, value]) => value !== '');
  return `[${SHORTCODES[widget]}${writeAttributes(Object.fromEntries(given))}]`;
}

const reactSnippet = (parts: SnippetParts): string => `import 'campaign-widgets/embed';

<${SNIPPET_TAGS[parts.choice.widget]}${writeAttributes(widgetAttributes(parts))} />;`;

function frameSnippet(parts: SnippetParts): string {
  const address = new URL(pageAddress(parts));
  address.searchParams.set('embed', '');
  const title = pageLabels(parts.speech)[pageOfWidget(parts.choice.widget)];
  const attributes = { src: address.href, title, width: '100%', height: String(FRAME_HEIGHT_PX) };
  return `<script src="${parts.publicUrl}/campaign-frame.js" async></script>
<iframe${writeAttributes({ ...attributes, style: 'border:0' })}></iframe>`;
}

/** The campaign's contact: what a reader can still do where nothing else is left. */
function contactMarkup({ controller: { contact } }: CampaignDocument): string {
  const isEmail = /^[^\s@]+@[^\s@]+$/.test(contact);
  const text = escapeMarkup(contact);
  return isEmail ? `<a href="mailto:${text}">${text}</a>` : text;
}

const writeAttributes = (attributes: SnippetAttributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`)
    .join('');

const escapeMarkup = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
