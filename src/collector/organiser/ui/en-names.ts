import type {
  DAY_PARTS,
  MEETING_WAYS,
  NO_WARD,
  ORGANISATION_KINDS,
  WEEK_DAYS,
} from 'campaign-widgets/contract';
import type { ConsentState, MeetingState, Signup, Stage } from '../../people/person.ts';

type NamesOf<Word extends string> = Record<Word, string>;

/** What the words of the contract and of the register are called, in English. */
export const englishNames = {
  wards: {
    unknown: "Don't know their ward",
    outside: 'Outside these wards',
  } satisfies NamesOf<(typeof NO_WARD)[number]>,
  otherIssue: 'Something else',
  weekDays: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  } satisfies NamesOf<(typeof WEEK_DAYS)[number]>,
  dayParts: {
    morning: 'morning',
    afternoon: 'afternoon',
    evening: 'evening',
  } satisfies NamesOf<(typeof DAY_PARTS)[number]>,
  meetingWays: {
    'in-person': 'in person',
    phone: 'by phone',
  } satisfies NamesOf<(typeof MEETING_WAYS)[number]>,
  organisationKinds: {
    faith: 'Church or faith group',
    residents: 'Residents’ group',
    school: 'School',
    charity: 'Charity',
    union: 'Union branch',
    other: 'Other',
  } satisfies NamesOf<(typeof ORGANISATION_KINDS)[number]>,
  stages: {
    new: 'New',
    contacted: 'Contacted',
    met: 'Met',
    trained: 'Trained',
    active: 'Active',
    leading: 'Leading',
    left: 'Left',
  } satisfies NamesOf<Stage>,
  meetingStates: {
    asked: 'Asked for',
    arranged: 'Arranged',
    held: 'Held',
    cancelled: 'Cancelled',
  } satisfies NamesOf<MeetingState>,
  signupKinds: {
    contact: 'Would like to hear what happens',
    'champion-signup': 'Sign-up as a champion',
    import: 'From an imported list',
  } satisfies NamesOf<Signup['kind']>,
  /** By what a consent was recorded. */
  consentWays: {
    form: 'on the form',
    mine: 'on their private page',
    organiser: 'by an organiser',
    import: 'with the import',
  } satisfies NamesOf<ConsentState['via']>,
  /** Why an answer or a sign-up is held back. */
  heldReasons: {
    'unknown-version':
      'given to a version of the campaign that was not known here: can be counted once it is, ' +
      'and the words match',
    'not-open': 'came before the survey opened',
    closed: 'came after the survey closed',
    honeypot: 'looks like it was sent by a program',
    'too-fast': 'filled in faster than anybody reads',
    wave: 'part of a wave from one source',
    organiser: 'by an organiser',
  } as Record<string, string>,
  heldForNoReason: 'no reason was kept',
};

export type NameMessages = typeof englishNames;
