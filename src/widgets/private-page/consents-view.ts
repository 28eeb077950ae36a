import { html, type TemplateResult } from 'lit';
import type { PrivateRecord } from '../../contract/private-page/reader.ts';
import type { PrivatePageMessages } from '../../locales/en-private-page.ts';
import { doneNotice, failureNotice, isAbout } from './notice-views.ts';
import { dayInWords, languageInWords, type PrivateContext } from './private-context.ts';
import type { PrivateResult } from './private-session.ts';

type RecordedConsent = PrivateRecord['consents'][number];

export interface ConsentsData {
  readonly record: PrivateRecord;
  readonly result: PrivateResult | undefined;
  readonly isBusy: boolean;
  readonly onWithdraw: (statement: string) => void;
}

/** Every statement that the person was shown, word for word, and what stands of it. */
export const consentsView = (context: PrivateContext, data: ConsentsData): TemplateResult =>
  html`<section>
    <h2>${context.words.consents.title}</h2>
    <ul class="statements">
      ${data.record.consents.map((consent) => html`<li>${consentItem(context, data, consent)}</li>`)}
    </ul>
  </section>`;

function consentItem(
  context: PrivateContext,
  { result, isBusy, onWithdraw }: ConsentsData,
  consent: RecordedConsent,
): TemplateResult {
  const { statement, version, locale, words, granted, keep } = consent;
  const messages = context.words.consents;
  const isDone = isAbout(result, 'consents', statement) && !result.failure;
  const button = html`<button
    type="button"
    part="button"
    class="quiet"
    aria-describedby="statement-${statement}"
    aria-disabled=${isBusy}
    @click=${() => onWithdraw(statement)}
  >
    ${messages.withdraw}
  </button>`;
  return html`<p id="statement-${statement}" lang=${locale}>${words}</p>
    <p class="hint">${standingInWords(context, consent)}</p>
    <p class="hint print-only">${messages.version(version, languageInWords(context, locale))}</p>
    ${doneNotice(isDone && !granted, messages.withdrawNow)}
    ${granted && keep ? html`<p class="hint screen-only">${messages.keep}</p>` : ''}
    ${granted && !keep ? button : ''} ${failureNotice(context, result, 'consents', statement)}`;
}

/** Whether it stands, since when, and who wrote it down. */
function standingInWords(
  context: PrivateContext,
  { granted, via, recordedAt }: RecordedConsent,
): string {
  const messages = context.words.consents;
  const day = dayInWords(context, recordedAt);
  if (granted) return agreedSentence(messages, via)(day);
  return via === 'form' || via === 'import' ? messages.notAgreed : messages.withdrawn(day);
}

const agreedSentence = ({ agreed }: PrivatePageMessages['consents'], via: string) =>
  via === 'mine' || via === 'organiser' || via === 'import' ? agreed[via] : agreed.form;
