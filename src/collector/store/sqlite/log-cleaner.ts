import { createConsoleLogger, type Logger } from '../../http/logger.ts';

const FIRST_CLEANUP_DELAY_MS = 250;
const MAX_CLEANUP_DELAY_MS = 30_000;
/** The largest share of time for cleaning up while many are erased one after another. */
const MAX_SHARE_OF_TIME = 0.005;
const MAX_PAUSE_MS = 10_000;

export interface LogCleanerOptions {
  /**
   * Removes erased data from the database's log and unused places. Resolves to false if a reader
   * prevented it.
   */
  cleanUp: () => Promise<boolean>;
  /** Ends the background part of a clean-up. */
  endBackground?: () => Promise<void>;
  /** Whether an erasure is acknowledged before the clean-up. */
  inBackground?: boolean;
  /** Left out, the log goes to the console. */
  logger?: Logger | undefined;
}

/**
 * Cleans up the database's files after erasures, and retries until it is done: a reader, such as a
 * running backup, can prevent the log from being cut.
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

  /**
   * Cleans up once.
   * @returns whether it is done; if not, it is retried in the background
   */
  run(): Promise<boolean> {
    if (!this.#running)
      return (this.#running = this.#runOnce().finally(() => (this.#running = undefined)));
    // An erasure during a clean-up may have come too late for it: one more follows, for all who
    // wait.
    return (this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.run();
    }));
  }

  /** Cleans up after an erasure, and waits for it if it is fast. */
  async afterErasure(): Promise<void> {
    const done = this.run();
    if (!this.#inBackground) await done;
  }

  /** Cleans up after one of many erasures, in a small share of the time. It returns at once. */
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
