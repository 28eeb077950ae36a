import type { FurtherAnswers, OneToOne, Organisation } from 'campaign-widgets/contract';
import type { EntryState } from '../store/entry-state.ts';

/** How far a person has come; set by the organiser. `new` until somebody has been in touch. */
export const STAGES = ['new', 'contacted', 'met', 'trained', 'active', 'leading', 'left'] as const;
export type Stage = (typeof STAGES)[number];

/** The result of a 1-2-1. */
export const MEETING_STATES = ['asked', 'arranged', 'held', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export interface Meeting {
  id: string;
  state: MeetingState;
  /** Its day, `2026-11-21`; null while it is only requested. */
  on: string | null;
  /** Its time on the clocks of London, `18:30`, if it is known. */
  at: string | null;
  /** The person who met them, or will. */
  with: string | null;
  /** The person's wish: days, parts of the day, place. */
  wish: OneToOne | null;
  changedAt: string;
}

/** What an organiser wrote down about a person. */
export interface Note {
  id: string;
  at: string;
  /** The name of the token that wrote it. */
  by: string;
  text: string;
  /** Whether it says something of other people too: then a copy is blacked out by hand. */
  aboutOthers: boolean;
}

/** Two records that were put together, and can be parted again. */
export interface Merge {
  id: string;
  at: string;
  by: string;
}

export interface Training {
  id: string;
  course: string;
  /** The day, `2026-11-21`. */
  on: string;
}

/** One statement in its present state, after all grants and withdrawals. */
export interface ConsentState {
  statement: string;
  version: number;
  locale: string;
  /** The words that were shown. */
  words: string;
  granted: boolean;
  recordedAt: string;
  /** What recorded it: the form itself, the person's private page, an organiser, or an import. */
  via: 'form' | 'mine' | 'organiser' | 'import';
}

/**
 * The data of one submission, or of one line of an import. Its private link gives access to this
 * and nothing else.
 */
export interface Signup {
  id: string;
  kind: 'contact' | 'champion-signup' | 'import';
  version: number;
  state: EntryState;
  heldBecause: string | null;
  name: string;
  email: string | null;
  phone: string | null;
  area: string;
  areaVersion: string;
  channel: string;
  source: string | null;
  assistedBy: string | null;
  locale: string;
  cares: string[];
  roles: string[];
  organisation: Organisation | null;
  language: string | null;
  /** Their answers to the campaign's own questions. */
  more: FurtherAnswers;
  inviteCode: string | null;
  invitedBy: string | null;
  /** Whether a person who opens the invitation may read their first name. */
  showsFirstName: boolean;
  receivedAt: string;
  /** In their present state. */
  consents: ConsentState[];
}

/** The actor of changes that a person makes on their private page, in their history. */
export const THE_PERSON = 'the person';

/**
 * One change of a person's record. `what` is a word of the register (`stage`, `meeting`,
 * `training`, `details`, `merge`, `dismiss`, `import`, `withdrawn`, `held`, …).
 */
export interface Change {
  at: string;
  /** The name of the token that made it, or `form`, `import` or `THE_PERSON`. */
  by: string;
  what: string;
  /** The old and the new value, in an organiser's words. */
  detail: string;
}

/** What is due with a person. */
export interface NextStep {
  /** The day, `2026-11-21`. */
  on: string;
  for: string | null;
}

/** One row of the register: all that is known about one person. */
export interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  /** In national form for a number of the United Kingdom, else international. */
  phone: string | null;
  area: string;
  stage: Stage;
  /** Whether somebody set the stage; else it follows what is recorded. */
  stageIsSet: boolean;
  /** The organiser who looks after them: the name of a token. */
  owner: string | null;
  /** When something is due with them, and what. */
  next: NextStep | null;
  /** Organisers' own words for them. */
  tags: string[];
  roles: string[];
  cares: string[];
  organisation: Organisation | null;
  language: string | null;
  source: string | null;
  /** `champion-signup` if one of their sign-ups is one; else `contact` or `import`. */
  kind: Signup['kind'];
  state: EntryState;
  /** Their inviter, if known. */
  invitedBy: { id: string; name: string } | null;
  /** The person whom they may be, to be confirmed: they share an address or a number. */
  duplicateOf: { id: string; name: string } | null;
  /** The latest 1-2-1, if any. */
  meeting: Pick<Meeting, 'state' | 'on' | 'with'> | null;
  /** Courses they have taken. */
  trainings: number;
  /** How many people came by their invitations. */
  brought: number;
  /** When they first came, and the time of the last contact. */
  since: string;
  lastContactAt: string;
}

/** A person's page. */
export interface Person extends PersonRow {
  signups: Signup[];
  meetings: Meeting[];
  courses: Training[];
  /** Newest first. */
  notes: Note[];
  /** Newest first. */
  merges: Merge[];
  /** Newest first. */
  changes: Change[];
}

/** What an organiser records, for one person or for many at once. */
export type PersonChange =
  /** `recorded`: the stage follows what is recorded again. */
  | { what: 'stage'; stage: Stage | 'recorded' }
  /**
   * Moves the latest meeting that is neither held nor cancelled, or adds a new one; `meeting`
   * corrects that one. If no meeting is open, a cancellation removes the latest one, which was
   * recorded as held by mistake.
   */
  | {
      what: 'meeting';
      state: MeetingState;
      on?: string;
      /** `18:30`; null takes the time away. */
      at?: string | null;
      with?: string;
      meeting?: string;
    }
  | { what: 'training'; course: string; on: string }
  /** Removes a course that was recorded by mistake. */
  | { what: 'no-training'; training: string }
  | {
      what: 'details';
      name?: string;
      email?: string | null;
      phone?: string | null;
      area?: string;
      language?: string | null;
    }
  | { what: 'note'; text: string; aboutOthers?: boolean }
  | { what: 'no-note'; note: string }
  /** Null: nobody looks after them. */
  | { what: 'owner'; owner: string | null }
  /** Without a day, nothing is due any more. */
  | { what: 'next'; on: string | null; for?: string }
  | { what: 'tag'; tag: string }
  | { what: 'no-tag'; tag: string }
  /** Holds a person back from the figures, or lets them count. */
  | { what: 'hold' }
  | { what: 'count' }
  /**
   * Whether they are the person they seem to be (`duplicateOf`): `merge` puts their sign-ups
   * together; with `with`, those of another person whom an organiser recognised.
   */
  | { what: 'merge'; with?: string }
  | { what: 'dismiss' }
  /** Parts what a merge put together. */
  | { what: 'part'; merge: string };

/** The actor of a change in the register, and its time. */
export interface ChangeActor {
  /** The name of a token, or `form`, `mine`, `import` or `retention`. */
  name: string;
  /** ISO 8601 in UTC. */
  at: string;
}
