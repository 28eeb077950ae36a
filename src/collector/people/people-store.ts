import type { ChampionAnswers, OneToOne, Organisation } from 'campaign-widgets/contract';
import type { EntryState } from '../store/entry-state.ts';
import type { RetentionRecords } from './retention-records.ts';

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
  /** By what it was recorded: the form itself, the person's private page, an organiser, or an import. */
  via: 'form' | 'mine' | 'organiser' | 'import';
}

/** What one submission, or one line of an import, gave. Its private link governs this and nothing else. */
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
  inviteCode: string | null;
  invitedBy: string | null;
  receivedAt: string;
  /** As they stand now. */
  consents: ConsentState[];
}

/** One change of a person's record. `what` is a word of the register (`stage`, `meeting`, `training`, `details`, `same`, `different`, `import`, `withdrawn`, `held`, …). */
export interface Change {
  at: string;
  /** The name of the token that made it, or `form`, `mine` or `import`. */
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

export interface PeopleFilter {
  /** A part of a name, an address or a telephone number, however it is written. */
  search?: string;
  area?: string;
  stage?: Stage;
  role?: string;
  source?: string;
  /** `waiting`: a 1-2-1 asked for or arranged, and not yet held. `same`: perhaps somebody who is here already. `held`: held back. `organisations`: those of an organisation. */
  only?: 'waiting' | 'same' | 'held' | 'organisations';
  /** Where the last page ended (`PeoplePage.next`). Oldest first, so that nobody is left unanswered. */
  after?: string;
  limit: number;
}

export interface PeoplePage {
  people: PersonRow[];
  /** Give it as `after` for the next page; undefined on the last one. */
  next: string | undefined;
}

/** What an organiser writes down, for one person or for many at once. */
export type PersonChange =
  | { what: 'stage'; stage: Stage }
  /**
   * Moves the latest meeting that is neither held nor cancelled, or writes down a new one; `meeting` corrects that one.
   * Cancelling where none is open takes the latest back: one written down as held by mistake.
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
  | { what: 'hold' | 'count' }
  /** Whether they are the person they seem to be (`sameAs`): `same` puts their sign-ups together. */
  | { what: 'same' | 'different' };

/** A helper from somebody's list. */
export interface Imported {
  name: string;
  email?: string;
  phone?: string;
  area: string;
  areaVersion: string;
  roles: string[];
  source?: string;
  organisation?: Organisation;
  stage?: Stage;
  language?: string;
  /** Where and when they agreed to be kept, in the words of whoever imports: the evidence of their consent. */
  consentSource: string;
  /** Statements of the campaign to which the list says that they did not agree. */
  refusedStatements?: string[];
}

/** Somebody who says no in a list. */
export interface ListRefusal {
  /** What they are not to be reached by. */
  email?: string;
  phone?: string;
  /** The column of the list that says no. */
  column: string;
}

/**
 * What became of one line: here now; known already (their record is left as it is); asked to be forgotten, and never kept; or
 * a list says no for this address or number, and it is not kept until an organiser allows it again.
 */
export type ImportOutcome = 'added' | 'known' | 'suppressed' | 'refused-before';

export type Measure =
  'recruited' | 'oneToOnesAsked' | 'oneToOnesHeld' | 'trained' | 'organisations' | 'invitations';

/** A count without names. It is kept as things happen, and erasure and retention do not lower it. */
export interface Figure {
  measure: Measure;
  area: string;
  source: string | null;
  count: number;
}

export interface RegisterFigures {
  figures: Figure[];
  /** The longest chain of invitations: 1 where people came by themselves, 0 where nobody came. */
  depth: number;
}

/** What a person's private page shows: what one sign-up gave, and nothing of any other. */
export interface Mine {
  campaign: string;
  signup: Signup;
  answers: Partial<ChampionAnswers>;
  /** How many people came by this sign-up's invitation. */
  brought: number;
  /** The page on which they signed up, where it has an address that others can open. */
  page: string | null;
  /** When the person last gave or were given anything. */
  lastContactAt: string;
  /** What an organiser wrote over it. Empty where the person has another sign-up too, of which it may tell. */
  corrections: Partial<Pick<PersonRow, 'name' | 'email' | 'phone' | 'area' | 'language'>>;
}

/** Opens the organiser's pages and routes; only its hash is kept. */
export interface Token {
  id: string;
  name: string;
  /** Ids of campaigns; empty for all. */
  campaigns: string[];
  access: 'read' | 'write';
  createdAt: string;
  createdBy: string;
  revokedAt: string | null;
}

/** The part of a store that keeps people: in one campaign, never across two. Times are ISO 8601 in UTC; `by` is who did it. */
export interface Register {
  people(campaign: string, filter: PeopleFilter): Promise<PeoplePage>;
  person(campaign: string, id: string): Promise<Person | undefined>;
  /** Those of these who are here, in their order: at most a thousand at once. */
  persons(campaign: string, ids: string[]): Promise<Person[]>;
  /**
   * Writes the same change down for each of these people, a few in each transaction, so that others are served between. If it
   * fails half-way, it can be written again: the same twice changes no figure twice.
   * @returns how many were found
   */
  change(
    campaign: string,
    people: string[],
    change: PersonChange,
    by: string,
    at: string,
  ): Promise<number>;
  /** Why a held person may not be let count, in words; undefined where they may be. */
  uncountablePerson(campaign: string, id: string): Promise<string | undefined>;
  /** Keeps the helpers of a list. @returns what became of each, in their order */
  importPeople(
    campaign: string,
    helpers: Imported[],
    by: string,
    at: string,
  ): Promise<ImportOutcome[]>;
  /**
   * Keeps in mind, as keyed hashes, the contacts that a list says no for: no later list brings them in. Who is in the
   * register already is left as they are, with a line in their history.
   * @returns for each refusal, the ids of those who are in the register
   */
  rememberRefusals(
    campaign: string,
    refusals: ListRefusal[],
    by: string,
    at: string,
  ): Promise<string[][]>;
  /** How many addresses and numbers lists say no for. */
  countListRefusals(campaign: string): Promise<number>;
  /** Lets lists bring an address or a number in again. @returns whether a list said no for it */
  liftListRefusal(campaign: string, contact: { email?: string; phone?: string }): Promise<boolean>;
  /** Every sign-up with its consents, in the order of their ids, for exports. */
  signups(
    campaign: string,
    page: { after?: string; limit: number },
  ): Promise<(Signup & { person: string })[]>;

  /** What one sign-up gave; undefined where there is none, or it is erased. */
  mine(signup: string): Promise<Mine | undefined>;
  /** Takes a statement back: one more line of its record, never a changed one. Withdrawing the one that lets a name be kept is for `eraseSignup`. @returns whether it was granted until now */
  withdraw(
    signup: string,
    statement: string,
    via: ConsentState['via'],
    at: string,
  ): Promise<boolean>;
  /** Deletes what a sign-up gave: a tombstone under its id stays, and its contacts go on the suppression list. The person goes with their last sign-up. @returns whether it was here */
  eraseSignup(signup: string, at: string): Promise<boolean>;
  /** Deletes a person with all their sign-ups, in the same way. `by` is `organiser` if left out. @returns whether they were here */
  erasePerson(campaign: string, id: string, at: string, by?: string): Promise<boolean>;
  /** Erases again what is on the list of erasures and still here, as it is in a backup that was restored. @returns how many sign-ups */
  reapplyErasures(at: string): Promise<number>;
  /** What is due to be deleted, and its deletion. */
  readonly retention: RetentionRecords;

  registerFigures(campaign: string): Promise<RegisterFigures>;

  /** @param hash SHA-256 of the token, hexadecimal */
  addToken(token: Omit<Token, 'revokedAt'>, hash: string): Promise<void>;
  /** The token with this hash, if it is not revoked. */
  token(hash: string): Promise<Token | undefined>;
  tokens(): Promise<Token[]>;
  /** @returns whether there was such a token, not revoked before */
  revokeToken(id: string, at: string): Promise<boolean>;
}
