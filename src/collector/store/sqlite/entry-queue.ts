import type { AddResult, SubmissionEntry } from '../../public/submission-records.ts';
import { type StoreThread, StoreThreadError } from './store-thread.ts';
import { type ClonedError, reviveError } from './thread-messages.ts';

/**
 * A submission without a receipt after this time is told to come again. If it is stored anyway,
 * its id is recognised.
 */
const ENTRY_DEADLINE_MS = 10_000;
/**
 * While the thread commits one message, the next one is ready; later entries wait here, and may be
 * dropped.
 */
const MAX_MESSAGES = 2;
const MAX_MESSAGE_ENTRIES = 500;
const ENTRY_SWEEP_MS = 100;

interface WaitingEntry {
  entry: SubmissionEntry;
  since: number;
  resolve: (added: AddResult) => void;
  reject: (reason: unknown) => void;
}

type AddOutcome = { added: AddResult } | { failure: ClonedError };

/**
 * Sends what came in one turn of the event loop, or while others are being stored, to the thread in
 * one message.
 */
export class EntryQueue {
  readonly #thread: StoreThread;
  readonly #deadlineMs: number;
  #waiting: WaitingEntry[] = [];
  readonly #sent = new Set<WaitingEntry[]>();
  #isScheduled = false;
  #expiry: NodeJS.Timeout | undefined;
  #whenEmpty: (() => void) | undefined;

  constructor(thread: StoreThread, deadlineMs = ENTRY_DEADLINE_MS) {
    this.#thread = thread;
    this.#deadlineMs = deadlineMs;
  }

  add(entry: SubmissionEntry): Promise<AddResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, since: performance.now(), resolve, reject });
      this.#schedule();
    });
  }

  /** Resolves once nothing waits any more. */
  async settled(): Promise<void> {
    if (this.#sent.size === 0 && this.#waiting.length === 0) return;
    await new Promise<void>((resolve) => (this.#whenEmpty = resolve));
  }

  #schedule(): void {
    // Messages that have arrived count, even if this thread reads them late: they are read before
    // an immediate runs.
    this.#expiry ??= setInterval(
      () => setImmediate(() => this.#refuseLate()),
      ENTRY_SWEEP_MS,
    ).unref();
    if (this.#isScheduled || this.#sent.size === MAX_MESSAGES || this.#waiting.length === 0) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      const batch = this.#waiting.splice(0, MAX_MESSAGE_ENTRIES);
      if (batch.length > 0) void this.#send(batch);
    });
  }

  async #send(batch: WaitingEntry[]): Promise<void> {
    this.#sent.add(batch);
    try {
      const entries = batch.map(({ entry }) => entry);
      const outcomes = (await this.#thread.ask({ kind: 'add', entries })) as AddOutcome[];
      batch.forEach(({ resolve, reject }, at) => {
        const outcome = outcomes[at] as AddOutcome;
        if ('added' in outcome) resolve(outcome.added);
        else reject(reviveError(outcome.failure));
      });
    } catch (failure) {
      for (const { reject } of batch) reject(failure);
    }
    // Only now: a slow thread gets no more than it can answer.
    this.#sent.delete(batch);
    this.#schedule();
    this.#settle();
  }

  /**
   * An entry that was not sent by its deadline is never stored; one that was sent is answered when
   * it comes again.
   */
  #refuseLate(): void {
    const expired = performance.now() - this.#deadlineMs;
    const isLate = ({ since }: WaitingEntry) => since < expired;
    const late = [...this.#sent].flat().filter(isLate);
    while (this.#waiting[0] && isLate(this.#waiting[0]))
      late.push(this.#waiting.shift() as WaitingEntry);
    for (const { reject } of late)
      reject(new StoreThreadError('STORE_DEADLINE', 'the database was busy for too long'));
    this.#settle();
  }

  #settle(): void {
    if (this.#sent.size > 0 || this.#waiting.length > 0) return;
    clearInterval(this.#expiry);
    this.#expiry = undefined;
    this.#whenEmpty?.();
  }
}
