import { html, type TemplateResult } from 'lit';
import type { PrivateRecord } from '../../contract/private-page/reader.ts';
import {
  checkboxField,
  type FieldProblem,
  privacyNotice,
  problemSummary,
} from '../../forms/index.ts';
import type { PrivatePageMessages } from '../../locales/compiled/en-private-page.ts';
import { doneNotice, failureNotice, isAbout } from './notice-views.ts';
import { dayInWords, languageInWords, type PrivateContext } from './private-context.ts';
import type { PrivateResult } from './private-session.ts';

type RecordedConsent = PrivateRecord['consents'][number];
type OfferedConsent = PrivateRecord['offers'][number];

export interface ConsentsData {
  readonly record: PrivateRecord;
  readonly result: PrivateResult | undefined;
  readonly isBusy: boolean;
  readonly onWithdraw: (statement: string) => void;
  readonly onGive: (event: Event) => void;
}

/** The name of the box of a statement. */
export const offerName = ({ id }: OfferedConsent): string => `consents-${id}`;

/**
 * Every statement, word for word: a granted one with a button to withdraw it, and an unticked box
 * beside each that may be granted.
 */
export function consentsView(context: PrivateContext, data: ConsentsData): TemplateResult {
  const { consents: words, offers } = context.words;
  const { record, result } = data;
  const problems = offerProblems(context, data);
  const isGiven = isAbout(result, 'offers') && !result.failure && !problems[0];
  // A statement with new words is offered below the granted one.
  const seen = new Set(record.consents.map(({ statement }) => statement));
  const isNewer = ({ id }: OfferedConsent) =>
    !seen.has(id) || record.consents.some(({ statement, granted }) => statement === id && granted);
  const items = [
    ...record.consents.map((consent) => consentItem(context, data, consent, problems)),
    ...record.offers
      .filter(isNewer)
      .map((offer) => offerItem(context, offer, offers.isNew, problems)),
  ];
  return html`<section>
    <h2>${words.title}</h2>
    ${doneNotice(isGiven, offers.given)} ${failureNotice(context, result, 'offers')}
    ${problems[0] ? problemSummary(problems, context.messages.problemTitle, 3) : ''}
    <form novalidate aria-label=${words.title} @submit=${data.onGive}>
      <ul class="statements">
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>
      ${record.offers[0] ? giveButton(context, data) : ''}
    </form>
  </section>`;
}

/** Nothing was ticked: the summary links to the first box. */
function offerProblems(
  { words }: PrivateContext,
  { record: { offers }, result }: ConsentsData,
): FieldProblem[] {
  const [first] = offers;
  if (!first || !isAbout(result, 'offers') || !result.problems[0] || result.failure) return [];
  return [{ field: offerName(first), words: words.offers.noneTicked }];
}

const giveButton = (
  { words: { offers } }: PrivateContext,
  { isBusy }: ConsentsData,
): TemplateResult =>
  html`<p class="hint screen-only">${offers.hint}</p>
    <button part="button" aria-disabled=${isBusy}>${offers.give}</button>`;

/** A statement that was shown with the form, or on this page. */
function consentItem(
  context: PrivateContext,
  data: ConsentsData,
  consent: RecordedConsent,
  problems: FieldProblem[],
): TemplateResult {
  const { statement, version, locale, words, granted } = consent;
  const { result } = data;
  const messages = context.words.consents;
  const state = standingInWords(context, consent);
  const offer = granted ? undefined : data.record.offers.find(({ id }) => id === statement);
  const isTakenBack = isAbout(result, 'consents', statement) && !result.failure && !granted;
  return html`${
      offer
        ? offerItem(context, offer, state, problems)
        : html`<p id="statement-${statement}" lang=${locale} dir="auto">${words}</p>
            <p class="hint">${state}</p>`
    }
    <p class="hint print-only">${messages.version(version, languageInWords(locale))}</p>
    ${doneNotice(isTakenBack, messages.withdrawNow)}
    ${granted ? withdrawal(context, data, consent) : ''}
    ${failureNotice(context, result, 'consents', statement)}`;
}

/** The button that withdraws a statement; the consent to be kept has advice instead. */
function withdrawal(
  { words: { consents } }: PrivateContext,
  { isBusy, onWithdraw }: ConsentsData,
  { statement, keep }: RecordedConsent,
): TemplateResult {
  if (keep) return html`<p class="hint screen-only">${consents.keep}</p>`;
  return html`<button
    type="button"
    part="button"
    class="quiet"
    aria-describedby="statement-${statement}"
    aria-disabled=${isBusy}
    @click=${() => onWithdraw(statement)}
  >
    ${consents.withdraw}
  </button>`;
}

/**
 * A statement that may be granted: never ticked beforehand, with the notice of another body that
 * may rely on it.
 */
function offerItem(
  { messages, language, localize }: PrivateContext,
  offer: OfferedConsent,
  hint: string,
  problems: FieldProblem[],
): TemplateResult {
  const { statement, controller } = offer;
  const field = { problems, messages, language, name: offerName(offer), hint };
  const note = controller && privacyNotice(field, controller.name, controller.privacyUrl);
  return checkboxField(field, localize(statement), note);
}

/** Whether it is granted, since when, and who recorded it. */
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
