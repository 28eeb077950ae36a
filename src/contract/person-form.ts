import type { Campaign } from './campaign.ts';
import { consentsFor } from './consents.ts';
import {
  type SubmissionContext,
  checkArea,
  formResult,
  buildSubmission,
  readField,
} from './form.ts';
import { isEmail, isPeopleCount, isPhone } from './person-details.ts';
import { type CheckResult, type Problem, createProblem } from './problem.ts';
import { must, oneOf, type Read, shape, text, typed } from './shape.ts';
import type { Submission } from './submission.ts';
import type { SubmissionKind } from './terms.ts';
import { inLanguage } from './wording.ts';

// The forms that ask for a name, so that a page with an anonymous form alone need not load them: a contact, and a champion or
// an organisation.

/** The kinds of submission that have a name. */
export type PersonKind = Exclude<SubmissionKind, 'issue-response'>;

/** One line that somebody typed, of 1 to `max` characters, for which something else holds too. */
const formed =
  (max: number, holds: (typed: string) => boolean, be: string): Read =>
  (value, path, problems) => {
    const before = problems.length;
    const cleaned = typed(max)(value, path, problems);
    if (problems.length === before && !holds(cleaned as string))
      problems.push(createProblem(path, 'format', `must be ${be}`));
    return cleaned;
  };

const email = formed(254, isEmail, 'an address like name@example.org');
const name = typed(200);
const ageConfirmed = oneOf(true);

/** What a person types in a form of each kind, in the form's order. What they choose from its lists is right by construction. */
const ANSWERS: Record<PersonKind, Read> = {
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
          'people?': must(isPeopleCount, 'a whole number from 1 to 10000000'),
        },
        true,
      ),
      ageConfirmed,
      'language?': typed(60),
    },
    true,
  ),
};

/** Reads a form that asks for a name: `readSubmissionForm` of its kinds. */
export function readPersonForm(
  data: FormData,
  campaign: Campaign,
  kind: PersonKind,
  about: SubmissionContext,
): Record<string, unknown> {
  const person = {
    name: readField(data, 'name'),
    email: readField(data, 'email'),
    ageConfirmed: data.has('ageConfirmed') || undefined,
  };
  return buildSubmission(data, campaign, kind, about, {
    answers: kind === 'contact' ? person : { ...person, ...readChampion(data) },
    consents: consentsFor(campaign, kind).map(({ id, version, statement }) => {
      const { words, lang } = inLanguage(statement, about.locale, campaign.languages);
      return { statement: id, version, locale: lang, words, granted: data.has(`consents-${id}`) };
    }),
  });
}

/** What a champion fills in beside name and email address. */
function readChampion(data: FormData): object {
  const text = (name: string) => readField(data, name);
  const ticked = (name: string) => (data.has(name) ? data.getAll(name) : undefined);
  return {
    phone: text('phone'),
    cares: ticked('cares'),
    roles: ticked('roles') ?? [],
    oneToOne: data.has('oneToOne')
      ? { days: ticked('days'), parts: ticked('parts'), way: text('way'), place: text('place') }
      : undefined,
    invitedBy: text('invitedBy'),
    inviteCode: text('inviteCode'),
    organisation: data.has('organisationKind')
      ? {
          name: text('organisation'),
          kind: text('organisationKind'),
          role: text('organisationRole'),
          people: text('organisationPeople') && Number(text('organisationPeople')),
          listed: data.has('organisationListed'),
        }
      : undefined,
    language: text('language'),
  };
}

/** Checks what a person filled in there: `checkSubmissionForm` of its kinds. */
export function checkPersonForm(
  read: Record<string, unknown>,
  campaign: Campaign,
  kind: PersonKind,
): CheckResult<Submission> {
  const problems: Problem[] = [];
  checkArea(read, problems);
  const answers = ANSWERS[kind](read.answers, 'answers', problems) as {
    email?: string;
    phone?: string;
  };
  if (kind === 'champion-signup' && !answers.email && !answers.phone)
    problems.push(
      createProblem(
        'answers.email',
        'no-contact',
        'must be given where there is no telephone number',
      ),
    );
  problems.push(...missingConsents(campaign, kind, read.consents as Submission['consents']));
  return formResult(read, answers, problems);
}

/** The statements without which a named entry may not be kept, and that were not granted. */
export const missingConsents = (
  campaign: Campaign,
  kind: SubmissionKind,
  given: Submission['consents'],
): Problem[] =>
  consentsFor(campaign, kind)
    .filter(
      ({ id, channel }) =>
        channel === 'keep' && !given.some(({ statement, granted }) => granted && statement === id),
    )
    .map(({ id }) =>
      createProblem(
        `consents.${id}`,
        'required',
        'must be granted: without it a name may not be kept',
      ),
    );
