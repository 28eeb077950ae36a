import { consentsFor } from '../campaign/consents.ts';
import type { Campaign } from '../campaign/schema.ts';
import { type CheckResult, createProblem, type Problem } from '../problem/problem.ts';
import { inLanguage } from '../text/local-text.ts';
import {
  readObject,
  readOneOf,
  readText,
  readTypedText,
  readWhere,
  type ValueReader,
} from '../value-readers.ts';
import { NO_WARD } from '../area-lookup/no-ward.ts';
import type { SubmissionKind } from '../vocabulary.ts';
import {
  buildSubmission,
  checkArea,
  formResult,
  readField,
  type Submission,
  type SubmissionContext,
} from './form-reader.ts';
import { isEmail, isPeopleCount, isPhone, MAX_PEOPLE } from './person-details.ts';

// The forms that ask for a name: a contact, and a champion or an organisation. A page that has only
// an anonymous form need not load them.

/** The kinds of submission that have a name. */
export type PersonKind = Exclude<SubmissionKind, 'issue-response'>;

/** One typed line of 1 to `max` characters that meets one more condition. */
const readTypedWhere =
  (max: number, holds: (typed: string) => boolean, expected: string): ValueReader<string> =>
  (value, place, problems) => {
    const before = problems.length;
    const cleaned = readTypedText(max)(value, place, problems);
    if (problems.length === before && !holds(cleaned))
      problems.push(createProblem(`${place}`, 'format', `must be ${expected}`));
    return cleaned;
  };

const readName = readTypedText(200);
const readEmail = readTypedWhere(254, isEmail, 'an address like name@example.org');
const readPhone = readTypedWhere(40, isPhone, 'a telephone number like 01632 960 001');
const readAgeConfirmed = readOneOf(true);

const readOrganisation = readObject(
  {
    name: readName,
    kind: readText,
    'role?': readTypedText(120),
    'people?': readWhere(isPeopleCount, `a whole number from 1 to ${MAX_PEOPLE}`),
  },
  true,
);

/**
 * The typed fields of each kind of form, in the form's order. Choices from its lists are always
 * valid.
 */
const ANSWER_READERS: Record<PersonKind, ValueReader<{ email?: string; phone?: string }>> = {
  contact: readObject({ name: readName, email: readEmail, ageConfirmed: readAgeConfirmed }),
  'champion-signup': readObject(
    {
      name: readName,
      'email?': readEmail,
      'phone?': readPhone,
      'oneToOne?': readObject({ 'place?': readTypedText(120) }, true),
      'organisation?': readOrganisation,
      ageConfirmed: readAgeConfirmed,
      'language?': readTypedText(60),
    },
    true,
  ),
};

/** Reads a form that asks for a name: `readSubmissionForm` of its kinds. */
export function readPersonForm(
  data: FormData,
  campaign: Campaign,
  kind: PersonKind,
  context: SubmissionContext,
): Record<string, unknown> {
  const person = {
    name: readField(data, 'name'),
    email: readField(data, 'email'),
    ageConfirmed: data.has('ageConfirmed') || undefined,
  };
  const submission = buildSubmission(data, campaign, context, {
    kind,
    answers: kind === 'contact' ? person : { ...person, ...readChampion(data) },
    consents: consentsFor(campaign, kind, data.has('organisationKind')).map(
      ({ id, version, statement }) => {
        const { words, lang } = inLanguage(statement, context.locale, campaign.languages);
        return { statement: id, version, locale: lang, words, granted: data.has(`consents-${id}`) };
      },
    ),
  });
  const area = submission.area as { code?: string };
  // A champion may add their ward later.
  return kind === 'contact' || area.code
    ? submission
    : { ...submission, area: { ...area, code: NO_WARD[0] } };
}

/** A champion's fields beside name and email address. */
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
  submission: Record<string, unknown>,
  campaign: Campaign,
  kind: PersonKind,
): CheckResult<Submission> {
  const problems: Problem[] = [];
  checkArea(submission, problems);
  const answers = ANSWER_READERS[kind](submission.answers, 'answers', problems);
  if (kind === 'champion-signup' && !answers.email && !answers.phone)
    problems.push(
      createProblem(
        'answers.email',
        'no-contact',
        'must be given where there is no telephone number',
      ),
    );
  const consents = submission.consents as Submission['consents'];
  problems.push(...missingConsents(campaign, kind, consents));
  return formResult(submission, answers, problems);
}

/** The statements that a submission with a name requires, and that were not granted. */
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
