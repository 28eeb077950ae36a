import type { Campaign } from './campaign.ts';
import {
  type SubmissionContext,
  checkArea,
  formResult,
  buildSubmission,
  readField,
} from './form.ts';
import { type CheckResult, type Problem, createProblem } from './problem.ts';
import { shape, text, typed } from './shape.ts';
import type { Submission } from './submission.ts';
import { cleanLines } from './typed.ts';

/** What a person types in an anonymous answer, in the form's order. */
const ANSWERS = shape({
  issue: text,
  'other?': typed(120),
  'words?': typed(1000, cleanLines),
});

/** Reads the form of an anonymous answer: `readSubmissionForm` of its kind. */
export const readAnswerForm = (
  data: FormData,
  campaign: Campaign,
  about: SubmissionContext,
): Record<string, unknown> =>
  buildSubmission(data, campaign, 'issue-response', about, {
    answers: {
      issue: readField(data, 'issue'),
      other: readField(data, 'other'),
      words: readField(data, 'words'),
    },
    consents: [],
  });

/** Checks what a person filled in there: `checkSubmissionForm` of its kind. */
export function checkAnswerForm(read: Record<string, unknown>): CheckResult<Submission> {
  const problems: Problem[] = [];
  checkArea(read, problems);
  const answers = ANSWERS(read.answers, 'answers', problems) as { issue?: string; other?: string };
  const { issue, other } = answers;
  if (!problems.some(({ path }) => path !== 'area.code')) {
    if (issue === 'other' && !other)
      problems.push(createProblem('answers.other', 'required', 'must say what the issue is'));
    if (issue !== 'other' && other)
      problems.push(
        createProblem(
          'answers.other',
          'two-answers',
          'must be left out where an issue of the list is chosen',
        ),
      );
  }
  return formResult(read, answers, problems);
}
