import type { NewNotice } from '../notifications/notice-records.ts';
import type { ApplicationFields, ApplicationSettings } from './application-schemas.ts';

/** An application of a local party or group to take part. */
export interface Application extends ApplicationFields {
  id: string;
  receivedAt: string;
  /** Why it may be spam; null if nothing says so. */
  heldBecause: 'honeypot' | 'too-fast' | null;
}

/** The settings that are in force, with who wrote them. */
export interface StoredApplicationSettings extends ApplicationSettings {
  changedBy: string;
  changedAt: string;
}

/** The part of a store that keeps applications until they are decided. */
export interface ApplicationRecords {
  /** Undefined if nobody has written any. */
  settings(): Promise<StoredApplicationSettings | undefined>;
  saveSettings(settings: StoredApplicationSettings): Promise<void>;
  /**
   * Keeps an application, with what it causes to be sent. The same id again changes nothing.
   * @param maxWaiting how many may wait for a decision
   */
  add(
    application: Application,
    notices: readonly NewNotice[],
    maxWaiting: number,
  ): Promise<'added' | 'same' | 'full'>;
  /** The oldest first. */
  list(): Promise<Application[]>;
  find(id: string): Promise<Application | undefined>;
  /**
   * Deletes an application, and queues what is sent because of it, in one transaction.
   * @returns whether it was there: of two decisions, one takes it
   */
  remove(id: string, notices: readonly NewNotice[], day: string): Promise<boolean>;
  /** Deletes applications that came before a time. @returns how many */
  removeBefore(time: string): Promise<number>;
}
