import { html, type TemplateResult } from 'lit';
import type { Campaign, ChampionSignup } from '../../contract/index.ts';
import { worded } from '../../forms/index.ts';
import { afterSignup as english } from '../../locales/en-after-signup.ts';
import type { ChampionSignupWidget } from './champion-signup.ts';

/** What follows the thanks: what happens next, the receipt, and the personal link by which the champion brings others. */
export function renderAfterSignup(
  widget: ChampionSignupWidget,
  campaign: Campaign,
  receipt?: TemplateResult,
): TemplateResult {
  const { lang } = widget.shown;
  const words = wordsOf(widget);
  const { name, organisation, oneToOne, inviteCode } = (widget.signup.submission as ChampionSignup)
    .answers;
  const own = campaign.champion?.next;
  const thanks =
    receipt &&
    html`<div class="field">
      <p>
        ${organisation ? words.organisation(isolated(organisation.name)) : words.thanks(isolated(name))}
      </p>
      ${oneToOne ? html`<p>${words.oneToOne}</p>` : ''}
      <p>${own ? worded(widget.say(own), lang) : words.next}</p>
      ${receipt}
    </div>`;
  return html`${thanks} ${renderInvite(widget, inviteCode)}`;
}

const wordsOf = ({ shown: { locale } }: ChampionSignupWidget) => locale.afterSignup ?? english;

/** A name, kept apart from the direction of the sentence around it: UAX #9. */
const isolated = (name: string) => `\u2068${name}\u2069`;

function renderInvite(widget: ChampionSignupWidget, code: string): TemplateResult | '' {
  const { page } = widget.about;
  if (!page) return '';
  const { drawQr, shown } = widget;
  const words = wordsOf(widget).invite;
  const link = linkOf(page, code);
  return html`<div class="stack">
    <div class="field">
      <div role="heading" aria-level=${shown.headingLevel}>${words.title}</div>
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
        @focus=${mark}
      />
      <div class="row">
        <button
          type="button"
          part="button"
          @click=${(event: Event) => void copy(event, link, words)}
        >
          ${words.copy}
        </button>
        ${'share' in navigator ? html`<button type="button" part="button" @click=${() => void share(link)}>${words.share}</button>` : ''}
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

/** This page with the code. Of its query only what a canonical link of the same page has: it may hold more of a person, or the page's number. */
function linkOf(page: string, code: string): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '';
  const link = new URL(canonical.split(/[?#]/)[0] === page ? canonical : page);
  link.hash = '';
  link.searchParams.set('invite', code);
  return link.href;
}

const mark = (event: Event): void => (event.target as HTMLInputElement).select();

async function copy(
  event: Event,
  link: string,
  { copied, marked }: typeof english.invite,
): Promise<void> {
  const root = (event.target as Element).getRootNode() as ShadowRoot;
  const status = (event.target as Element).parentElement?.querySelector('[role=status]');
  // No clipboard on pages over plain http, and none where the person or a frame forbids it.
  const done = await navigator.clipboard?.writeText(link).then(
    () => true,
    () => false,
  );
  if (!done) root.querySelector<HTMLInputElement>('#link')?.select();
  if (status) status.textContent = done ? copied : marked;
}

/** Whoever closes the browser's own dialogue has changed their mind: nothing failed. */
const share = (url: string): Promise<void> => navigator.share({ url }).catch(() => undefined);
