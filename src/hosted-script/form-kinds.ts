import { checkAnswerForm, readAnswerForm } from '../contract/submission/answer-form.ts';
import { surveyProblems } from '../widgets/issue-survey/survey-problems.ts';
import type { HostedFormKind } from './form-kind.ts';
import type { FormPageView } from './page-view.ts';

const SURVEY: HostedFormKind = {
  check: (...form) => checkAnswerForm(readAnswerForm(...form)),
  personForm: undefined,
  questionsOf: ({ survey }) => survey?.questions,
  problems: surveyProblems,
  thanks: ({ survey }) => survey.thanks,
};

/** @throws if the file of a form that asks for a name can't be loaded */
export async function loadFormKind({ kind, as }: FormPageView): Promise<HostedFormKind> {
  if (kind === 'issue-response') return SURVEY;
  const { contactKind, signupKind } = await import('./person-kinds.ts');
  return kind === 'contact' ? contactKind : signupKind(as);
}
