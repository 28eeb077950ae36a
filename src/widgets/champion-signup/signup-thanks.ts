import { html, type TemplateResult } from 'lit';
import type { ChampionSignup } from '../../contract/submission/form-reader.ts';
import { localizedText } from '../../forms/index.ts';
import { signupThanksMessages } from '../../locales/compiled/en-signup-thanks.ts';
import type { FormViewData } from '../form-parts.ts';
import type * as SharePanel from '../share-panel.ts';
import type { ViewContext } from '../view-context.ts';
import type { drawQr } from './qr-code.ts';

/** A personal link, and the ways to share it. */
export interface InvitePanelData {
  readonly url: string;
  readonly share: typeof SharePanel;
  /** Draws a QR code, once its file is loaded. */
  readonly drawQr: typeof drawQr | undefined;
}

/** The data of a champion's personal link. */
export interface InvitationData extends Pick<FormViewData, 'form'> {
  /** The ways to share an address, once the file is loaded. */
  readonly share: typeof SharePanel | undefined;
  /** The address of the page, if others can open it. */
  readonly page: string | undefined;
  readonly drawQr: typeof drawQr | undefined;
}

/**
 * The content after the thanks: first the way to bring others, then what happens next, and the
 * receipt.
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

/** Whether the private page can add data that the person has left out: everything but contacts. */
function canAddMore({ submission, receipt }: FormViewData['form']): boolean {
  const { area, answers } = submission as ChampionSignup;
  const hasLeftOut = !/\d/.test(area.code) && !answers.roles[0] && !answers.cares;
  return !!receipt?.mine && hasLeftOut;
}

/** `isolateName` again: this file must not import a module of the form's file. */
const isolateName = (name: string) => `\u2068${name}\u2069`;

/**
 * The ways to bring others, for a champion who has signed up; nothing if the page has no address.
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

/** The ways to bring others with a personal link, which only the champion sends. */
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

/** A message with the link, and the ways to send it. */
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
