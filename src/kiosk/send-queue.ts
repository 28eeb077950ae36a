import type { SealedEntry } from './tablet-store.ts';

const MIN_RETRY_MS = 2_000;
const MAX_RETRY_MS = 60_000;

/** Where entries wait. */
export interface QueueStore {
  entries(): Promise<SealedEntry[]>;
  remove(id: string): Promise<void>;
}

/** The collector's answer to an entry: its status, and after how long it asks to try again. */
export interface EntryAnswer {
  status: number;
  retryAfterMs: number | undefined;
}

export interface QueueOptions {
  store: QueueStore;
  /** Posts a sealed entry. @throws where nobody answers */
  post: (sealed: string, waiting: number) => Promise<EntryAnswer>;
  /** Calls back after a time. @returns what stops it */
  schedule: (delayMs: number, callback: () => void) => () => void;
  onChange: () => void;
  now: () => number;
}

/**
 * Brings what waits on a tablet to the collector, one entry after the other, as fast as it is taken.
 * An entry leaves the tablet once the collector has it, or has refused it for good. The same bytes
 * go again after a failure: the submission's id is in them, so nobody is counted twice.
 */
export class SendQueue {
  /** How many entries wait. */
  waiting = 0;
  /** When the last one was taken, in milliseconds since 1970. */
  lastSentAt: number | undefined;
  /** How many were refused since this page was opened. */
  refused = 0;
  /** How many of those that wait the collector can't open. */
  unreadable = 0;
  /** Whether the collector takes nothing of this tablet any more. */
  isGone = false;

  readonly #options: QueueOptions;
  #isSending = false;
  #isWanted = false;
  #failures = 0;
  #cancelRetry: (() => void) | undefined;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Sends what waits now, or soon after what is being sent. */
  async send(): Promise<void> {
    this.#isWanted = true;
    if (this.#isSending) return;
    this.#isSending = true;
    this.#cancelRetry?.();
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        await this.#sendAll();
      }
    } finally {
      this.#isSending = false;
    }
  }

  /** Tries no more. */
  stop(): void {
    this.#cancelRetry?.();
    this.isGone = true;
  }

  async #sendAll(): Promise<void> {
    const entries = await this.#options.store.entries();
    this.#setWaiting(entries.length);
    this.unreadable = 0;
    for (const entry of entries) {
      if (this.isGone) return;
      const delayMs = await this.#sendOne(entry);
      if (delayMs === undefined) continue;
      this.#retryAfter(delayMs);
      return;
    }
  }

  /** @returns after how long to try again; undefined to go on with the next entry */
  async #sendOne({ id, sealed }: SealedEntry): Promise<number | undefined> {
    const { store, post, now } = this.#options;
    const answer = await post(sealed, this.waiting - 1).catch(() => undefined);
    if (!answer) return this.#nextDelay();
    const { status, retryAfterMs } = answer;
    if (status === 401 || status === 410) {
      this.stop();
      this.#options.onChange();
      return undefined;
    }
    if (status === 400) {
      // Sealed for another collector: another one may open it. The others go on.
      this.unreadable++;
      return undefined;
    }
    const isTaken = status === 200 || status === 201;
    if (!isTaken && status !== 409 && status !== 422) return retryAfterMs ?? this.#nextDelay();
    this.#failures = 0;
    await store.remove(id);
    if (isTaken) this.lastSentAt = now();
    else this.refused++;
    this.#setWaiting(this.waiting - 1);
    return undefined;
  }

  #nextDelay(): number {
    this.#failures++;
    const delay = Math.min(MAX_RETRY_MS, MIN_RETRY_MS * 2 ** (this.#failures - 1));
    // Not all tablets of a hall at the same moment.
    return delay * (0.75 + Math.random() / 2);
  }

  #retryAfter(delayMs: number): void {
    this.#cancelRetry?.();
    this.#cancelRetry = this.#options.schedule(delayMs, () => void this.send());
  }

  #setWaiting(waiting: number): void {
    this.waiting = waiting;
    this.#options.onChange();
  }
}
