/**
 * Ways to share an address, in a file beside the script. All of them are the person's own: no
 * server is asked, and no message is sent.
 * @module
 */
import { css, html, type TemplateResult } from 'lit';
import { shareMessages } from '../locales/compiled/en-share.ts';
import type { ShareMessages } from '../locales/index.ts';
import type { ViewContext } from './view-context.ts';

/** The shared address and its texts. */
export interface ShareData {
  /** A sentence before the address. */
  readonly sentence: string;
  readonly url: string;
  /** The id of the box with the copied text, which is selected if the browser can't copy. */
  readonly boxId: string;
  /** The copied text. */
  readonly copied: string;
}

/** The heading of the thanks, and the links beside the buttons. */
export const shareStyles = css`
  [part='received'] > [role='heading'] {
    font-size: 1.5em;
  }
  .share {
    align-items: center;
    gap: 0.375em 1.5em;
  }
  .share a {
    padding-block: 0.75em;
  }
  /* Where a browser can, the whole message is in sight, its address too. */
  #message {
    field-sizing: content;
  }
`;

/** The box with a message to send, to be copied from. */
export const messageBox = (message: string): TemplateResult =>
  html`<textarea
    class="text"
    part="control"
    id="message"
    rows="4"
    readonly
    .value=${message}
  ></textarea>`;

/** The device's own dialogue if it has one, a copy, and links to two kinds of messages. */
export function shareActions(context: ViewContext, data: ShareData): TemplateResult {
  const { messages } = context;
  const { sentence, url } = data;
  const words = shareMessages(messages);
  const canShare = 'share' in navigator;
  // A person who closes the browser's own dialogue has changed their mind: nothing failed.
  const onShare = () => void navigator.share({ text: sentence, url }).catch(() => undefined);
  const share = html`<button type="button" part="button" @click=${onShare}>${words.share}</button>`;
  return html`<div class="row share">
    ${canShare ? share : ''}
    <button
      type="button"
      part="button"
      class=${canShare ? 'quiet' : ''}
      @click=${(event: Event) => void copyText(event, data, words)}
    >
      ${words.copy}
    </button>
    ${shareLinks(context, data)}
    <span role="status"></span>
  </div>`;
}

/** Links into two kinds of messages. */
export function shareLinks(
  { messages }: ViewContext,
  { sentence, url }: Pick<ShareData, 'sentence' | 'url'>,
): TemplateResult {
  const message = encodeURIComponent(`${sentence} ${url}`);
  // Without a number, and with both separators, for both makes of telephones.
  const textMessage = `sms:?&body=${message}`;
  return html`<a href="https://wa.me/?text=${message}" target="_blank" rel="noopener noreferrer"
      >WhatsApp</a
    >
    <a href=${textMessage}>${shareMessages(messages).textMessage}</a>`;
}

async function copyText(
  event: Event,
  { boxId, copied }: ShareData,
  words: ShareMessages,
): Promise<void> {
  const button = event.currentTarget as Element;
  const root = button.getRootNode() as ShadowRoot;
  const status = button.parentElement?.querySelector('[role=status]');
  // No clipboard on pages over plain http, and none if the person or a frame forbids it.
  const isCopied = await (navigator.clipboard as Clipboard | undefined)?.writeText(copied).then(
    () => true,
    () => false,
  );
  if (!isCopied) (root.getElementById(boxId) as HTMLInputElement | null)?.select();
  if (status) status.textContent = isCopied ? words.copied : words.marked;
}

/**
 * The address of a page for others: of its query, only what the page's canonical link has. The
 * rest may contain personal data, or the page's number.
 */
export function sharedPage(page: string): URL {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '';
  const url = new URL(canonical.split(/[?#]/)[0] === page ? canonical : page);
  url.hash = '';
  return url;
}
