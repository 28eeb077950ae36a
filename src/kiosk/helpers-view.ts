import { html, nothing, type TemplateResult } from 'lit';
import type { SetupMessages } from './locales/compiled/en-setup.ts';
import type { SendQueue } from './send-queue.ts';

const DIGITS = Array.from('1234567890');

export interface PinPadData {
  readonly digits: number;
  readonly isWrong: boolean;
  readonly onDigit: (digit: string) => void;
  readonly onDelete: () => void;
  readonly onOpen: () => void;
  readonly onCancel: () => void;
}

/** The way to the helpers' page. It is no text box: no browser offers to keep the PIN. */
export const pinPad = (words: SetupMessages, language: string, data: PinPadData): TemplateResult =>
  html`<main part="base" lang=${language}>
    <div class="stack">
      <h1 tabindex="-1" id="title">${words.enterPin}</h1>
      <p class="code" aria-hidden="true">${'•'.repeat(data.digits) || '·'}</p>
      <p class="unseen" role="status">${words.digits(data.digits)}</p>
      <p class="told" role="alert">${data.isWrong ? words.wrongPin : nothing}</p>
      <div class="pad digits">
        ${DIGITS.map(
          (digit) =>
            html`<button type="button" class="quiet key" @click=${() => data.onDigit(digit)}>
              ${digit}
            </button>`,
        )}
      </div>
      <div class="row">
        <button type="button" @click=${data.onOpen}>${words.open}</button>
        <button type="button" class="quiet" @click=${data.onDelete}>${words.deleteDigit}</button>
        <button type="button" class="quiet" @click=${data.onCancel}>${words.cancel}</button>
      </div>
    </div>
  </main>`;

export interface HelpersData {
  readonly label: string;
  readonly queue: Pick<SendQueue, 'waiting' | 'refused' | 'unreadable' | 'isGone'>;
  readonly isRefused: boolean;
  readonly onSend: () => void;
  readonly onGiveBack: () => void;
  readonly onCancel: () => void;
}

/** What helpers see of their tablet, and what they do with it. */
export function helpersView(
  words: SetupMessages,
  language: string,
  { label, queue, isRefused, onSend, onGiveBack, onCancel }: HelpersData,
): TemplateResult {
  const { waiting, refused, unreadable, isGone } = queue;
  return html`<main part="base" lang=${language}>
    <div class="stack">
      <h1 tabindex="-1" id="title">${words.helpersTitle}: ${label}</h1>
      <div class="field" role="status">
        <p>${waiting > 0 ? words.waits(waiting) : words.nothingWaits}</p>
        ${refused > 0 ? html`<p>${words.refused(refused)}</p>` : nothing}
        ${unreadable > 0 ? html`<p>${words.unreadable(unreadable)}</p>` : nothing}
        ${isGone ? html`<p>${words.gone}</p>` : nothing}
        ${isRefused ? html`<p><b>${words.notGivenBack}</b></p>` : nothing}
      </div>
      <div class="row">
        <button type="button" @click=${onCancel}>${words.cancel}</button>
        <button type="button" class="quiet" @click=${onSend}>${words.sendNow}</button>
      </div>
      <div class="field">
        <p>${words.giveBackHint}</p>
        <button type="button" class="quiet" @click=${onGiveBack}>${words.giveBack}</button>
      </div>
    </div>
  </main>`;
}
