import * as z from 'zod';
import {
  type CampaignDocument,
  ChampionAnswers,
  type CheckResult,
  checkValue,
  cleanLine,
  manyLines,
  createProblem,
  NO_WARD,
  oneLine,
  schemaProblem,
} from 'campaign-widgets/contract';
import { tidyPhone } from './import/tidy-phone.ts';
import { MEETING_STATES, type Person, type PersonChange, STAGES } from './person.ts';

/** The most people for whom one change is recorded at once. */
export const MAX_PEOPLE_PER_CHANGE = 1000;

export const MAX_NOTE_CHARACTERS = 4000;
const MAX_NEXT_CHARACTERS = 200;
export const MAX_TAG_CHARACTERS = 40;

const { name, email, phone, language } = ChampionAnswers.shape;

/** A valid day of this century. */
const RecentDay = z
  .string()
  .regex(/^20\d\d-\d\d-\d\d$/, 'must be a day, like "2026-11-21"')
  .refine(
    (day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day),
    'must be a day that exists',
  );

/** `18:30` */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, like "18:30"');

const MeetingChange = z
  .strictObject({
    what: z.literal('meeting'),
    state: z.enum(MEETING_STATES),
    on: RecentDay.optional(),
    at: ClockTime.nullable().optional(),
    with: oneLine(120).optional(),
    meeting: z.string().optional(),
  })
  .check(({ value, issues }) => {
    // The corrected meeting has its day already.
    if (value.state === 'held' && !value.on && !value.meeting)
      issues.push(schemaProblem(value, ['on'], 'required', 'must be the day on which it was held'));
  });

/** A change as a route takes it. */
export const Change = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('stage'), stage: z.enum([...STAGES, 'recorded']) }),
  MeetingChange,
  z.strictObject({ what: z.literal('training'), course: oneLine(120), on: RecentDay }),
  z.strictObject({ what: z.literal('no-training'), training: z.string() }),
  z.strictObject({
    what: z.literal('details'),
    name: name.optional(),
    email: email.unwrap().nullable().optional(),
    phone: phone.unwrap().nullable().optional(),
    area: z.string().optional(),
    language: language.unwrap().nullable().optional(),
  }),
  z.strictObject({
    what: z.literal('note'),
    text: manyLines(MAX_NOTE_CHARACTERS),
    aboutOthers: z.boolean().optional(),
  }),
  z.strictObject({ what: z.literal('no-note'), note: z.string() }),
  z.strictObject({ what: z.literal('owner'), owner: oneLine(120).nullable() }),
  z.strictObject({
    what: z.literal('next'),
    on: RecentDay.nullable(),
    for: oneLine(MAX_NEXT_CHARACTERS).optional(),
  }),
  z.strictObject({ what: z.enum(['tag', 'no-tag']), tag: oneLine(MAX_TAG_CHARACTERS) }),
  z.strictObject({ what: z.literal('merge'), with: z.string().optional() }),
  z.strictObject({ what: z.literal('part'), merge: z.string() }),
  z.strictObject({ what: z.enum(['hold', 'count', 'dismiss']) }),
]) satisfies z.ZodType<PersonChange>;

/** The request of `POST …/people/changes`. */
export const Changes = z.strictObject({
  people: z.array(z.string()).min(1).max(MAX_PEOPLE_PER_CHANGE),
  change: Change,
});

/** Whether a change is about one person only. */
export const isForOne = (change: PersonChange): boolean =>
  ['details', 'no-training', 'no-note', 'merge', 'dismiss', 'part'].includes(change.what) ||
  (change.what === 'meeting' && change.meeting !== undefined);

/**
 * Checks corrected details against the campaign and the person.
 * @returns the problems; every person keeps a contact and an existing ward
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

type FormFields = Record<string, string>;

/** Reads a change from the fields of a form; an empty field counts as missing. */
export function readChange({ what = '', ...fields }: FormFields): CheckResult<PersonChange> {
  const given = Object.fromEntries(
    (FIELDS_OF_CHANGES.get(what) ?? []).flatMap((field) =>
      fields[field]?.trim() ? [[field, fields[field]]] : [],
    ),
  );
  return checkValue(Change, {
    what,
    ...EMPTY_FIELDS.get(what),
    ...given,
    ...('aboutOthers' in given && { aboutOthers: true }),
    // A form with a field for the time says by an empty one that there is none.
    ...(what === 'meeting' && fields.at?.trim() === '' && { at: null }),
  });
}

const FIELDS_OF_CHANGES = new Map([
  ['stage', ['stage']],
  ['meeting', ['state', 'on', 'at', 'with', 'meeting']],
  ['training', ['course', 'on']],
  ['no-training', ['training']],
  ['note', ['text', 'aboutOthers']],
  ['no-note', ['note']],
  ['owner', ['owner']],
  ['next', ['on', 'for']],
  ['tag', ['tag']],
  ['no-tag', ['tag']],
  ['merge', ['with']],
  ['part', ['merge']],
]);

/** What an empty field means where it means something. */
const EMPTY_FIELDS = new Map([
  ['owner', { owner: null }],
  ['next', { on: null }],
]);

/**
 * Reads corrected details: the fields that differ from the shown ones; an emptied field is removed.
 */
export function readDetails(
  fields: FormFields,
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
