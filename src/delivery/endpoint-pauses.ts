import type { DeliveryError } from './errors.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { type RetryTimes, retryTimes } from './retry-policy.ts';

/** Endpoints that have failed since their last success on this page: everything for them waits. */
export class EndpointPauses {
  readonly #pauses = new Map<string, { failures: number; notBefore: number }>();

  /** Until when the endpoint gets no requests, in milliseconds since 1970. */
  endOf(endpoint: string): number {
    return this.#pauses.get(endpoint)?.notBefore ?? 0;
  }

  end(endpoint: string): void {
    this.#pauses.delete(endpoint);
  }

  /** @returns when the entry that has failed may be tried again */
  begin(entry: OutboxEntry, error: DeliveryError, now: number, jitter: number): RetryTimes {
    const failures = (this.#pauses.get(entry.endpoint)?.failures ?? 0) + 1;
    const times = retryTimes(error, Math.max(entry.tries + 1, failures), now, jitter);
    if (!entry.hasTransport)
      this.#pauses.set(entry.endpoint, { failures, notBefore: times.notBefore });
    return times;
  }
}
