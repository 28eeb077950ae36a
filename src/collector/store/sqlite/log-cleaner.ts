const FIRST_CLEANUP_DELAY_MS = 250;
const MAX_CLEANUP_DELAY_MS = 30_000;

export interface LogCleanerOptions {
  /**
   * Removes what was erased from the database's log. Resolves to false if a reader was in the way.
   */
  cleanUp: () => Promise<boolean>;
  /** Whether an erasure is acknowledged without waiting for it. */
  inBackground?: boolean;
  log?: (line: string) => void;
}

/**
 * Cleans the database's log up after erasures, and tries again until it is done: a reader, such as
 * a backup that is being written, can keep the log from being cut.
 */
export class LogCleaner {
  readonly #cleanUp: () => Promise<boolean>;
  readonly #inBackground: boolean;
  readonly #log: (line: string) => void;
  #retry: NodeJS.Timeout | undefined;
  #running: Promise<boolean> | undefined;
  #next: Promise<boolean> | undefined;
  #failures = 0;
  #closed = false;

  constructor({ cleanUp, inBackground = false, log = console.error }: LogCleanerOptions) {
    this.#inBackground = inBackground;
    this.#cleanUp = cleanUp;
    this.#log = log;
  }

  /** Cleans up once. @returns whether it is done; if not, it is tried again in the background */
  run(): Promise<boolean> {
    if (!this.#running)
      return (this.#running = this.#runOnce().finally(() => (this.#running = undefined)));
    // What was erased while a clean-up runs may have come too late for it: one more follows, for all who wait.
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

  async #runOnce(): Promise<boolean> {
    if (this.#closed) return false;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const problem = await this.#cleanUp().then(
      (done) => (done ? undefined : 'another process reads the database'),
      (failure: unknown) => String(failure),
    );
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it may have been closed during the wait
    if (problem !== undefined && !this.#closed) {
      this.#failures += 1;
      if (this.#failures === 1)
        this.#log(
          `erasure: deleted rows are still in the database's log: ${problem}. It is tried again until it is done.`,
        );
      const delay = Math.min(
        MAX_CLEANUP_DELAY_MS,
        FIRST_CLEANUP_DELAY_MS * 2 ** (this.#failures - 1),
      );
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => void this.run(), delay).unref();
    } else if (problem === undefined && this.#failures > 0) {
      this.#failures = 0;
      this.#log("erasure: the database's log is clean now.");
    }
    return problem === undefined;
  }

  /**
   * Ends the retries, once a clean-up that is under way is over. The next start cleans up first.
   */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#running;
    await this.#next;
  }
}
