/** A notice to be queued. It never contains a code, a key or a link: these are made while sending. */
export interface NewNotice {
  campaign: string;
  /** The name of a notice kind, which delivers it: `thank-you`. */
  kind: string;
  /**
   * What it is about: the id of a sign-up, of which an erasure deletes its notices, or of a ballot.
   */
  subject: string;
  /** What the log and the organiser's page call it: `BCD-FGH-JKL`. It identifies nobody. */
  reference: string;
  /** An address that stands nowhere else. Deleted with the notice. */
  recipient?: string;
  /** What its kind needs to compose it, as JSON. */
  data: Record<string, unknown>;
}

/** A notice that this collector alone may deliver until its claim ends. */
export interface ClaimedNotice extends NewNotice {
  id: string;
  claim: string;
  /** How many tries were begun before this one. */
  earlierTries: number;
}

/** The whole queue, of every campaign. */
export interface NoticeBacklog {
  /** How many have failed, whether they are tried again or not. */
  failed: number;
  /** The day of the oldest of them. */
  oldestFailedOn: string | undefined;
  /** What the newest of them failed with. */
  lastError: string | undefined;
  /** The day of the oldest that waits for its first try. */
  oldestUntriedOn: string | undefined;
}

/** A notice on the organiser's page. */
export interface QueuedNotice {
  id: string;
  kind: string;
  subject: string;
  reference: string;
  /** Whether a next try follows. */
  state: 'waiting' | 'dropped';
  /** The day on which it was queued. */
  queuedOn: string;
  tries: number;
  /** Empty if it is due at once. */
  dueAt: string;
  lastError: string | null;
}

export interface NoticeCounts {
  /** Those that have failed, and are tried again. */
  delayed: number;
  dropped: number;
}

export interface NoticeClaim {
  kinds: readonly string[];
  /** Now. */
  at: string;
  /** When another collector may take them over, because this one has died. */
  until: string;
  limit: number;
}

/**
 * The queue of notices. Each is delivered by one collector of several on one database; a notice
 * whose collector died in the middle of a try is tried again.
 */
export interface NoticeRecords {
  add(notices: readonly NewNotice[], day: string): Promise<void>;
  /** Takes notices that are due. Nobody else gets them before `until`. */
  claim(wanted: NoticeClaim): Promise<ClaimedNotice[]>;
  /** Deletes a delivered notice. */
  finish(notice: Pick<ClaimedNotice, 'id' | 'claim'>): Promise<void>;
  /** Records a failure, and when to try again. */
  postpone(
    notice: Pick<ClaimedNotice, 'id' | 'claim'>,
    failure: { error: string; dueAt: string },
  ): Promise<void>;
  /** Records that a notice is tried no more. */
  drop(notice: Pick<ClaimedNotice, 'id' | 'claim'>, error: string): Promise<void>;
  /** When the next notice is due, empty for at once; undefined if none waits. */
  nextDue(kinds: readonly string[]): Promise<string | undefined>;
  /** Notices of a campaign that have failed, the dropped ones first. */
  list(campaign: string, limit: number): Promise<QueuedNotice[]>;
  count(campaign: string): Promise<NoticeCounts>;
  backlog(): Promise<NoticeBacklog>;
  /** Queues a failed notice again. @returns whether there is one */
  retry(campaign: string, id: string): Promise<boolean>;
  /** Deletes a failed notice. @returns whether there was one */
  remove(campaign: string, id: string): Promise<boolean>;
  /** Deletes what was queued before a day, dropped or not. */
  deleteOld(before: string): Promise<void>;
}
