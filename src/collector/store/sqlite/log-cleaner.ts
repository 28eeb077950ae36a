import { createConsoleLogger, type Logger } from '../../http/logger.ts';

const FIRST_CLEANUP_DELAY_MS = 250;
const MAX_CLEANUP_DELAY_MS = 30_000;
/** How much of the time may go into cleaning up while many are erased one after another. */
const MAX_SHARE_OF_TIME = 0.005;
const MAX_PAUSE_MS = 10_000;

export interface LogCleanerOptions {
  /**
   * Removes what was erased from the database's log and unused places. Resolves to false if a
   * reader was in the way.
   */
  cleanUp: () => Promise<boolean>;
  /** Ends what a clean-up has left to go on. */
  endBackground?: () => Promise<void>;
  /** Whether an erasure is acknowledged without waiting for it. */
  inBackground?: boolean;
  /** Left out, the log goes to the console. */
  logger?: Logger | undefined;
}

/**
 * Cleans the database's files up after erasures, and tries again until it is done: a reader, such
 * as a backup that is being written, can keep the log from being cut.
 */
export class LogCleaner {
  readonly #cleanUp: () => Promise<boolean>;
  readonly #endBackground: (() => Promise<void>) | undefined;
  readonly #inBackground: boolean;
  readonly #logger: Logger;
  #planned: NodeJS.Timeout | undefined;
  #running: Promise<boolean> | undefined;
  #next: Promise<boolean> | undefined;
  #notBefore = 0;
  #failures = 0;
  #closed = false;

  constructor({
    cleanUp,
    endBackground,
    inBackground = false,
    logger = createConsoleLogger(),
  }: LogCleanerOptions) {
    this.#inBackground = inBackground;
    this.#cleanUp = cleanUp;
    this.#endBackground = endBackground;
    this.#logger = logger;
  }

  /** Cleans up once. @returns whether it is done; if not, it is tried again in the background */
  run(): Promise<boolean> {
    if (!this.#running)
      return (this.#running = this.#runOnce().finally(() => (this.#running = undefined)));
    // What was erased while a clean-up runs may have come too late for it: one more follows, for
    // all who wait.
    return (this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.run();
    }));
  }

  /** Cleans up after an erasure: waits for it where that takes no time. */
  async afterErasure(): Promise<void> {
    const done = this.run();
    if (!this.#inBackground) await done;
  }

  /** Cleans up after one of many erasures, without taking much of the time. It returns at once. */
  soon(): void {
    this.#plan(Math.max(0, this.#notBefore - performance.now()));
  }

  #plan(delayMs: number): void {
    if (this.#closed) return;
    this.#planned ??= setTimeout(() => void this.run(), delayMs).unref();
  }

  async #runOnce(): Promise<boolean> {
    if (this.#closed) return false;
    clearTimeout(this.#planned);
    this.#planned = undefined;
    const start = performance.now();
    const problem = await this.#cleanUp().then(
      (done) => (done ? undefined : 'another process reads the database'),
      (failure: unknown) => String(failure),
    );
    const end = performance.now();
    this.#notBefore = end + Math.min(MAX_PAUSE_MS, (end - start) / MAX_SHARE_OF_TIME);
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it may have been closed during the wait
    if (problem !== undefined && !this.#closed) {
      this.#failures += 1;
      if (this.#failures === 1)
        this.#logger.warn(
          {},
          `erasure: deleted rows are still in the database's files: ${problem}. It is tried again until it is done.`,
        );
      const delay = Math.min(
        MAX_CLEANUP_DELAY_MS,
        FIRST_CLEANUP_DELAY_MS * 2 ** (this.#failures - 1),
      );
      clearTimeout(this.#planned);
      this.#planned = undefined;
      this.#plan(delay);
    } else if (problem === undefined && this.#failures > 0) {
      this.#failures = 0;
      this.#logger.warn({}, "erasure: the database's files are clean now.");
    }
    return problem === undefined;
  }

  /**
   * Ends the retries, once a clean-up that is under way is over; one that takes no time and was
   * planned is done now. The next start cleans up first.
   */
  async close(): Promise<void> {
    if (this.#planned && !this.#inBackground) await this.run();
    this.#closed = true;
    clearTimeout(this.#planned);
    await this.#running;
    await this.#next;
    await this.#endBackground?.();
  }
}
