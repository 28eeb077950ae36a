import { html, nothing, type TemplateResult } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import type { AreaResults } from '../contract/results/reader.ts';
import type { SubmissionKind } from '../contract/vocabulary.ts';
import { imprint } from '../forms/index.ts';
import { championMessages } from '../locales/compiled/en-champion.ts';
import { surveyThanksMessages } from '../locales/compiled/en-survey-thanks.ts';
import { closedNotice } from '../widgets/closed-view.ts';
import { receiptView, receivedView } from '../widgets/form-parts.ts';
import { directionOf } from '../widgets/message-loader.ts';
import type { ViewContext } from '../widgets/view-context.ts';
import { smallPrint } from '../widgets/widget-frame.ts';
import { hostedFormData } from './form-data.ts';

/** The frame of a view of a page: its language, and the small print below it. */
export const hostedFrame = (
  { language }: ViewContext,
  content: unknown,
  smallPrint: unknown,
): TemplateResult =>
  html`<div part="base" lang=${language} dir=${directionOf(language)}>
    ${content} ${smallPrint}
  </div>`;

/** Who asks and why, the privacy notice and the imprint. */
export const hostedSmallPrint = (
  context: ViewContext,
  campaign: Campaign,
  notice: string,
): TemplateResult => smallPrint(context, campaign, notice);

/** The imprint alone, for a page that asks for nothing. */
export const hostedImprint = (
  { messages }: ViewContext,
  { imprint: body }: Pick<Campaign, 'imprint'>,
): TemplateResult =>
  html`<div class="small-print" part="small-print">${imprint(body, messages)}</div>`;

/** The replacement of a form before a campaign opens and after it has closed. */
export const hostedClosed = (
  context: ViewContext,
  campaign: Campaign,
  availability: 'before' | 'after',
  results: AreaResults | undefined,
): TemplateResult => closedNotice(context, { campaign, availability, results }, nothing);

/** A sentence that a person needs to read before they send the form below it again. */
export const hostedNotice = (title: string, sentence: string): TemplateResult =>
  html`<div class="notice" part="summary" role="alert" tabindex="-1" data-focus>
    <div role="heading" aria-level="2">${title}</div>
    <p>${sentence}</p>
  </div>`;

/** The thanks alone, with the reference: what a page may say once it is not the person's own. */
export function hostedReference(
  context: ViewContext,
  { campaign, kind, receipt }: { campaign: Campaign; kind: SubmissionKind; receipt: Receipt },
): TemplateResult {
  const { messages } = context;
  const form = hostedFormData({ campaign, receipt });
  const thanks = {
    'issue-response': messages.survey.thanks,
    contact: surveyThanksMessages(messages).contact.thanksKept,
    'champion-signup': championMessages(messages).thanks,
  }[kind];
  return receivedView(context, form.form, thanks, false, receiptView(context, form));
}
