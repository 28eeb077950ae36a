import { html, nothing, type TemplateResult } from 'lit';
import type { PublicBallot } from '../../contract/ballot/reader.ts';
import { type FormViewData, receiptView, receivedView } from '../form-parts.ts';
import type { ViewContext } from '../view-context.ts';
import { type BallotContext, momentText } from './ballot-parts.ts';

/** A sentence that takes the place of a form's outcome, and the focus. */
export const ballotNotice = (
  { headingLevel }: ViewContext,
  title: string,
  text: string,
): TemplateResult =>
  html`<div class="notice" part="summary" role="alert" tabindex="-1" data-focus>
    <div role="heading" aria-level=${headingLevel}>${title}</div>
    <p>${text}</p>
  </div>`;

/** The vote is in: never what it was. Nothing is carried over to the sign-up. */
export function voteReceived(
  context: BallotContext,
  ballot: PublicBallot,
  data: FormViewData,
): TemplateResult {
  const { words, resolve } = context;
  const { champion } = data.campaign;
  const signupPage = champion?.page && resolve(champion.page);
  return receivedView(
    context,
    data.form,
    words.received.title,
    true,
    html`<div class="field">
        ${receiptView(context, data)}
        <p>${words.received.secret}</p>
        <p>${words.received.next(momentText(context, ballot.closes))}</p>
      </div>
      ${signupPage ? html`<p><a href=${signupPage} rel="noreferrer">${words.received.help}</a></p>` : nothing}`,
  );
}
