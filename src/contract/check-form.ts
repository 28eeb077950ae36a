import { checkAnswerForm, readAnswerForm } from './answer-form.ts';
import type { Campaign } from './campaign.ts';
import type { SubmissionContext } from './form.ts';
import { checkPersonForm, readPersonForm } from './person-form.ts';
import type { CheckResult } from './problem.ts';
import type { Submission } from './submission.ts';
import type { SubmissionKind } from './terms.ts';

// The forms of all kinds. A widget takes those of its own kind: `answer-form.ts` or `person-form.ts`.

/**
 * Reads a form into a submission, unchecked. The field names are flat and public:
 * `area`, `issue`, `other`, `words`; `name`, `email`, `ageConfirmed`, and `consents-<id>` for each statement's box;
 * of a champion also `phone`, `cares` and `roles` (each once for every id ticked), `oneToOne` (a box), `days`, `parts`, `way`,
 * `place`, `language`, `inviteCode`, `invitedBy`; of an organisation `organisation`, `organisationKind`, `organisationRole`,
 * `organisationPeople`, `organisationListed` (a box). Empty fields are undefined, which JSON leaves out.
 * A campaign of one ward needs no `area`.
 */
export const readSubmissionForm = (
  data: FormData,
  campaign: Campaign,
  kind: SubmissionKind,
  about: SubmissionContext,
): Record<string, unknown> =>
  kind === 'issue-response'
    ? readAnswerForm(data, campaign, about)
    : readPersonForm(data, campaign, kind, about);

/**
 * Checks what a person filled in. What `readSubmissionForm` adds to it is right by construction, and an endpoint checks all of it.
 * @returns the submission with what was typed cleaned, or the problems in the order of the form
 */
export const checkSubmissionForm = (
  read: Record<string, unknown>,
  campaign: Campaign,
  kind: SubmissionKind,
): CheckResult<Submission> =>
  kind === 'issue-response' ? checkAnswerForm(read) : checkPersonForm(read, campaign, kind);
