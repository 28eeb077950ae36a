import { html, type TemplateResult } from 'lit';
import type { Campaign } from '../../contract/campaign/reader.ts';
import type { LocalizedText } from '../../contract/text/local-text.ts';
import { choiceField, longTextField, textField } from '../../forms/index.ts';
import { formOutcome, type FormViewData, sendButton } from '../form-parts.ts';
import type { ViewContext } from '../view-context.ts';
import { wardField } from '../ward-field.ts';
import { surveyProblems } from './survey-problems.ts';

/** The context of the survey's form. */
export interface SurveyFormData extends FormViewData {
  /** Ids of the issues, in the order shown. */
  readonly order: readonly string[];
  readonly onInput: () => void;
}

/** The label of an issue; that of "Something else" if the campaign has no such issue. */
export function issueLabel(
  { messages, language, localize }: ViewContext,
  survey: Campaign['survey'],
  id: string,
): LocalizedText {
  const label = survey?.issues.find((issue) => issue.id === id)?.label;
  return label ? localize(label) : { words: messages.survey.somethingElse, lang: language };
}

/** The form that asks for the one big issue. */
export function surveyForm(context: ViewContext, data: SurveyFormData): TemplateResult {
  const { messages, language } = context;
  const { campaign, form, order, questionFields, onSubmit, onInput } = data;
  const { survey } = campaign;
  const words = messages.survey;
  const questions = survey?.questions ?? [];
  const problems = surveyProblems(context, data);
  const field = { problems, messages, language };
  return html`<form novalidate aria-labelledby="issue-label" @submit=${onSubmit} @input=${onInput}>
    ${formOutcome(context, data, problems)}
    <fieldset role="none" class="stack" ?disabled=${form.locked}>
      <div class="field close">
        ${choiceField('radio', {
          ...field,
          name: 'issue',
          label: words.issue,
          hint: words.issueHint,
          options: order.map((id) => ({ value: id, label: issueLabel(context, survey, id) })),
        })}
        ${textField({ ...field, name: 'other', label: words.other, maxlength: 120 })}
      </div>
      ${longTextField({ ...field, name: 'words', label: words.words, hint: words.wordsHint, maxlength: 1000 })}
      ${wardField(context, field, data)}
      ${
        questionFields
          ? questionFields.surveyQuestionFields(context, field, questions)
          : questions[0] && html`<p part="hint">${messages.questionsMissing}</p>`
      }
    </fieldset>
    ${sendButton(context, data, words.send)}
  </form>`;
}
