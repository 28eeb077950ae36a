import type { Generated } from 'kysely';
import type { EntryState } from '../store/entry-state.ts';
import type { RegisterMeasure } from './people-records.ts';
import type { ConsentState, MeetingState, Signup, Stage } from './person.ts';

/**
 * The tables of the register. Lists and answers of several parts are JSON; a boolean is 1 or 0; an
 * unknown value is null.
 */
export interface PeopleTables {
  /**
   * One row per campaign. A transaction that writes to a register locks it first, so that two
   * collectors on one database take turns. `last` is the highest rank used.
   */
  registers: { campaign: string; last: number };
  people: PersonColumns;
  /**
   * The terms that find a person: `email:…`, `phone:…` or `name:…` to recognise them; `role:…`,
   * `cares:…`, `tag:…` and `yes:…` (a statement that they agreed to) for filters; and plain words
   * for a search.
   */
  terms: { campaign: string; term: string; rank: string };
  signups: SignupColumns;
  /**
   * Append-only: for each statement, the line with the highest number is valid. Numbers run
   * through all lines of a submission.
   */
  consents: {
    submission: string;
    statement: string;
    number: number;
    version: number;
    locale: string;
    words: string;
    granted: number;
    via: ConsentState['via'];
    recorded_at: string;
  };
  meetings: {
    id: string;
    campaign: string;
    person: string;
    /** The sign-up that requested it. */
    signup: string | null;
    number: number;
    state: MeetingState;
    day: string | null;
    /** `18:30`, on the clocks of London. */
    starts_at: Generated<string | null>;
    met_by: string | null;
    wish: string | null;
    /** Whether anybody ever requested it. */
    asked: number;
    changed_at: string;
  };
  trainings: { id: string; campaign: string; person: string; course: string; day: string };
  /** `others`: 1 if it says something of other people too. */
  notes: {
    id: string;
    campaign: string;
    person: string;
    at: string;
    made_by: string;
    text: string;
    others: number;
  };
  /** Who each organiser, by the name in the log, has ticked in the list: the ranks of people. */
  ticks: { campaign: string; name: string; rank: string; at: string };
  /** Filters of the list with a name. `query` is that of their address. */
  saved_lists: {
    id: string;
    campaign: string;
    name: string;
    query: string;
    made_by: string;
    at: string;
  };
  /** Complaints about data. `what` is emptied when their person is erased. */
  complaints: {
    id: string;
    campaign: string;
    person: string | null;
    received_on: string;
    due_on: string;
    what: string;
    made_by: string;
    answered_on: string | null;
    answered_by: string | null;
  };
  /** The addresses that organisers' calendars follow: hashes of them. */
  calendar_feeds: { campaign: string; name: string; holder: string; hash: string; at: string };
  /** When each organiser, by the name in the log, looked at the campaign's day. */
  organiser_visits: {
    campaign: string;
    name: string;
    seen_at: string;
    before_at: string | null;
  };
  /** What a merge put together, to part it again: `record` is JSON of a `MergeRecord`. */
  merges: {
    id: string;
    campaign: string;
    person: string;
    at: string;
    made_by: string;
    record: string;
  };
  changes: {
    id: string;
    campaign: string;
    person: string;
    number: number;
    at: string;
    made_by: string;
    what: string;
    detail: string;
  };
  /**
   * Keyed hashes of contacts that asked to be forgotten. `recruited`: they were counted once, and
   * are not counted again when they come back.
   */
  suppressed: {
    campaign: string;
    hash: string;
    recruited: number;
    at: string;
    /** `list`: a list refuses it, and an organiser may allow it again. */
    reason: Generated<'erased' | 'list'>;
  };
  /** `source` is empty where there is none. */
  figures: {
    campaign: string;
    measure: RegisterMeasure;
    area: string;
    source: string;
    count: number;
  };
  /** How many people are at each depth of the chain of invitations. */
  chains: { campaign: string; depth: number; count: number };
  /**
   * The holder of an invite code; null after the holder is forgotten. `brought`: people who used
   * it.
   */
  invites: {
    campaign: string;
    code: string;
    signup: string | null;
    person: string | null;
    brought: number;
  };
  /** Keyed hashes of organisations' names, each counted once. */
  organisations: { campaign: string; hash: string; person: string | null };
}

/** One row per person. */
export interface PersonColumns {
  campaign: string;
  id: string;
  /** Their number in the order of arrival, with leading zeros: the order of every list. */
  rank: string;
  name: string;
  /** The name that lists are sorted by, folded. */
  sort_name: Generated<string>;
  email: string | null;
  phone: string | null;
  area: string;
  stage: Stage;
  /** 1 if somebody set the stage: then it does not follow what is recorded. */
  stage_set: Generated<number>;
  roles: string;
  cares: string;
  organisation: string | null;
  organisation_hash: string | null;
  language: string | null;
  source: string | null;
  kind: Signup['kind'];
  state: 'counted' | 'held';
  held_because: string | null;
  /** An organiser's corrections of the sign-ups' data. */
  details: string;
  /** Their words, folded, each with a space in front. */
  search: string;
  invited_by: string | null;
  /** The code that they used; it stays when their inviter is forgotten. */
  invited_code: string | null;
  depth: number;
  same_as: string | null;
  /** The first of the people who may be one person. */
  cluster: string;
  /** Whether they are counted as recruited: a value of `RECRUIT`. */
  recruit: number;
  meeting_state: MeetingState | null;
  meeting_day: string | null;
  meeting_by: string | null;
  trainings: number;
  /** Their part of the figures: a `Share`. */
  share: string;
  /**
   * 1 for the person of a cluster who is counted as recruited, as in `share`: an index finds them
   * by it.
   */
  counts_as_recruit: Generated<number>;
  /** The organiser who looks after them: the name of an actor. */
  owner: Generated<string | null>;
  /** The day on which something is due with them, and what. */
  next_on: Generated<string | null>;
  next_what: Generated<string | null>;
  /** Organisers' own words for them, as JSON. */
  tags: Generated<string>;
  /** How many people came by their invitations: triggers keep it true. */
  brought: Generated<number>;
  since: string;
  last_contact_at: string;
}

interface SignupColumns {
  id: string;
  campaign: string;
  person: string | null;
  kind: Signup['kind'];
  version: number;
  state: EntryState;
  held_because: string | null;
  name: string;
  email: string | null;
  phone: string | null;
  area: string;
  area_version: string;
  channel: string;
  source: string | null;
  assisted_by: string | null;
  locale: string;
  page: string | null;
  cares: string;
  roles: string;
  wish: string | null;
  organisation: string | null;
  organisation_hash: string | null;
  language: string | null;
  /** The answers to the campaign's own questions, as JSON; null without any. */
  more: string | null;
  invite_code: string | null;
  invited_by: string | null;
  /** 1 if a person who opens the invitation may read their first name. */
  shows_first_name: number;
  /** The imported list that they came with. */
  batch: string | null;
  answered_at: string | null;
  received_at: string;
}
