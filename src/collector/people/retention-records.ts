/**
 * Why somebody is due to be deleted: the last contact is too long ago, or no consent lets the
 * campaign keep them. `backup`: a file.
 */
export type DueReason = 'last-contact' | 'no-consent' | 'backup';

/** A person (`last-contact`) or a sign-up (`no-consent`) that is due to be deleted. */
export interface DueSubject {
  subject: string;
  reason: DueReason;
}

export interface RetentionMark extends DueSubject {
  /** Every check since then has found it due. */
  firstSeenAt: string;
}

export interface RetentionRound {
  lastLookAt: string;
  /** When the last deletion began, whether or not it finished. */
  lastDeletionAt: string | null;
}

/** A deletion that is too large to continue without an organiser's decision. */
export interface RetentionStop {
  id: string;
  campaign: string;
  at: string;
  /** How many are due, and how many people are in the register. */
  due: number;
  people: number;
  /** In words, with the setting that led to it. */
  reason: string;
  decision: 'confirmed' | 'postponed' | null;
  decidedBy: string | null;
  decidedAt: string | null;
}

/** The part of a store that remembers what is due to be deleted, and deletes it. */
export interface RetentionRecords {
  /** Everybody who is due now. Times are ISO 8601 in UTC; everything older is due. */
  due(
    campaign: string,
    limits: { lastContactBefore: string; withoutConsentBefore: string },
  ): Promise<DueSubject[]>;
  countPeople(campaign: string): Promise<number>;
  marks(campaign: string): Promise<RetentionMark[]>;
  mark(campaign: string, subjects: DueSubject[], at: string): Promise<void>;
  unmark(campaign: string, subjects: string[]): Promise<void>;
  round(campaign: string): Promise<RetentionRound | undefined>;
  saveRound(campaign: string, round: RetentionRound): Promise<void>;
  /**
   * Deletes those of a few who are still due, in one transaction.
   * @returns how many were deleted
   */
  remove(
    campaign: string,
    subjects: DueSubject[],
    lastContactBefore: string,
    at: string,
  ): Promise<number>;
  /** The rows that belong to these subjects, for a backup: one object per person or sign-up. */
  rows(campaign: string, subjects: DueSubject[]): Promise<Record<string, unknown>[]>;
  /** Open stops, oldest first. */
  openStops(): Promise<RetentionStop[]>;
  addStop(stop: RetentionStop): Promise<void>;
  /**
   * Decides an open stop.
   * @returns false if it is over, decided, or its number has changed
   */
  decideStop(
    id: string,
    seen: number,
    decision: 'confirmed' | 'postponed',
    by: string,
    at: string,
  ): Promise<boolean>;
  closeStop(id: string, at: string): Promise<void>;
}
