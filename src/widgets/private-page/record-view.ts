import { html, type TemplateResult } from 'lit';
import type { PrivateRecord } from '../../contract/private-page/reader.ts';
import { contactLink, imprint } from '../../forms/index.ts';
import { isolateName } from '../isolate-name.ts';
import { type ConsentsData, consentsView } from './consents-view.ts';
import { copyView } from './copy-view.ts';
import { type DeletionData, deletionView } from './deletion-view.ts';
import { type DetailsData, detailsView } from './details-view.ts';
import { type InviteData, inviteView } from './invite-view.ts';
import { dayInWords, type PrivateContext } from './private-context.ts';

export interface RecordViewData extends ConsentsData, InviteData {
  readonly details: DetailsData;
  readonly deletion: DeletionData;
  readonly today: string;
  readonly onPrint: () => void;
  readonly onDownload: () => void;
}

/** All data of one sign-up, and the person's actions on it. */
export const recordView = (context: PrivateContext, data: RecordViewData): TemplateResult =>
  html`${recordHeader(context, data.record, data.today)} ${detailsView(context, data.details)}
  ${consentsView(context, data)} ${inviteView(context, data)}
  ${copyView(context, data.onPrint, data.onDownload)} ${deletionView(context, data.deletion)}
  ${recordFooter(context, data.record)}`;

function recordHeader(
  context: PrivateContext,
  record: PrivateRecord,
  today: string,
): TemplateResult {
  const { words, messages, localize } = context;
  const { controller, campaign, receivedAt, keptUntil, reference } = record;
  const name = isolateName(localize(controller.name).words);
  const campaignName = isolateName(localize(campaign.name).words);
  return html`<header>
    <h1>${words.title}</h1>
    <p>${words.intro(name, campaignName, dayInWords(context, receivedAt))}</p>
    <p>${words.keptUntil(dayInWords(context, keptUntil), controller.retentionDays)}</p>
    <p>${messages.reference(reference)}</p>
    <p class="hint screen-only">${words.keepLink}</p>
    <p class="print-only">${words.copy.printedOn(dayInWords(context, today))}</p>
  </header>`;
}

/** The contact, where to complain, and the publisher. */
function recordFooter(
  { messages }: PrivateContext,
  { controller: { contact, complaints, privacyUrl }, campaign }: PrivateRecord,
): TemplateResult {
  const { ask, complain, notice } = messages.privacy;
  return html`<footer class="small-print" part="small-print">
    <p>${ask} ${contactLink(contact)}</p>
    <p>${complain} ${contactLink(complaints)}</p>
    ${privacyUrl ? html`<p><a href=${privacyUrl} rel="noopener">${notice}</a></p>` : ''}
    ${imprint(campaign.imprint, messages)}
  </footer>`;
}
