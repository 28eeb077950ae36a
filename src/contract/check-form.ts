import * as z from 'zod/mini';
import type { Campaign } from './campaign.ts';
import { ChampionTyped, Email } from './champion.ts';
import { check, type Checked, problem, type Problem, raise } from './check.ts';
import { consentsFor } from './form.ts';
import type { Submission } from './submission.ts';
import type { Kind } from './terms.ts';
import { AnyText, manyLines, oneLine, oneOf } from './text.ts';

export const IssueAnswers = z
  .object({
    /** The id of one of the campaign's issues, or `other`. */
    issue: AnyText,
    /** The person's own words for the issue, where `issue` is `other`. */
    other: z.optional(oneLine(120)),
    /** What they would change, and where. */
    words: z.optional(manyLines(1000)),
  })
  .check(({ value, issues }) => {
    const { issue, other } = value;
    if (issue === 'other' && !other) issues.push(raise(value, ['other'], 'required', 'must say what the issue is'));
    if (issue !== 'other' && other) issues.push(raise(value, ['other'], 'two-answers', 'must be left out where an issue of the list is chosen'));
  });

export const ContactAnswers = z.object({
  name: oneLine(200),
  email: Email,
  /** That the person is of the campaign's `minimumAge` or over. No date of birth is asked. */
  ageConfirmed: oneOf(true),
});

const ANSWERS = { 'issue-response': IssueAnswers, contact: ContactAnswers, 'champion-signup': ChampionTyped };

/**
 * Checks what a person filled in. What `readForm` adds to it is right by construction, and an endpoint checks all of it.
 * @returns the submission with what was typed cleaned, or the problems in the order of the form
 */
export function checkForm(read: Record<string, unknown>, campaign: Campaign, kind: Kind): Checked<Submission> {
  const checked = check(z.object({ area: z.object({ code: AnyText }), answers: ANSWERS[kind] }), read);
  const missing = missingConsents(campaign, kind, read.consents as Submission['consents']);
  return checked.ok && !missing.length
    ? { ok: true, value: { ...read, answers: checked.value.answers } as Submission }
    : { ok: false, problems: checked.ok ? missing : [...checked.problems, ...missing] };
}

/** The statements without which a named entry may not be kept, and that were not granted. */
export const missingConsents = (campaign: Campaign, kind: Kind, given: Submission['consents']): Problem[] =>
  consentsFor(campaign, kind)
    .filter(({ id, channel }) => channel === 'keep' && !given.some(({ statement, granted }) => granted && statement === id))
    .map(({ id }) => problem(`consents.${id}`, 'required', 'must be granted: without it a name may not be kept'));
