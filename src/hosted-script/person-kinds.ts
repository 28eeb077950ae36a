/**
 * The forms that ask for a name, in a file beside the script: a page of the survey loads it only
 * with the thanks.
 * @module
 */
import { championMessages } from '../locales/compiled/en-champion.ts';
import { organisationMessages } from '../locales/compiled/en-organisation.ts';
import { surveyThanksMessages } from '../locales/compiled/en-survey-thanks.ts';
import { signupProblems } from '../widgets/champion-signup/signup-problems.ts';
import { contactProblems } from '../widgets/issue-survey/contact-problems.ts';
import * as personForm from '../widgets/person-form.ts';
import type { HostedFormKind } from './form-kind.ts';

export const contactKind: HostedFormKind = {
  check: (data, campaign, about) => personForm.checkForm(data, campaign, 'contact', about),
  personForm,
  questionsOf: () => undefined,
  problems: (context, form) => contactProblems(context, form, personForm),
  thanks: (messages) => surveyThanksMessages(messages).contact.thanksKept,
};

export const signupKind = (as: 'champion' | 'organisation'): HostedFormKind => ({
  check: (data, campaign, about) => personForm.checkForm(data, campaign, 'champion-signup', about),
  personForm,
  questionsOf: ({ champion }) => champion?.questions,
  problems: (context, form) =>
    signupProblems(context, {
      ...form,
      personForm,
      organisationForm: as === 'organisation' ? { organisationMessages } : undefined,
    }),
  thanks: (messages) => championMessages(messages).thanks,
});
