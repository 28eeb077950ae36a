/** How much of the time may go into cutting the log: submissions wait while it is cut. */
const MAX_SHARE_OF_TIME = 0.005;
const MAX_PAUSE_MS = 10_000;
const RETRY_MS = 1_000;

/**
 * Cuts the database's write-ahead log soon after each commit. The log holds what was written in the
 * order in which it came, so whoever reads the file could tell which anonymous answer came just
 * before which name.
 */
export class LogCutter {
  readonly #cut: () => Promise<boolean>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #notBefore = 0;
  #closed = false;

  /** @param cut cuts the log to nothing. Resolves to false if a reader was in the way */
  constructor(cut: () => Promise<boolean>) {
    this.#cut = cut;
  }

  /** Something was committed. It returns at once. */
  committed(): void {
    if (this.#timer || this.#closed) return;
    const delay = Math.max(0, this.#notBefore - performance.now());
    this.#timer = setTimeout(() => {
      this.#running = this.#run();
    }, delay).unref();
  }

  /** Lets a cut that is under way end. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    const start = performance.now();
    // Whatever is in the way of it is told by whoever needs the log cut at once, after an erasure.
    const isCut = await this.#cut().catch(() => false);
    const end = performance.now();
    const pause = Math.min(MAX_PAUSE_MS, (end - start) / MAX_SHARE_OF_TIME);
    this.#notBefore = end + (isCut ? pause : Math.max(pause, RETRY_MS));
    this.#timer = undefined;
    if (!isCut) this.committed();
  }
}
