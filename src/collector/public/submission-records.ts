import type { Receipt, Submission } from 'campaign-widgets/contract';
import type { NewNotice } from '../notifications/notice-records.ts';
import type { EntryState } from '../store/entry-state.ts';

/** A checked submission on its way into the store. */
export interface SubmissionEntry {
  submission: Submission;
  state: Exclude<EntryState, 'erased'>;
  /** Why it is held: `unknown-version`, `not-open`, `closed`, `honeypot` or `too-fast`. */
  heldBecause?: string;
  receipt: Receipt;
  /**
   * How many answers of an area are published together; 1 publishes each at once. A named entry
   * ignores it.
   */
  batchSize: number;
  /** Messages that are queued in the transaction that stores the entry. */
  notices?: readonly NewNotice[];
}

/**
 * `new`: stored now. `same`: was stored before; the receipt is the first one. `other`: the id
 * belongs to other content. An erased entry, and one stored under another secret, is recognised by
 * its id alone and is always `same`.
 */
export type AddResult = { outcome: 'new' | 'same'; receipt: Receipt } | { outcome: 'other' };

/** The part of a store that takes submissions in. */
export interface SubmissionRecords {
  /**
   * Stores an entry once; a named one is added to the register. It resolves only after a durable
   * commit; the figures change in the same transaction. A counted answer waits, invisible, until
   * `batchSize` answers of its area are waiting.
   */
  add(entry: SubmissionEntry): Promise<AddResult>;
}
