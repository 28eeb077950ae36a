import type { Campaign } from './campaign.ts';
import { missingConsents } from './form.ts';
import { type Checked, type Problem, problem } from './problem.ts';
import { formed, must, oneOf, type Read, shape, text, typed } from './shape.ts';
import type { Submission } from './submission.ts';
import type { Kind } from './terms.ts';
import { cleanLines, isEmail, isPeople, isPhone } from './typed.ts';

const email = formed(254, isEmail, 'an address like name@example.org');
const name = typed(200);
const ageConfirmed = oneOf(true);

/** What a person types in a form of each kind, in the form's order. What they choose from its lists is right by construction. */
const ANSWERS: Record<Kind, Read> = {
  'issue-response': shape({ issue: text, 'other?': typed(120), 'words?': typed(1000, cleanLines) }),
  contact: shape({ name, email, ageConfirmed }),
  'champion-signup': shape(
    {
      name,
      'email?': email,
      'phone?': formed(40, isPhone, 'a telephone number like 01632 960 001'),
      'oneToOne?': shape({ 'place?': typed(120) }, true),
      'organisation?': shape(
        {
          name,
          kind: text,
          'role?': typed(120),
          'people?': must(isPeople, 'a whole number from 1 to 10000000'),
        },
        true,
      ),
      ageConfirmed,
      'language?': typed(60),
    },
    true,
  ),
};

/**
 * Checks what a person filled in. What `readForm` adds to it is right by construction, and an endpoint checks all of it.
 * @returns the submission with what was typed cleaned, or the problems in the order of the form
 */
export function checkForm(
  read: Record<string, unknown>,
  campaign: Campaign,
  kind: Kind,
): Checked<Submission> {
  const problems: Problem[] = [];
  shape({ code: text })(read.area, 'area', problems);
  const answers = ANSWERS[kind](read.answers, 'answers', problems) as {
    issue?: string;
    other?: string;
    email?: string;
    phone?: string;
  };
  const { issue, other } = answers;
  if (kind === 'issue-response' && !problems.some(({ path }) => path !== 'area.code')) {
    if (issue === 'other' && !other)
      problems.push(problem('answers.other', 'required', 'must say what the issue is'));
    if (issue !== 'other' && other)
      problems.push(
        problem(
          'answers.other',
          'two-answers',
          'must be left out where an issue of the list is chosen',
        ),
      );
  }
  if (kind === 'champion-signup' && !answers.email && !answers.phone)
    problems.push(
      problem('answers.email', 'no-contact', 'must be given where there is no telephone number'),
    );
  problems.push(...missingConsents(campaign, kind, read.consents as Submission['consents']));
  return problems[0]
    ? { ok: false, problems }
    : { ok: true, value: { ...read, answers } as Submission };
}
