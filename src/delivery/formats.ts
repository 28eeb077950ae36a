import { isObject, ownValue } from '../contract/plain-object.ts';
import type { Problem } from '../contract/problem/problem.ts';
import type { FurtherAnswers, Submission } from '../contract/submission/form-reader.ts';
import type { Encoding } from './outbox-entry.ts';
import { serializeJson } from './serialize-json.ts';

/** A body in its format, or the problems that prevent its encoding. */
export interface Encoded {
  type: string;
  text: string;
  /** The mode of the request: `cors` if left out. */
  mode?: RequestMode;
  problems?: Problem[];
}

/** How an endpoint of another kind is written to, and how its answers are read. */
export interface EndpointFormat {
  encode(body: string): Encoded;
  /** Whether an answer with a status of success means that the submission arrived. */
  isAcceptance(answer: unknown): boolean;
  /** Whether an answer proves that the endpoint will never accept the submission. */
  isRefusal(response: Response, answer: unknown): boolean;
}

type Champion = Extract<Submission, { kind: 'champion-signup' }>;

/**
 * Writes a submission in the format of another endpoint: always the same for the same submission.
 */
export function encode(encoding: Encoding, body: string): Encoded {
  if (encoding.format === 'json') return { type: 'application/json', text: body };
  return (encoding.format === 'osdi' ? osdi : form)(JSON.parse(body) as Submission, encoding);
}

/**
 * Whether an answer of Action Network proves that it will never accept this submission: it
 * documents `{ "error": … }` with status 400.
 */
export const isOsdiRefusal = ({ status, headers }: Response, answer: unknown): boolean =>
  status === 400 &&
  /^application\/(hal\+)?json\b/i.test(headers.get('Content-Type') ?? '') &&
  isObject(answer) &&
  typeof answer.error === 'string';

/** The format of an endpoint. */
export const endpointFormat = (encoding: Encoding): EndpointFormat => ({
  encode: (body) => encode(encoding, body),
  // Action Network answers with an object, a captive portal with a page; from a form service, any
  // answer is accepted.
  isAcceptance: (answer) => encoding.format === 'form' || (encoding.format === 'osdi' && !!answer),
  isRefusal: (response, answer) => encoding.format === 'osdi' && isOsdiRefusal(response, answer),
});

/** Flat fields, one value or several under a name; a list and a box as in a posted form. */
type Fields = Record<string, string | readonly string[] | undefined>;

const box = (ticked: boolean | undefined) => (ticked ? 'on' : undefined);

/** The fields of the campaign's own questions. */
const furtherFields = (more: FurtherAnswers = {}): Fields =>
  Object.fromEntries(
    Object.entries(more).map(([id, value]) => [
      `more-${id}`,
      typeof value === 'number' ? `${value}` : value,
    ]),
  );

/** The fields of `readSubmissionForm` that a person fills in. */
function answersOf(submission: Submission): Fields {
  if (submission.kind === 'issue-response')
    return {
      issue: submission.answers.issue,
      other: submission.answers.other,
      words: submission.answers.words,
      ...furtherFields(submission.answers.more),
    };
  const { name, email, ageConfirmed } = submission.answers;
  const { phone, cares, roles, oneToOne, language, invitedBy, inviteCode, organisation, more } = (
    submission as Champion
  ).answers;
  return {
    name,
    email,
    ageConfirmed: box(ageConfirmed),
    ...(submission.kind === 'champion-signup' && {
      phone,
      cares,
      roles,
      oneToOne: box(!!oneToOne),
      days: oneToOne?.days,
      parts: oneToOne?.parts,
      way: oneToOne?.way,
      place: oneToOne?.place,
      language,
      invitedBy,
      inviteCode,
      organisation: organisation?.name,
      organisationKind: organisation?.kind,
      organisationRole: organisation?.role,
      organisationPeople: organisation?.people?.toString(),
      organisationListed: box(organisation?.listed),
      ...furtherFields(more),
    }),
  };
}

/**
 * `application/x-www-form-urlencoded`: the body of a plain form with the same fields, and the
 * fields that the contract adds.
 */
function form(submission: Submission, { fields = {} }: Encoding): Encoded {
  const {
    id,
    kind,
    campaign,
    campaignVersion,
    source,
    channel,
    assistedBy,
    locale,
    page,
    answeredAt,
    area,
    consents,
  } = submission;
  const all: Fields = {
    id,
    kind,
    campaign,
    campaignVersion: `${campaignVersion}`,
    source,
    channel,
    assistedBy,
    locale,
    page,
    answeredAt,
    area: area.code,
    areaVersion: area.version,
    ...answersOf(submission),
  };
  for (const { statement, version, locale, words, granted } of consents) {
    all[`consents-${statement}`] = box(granted);
    // The exact statements, granted or not: they must be provable later (UK GDPR, article 7(1)).
    Object.assign(all, {
      [`consents-${statement}-words`]: words,
      [`consents-${statement}-version`]: `${version}`,
      [`consents-${statement}-locale`]: locale,
    });
  }
  const data = new URLSearchParams();
  for (const [name, value] of Object.entries(all)) {
    const theirs = fields[name] ?? name;
    if (theirs) for (const one of [value ?? []].flat()) data.append(theirs, one);
  }
  return {
    type: 'application/x-www-form-urlencoded;charset=UTF-8',
    text: data.toString(),
    // A form service does not let scripts read its answer, and an unreadable answer would look like
    // none.
    mode: 'no-cors',
  };
}

/**
 * Under the names of the service. Empty values are sent too: a missing one would keep its earlier
 * value.
 */
const customFields = (custom: Fields, names: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(custom).flatMap(([name, value]) =>
      names[name] === '' ? [] : [[names[name] ?? name, [value ?? ''].flat().join(', ')]],
    ),
  );

/**
 * A form submission of Action Network (OSDI). The service subscribes every person it gets and
 * takes no other status, so only people who ticked the consent to email are posted; an anonymous
 * answer has no person and is not posted.
 */
function osdi(
  submission: Submission,
  { fields = {}, tags = [], autoresponse = false, channels = {} }: Encoding,
): Encoded {
  const problem = (path: string, code: string, message: string): Encoded => ({
    type: '',
    text: '',
    problems: [{ path, code, message }],
  });
  if (submission.kind === 'issue-response')
    return problem('kind', 'unknown', 'An anonymous answer has no person to post.');
  const { answers, area, consents, source, page, locale } = submission;
  const granted = (...ways: string[]) =>
    consents.some(
      (given) => given.granted && ways.includes(ownValue(channels, given.statement) ?? ''),
    );
  const email = Object.keys(channels).find((id) => ownValue(channels, id) === 'email') ?? 'email';
  if (!granted('email'))
    return problem(
      `consents.${email}`,
      'required',
      'Nobody is posted without the consent to email.',
    );
  if (!answers.email)
    return problem('answers.email', 'required', 'The service knows people by their email address.');
  const { phone, invitedBy } = (submission as Champion).answers;
  const [, given = answers.name, family = ''] = /^(.+)\s(\S+)$/.exec(answers.name) ?? [];
  const { name: _name, email: _email, phone: _phone, ...rest } = answersOf(submission);
  const custom: Fields = {
    area: area.code,
    ...rest,
    ...Object.fromEntries(
      consents.map(({ statement, granted }) => [`consents-${statement}`, granted ? 'yes' : 'no']),
    ),
  };
  const text = serializeJson({
    person: {
      given_name: given,
      family_name: family,
      email_addresses: [{ address: answers.email, status: 'subscribed' }],
      ...(phone && {
        phone_numbers: [{ number: phone, status: granted('sms') ? 'subscribed' : 'unsubscribed' }],
      }),
      postal_addresses: [{ country: 'GB' }],
      languages_spoken: [locale.split('-')[0]],
      custom_fields: customFields(custom, fields),
    },
    add_tags: tags,
    triggers: { autoresponse: { enabled: autoresponse } },
    'action_network:referrer_data': {
      source: source ?? '',
      referrer: invitedBy ?? '',
      website: page ?? '',
    },
  });
  return { type: 'application/json', text };
}
