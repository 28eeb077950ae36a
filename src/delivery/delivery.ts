import type { Receipt } from '../contract/receipt/reader.ts';
import type { PostedSubmission } from '../contract/submission/form-reader.ts';
import type { DeliveryError } from './errors.ts';
import type { Encoding, OutboxEntry } from './outbox-entry.ts';
import type { RetryTimes } from './retry-policy.ts';

/**
 * Delivers one submission with the page's own code. Its errors count as failed requests, except a
 * RefusedError.
 */
export type Transport = TransportObject['deliver'];

/** As a method: a page that delivers one kind of submission need not take the others. */
interface TransportObject {
  deliver(submission: PostedSubmission): Promise<Receipt>;
}

export interface DeliverOptions {
  /** Absolute address to post to. */
  endpoint?: string | undefined;
  /** A format of the body other than the contract's JSON. */
  encoding?: Encoding | undefined;
  /** Delivers instead of a request to `endpoint`. */
  transport?: Transport | undefined;
  /** Whether it may wait on the device; otherwise it waits on the page alone. True if left out. */
  keep?: boolean | undefined;
  /** Days for which it may wait, 30 if left out. */
  days?: number | undefined;
  /**
   * When it is too late, in milliseconds since 1970 by the clock of the device: it is then tried
   * once more, and deleted if that fails. Left out, only its days count.
   */
  until?: number | undefined;
  /**
   * Called after each failed try, and once it is saved: `entry` is what waits on the device,
   * undefined if nothing does.
   */
  onPending?: ((error: DeliveryError, entry: OutboxEntry | undefined) => void) | undefined;
}

/** The progress of a submission's delivery. One `Delivery` passes it to another. */
export interface DeliveryProgress extends RetryTimes {
  /** How many tries have failed. */
  tries: number;
  /** A try in progress. */
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
    submission: PostedSubmission,
    options: DeliverOptions,
    progress?: DeliveryProgress,
  ): Promise<Receipt | undefined>;
  /** Tries these now, also during a pause, because the person asked for it. */
  retryNow(...ids: string[]): void;
  /** Continues without the form, which no longer shows this submission. */
  release(id: string): void;
}
