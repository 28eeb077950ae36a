import type { Receipt } from '../contract/receipt/reader.ts';
import type { Submission } from '../contract/submission/form-reader.ts';
import type { DeliveryError } from './errors.ts';
import type { Encoding, OutboxEntry } from './outbox-entry.ts';
import type { RetryTimes } from './retry-policy.ts';

/**
 * Delivers one submission by the page's own means. What it throws counts as a failed request,
 * unless it is a RefusedError.
 */
export type Transport = (submission: Submission) => Promise<Receipt>;

export interface DeliverOptions {
  /** Absolute address to post to. */
  endpoint?: string | undefined;
  /** Another body than the contract's JSON. */
  encoding?: Encoding | undefined;
  /** Delivers in place of a request to `endpoint`. */
  transport?: Transport | undefined;
  /** Whether it may wait on the device; otherwise it waits on the page alone. True if left out. */
  keep?: boolean | undefined;
  /** Days for which it may wait, 30 if left out. */
  days?: number | undefined;
  /**
   * Called after each failed try, and once it is saved: `entry` is what waits on the device,
   * undefined where nothing does.
   */
  onPending?: ((error: DeliveryError, entry: OutboxEntry | undefined) => void) | undefined;
}

/** How far the delivery of a submission is. One `Delivery` hands it over to another. */
export interface DeliveryProgress extends RetryTimes {
  /** How many tries have failed. */
  tries: number;
  /** A try that is under way. */
  attempt?: Promise<Receipt | undefined> | undefined;
}

export const NOT_TRIED: DeliveryProgress = { tries: 0, notBefore: 0, pausedUntil: 0 };

/** Delivers submissions, and tries again until an endpoint has them. */
export interface Delivery {
  /**
   * @returns the receipt; undefined from a blind endpoint, whose answer proves nothing
   * @throws RefusedError if the endpoint has refused it, DeletedError if the person has deleted it
   */
  deliver(
    submission: Submission,
    options: DeliverOptions,
    progress?: DeliveryProgress,
  ): Promise<Receipt | undefined>;
  /** Tries these now, whatever pause they are in. The person asked for it. */
  retryNow(...ids: string[]): void;
  /** Goes on without the form, which does not show this submission any more. */
  release(id: string): void;
}
