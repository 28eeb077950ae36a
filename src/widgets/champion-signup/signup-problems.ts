import { type FieldProblem, fieldProblems } from '../../forms/index.ts';
import type { FormViewData } from '../form-parts.ts';
import type * as PersonForm from '../person-form.ts';
import type { ViewContext } from '../view-context.ts';
import { signupLabels } from './field-labels.ts';
import type * as OrganisationForm from './organisation-fields.ts';
import { sectionFields } from './signup-sections.ts';

/** A sign-up's form, with what it was checked by. */
export interface CheckedSignup extends Pick<FormViewData, 'campaign' | 'form' | 'questionFields'> {
  readonly personForm: typeof PersonForm;
  /** The questions to an organisation, if one signs up. */
  readonly organisationForm: Pick<typeof OrganisationForm, 'organisationMessages'> | undefined;
}

/** The problems of a sign-up's form, in its order. */
export function signupProblems(context: ViewContext, data: CheckedSignup): FieldProblem[] {
  const { campaign, form, personForm, organisationForm, questionFields } = data;
  const { messages } = context;
  const person = personForm.personMessages(messages);
  const organisation = organisationForm?.organisationMessages(messages);
  return fieldProblems(
    personForm.formProblems(form),
    Object.values(sectionFields(campaign, personForm)).flat(),
    messages,
    {
      sentences: {
        ...person.problems,
        ...organisation?.problems,
        ...questionFields?.questionSentences(context, campaign.champion?.questions ?? []),
      },
      labels: {
        ...signupLabels(messages, person, organisation),
        ...personForm.consentLabels(context, campaign, 'champion-signup', !!organisation),
      },
    },
  );
}
