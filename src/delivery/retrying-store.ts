import type { OutboxStore } from './outbox-store.ts';
import { retryDelayMs } from './retry-policy.ts';
import type { Schedule } from './schedule.ts';

const ANSWER_TIMEOUT_MS = 1_000;
const MAX_STORE_DELAY_MS = 60_000;

/** Milliseconds until the next call of a store that has failed so many times in a row. */
export const storeRetryDelayMs = (failures: number): number =>
  retryDelayMs(failures, MAX_STORE_DELAY_MS);

/**
 * A store that may fail or be slow. A failed call is repeated once, at once. Nobody waits longer
 * than a second for a slow call, and not at all while an answer is overdue; but every call is
 * made, and the code after it in `question` runs however late the answer comes.
 */
export class RetryingStore {
  readonly #store: OutboxStore | undefined;
  readonly #schedule: Schedule;
  #isOverdue = false;
  #failures = 0;

  constructor(store: OutboxStore | undefined, schedule: Schedule) {
    this.#store = store;
    this.#schedule = schedule;
  }

  /** Milliseconds until the next call of the store; undefined if its last answer was in time. */
  get retryDelayMs(): number | undefined {
    return this.#failures ? storeRetryDelayMs(this.#failures) : undefined;
  }

  /** @returns the store's answer; undefined if it fails or is late */
  async ask<T>(question: (store: OutboxStore) => Promise<T>): Promise<T | undefined> {
    for (let tries = 0; this.#store && tries < 2; tries++)
      try {
        return await this.#inTime(question(this.#store));
      } catch {
        // Once more, with the database opened again; then without it.
        this.#failures += tries;
      }
    return undefined;
  }

  async #inTime<T>(pending: Promise<T>): Promise<T | undefined> {
    const answer = pending.then((value) => {
      this.#isOverdue = false;
      this.#failures = 0;
      return value;
    });
    let cancel: (() => void) | undefined;
    const late = new Promise<undefined>((resolve) => {
      const onLate = () => {
        this.#isOverdue = true;
        this.#failures++;
        resolve(undefined);
      };
      if (this.#isOverdue) onLate();
      else cancel = this.#schedule(ANSWER_TIMEOUT_MS, onLate);
    });
    try {
      // The overdue promise comes first, so that nobody waits for the other.
      return await Promise.race([late, answer]);
    } finally {
      cancel?.();
    }
  }
}
