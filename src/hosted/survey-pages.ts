import { html, type TemplateResult } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import type { AreaResults } from '../contract/results/reader.ts';
import type { IssueResponse } from '../contract/submission/form-reader.ts';
import { receivedView } from '../widgets/form-parts.ts';
import * as closedView from '../widgets/closed-view.ts';
import { contactForm } from '../widgets/issue-survey/contact-form.ts';
import { surveyForm } from '../widgets/issue-survey/survey-form.ts';
import { surveyThanks } from '../widgets/issue-survey/survey-thanks.ts';
import * as personForm from '../widgets/person-form.ts';
import type { ViewContext } from '../widgets/view-context.ts';
import { type HostedForm, hostedFormData, NO_HANDLERS } from './form-data.ts';
import { plainShare } from './plain-share.ts';

/** The form of the survey. `order` has the ids of the issues, in the order shown. */
export const hostedSurvey = (
  context: ViewContext,
  form: HostedForm & { readonly order: readonly string[] },
): TemplateResult =>
  surveyForm(context, {
    ...hostedFormData(form),
    order: [...form.order, 'other'],
    onInput: NO_HANDLERS.onInput,
  });

/** The purpose of the survey, and the use of an answer. */
export const surveyNotice = ({ messages, localize }: ViewContext, { controller }: Campaign) =>
  messages.privacy.survey(localize(controller.name).words);

/** The content after a survey's form. */
export interface HostedSurveyThanks {
  readonly campaign: Campaign;
  readonly submission: IssueResponse;
  readonly receipt: Receipt;
  readonly results: AreaResults | undefined;
  /** The address of the survey, for a neighbour. */
  readonly page: string;
}

/** The thanks for an answer, and the form that asks whether the person would like to hear more. */
export function hostedSurveyThanks(context: ViewContext, data: HostedSurveyThanks): TemplateResult {
  const { campaign, results, page } = data;
  const form = hostedFormData(data);
  const contact = { ...hostedFormData({ campaign }), personForm };
  return receivedView(
    context,
    form.form,
    context.messages.survey.thanks,
    false,
    surveyThanks(context, {
      ...form,
      results,
      published: closedView,
      contact,
      share: plainShare,
      page,
    }),
  );
}

/** The form that asks for a name after an answer, or its thanks. */
export const hostedContact = (
  context: ViewContext,
  form: HostedForm,
  areaCode: string,
): TemplateResult =>
  html`${contactForm(context, { ...hostedFormData(form), personForm }, areaCode)}`;
