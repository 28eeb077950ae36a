import { html } from 'hono/html';
import { type CampaignDocument, inLanguage } from 'campaign-widgets/contract';
import { hasPage, PAGE_NAMES, type PageName, pagePath } from './page-ways.ts';

const DEFAULT_WIDTH_PX = 600;
/** WordPress shows a frame of at most this height; in a lower one the page scrolls. */
const DEFAULT_HEIGHT_PX = 1000;
const CACHE_AGE_SECONDS = 3600;
const MAX_URL_LENGTH = 2000;
/** The settings in the address of a page that its frame keeps. */
const KEPT_PARAMETERS = ['lang', 'source', 'ward', 'as', 'invite', 'ballot'];

const PAGE_PATH = /^\/pages\/([^/]+)\/([a-z]+)$/;
/** Pages of one person or of the organisers. */
const PRIVATE_PATH = /^\/(?:mine|organiser)(?:\/|$)/;

/** A page of a campaign that another page may show. */
interface EmbeddedPage {
  readonly campaign: CampaignDocument;
  readonly name: PageName;
  /** The address in the frame. */
  readonly address: URL;
}

/** What an address leads to: a page to show, a private page, or nothing. */
export type FoundPage = EmbeddedPage | 'private' | undefined;

/** Finds the page of an address. @param origins of this collector */
export function findEmbeddedPage(
  asked: string,
  campaigns: ReadonlyMap<string, CampaignDocument>,
  origins: readonly string[],
): FoundPage {
  const url = asked.length > MAX_URL_LENGTH ? null : URL.parse(asked);
  if (!url || !origins.includes(url.origin)) return undefined;
  if (PRIVATE_PATH.test(url.pathname)) return 'private';
  const [, id = '', path = ''] = PAGE_PATH.exec(url.pathname) ?? [];
  const campaign = campaigns.get(id);
  const name = PAGE_NAMES.find((one) => one === path);
  if (!campaign || !name || !hasPage(campaign, name)) return undefined;
  const address = new URL(`${origins[0]}${pagePath(campaign, name)}`);
  for (const key of KEPT_PARAMETERS) {
    const value = url.searchParams.get(key);
    if (value !== null) address.searchParams.set(key, value);
  }
  return { campaign, name, address };
}

/** The room that a page has for a frame, in CSS pixels. */
export interface FrameRoom {
  readonly maxWidth: number | undefined;
  readonly maxHeight: number | undefined;
}

/**
 * The answer of oEmbed for a page: https://oembed.com, section 2.3.4.4. WordPress shows the
 * quotation until the frame has told its height, and then the frame.
 */
export async function describeEmbed(
  { campaign, address }: EmbeddedPage,
  { maxWidth = Infinity, maxHeight = Infinity }: FrameRoom,
): Promise<Record<string, unknown>> {
  const { languages, controller } = campaign;
  const language = address.searchParams.get('lang') ?? languages[0] ?? '';
  const title = inLanguage(campaign.name, language, languages).words;
  const width = Math.min(DEFAULT_WIDTH_PX, maxWidth);
  const height = Math.min(DEFAULT_HEIGHT_PX, maxHeight);
  const framed = new URL(address);
  framed.searchParams.set('embed', '');
  const markup = await html`<blockquote style="display:none">
      <a href="${address.href}">${title}</a>
    </blockquote>
    <iframe
      src="${framed.href}"
      title="${title}"
      width="${width}"
      height="${height}"
      frameborder="0"
      style="border:0;max-width:100%"
    ></iframe>`;
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: inLanguage(controller.name, language, languages).words,
    provider_url: `${address.origin}/`,
    cache_age: CACHE_AGE_SECONDS,
    width,
    height,
    // WordPress looks for the end of the frame right after its start.
    html: markup.replaceAll(/\s+/g, ' ').replaceAll(/ (?=>)|(?<=>) | (?=<)/g, ''),
  };
}

/** By which a page of somebody else's finds how to show this page. */
export const oembedLink = (origin: string, path: string, title: string): ReturnType<typeof html> =>
  html`<link
    rel="alternate"
    type="application/json+oembed"
    href="${origin}/oembed?url=${encodeURIComponent(`${origin}${path}`)}"
    title="${title}"
  />`;
