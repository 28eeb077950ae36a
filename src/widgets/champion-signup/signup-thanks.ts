import { html, type TemplateResult } from 'lit';
import type { ChampionSignup, Submission } from '../../contract/submission/form-reader.ts';
import { localizedText } from '../../forms/index.ts';
import {
  type SignupThanksMessages,
  signupThanksMessages,
} from '../../locales/compiled/en-signup-thanks.ts';
import type { FormViewData } from '../form-parts.ts';
import type { ViewContext } from '../view-context.ts';

/** A champion's personal link, to be sent by nobody but them. */
export interface PersonalLink {
  readonly url: string;
  /** Draws a QR code, once its file is here. */
  readonly drawQr: ((text: string, label: string) => TemplateResult) | undefined;
  /** Hands the link to the device's own dialogue; undefined where the browser has none. */
  readonly onShare: (() => void) | undefined;
}

/** What follows the thanks: what happens next, and the receipt. */
export function signupThanks(
  context: ViewContext,
  data: FormViewData,
  receipt: TemplateResult,
): TemplateResult {
  const { messages, language, localize } = context;
  const { campaign, form } = data;
  const words = signupThanksMessages(messages);
  const { name, organisation, oneToOne } = (form.submission as ChampionSignup).answers;
  const next = campaign.champion?.next;
  return html`<div class="field">
    <p>
      ${organisation ? words.organisation(isolateName(organisation.name)) : words.thanks(isolateName(name))}
    </p>
    ${oneToOne ? html`<p>${words.oneToOne}</p>` : ''}
    <p>${next ? localizedText(localize(next), language) : words.next}</p>
    ${receipt} ${canAddMore(form) ? html`<p>${words.later}</p>` : ''}
  </div>`;
}

/** Whether the private page is there to add what the person has left out: all but how to reach them. */
function canAddMore({ submission, receipt }: FormViewData['form']): boolean {
  const { area, answers } = submission as ChampionSignup;
  const hasLeftOut = !/\d/.test(area.code) && !answers.roles[0] && !answers.cares;
  return !!receipt?.mine && hasLeftOut;
}

/** Keeps a name apart from the direction of the sentence around it: UAX #9. */
const isolateName = (name: string) => `\u2068${name}\u2069`;

/** The personal link by which the champion brings others; nothing where the page has no address. */
export function invitePanel(
  { messages, headingLevel }: ViewContext,
  personalLink: PersonalLink | undefined,
): TemplateResult | '' {
  if (!personalLink) return '';
  const { url, drawQr, onShare } = personalLink;
  const words = signupThanksMessages(messages).invite;
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
        .value=${url}
        @focus=${selectText}
      />
      <div class="row">
        <button
          type="button"
          part="button"
          @click=${(event: Event) => void copyLink(event, url, words)}
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
            ${drawQr(url, words.qr)}
          </div>`
        : ''
    }
  </div>`;
}

const selectText = (event: Event): void => (event.target as HTMLInputElement).select();

async function copyLink(
  event: Event,
  url: string,
  { copied, marked }: SignupThanksMessages['invite'],
): Promise<void> {
  const button = event.target as Element;
  const root = button.getRootNode() as ShadowRoot;
  const status = button.parentElement?.querySelector('[role=status]');
  // No clipboard on pages over plain http, and none where the person or a frame forbids it.
  const done = await (navigator.clipboard as Clipboard | undefined)?.writeText(url).then(
    () => true,
    () => false,
  );
  if (!done) root.querySelector<HTMLInputElement>('#link')?.select();
  if (status) status.textContent = done ? copied : marked;
}

/** The personal link of a sign-up, on a page with this address. */
export function personalLink(
  page: string | undefined,
  submission: Submission | undefined,
  drawQr: PersonalLink['drawQr'],
): PersonalLink | undefined {
  if (!page || submission?.kind !== 'champion-signup') return undefined;
  const url = inviteUrl(page, submission.answers.inviteCode);
  // Who closes the browser's own dialogue has changed their mind: nothing failed.
  const onShare = () => void navigator.share({ url }).catch(() => undefined);
  return { url, drawQr, onShare: 'share' in navigator ? onShare : undefined };
}

/**
 * The page's address with the code of an invitation. Of the page's query only what a canonical link
 * of the same page has: it may hold more of a person, or the page's number.
 */
function inviteUrl(page: string, code: string): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '';
  const url = new URL(canonical.split(/[?#]/)[0] === page ? canonical : page);
  url.hash = '';
  url.searchParams.set('invite', code);
  return url.href;
}
