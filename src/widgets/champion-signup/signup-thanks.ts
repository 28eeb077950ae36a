import { html, type TemplateResult } from 'lit';
import type { Campaign } from '../../contract/campaign/reader.ts';
import type { ChampionSignup } from '../../contract/submission/form-reader.ts';
import { worded } from '../../forms/index.ts';
import { afterSignup as english } from '../../locales/en-after-signup.ts';
import type { ViewContext } from '../view-context.ts';

/** What follows the thanks for a sign-up is given. */
export interface SignupThanksData {
  readonly campaign: Campaign;
  readonly signup: ChampionSignup;
  /** The reference, or that there is none. */
  readonly receipt: TemplateResult;
}

/** What the invitation of others is given. */
export interface InvitationData {
  /** The champion's personal link. */
  readonly link: string;
  /** The link as a QR code, once what draws it is here. */
  readonly drawQr: ((text: string, label: string) => TemplateResult) | undefined;
  /** Hands the link to the device's own dialogue; undefined where the browser has none. */
  readonly onShare: (() => void) | undefined;
}

/** What follows the thanks: what happens next, and the receipt. */
export function signupThanks(
  { messages, language, localize }: ViewContext,
  { campaign, signup, receipt }: SignupThanksData,
): TemplateResult {
  const words = messages.afterSignup ?? english;
  const { name, organisation, oneToOne } = signup.answers;
  const next = campaign.champion?.next;
  return html`<div class="field">
    <p>
      ${organisation ? words.organisation(isolate(organisation.name)) : words.thanks(isolate(name))}
    </p>
    ${oneToOne ? html`<p>${words.oneToOne}</p>` : ''}
    <p>${next ? worded(localize(next), language) : words.next}</p>
    ${receipt}
  </div>`;
}

/** Keeps a name apart from the direction of the sentence around it: UAX #9. */
const isolate = (name: string) => `\u2068${name}\u2069`;

/** The personal link by which the champion brings others, to be sent by nobody but them. */
export function invitation(
  { messages, headingLevel }: ViewContext,
  { link, drawQr, onShare }: InvitationData,
): TemplateResult {
  const words = (messages.afterSignup ?? english).invite;
  return html`<div class="stack">
    <div class="field">
      <div role="heading" aria-level=${headingLevel}>${words.title}</div>
      <p>${words.why}</p>
      <label part="label" for="link">${words.link}</label>
      <input
        class="text"
        part="control"
        id="link"
        type="text"
        readonly
        dir="ltr"
        .value=${link}
        @focus=${selectText}
      />
      <div class="row">
        <button
          type="button"
          part="button"
          @click=${(event: Event) => void copyLink(event, link, words)}
        >
          ${words.copy}
        </button>
        ${onShare ? html`<button type="button" part="button" @click=${onShare}>${words.share}</button>` : ''}
        <span role="status"></span>
      </div>
    </div>
    ${
      drawQr
        ? html`<div class="field">
            <p>${words.qrHint}</p>
            ${drawQr(link, words.qr)}
          </div>`
        : ''
    }
  </div>`;
}

const selectText = (event: Event): void => (event.target as HTMLInputElement).select();

async function copyLink(
  event: Event,
  link: string,
  { copied, marked }: typeof english.invite,
): Promise<void> {
  const button = event.target as Element;
  const root = button.getRootNode() as ShadowRoot;
  const status = button.parentElement?.querySelector('[role=status]');
  // No clipboard on pages over plain http, and none where the person or a frame forbids it.
  const done = await (navigator.clipboard as Clipboard | undefined)?.writeText(link).then(
    () => true,
    () => false,
  );
  if (!done) root.querySelector<HTMLInputElement>('#link')?.select();
  if (status) status.textContent = done ? copied : marked;
}

/**
 * The page's address with the code of an invitation. Of the page's query only what a canonical link of the same page has:
 * it may hold more of a person, or the page's number.
 */
export function invitationLink(page: string, code: string): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '';
  const link = new URL(canonical.split(/[?#]/)[0] === page ? canonical : page);
  link.hash = '';
  link.searchParams.set('invite', code);
  return link.href;
}

/** Shares a link by the device's own dialogue. Who closes it has changed their mind: nothing failed. */
export const shareLink = (url: string): Promise<void> =>
  navigator.share({ url }).catch(() => undefined);
