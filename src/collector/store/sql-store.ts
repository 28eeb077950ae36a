import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { SqlAnswerRecords } from '../answers/sql-answer-records.ts';
import { SqlDownloadRecords } from '../answers/sql-download-records.ts';
import { SqlDeviceRecords } from '../kiosk/sql-device-records.ts';
import { SqlMailRecords } from '../notifications/mail-records.ts';
import { SqlNoticeRecords } from '../notifications/sql-notice-records.ts';
import { SqlAccessLinkRecords } from '../organiser/links/sql-access-link-records.ts';
import { SqlLogRecords } from '../organiser/log/sql-log-records.ts';
import { SqlSessionRecords } from '../organiser/sql-session-records.ts';
import { SqlTokenRecords } from '../organiser/sql-token-records.ts';
import { createConsoleLogger, type Logger } from '../http/logger.ts';
import type { ErasureList } from '../people/erasure-list.ts';
import { SqlBatchRecords } from '../people/import/sql-batch-records.ts';
import { SqlImportDraftRecords } from '../people/import/sql-draft-records.ts';
import { SqlImportRecords } from '../people/import/sql-import-records.ts';
import type { RegisterDatabase } from '../people/register-database.ts';
import { SqlPeopleRecords } from '../people/sql-people-records.ts';
import { SqlRetentionRecords } from '../people/sql-retention-records.ts';
import { SqlSignupRecords } from '../people/sql-signup-records.ts';
import { SqlCalendarRecords } from '../people/calendar/sql-calendar-records.ts';
import { SqlComplaintRecords } from '../people/complaints/sql-complaint-records.ts';
import { SqlSavedListRecords } from '../people/lists/sql-saved-list-records.ts';
import { SqlTickRecords } from '../people/ticks/sql-tick-records.ts';
import { SqlTodayRecords } from '../people/today/sql-today-records.ts';
import { SuppressionList } from '../people/suppression-list.ts';
import { SqlProgressRecords } from '../progress/sql-progress-records.ts';
import { SqlApplicationRecords } from '../applications/sql-application-records.ts';
import { SqlSeatRecords } from '../seats/sql-seat-records.ts';
import { SqlShortlistRecords } from '../shortlist/sql-shortlist-records.ts';
import { SqlThemeRecords } from '../shortlist/sql-theme-records.ts';
import { SqlCountRecords } from '../ballots/count/sql-count-records.ts';
import { SqlCodeRequestRecords } from '../ballots/email/sql-code-request-records.ts';
import { SqlBallotRecords } from '../ballots/sql-ballot-records.ts';
import { SqlDeskRecords } from '../ballots/sql-desk-records.ts';
import { SqlCampaignRecords } from '../campaigns/sql-campaign-records.ts';
import { SqlDraftRecords } from '../editor/sql-draft-records.ts';
import { SqlSubmissionRecords } from '../public/sql-submission-records.ts';
import { ContentHasher } from './content-hash.ts';
import type { DatabaseHandles } from './database-handles.ts';
import type { Tables } from './tables.ts';
import type { Dialect } from './migrations/dialect.ts';
import { LogCleaner, type LogCleanerOptions } from './sqlite/log-cleaner.ts';
import type { LogCutter } from './sqlite/log-cutter.ts';
import { SqlStoreFacts } from './store-facts.ts';
import { StoreHealth } from './store-health.ts';
import type { RateLimitDatabase } from './rate-limit-database.ts';
import type { Store } from './store.ts';

const MAX_BATCH = 500;

export interface StoreOptions {
  /**
   * The key of the hashes of people who asked to be forgotten, and of the hashes that recognise a
   * retry. If left out, one is made that lasts as long as the store is open.
   */
  secret?: string;
  /** How many entries may share one synced transaction, 500 if left out; 1 gives each its own. */
  largestBatch?: number;
  /** Where the log goes. Left out, warnings and errors go to the console. */
  logger?: Logger;
  /** Called once the store is closed. */
  onClose?: () => void;
  /**
   * The list of erasures beside the backups; without it, a restored backup brings erased people
   * back.
   */
  erasures?: ErasureList;
  /** Called after each requested erasure, to repeat it in copies of the database. */
  onErased?: () => Promise<unknown>;
}

/** The parts of a store that differ between databases. */
export interface StoreParts {
  /** SQLite, if left out. */
  dialect?: Dialect;
  /** What a health check tries beside committing a row. */
  probe?: (trx: Transaction<Tables>) => Promise<void>;
  /** Removes erased rows from its log; a database in memory has none. */
  cleaning?: LogCleanerOptions;
  /** Cuts a log that shows in which order answers and names came. */
  cutter?: LogCutter;
  /** Where collectors that share the database count for their limits. */
  rateLimits?: RateLimitDatabase & { close(): Promise<void> };
  /** Copies the database into a file, if it is one file. */
  copyTo?: (file: string) => Promise<unknown>;
}

/**
 * A store on any SQL database that Kysely supports, in queries that SQLite and PostgreSQL share.
 */
export class SqlStore implements Store {
  readonly campaigns: Store['campaigns'];
  readonly drafts: Store['drafts'];
  readonly submissions: SqlSubmissionRecords;
  readonly answers: Store['answers'];
  readonly downloads: Store['downloads'];
  readonly people: Store['people'];
  readonly signups: Store['signups'];
  readonly seats: Store['seats'];
  readonly ticks: Store['ticks'];
  readonly savedLists: Store['savedLists'];
  readonly complaints: Store['complaints'];
  readonly calendars: Store['calendars'];
  readonly applications: Store['applications'];
  readonly today: Store['today'];
  readonly imports: Store['imports'];
  readonly importBatches: Store['importBatches'];
  readonly importDrafts: Store['importDrafts'];
  readonly retention: Store['retention'];
  readonly progress: Store['progress'];
  readonly themes: Store['themes'];
  readonly ballots: Store['ballots'];
  readonly ballotCounts: Store['ballotCounts'];
  readonly desk: Store['desk'];
  readonly devices: Store['devices'];
  readonly codeRequests: Store['codeRequests'];
  readonly shortlists: Store['shortlists'];
  readonly tokens: Store['tokens'];
  readonly links: Store['links'];
  readonly log: Store['log'];
  readonly sessions: Store['sessions'];
  readonly mail: Store['mail'];
  readonly notices: Store['notices'];
  readonly rateLimits?: RateLimitDatabase;
  readonly health: StoreHealth;
  readonly facts: Store['facts'];
  readonly copyTo?: (file: string) => Promise<unknown>;
  readonly #database: DatabaseHandles;
  readonly #cleaner: LogCleaner;
  readonly #cutter: LogCutter | undefined;
  readonly #closeRateLimits: (() => Promise<void>) | undefined;
  readonly #logger: Logger;
  readonly #onClose: (() => void) | undefined;

  constructor(database: DatabaseHandles, options: StoreOptions = {}, parts: StoreParts = {}) {
    const { secret = randomBytes(32).toString('base64url'), erasures, onErased } = options;
    const { cleaning = { cleanUp: () => Promise.resolve(true) } } = parts;
    this.#database = database;
    this.#cleaner = new LogCleaner({ logger: options.logger, ...cleaning });
    this.#cutter = parts.cutter;
    this.#logger = options.logger ?? createConsoleLogger();
    this.#onClose = options.onClose;
    if (parts.copyTo) this.copyTo = parts.copyTo;
    const { rateLimits } = parts;
    if (rateLimits) this.rateLimits = rateLimits;
    this.#closeRateLimits = rateLimits && (() => rateLimits.close());
    const suppression = new SuppressionList(secret, erasures);
    this.health = new StoreHealth(database.write, parts.probe);
    this.facts = new SqlStoreFacts(database.read, parts.dialect ?? 'sqlite');
    this.submissions = new SqlSubmissionRecords(database, {
      ...{ hasher: new ContentHasher(secret), suppression },
      maxBatch: options.largestBatch ?? MAX_BATCH,
      onCommitted: () => this.health.writeSucceeded(),
      onFailed: (failure) => this.health.writeFailed(failure),
    });
    const afterErasure = () => this.#afterErasure(onErased);
    const register: RegisterDatabase = { ...database, suppression, erasures, afterErasure };
    this.people = new SqlPeopleRecords(register);
    this.signups = new SqlSignupRecords(register, this.people);
    this.applications = new SqlApplicationRecords(database, () => this.#cleaner.run());
    this.seats = new SqlSeatRecords(database);
    this.ticks = new SqlTickRecords(database);
    this.savedLists = new SqlSavedListRecords(database);
    this.complaints = new SqlComplaintRecords(database);
    this.calendars = new SqlCalendarRecords(database);
    this.today = new SqlTodayRecords(database);
    this.imports = new SqlImportRecords(register);
    this.importBatches = new SqlBatchRecords(register);
    this.importDrafts = new SqlImportDraftRecords(database);
    this.retention = new SqlRetentionRecords({
      ...register,
      // One step of many: the caller cleans up at the end.
      afterErasure: () => this.#cleanSoon(),
    });
    this.answers = new SqlAnswerRecords(database);
    this.campaigns = new SqlCampaignRecords(database);
    this.drafts = new SqlDraftRecords(database);
    this.downloads = new SqlDownloadRecords(this);
    this.progress = new SqlProgressRecords(database);
    this.themes = new SqlThemeRecords(database);
    this.ballots = new SqlBallotRecords(database, () => this.#cleaner.run());
    this.ballotCounts = new SqlCountRecords(database);
    this.desk = new SqlDeskRecords(database);
    this.devices = new SqlDeviceRecords(database);
    this.codeRequests = new SqlCodeRequestRecords(database);
    this.shortlists = new SqlShortlistRecords(database);
    this.tokens = new SqlTokenRecords(database);
    this.links = new SqlAccessLinkRecords(database);
    this.log = new SqlLogRecords(database);
    this.sessions = new SqlSessionRecords(database);
    this.mail = new SqlMailRecords(database);
    this.notices = new SqlNoticeRecords(database);
  }

  truncateLog(): Promise<boolean> {
    return this.#cleaner.run();
  }

  async close(): Promise<void> {
    await this.submissions.settled();
    await this.#cleaner.close();
    this.health.close();
    await this.#cutter?.close();
    await this.#closeRateLimits?.();
    const { read, write, maintenance } = this.#database;
    for (const handle of new Set([read, write, maintenance])) await handle.destroy();
    this.#onClose?.();
  }

  #cleanSoon(): Promise<void> {
    this.#cleaner.soon();
    return Promise.resolve();
  }

  async #afterErasure(onErased: (() => Promise<unknown>) | undefined): Promise<void> {
    await this.#cleaner.afterErasure();
    // The erasure is committed: the next start makes up for a failure from here on, and it must not
    // look like a failed erasure.
    await onErased?.().catch((cause: unknown) => {
      this.#logger.error(
        { cause },
        'erasure: not yet made in the backups, tried again at the next start',
      );
    });
  }
}
