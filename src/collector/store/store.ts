import type { AnswerRecords } from '../answers/answer-records.ts';
import type { DownloadRecords } from '../answers/download-records.ts';
import type { BallotRecords } from '../ballots/ballot-records.ts';
import type { CountRecords } from '../ballots/count/count-records.ts';
import type { DeskRecords } from '../ballots/desk-records.ts';
import type { DeviceRecords } from '../kiosk/device-records.ts';
import type { CodeRequestRecords } from '../ballots/email/code-request-records.ts';
import type { MailRecords } from '../notifications/mail-records.ts';
import type { NoticeRecords } from '../notifications/notice-records.ts';
import type { AccessLinkRecords } from '../organiser/links/access-link-records.ts';
import type { LogRecords } from '../organiser/log/log-records.ts';
import type { SessionRecords } from '../organiser/session-records.ts';
import type { TokenRecords } from '../organiser/token-records.ts';
import type { ImportRecords } from '../people/import/import-records.ts';
import type { BatchRecords } from '../people/import/batch-records.ts';
import type { ImportDraftRecords } from '../people/import/draft-records.ts';
import type { PeopleRecords } from '../people/people-records.ts';
import type { RetentionRecords } from '../people/retention-records.ts';
import type { CalendarRecords } from '../people/calendar/calendar-records.ts';
import type { ComplaintRecords } from '../people/complaints/complaint-records.ts';
import type { SavedListRecords } from '../people/lists/saved-list-records.ts';
import type { TickRecords } from '../people/ticks/tick-records.ts';
import type { TodayRecords } from '../people/today/today-records.ts';
import type { SignupRecords } from '../people/signup-records.ts';
import type { ProgressRecords } from '../progress/progress-records.ts';
import type { ShortlistRecords } from '../shortlist/shortlist-records.ts';
import type { ThemeRecords } from '../shortlist/theme-records.ts';
import type { DraftRecords } from '../editor/draft-records.ts';
import type { ApplicationRecords } from '../applications/application-records.ts';
import type { SeatRecords } from '../seats/seat-records.ts';
import type { CampaignRecords } from '../campaigns/campaign-records.ts';
import type { SubmissionRecords } from '../public/submission-records.ts';
import type { RateLimitDatabase } from './rate-limit-database.ts';
import type { StoreFacts } from './store-facts.ts';

/**
 * The collector's interface to a database, by feature. A store is anything that passes
 * `test/collector/store-conformance.ts`. Every promise rejects with the driver's own error if the
 * database fails. Times are ISO 8601 in UTC.
 */
export interface Store {
  /** Campaign documents, in every version that was served. */
  readonly campaigns: CampaignRecords;
  /** Drafts of campaigns, before they are published. */
  readonly drafts: DraftRecords;
  /** Stores incoming submissions. */
  readonly submissions: SubmissionRecords;
  /** Anonymous answers. */
  readonly answers: AnswerRecords;
  /** Answers and people as files. */
  readonly downloads: DownloadRecords;
  /** The register of people, and the data of each of their sign-ups. */
  readonly people: PeopleRecords;
  readonly signups: SignupRecords;
  /** The figures of each campaign, in all and by week. */
  readonly seats: SeatRecords;
  /** Whom organisers have ticked in the list of people. */
  readonly ticks: TickRecords;
  /** Lists of people that have a name. */
  readonly savedLists: SavedListRecords;
  /** Complaints about data. */
  readonly complaints: ComplaintRecords;
  /** The calendars of organisers. */
  readonly calendars: CalendarRecords;
  /** Applications of local groups to take part. */
  readonly applications: ApplicationRecords;
  /** What organisers have to do today. */
  readonly today: TodayRecords;
  /** Lists of people that organisers import. */
  readonly imports: ImportRecords;
  /** The lists that were imported, and those that are not kept yet. */
  readonly importBatches: BatchRecords;
  readonly importDrafts: ImportDraftRecords;
  /** Due deletions. */
  readonly retention: RetentionRecords;
  /** Organisers' records about the progress of campaigns. */
  readonly progress: ProgressRecords;
  /** Themes that organisers sort residents' texts into. */
  readonly themes: ThemeRecords;
  /** Ballots: their definitions, codes and votes. */
  readonly ballots: BallotRecords;
  /** The count of ballots: boxes of papers, and results. */
  readonly ballotCounts: CountRecords;
  /** What the desk in the hall of a ballot writes down. */
  readonly desk: DeskRecords;
  /** Tablets in a hall. */
  readonly devices: DeviceRecords;
  /** Codes by email: which addresses asked, under keyed hashes. */
  readonly codeRequests: CodeRequestRecords;
  /** What organisers think of candidates, and the shortlists of areas. */
  readonly shortlists: ShortlistRecords;
  /** The organisers' tokens, links for one-time access, and sessions. */
  readonly tokens: TokenRecords;
  readonly links: AccessLinkRecords;
  /** What organisers did. */
  readonly log: LogRecords;
  readonly sessions: SessionRecords;
  /** How many thank-you messages were sent. */
  readonly mail: MailRecords;
  /** The queue of messages. */
  readonly notices: NoticeRecords;
  /**
   * Where collectors on the same database count for their limits. Left out if there is only one
   * collector.
   */
  readonly rateLimits?: RateLimitDatabase;
  readonly health: HealthCheck;
  readonly facts: StoreFacts;
  /**
   * Removes erased data from the places beside the tables: SQLite's write-ahead log is moved into
   * the file and emptied; PostgreSQL vacuums the tables with personal data. Erasures do this by
   * themselves.
   * @returns false if a reader prevented it; the store then retries until it is done
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
   * Resolves if the database can commit. It commits at most once in five seconds, however many
   * callers.
   */
  check(): Promise<void>;
  /** Marks the database as one that a collector has served. */
  markServed(): Promise<void>;
  /** Whether a collector has served it, with campaigns or before the first of them. */
  wasServed(): Promise<boolean>;
}
