import type { FurtherAnswers, OneToOne, Organisation } from 'campaign-widgets/contract';
import type { EntryState } from '../store/entry-state.ts';

/** How far a person has come; set by the organiser. `new` until somebody has been in touch. */
export const STAGES = ['new', 'contacted', 'met', 'trained', 'active', 'leading', 'left'] as const;
export type Stage = (typeof STAGES)[number];

/** What became of a 1-2-1. */
export const MEETING_STATES = ['asked', 'arranged', 'held', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export interface Meeting {
  id: string;
  state: MeetingState;
  /** The day it is or was to be, `2026-11-21`; null while it is only asked for. */
  on: string | null;
  /** Who met them, or will. */
  with: string | null;
  /** What the person wished: days, parts of the day, place. */
  wish: OneToOne | null;
  changedAt: string;
}

export interface Training {
  id: string;
  course: string;
  /** The day, `2026-11-21`. */
  on: string;
}

/** One statement, as it stands after all that was given and withdrawn. */
export interface ConsentState {
  statement: string;
  version: number;
  locale: string;
  /** The words that were shown. */
  words: string;
  granted: boolean;
  recordedAt: string;
  /**
   * By what it was recorded: the form itself, the person's private page, an organiser, or an
   * import.
   */
  via: 'form' | 'mine' | 'organiser' | 'import';
}

/**
 * What one submission, or one line of an import, gave. Its private link governs this and nothing
 * else.
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
  /** What they answered to the campaign's own questions. */
  more: FurtherAnswers;
  inviteCode: string | null;
  invitedBy: string | null;
  /** Whether whoever opens the invitation may read the person's first name. */
  showsFirstName: boolean;
  receivedAt: string;
  /** As they stand now. */
  consents: ConsentState[];
}

/** Who made a change, in a person's history, where they made it on their private page. */
export const THE_PERSON = 'the person';

/**
 * One change of a person's record. `what` is a word of the register (`stage`, `meeting`,
 * `training`,
 * `details`, `same`, `different`, `import`, `withdrawn`, `held`, …).
 */
export interface Change {
  at: string;
  /** The name of the token that made it, or `form`, `import` or `THE_PERSON`. */
  by: string;
  what: string;
  /** What it was and what it became, in words an organiser reads. */
  detail: string;
}

/** One row of the register: what is known of one person, from all that they gave. */
export interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  /** In national form where it is a number of the United Kingdom, else international. */
  phone: string | null;
  area: string;
  stage: Stage;
  roles: string[];
  cares: string[];
  organisation: Organisation | null;
  language: string | null;
  source: string | null;
  /** `champion-signup` where any of their sign-ups is one; else `contact` or `import`. */
  kind: Signup['kind'];
  state: EntryState;
  /** Who invited them, where it is known. */
  invitedBy: { id: string; name: string } | null;
  /** The person whom they may be, to be confirmed: the same address or number was given before. */
  sameAs: { id: string; name: string } | null;
  /** The latest 1-2-1, if any. */
  meeting: Pick<Meeting, 'state' | 'on' | 'with'> | null;
  /** Courses they have taken. */
  trainings: number;
  /** When they were first here, and when they last gave or were given anything. */
  since: string;
  lastContactAt: string;
}

/** A person's page. */
export interface Person extends PersonRow {
  signups: Signup[];
  meetings: Meeting[];
  courses: Training[];
  /** Newest first. */
  changes: Change[];
  /** How many people came by their invitation. */
  brought: number;
}

/** What an organiser writes down, for one person or for many at once. */
export type PersonChange =
  | { what: 'stage'; stage: Stage }
  /**
   * Moves the latest meeting that is neither held nor cancelled, or writes down a new one;
   * `meeting` corrects that one. Cancelling where none is open takes the latest back: one written
   * down as held by mistake.
   */
  | { what: 'meeting'; state: MeetingState; on?: string; with?: string; meeting?: string }
  | { what: 'training'; course: string; on: string }
  /** Takes a course back that was written down by mistake. */
  | { what: 'no-training'; training: string }
  | {
      what: 'details';
      name?: string;
      email?: string | null;
      phone?: string | null;
      area?: string;
      language?: string | null;
    }
  /** Holds a person back from the figures, or lets them count. */
  | { what: 'hold' }
  | { what: 'count' }
  /**
   * Whether they are the person they seem to be (`sameAs`): `same` puts their sign-ups together.
   */
  | { what: 'same' }
  | { what: 'different' };

/** Who changes something in the register, and when. */
export interface ChangeActor {
  /** The name of a token, or `form`, `mine`, `import` or `retention`. */
  name: string;
  /** ISO 8601 in UTC. */
  at: string;
}
