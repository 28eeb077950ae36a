import type { Receipt, Submission } from 'campaign-widgets/contract';
import type { EntryState } from './entry-state.ts';
import type { SessionRecords } from '../organiser/session-records.ts';
import type { ProgressRecords } from '../progress/progress-records.ts';
import type { MailRecords } from '../notifications/mail-records.ts';
import type { Register } from '../people/people-store.ts';

/** A checked submission on its way into the store. */
export interface Entry {
  submission: Submission;
  state: Exclude<EntryState, 'erased'>;
  /** Why it is held: `unknown-version`, `not-open`, `closed`, `honeypot` or `too-fast`. */
  heldBecause?: string;
  receipt: Receipt;
  /** How many answers of an area are published together: 1 publishes each at once. Of no meaning for a named one. */
  batchSize: number;
}

/**
 * `new`: stored now. `same`: was here already, with its first receipt. `other`: the id belongs to other content; what was
 * erased, or stored under another secret, is known by its id alone and is always `same`.
 */
export type Added = { outcome: 'new' | 'same'; receipt: Receipt } | { outcome: 'other' };

/** Published answers: how many of one area named one issue. */
export interface Tally {
  area: string;
  issue: string;
  count: number;
}

/**
 * One answer as an organiser sees it. It holds a day and no minute. A detail that too few answers of its batch share is
 * null, or it could be told whose answer this is; of an answer that was never published, every such detail.
 */
export interface ResponseRow {
  id: string;
  version: number | null;
  state: EntryState;
  heldBecause: string | null;
  released: boolean;
  area: string;
  areaVersion: string | null;
  issue: string;
  other: string | null;
  words: string | null;
  channel: string | null;
  source: string | null;
  assistedBy: string | null;
  locale: string | null;
  /** Days, `2026-11-21`: by the resident's clock, and by the collector's. */
  answeredOn: string | null;
  receivedOn: string | null;
}

export interface ResponseFilter {
  /** `held`: to decide on. `words`: with something typed. `released`: with words made public, counted ones only. */
  only?: 'held' | 'words' | 'released';
  /** The id of the last row seen; the order is that of the random ids, so never of time. */
  after?: string;
  limit: number;
}

/** A campaign document as it was written, with keys that this collector may not know. */
export type KeptDocument = { id: string; version: number } & Record<string, unknown>;

/** What an organiser decides about one answer: whether it counts, and whether its words are public. */
export type Decision = 'count' | 'hold' | 'release' | 'withhold';

/** Which waiting answers are published. */
export interface Batch {
  /** In areas where at least so many wait. */
  least: number;
  /** How many answers must share a detail for it to be shown. */
  batchSize: number;
}

/** What came from one source on one day. */
export interface SourceDay {
  /** Null for what named none. */
  source: string | null;
  /** By the collector's clock, `2026-11-21`: of an anonymous answer no minute is kept. */
  day: string;
  /** Published ones. */
  counted: number;
  /** Those that count, and wait for their batch. */
  waiting: number;
  held: number;
  /** Those of the held that were held as a wave. */
  wave: number;
}

/** All answers of one source since a day. */
export interface Wave {
  source: string | null;
  since: string;
}

/**
 * What the collector asks of a database. A store is whatever passes `test/collector/store-conformance.ts`.
 * Every promise is rejected with the driver's own error if the database can't do it.
 */
export interface Store extends Register {
  /** What organisers write down about the progress of campaigns. */
  readonly progress: ProgressRecords;
  /** How many thank-you messages were sent. */
  readonly mail: MailRecords;
  /** Who is signed in to the organiser's pages. */
  readonly sessions: SessionRecords;
  /** Keeps a campaign document, as it was written, under its version for good. @throws Error if that version was kept with other content. */
  keepDocument(document: KeptDocument): Promise<void>;
  /** The document as it was kept, or undefined. */
  document(id: string, version: number): Promise<unknown>;
  /** The newest version of each document that was ever kept, also of campaigns that are served no more. */
  newestDocuments(): Promise<unknown[]>;
  /**
   * Stores an entry once; a named one goes into the register. Resolved only after a durable commit; the figures change in
   * the same transaction. A counted answer waits, unseen, until `batchSize` answers of its area wait.
   */
  add(entry: Entry): Promise<Added>;
  /** Published answers by area and issue. The cost doesn't grow with the number of answers. */
  tallies(campaign: string): Promise<Tally[]>;
  /** Answers that are published, and held ones to decide on. */
  responses(campaign: string, filter: ResponseFilter): Promise<ResponseRow[]>;
  /** The ids of all that `responses` lists without `only`, at one moment: each batch whole, or none of it. */
  listedIds(campaign: string): Promise<string[]>;
  /** How many answers count, but wait for others of their area. */
  waitingAnswers(campaign: string): Promise<number>;
  /** Publishes answers that wait, because the campaign is closed or its batches became smaller. @returns how many */
  publishWaiting(campaign: string, batch: Batch): Promise<number>;
  /** How many answers and people are held, and how many people are in the register. */
  waiting(campaign: string): Promise<{ held: number; heldPeople: number; contacts: number }>;
  /**
   * Decides about an answer, or whether the person of a sign-up is held. An answer that was published before counts again
   * at once; one that never was waits for its batch. Deciding twice changes nothing the second time.
   * @returns whether there is such a one
   */
  decide(campaign: string, id: string, decision: Decision): Promise<boolean>;
  /** Why those of these held answers that may not be counted may not, in words, by id. */
  uncountableResponses(campaign: string, ids: string[]): Promise<Map<string, string>>;
  /** What came from each source on each day since one, newest day first; answers only, no names. */
  sources(campaign: string, since: string): Promise<SourceDay[]>;
  /** Holds all counted answers of a wave, or lets those count that were held as one; what was held for another reason stays. @returns how many were changed */
  decideWave(campaign: string, wave: Wave, decision: 'hold' | 'count'): Promise<number>;
  /**
   * Removes what was erased from where the database keeps it beside its tables: SQLite's write-ahead log is moved into
   * the file and emptied; PostgreSQL vacuums the tables that hold personal data. Erasures do this by themselves.
   * @returns false if a reader was in the way; the store then tries again by itself until it is done
   */
  truncateLog(): Promise<boolean>;
  /** Copies the database into a file, in small steps, where it is one file; else there is no such verb. */
  readonly copyTo?: (file: string) => Promise<unknown>;
  /** Resolves if the database can commit: it does so at most once in five seconds, however many ask. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
