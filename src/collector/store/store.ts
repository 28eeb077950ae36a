import type { AnswerRecords } from '../answers/answer-records.ts';
import type { DownloadRecords } from '../answers/download-records.ts';
import type { MailRecords } from '../notifications/mail-records.ts';
import type { AccessLinkRecords } from '../organiser/links/access-link-records.ts';
import type { SessionRecords } from '../organiser/session-records.ts';
import type { TokenRecords } from '../organiser/token-records.ts';
import type { ImportRecords } from '../people/import/import-records.ts';
import type { PeopleRecords } from '../people/people-records.ts';
import type { RetentionRecords } from '../people/retention-records.ts';
import type { SignupRecords } from '../people/signup-records.ts';
import type { ProgressRecords } from '../progress/progress-records.ts';
import type { DraftRecords } from '../editor/draft-records.ts';
import type { CampaignRecords } from '../campaigns/campaign-records.ts';
import type { SubmissionRecords } from '../public/submission-records.ts';
import type { RateLimitDatabase } from './rate-limit-database.ts';

/**
 * What the collector asks of a database, by feature. A store is whatever passes
 * `test/collector/store-conformance.ts`. Every promise is rejected with the driver's own error if
 * the database can't do it. Times are ISO 8601 in UTC.
 */
export interface Store {
  /** Campaign documents, in every version that was served. */
  readonly campaigns: CampaignRecords;
  /** What is being written of campaigns, before it is published. */
  readonly drafts: DraftRecords;
  /** Where submissions come in. */
  readonly submissions: SubmissionRecords;
  /** Anonymous answers. */
  readonly answers: AnswerRecords;
  /** Answers and people as files. */
  readonly downloads: DownloadRecords;
  /** The register of people, and what each of their sign-ups gave. */
  readonly people: PeopleRecords;
  readonly signups: SignupRecords;
  /** Lists of people that organisers bring in. */
  readonly imports: ImportRecords;
  /** What is due to be deleted, and its deletion. */
  readonly retention: RetentionRecords;
  /** What organisers write down about the progress of campaigns. */
  readonly progress: ProgressRecords;
  /** The organisers' tokens, links that let somebody in once, and who is signed in. */
  readonly tokens: TokenRecords;
  readonly links: AccessLinkRecords;
  readonly sessions: SessionRecords;
  /** How many thank-you messages were sent. */
  readonly mail: MailRecords;
  /**
   * Where collectors on the same database count what they limit. Left out where there is one
   * collector only.
   */
  readonly rateLimits?: RateLimitDatabase;
  readonly health: HealthCheck;
  /**
   * Removes what was erased from where the database keeps it beside its tables: SQLite's
   * write-ahead log is moved into the file and emptied; PostgreSQL vacuums the tables that hold
   * personal data. Erasures do this by themselves.
   * @returns false if a reader was in the way; the store then tries again by itself until it is
   * done
   */
  truncateLog(): Promise<boolean>;
  /**
   * Copies the database into a file, in small steps. Left out where the database is not one file.
   */
  readonly copyTo?: (file: string) => Promise<unknown>;
  close(): Promise<void>;
}

/** Whether the database can store answers now. */
export interface HealthCheck {
  /**
   * Resolves if the database can commit. It commits at most once in five seconds, however many ask.
   */
  check(): Promise<void>;
}
