import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../http/logger.ts';

/**
 * A message that could not be delivered. Its own text may be logged; that of the cause may repeat
 * an address.
 */
export class NotificationError extends Error {
  override readonly name = 'NotificationError';
  /** Whether a second try would fail the same way. */
  readonly isFinal: boolean;

  constructor(reason: string, isFinal: boolean) {
    super(reason);
    this.isFinal = isFinal;
  }
}

export interface RetryQueueOptions {
  /** Milliseconds before each further try. */
  retryDelaysMs: number[];
  /** How long closing waits for deliveries in progress. */
  closeTimeoutMs?: number;
  logger: Logger;
}

/** More sign-ups than a large campaign has on its best day, and fewer than a flood brings. */
const MAX_QUEUED = 1000;
const CLOSE_TIMEOUT_MS = 5000;

/**
 * Delivers messages in the background, at once and again after pauses. Waiting messages are in
 * memory only.
 */
export class RetryQueue {
  readonly #retryDelaysMs: number[];
  readonly #closeTimeoutMs: number;
  readonly #logger: Logger;
  readonly #running = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #queued = 0;
  #isClosed = false;

  constructor({ retryDelaysMs, closeTimeoutMs, logger }: RetryQueueOptions) {
    this.#retryDelaysMs = retryDelaysMs;
    this.#closeTimeoutMs = closeTimeoutMs ?? CLOSE_TIMEOUT_MS;
    this.#logger = logger;
  }

  /**
   * Returns at once, and never throws.
   * @param recipient for the log: `the webhook of BCD-FGH-JKL`
   */
  add(recipient: string, deliver: () => Promise<void>): void {
    if (this.#isClosed) return;
    if (this.#queued >= MAX_QUEUED) {
      this.#logger.error({}, `notify: ${recipient} is not told: ${MAX_QUEUED} others wait`);
      return;
    }
    this.#queued += 1;
    this.#start(recipient, deliver, 0);
  }

  /**
   * Waits for deliveries in progress, five seconds at most unless set otherwise. Later tries are
   * dropped.
   */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.race([
      Promise.all(this.#running),
      wait(this.#closeTimeoutMs, undefined, { ref: false }),
    ]);
  }

  #start(recipient: string, deliver: () => Promise<void>, tries: number): void {
    const running = this.#deliver(recipient, deliver, tries).finally(() =>
      this.#running.delete(running),
    );
    this.#running.add(running);
  }

  async #deliver(recipient: string, deliver: () => Promise<void>, tries: number): Promise<void> {
    try {
      await deliver();
      this.#queued -= 1;
    } catch (failure) {
      const isKnown = failure instanceof NotificationError;
      const isFinal = this.#isClosed || (isKnown && failure.isFinal);
      const delayMs = isFinal ? undefined : this.#retryDelaysMs[tries];
      const reason = isKnown ? failure.message : 'failed';
      const next = delayMs === undefined ? 'given up' : `tried again in ${delayMs / 1000} s`;
      this.#logger.error({}, `notify: ${recipient} was not told (${reason}); ${next}`);
      if (delayMs === undefined) this.#queued -= 1;
      else
        this.#retryLater(delayMs, () => {
          this.#start(recipient, deliver, tries + 1);
        });
    }
  }

  #retryLater(delayMs: number, retry: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      retry();
    }, delayMs).unref();
    this.#timers.add(timer);
  }
}
