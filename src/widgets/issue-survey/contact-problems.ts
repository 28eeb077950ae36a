import { type FieldProblem, fieldProblems } from '../../forms/index.ts';
import { surveyThanksMessages } from '../../locales/compiled/en-survey-thanks.ts';
import type { FormViewData } from '../form-parts.ts';
import type * as PersonForm from '../person-form.ts';
import type { ViewContext } from '../view-context.ts';

/** The problems of the form that asks for a name, in its order. */
export function contactProblems(
  context: ViewContext,
  { campaign, form }: Pick<FormViewData, 'campaign' | 'form'>,
  personForm: typeof PersonForm,
): FieldProblem[] {
  const { messages } = context;
  const person = personForm.personMessages(messages);
  const consents = personForm.consentsFor(campaign, 'contact');
  return fieldProblems(
    personForm.formProblems(form),
    ['name', 'email', 'ageConfirmed', ...consents.map(({ id }) => `consents-${id}`)],
    messages,
    {
      sentences: { ...person.problems, ...surveyThanksMessages(messages).contact.problems },
      labels: {
        ...{ name: person.name, email: person.email },
        ...personForm.consentLabels(context, campaign, 'contact'),
      },
    },
  );
}
