import { html, type TemplateResult } from 'lit';
import type { ChampionSignup } from '../../contract/submission/form-reader.ts';
import { localizedText } from '../../forms/index.ts';
import { signupThanksMessages } from '../../locales/compiled/en-signup-thanks.ts';
import type { FormViewData } from '../form-parts.ts';
import type * as SharePanel from '../share-panel.ts';
import type { ViewContext } from '../view-context.ts';
import type { drawQr } from './qr-code.ts';

/** A personal link, and what hands it on. */
export interface InvitePanelData {
  readonly url: string;
  readonly share: typeof SharePanel;
  /** Draws a QR code, once its file is here. */
  readonly drawQr: typeof drawQr | undefined;
}

/** What a champion's personal link is made of. */
export interface InvitationData extends Pick<FormViewData, 'form'> {
  /** What hands an address on, once its file is here. */
  readonly share: typeof SharePanel | undefined;
  /** The address of the page, where it has one that others can open. */
  readonly page: string | undefined;
  readonly drawQr: typeof drawQr | undefined;
}

/**
 * What follows the thanks: the way to bring others first, then what happens next, and the receipt.
 */
export function signupThanks(
  context: ViewContext,
  data: FormViewData & InvitationData,
  receipt: TemplateResult,
): TemplateResult {
  const { messages, language, localize } = context;
  const { campaign, form } = data;
  const words = signupThanksMessages(messages);
  const { name, organisation, oneToOne } = (form.submission as ChampionSignup).answers;
  const next = campaign.champion?.next;
  return html`<p>
      ${organisation ? words.organisation(isolateName(organisation.name)) : words.thanks(isolateName(name))}
    </p>
    ${invitation(context, data)}
    <div class="field">
      ${oneToOne ? html`<p>${words.oneToOne}</p>` : ''}
      <p>${next ? localizedText(localize(next), language) : words.next}</p>
      ${receipt} ${canAddMore(form) ? html`<p>${words.later}</p>` : ''}
    </div>`;
}

/**
 * Whether the private page is there to add what the person has left out: all but how to reach them.
 */
function canAddMore({ submission, receipt }: FormViewData['form']): boolean {
  const { area, answers } = submission as ChampionSignup;
  const hasLeftOut = !/\d/.test(area.code) && !answers.roles[0] && !answers.cares;
  return !!receipt?.mine && hasLeftOut;
}

/** `isolateName` once more: this file imports nothing that the file of the form has too. */
const isolateName = (name: string) => `\u2068${name}\u2069`;

/**
 * The ways to bring others, for a champion who has signed up; nothing where the page has no
 * address.
 */
export function invitation(
  context: ViewContext,
  { form: { submission }, share, page, drawQr }: InvitationData,
): TemplateResult | '' {
  if (!share || !page || submission?.kind !== 'champion-signup') return '';
  const url = share.sharedPage(page);
  url.searchParams.set('invite', submission.answers.inviteCode);
  return invitePanel(context, { url: url.href, share, drawQr });
}

/** The ways to bring others by a personal link, which is sent by nobody but the champion. */
export function invitePanel(
  context: ViewContext,
  { url, share, drawQr }: InvitePanelData,
): TemplateResult {
  const words = signupThanksMessages(context.messages).invite;
  return html`<div class="field">
    <div role="heading" aria-level=${context.headingLevel}>${words.title}</div>
    <p>${words.why}</p>
    ${messageToSend(context, share, url)}
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
    ${
      drawQr
        ? html`<p>${words.qrHint}</p>
            ${drawQr(url, words.qr)}`
        : ''
    }
  </div>`;
}

/** A message with the link in it, and the ways to send it. */
function messageToSend(
  context: ViewContext,
  share: typeof SharePanel,
  url: string,
): TemplateResult {
  const { message: label, sentence } = signupThanksMessages(context.messages).invite;
  const message = `${sentence} ${url}`;
  return html`<label part="label" for="message">${label}</label> ${share.messageBox(message)}
    ${share.shareActions(context, { sentence, url, boxId: 'message', copied: message })}`;
}

const selectText = (event: Event): void => (event.target as HTMLInputElement).select();
