import * as z from 'zod/mini';
import {
  type CampaignDocument,
  ChampionAnswers,
  type CheckResult,
  checkValue,
  cleanLine,
  createProblem,
  NO_WARD,
  oneLine,
  schemaProblem,
} from 'campaign-widgets/contract';
import { tidyPhone } from './import/tidy-phone.ts';
import { MEETING_STATES, type Person, type PersonChange, STAGES } from './person.ts';

/** The most people for whom one change is written down at once. */
export const MOST_PEOPLE = 1000;

const { name, email, phone, language } = ChampionAnswers.shape;

/** A day that exists, from this century. */
const Day = z.string().check(
  z.regex(/^20\d\d-\d\d-\d\d$/, 'must be a day, like "2026-11-21"'),
  z.refine(
    (day: string) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day),
    'must be a day that exists',
  ),
);

const Meeting = z
  .strictObject({
    what: z.literal('meeting'),
    state: z.enum(MEETING_STATES),
    on: z.optional(Day),
    with: z.optional(oneLine(120)),
    meeting: z.optional(z.string()),
  })
  .check(({ value, issues }) => {
    // The one that is corrected has its day already.
    if (value.state === 'held' && !value.on && !value.meeting)
      issues.push(schemaProblem(value, ['on'], 'required', 'must be the day on which it was held'));
  });

/** A change as a route takes it. */
export const Change = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('stage'), stage: z.enum(STAGES) }),
  Meeting,
  z.strictObject({ what: z.literal('training'), course: oneLine(120), on: Day }),
  z.strictObject({ what: z.literal('no-training'), training: z.string() }),
  z.strictObject({
    what: z.literal('details'),
    name: z.optional(name),
    email: z.optional(z.nullable(email._zod.def.innerType)),
    phone: z.optional(z.nullable(phone._zod.def.innerType)),
    area: z.optional(z.string()),
    language: z.optional(z.nullable(language._zod.def.innerType)),
  }),
  z.strictObject({ what: z.enum(['hold', 'count', 'same', 'different']) }),
]) satisfies z.ZodMiniType<PersonChange>;

/** What `POST …/people/changes` takes. */
export const Changes = z.strictObject({
  people: z.array(z.string()).check(z.minLength(1), z.maxLength(MOST_PEOPLE)),
  change: Change,
});

/** Whether a change is about one person only. */
export const isForOne = (change: PersonChange): boolean =>
  ['details', 'no-training', 'same', 'different'].includes(change.what) ||
  (change.what === 'meeting' && change.meeting !== undefined);

/**
 * Checks corrected details against the campaign and against what is known of the person.
 * @returns the problems; nobody is left without a way to be reached, or in a ward that isn't there
 */
export function checkDetails(
  change: PersonChange & { what: 'details' },
  person: Pick<Person, 'email' | 'phone' | 'area'>,
  { areas }: CampaignDocument,
) {
  const { email, phone, area } = { ...person, ...change };
  const codes: string[] = [...NO_WARD, ...areas.wards.map(({ code }) => code), person.area];
  return [
    ...(email === null && phone === null
      ? [createProblem('email', 'no-contact', 'must be given where there is no telephone number')]
      : []),
    ...(codes.includes(area)
      ? []
      : [createProblem('area', 'unknown', 'is not a ward of this campaign')]),
  ];
}

type Fields = Record<string, string>;

/** Reads a change from the fields of a form; an empty field is one that was left out. */
export function readChange({ what = '', ...fields }: Fields): CheckResult<PersonChange> {
  const given = Object.fromEntries(
    (FIELDS.get(what) ?? []).flatMap((field) =>
      fields[field]?.trim() ? [[field, fields[field]]] : [],
    ),
  );
  return checkValue(Change, { what, ...given });
}

const FIELDS = new Map([
  ['stage', ['stage']],
  ['meeting', ['state', 'on', 'with', 'meeting']],
  ['training', ['course', 'on']],
  ['no-training', ['training']],
]);

/** Reads corrected details: what differs from what was shown; an emptied field is taken away. */
export function readDetails(
  fields: Fields,
  person: Pick<Person, 'name' | 'email' | 'phone' | 'area' | 'language'>,
): CheckResult<PersonChange & { what: 'details' }> {
  const typed = (field: string) => {
    const text = cleanLine(fields[field] ?? '');
    return field === 'phone' ? tidyPhone(text) : text;
  };
  const change: Record<string, unknown> = { what: 'details' };
  for (const field of ['name', 'email', 'phone', 'area', 'language'] as const)
    if (typed(field) !== (person[field] ?? ''))
      change[field] = typed(field) || (field === 'name' || field === 'area' ? '' : null);
  return checkValue(Change, change) as CheckResult<PersonChange & { what: 'details' }>;
}
