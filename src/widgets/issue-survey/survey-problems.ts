import { type FieldProblem, fieldProblems } from '../../forms/index.ts';
import type { FormViewData } from '../form-parts.ts';
import type { ViewContext } from '../view-context.ts';

/** The problems of the survey's form, in its order. */
export function surveyProblems(
  context: ViewContext,
  { campaign, form, questionFields }: Pick<FormViewData, 'campaign' | 'form' | 'questionFields'>,
): FieldProblem[] {
  const { areas, survey } = campaign;
  const questions = survey?.questions ?? [];
  const names = [
    ...['issue', 'other', 'words'],
    ...(areas.wards[1] ? ['area'] : []),
    ...(questionFields?.questionNames(questions) ?? []),
  ];
  const sentences = questionFields?.questionSentences(context, questions);
  return fieldProblems(form.problems, names, context.messages, { sentences });
}
