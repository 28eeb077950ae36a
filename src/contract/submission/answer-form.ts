import type { Campaign } from '../campaign/schema.ts';
import { type CheckResult, createProblem, type Problem } from '../problem/problem.ts';
import { cleanLines } from '../text/clean-text.ts';
import { readObject, readText, readTypedText } from '../value-readers.ts';
import {
  buildSubmission,
  checkArea,
  formResult,
  readField,
  type Submission,
  type SubmissionContext,
} from './form-reader.ts';

/** What a person types in an anonymous answer, in the form's order. */
const readAnswers = readObject({
  issue: readText,
  'other?': readTypedText(120),
  'words?': readTypedText(1000, cleanLines),
});

/** Reads the form of an anonymous answer: `readSubmissionForm` of its kind. */
export const readAnswerForm = (
  data: FormData,
  campaign: Campaign,
  context: SubmissionContext,
): Record<string, unknown> =>
  buildSubmission(data, campaign, context, {
    kind: 'issue-response',
    answers: {
      issue: readField(data, 'issue'),
      other: readField(data, 'other'),
      words: readField(data, 'words'),
    },
    consents: [],
  });

/** Checks what a person filled in there: `checkSubmissionForm` of its kind. */
export function checkAnswerForm(submission: Record<string, unknown>): CheckResult<Submission> {
  const problems: Problem[] = [];
  checkArea(submission, problems);
  const answers = readAnswers(submission.answers, 'answers', problems);
  // Rules between answers are only checked once each answer is correct by itself.
  if (!problems.some(({ path }) => path !== 'area.code')) {
    const { issue, other } = answers;
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
  return formResult(submission, answers, problems);
}
