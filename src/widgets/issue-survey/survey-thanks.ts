import { html, type TemplateResult } from 'lit';
import type { AreaResults } from '../../contract/results/reader.ts';
import type { IssueResponse } from '../../contract/submission/form-reader.ts';
import { localizedText } from '../../forms/index.ts';
import { surveyThanksMessages } from '../../locales/compiled/en-survey-thanks.ts';
import { type FormViewData, receiptView } from '../form-parts.ts';
import type * as ClosedView from '../closed-view.ts';
import type { ViewContext } from '../view-context.ts';
import { contactForm, type ContactFormData } from './contact-form.ts';
import { neighbourPanel, type NeighbourData } from './neighbour-panel.ts';
import { issueLabel } from './survey-form.ts';

/** The context of the content after the thanks. */
export interface SurveyThanksData extends FormViewData, NeighbourData {
  /** The results, once they are loaded. */
  readonly results: AreaResults | undefined;
  /** Shows the results. */
  readonly published: typeof ClosedView | undefined;
  readonly contact: ContactFormData;
}

/**
 * The content after the thanks: the person's answer, the ward's results so far, what happens next;
 * then one next step, to send it to a neighbour; then, smaller, the link to the sign-up, and the
 * form that asks for a name.
 */
export function surveyThanks(context: ViewContext, data: SurveyThanksData): TemplateResult {
  const { messages, language, localize, resolve } = context;
  const { campaign, results, published, contact } = data;
  const answer = data.form.submission as IssueResponse;
  const { areas, survey, champion } = campaign;
  const { youSaid, inWard, next, champion: join } = surveyThanksMessages(messages);
  const { other, issue } = answer.answers;
  const wardName = areas.wards.find(({ code }) => code === answer.area.code)?.name;
  const ward = wardName ? localize(wardName) : undefined;
  const signupPage = champion?.page && resolve(champion.page);
  const issueWords = localizedText(issueLabel(context, survey, issue), language);
  return html`<div class="field">
      <p>
        ${youSaid}
        ${other ? html`<bdi>${other}</bdi>` : issueWords}${ward ? html`, ${inWard} ${localizedText(ward, language)}` : ''}.
      </p>
    </div>
    ${results && ward ? published?.wardResults(context, { survey, results, code: answer.area.code, ward: ward.words, ownIssue: issue }) : ''}
    <div class="field">
      <p>${survey?.next ? localizedText(localize(survey.next), language) : next}</p>
      ${receiptView(context, data)}
    </div>
    ${neighbourPanel(context, data)}
    ${signupPage ? html`<p><a href=${signupPage}>${join}</a></p>` : ''}
    ${contactForm(context, contact, answer.area.code)}`;
}
