import { questionsFor } from '../campaign/questions.ts';
import type { Campaign } from '../campaign/schema.ts';
import { isObject } from '../plain-object.ts';
import type { CheckResult } from '../problem/problem.ts';
import type { SubmissionKind } from '../vocabulary.ts';
import { checkAnswerForm, readAnswerForm } from './answer-form.ts';
import type { Submission, SubmissionContext } from './form-reader.ts';
import { readFurtherFields, withFurtherAnswers } from './further-answers.ts';
import { checkPersonForm, readPersonForm } from './person-form.ts';

// The forms of all kinds. A widget uses those of its own kind: `answer-form.ts` or
// `person-form.ts`.

/**
 * Reads a form into a submission, unchecked. The field names are flat and public:
 *
 * - every form: `area`, which a campaign of one ward doesn't need, and a champion may leave empty:
 *   their ward is then `unknown`;
 * - an anonymous answer: `issue`, `other`, `words`;
 * - a contact: `name`, `email`, `ageConfirmed`, and `consents-<id>` for each statement's box;
 * - a champion also: `phone`, `cares` and `roles` (each once for every id ticked), `oneToOne` (a
 *   box), `days`, `parts`, `way`, `place`, `language`, `inviteCode`, `invitedBy`;
 * - an organisation also: `organisation`, `organisationKind`, `organisationRole`,
 *   `organisationPeople`, `organisationListed` (a box);
 * - an answer, a champion and an organisation: `more-<id>` for each of the campaign's own
 *   questions, once for every choice.
 *
 * Empty fields are undefined, which JSON leaves out.
 */
export const readSubmissionForm = (
  data: FormData,
  campaign: Campaign,
  kind: SubmissionKind,
  context: SubmissionContext,
): Record<string, unknown> => {
  const submission =
    kind === 'issue-response'
      ? readAnswerForm(data, campaign, context)
      : readPersonForm(data, campaign, kind, context);
  const questions = questionsFor(campaign, kind);
  if (!questions[0]) return submission;
  const more = readFurtherFields(data, questions);
  return { ...submission, answers: { ...(submission.answers as object), more } };
};

/**
 * Checks a person's answers. The fields that `readSubmissionForm` adds are always valid, and an
 * endpoint checks all of them.
 * @returns the submission with typed texts cleaned, or the problems in the order of the form
 */
export const checkSubmissionForm = (
  submission: Record<string, unknown>,
  campaign: Campaign,
  kind: SubmissionKind,
): CheckResult<Submission> =>
  withFurtherAnswers(
    kind === 'issue-response'
      ? checkAnswerForm(submission)
      : checkPersonForm(submission, campaign, kind),
    isObject(submission.answers) ? submission.answers.more : undefined,
    questionsFor(campaign, kind),
  );
