import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Html } from '../organiser/ui/html.ts';
import { type CampaignDocument, resolveUrl } from 'campaign-widgets/contract';
import {
  attributeOf,
  elementsIn,
  type MarkupParent,
  removeAttribute,
  setAttribute,
} from './markup-tree.ts';
import type { PageLanguage } from './page-language.ts';

const MAX_FRAME_ADDRESS_LENGTH = 500;

/** The script of a page in a frame: tells the page around its height, and sends forms. */
const FRAME_SCRIPT = '/frame-page.js';

/** Whether the page is shown in a frame of another page: `?embed`. */
export const isFramed = (c: Context): boolean => c.req.query('embed') !== undefined;

/** The origin of the page that shows a frame, as far as the browser tells it. */
export function aroundOrigin(c: Context): string | undefined {
  if (!isFramed(c) || c.req.header('Sec-Fetch-Dest') === 'document') return undefined;
  return URL.parse(c.req.header('Referer') ?? '')?.origin;
}

/**
 * Checks the address of the page around a frame, which invitations then lead to.
 * @param around the origin of that page, as the browser told it
 * @returns undefined if it is not a page of the campaign's hosts or, if the campaign lists none, of
 * that origin
 */
export function checkAroundPage(
  page: string | undefined,
  { hosts }: Pick<CampaignDocument, 'hosts'>,
  around: string | undefined,
): string | undefined {
  const address =
    page && page.length <= MAX_FRAME_ADDRESS_LENGTH && resolveUrl(page, 'about:blank');
  if (!address) return undefined;
  const url = new URL(address);
  url.hash = '';
  url.searchParams.delete('invite');
  const isAllowed = hosts ? hosts.includes(url.origin) : url.origin === around;
  return isAllowed ? url.href : undefined;
}

/** Changes the markup of a page for a frame. */
export function adaptToFrame(root: MarkupParent): void {
  for (const element of elementsIn(root)) {
    // A browser refuses it to a frame, with an error on the console. The script moves the focus.
    removeAttribute(element, 'autofocus');
    const isLink = element.tagName === 'a' && !attributeOf(element, 'href')?.startsWith('#');
    if (!isLink) continue;
    setAttribute(element, 'target', '_blank');
    setAttribute(element, 'rel', 'noopener');
  }
}

/** The head of a page in a frame. */
export const frameHead: Html = html`<script src="${FRAME_SCRIPT}" defer></script>`;

/**
 * The end of a page in a frame: its own address as text, because a frame may open no links, and the
 * sentences of the script.
 * @param address of the page without a frame, absolute
 */
export const frameFooter = ({ messages, words }: PageLanguage, address: string): Html =>
  html`<footer>
    <p>
      ${words.frame.open}
      <a href="${address}" target="_blank" rel="noopener"><bdi>${address}</bdi></a>
    </p>
    <p id="unsent" role="alert" tabindex="-1" hidden>
      <b>${messages.unreachableTitle}</b> ${words.frame.unsent}
    </p>
    <p id="copy" role="status" hidden>
      <label for="copied">${words.frame.copy}</label>
      <input id="copied" class="text" type="text" dir="ltr" readonly />
    </p>
  </footer>`;
