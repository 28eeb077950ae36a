import type { CheckpointThread } from './checkpoint-thread.ts';

/** The largest share of time for cutting the log: submissions wait meanwhile. */
const CUTTING_SHARE_OF_TIME = 0.005;
const MAX_CUT_PAUSE_MS = 10_000;
const RETRY_MS = 1_000;
/** A longer log is cut at once, which leaves less to copy. */
const MAX_LOG_BYTES = 16 * 1024 * 1024;

export interface LogCutterOptions {
  /** Cuts the log to nothing. Resolves to false if a reader prevented it. */
  cut: () => Promise<boolean>;
  checkpoints: Pick<CheckpointThread, 'logBytes' | 'close'>;
}

/**
 * Cuts the database's write-ahead log soon after each commit. The log is in order of arrival, so a
 * reader of the file could see which anonymous answer came just before which name.
 */
export class LogCutter {
  readonly #options: LogCutterOptions;
  #planned: { timer: NodeJS.Timeout; at: number } | undefined;
  #running: Promise<void> | undefined;
  #notBefore = 0;
  #retryAt = 0;
  #closed = false;

  constructor(options: LogCutterOptions) {
    this.#options = options;
  }

  /** Something was committed. It returns at once. */
  committed(): void {
    if (this.#closed || this.#running) return;
    const now = performance.now();
    const isLong = this.#options.checkpoints.logBytes > MAX_LOG_BYTES;
    const at = Math.max(now, isLong ? this.#retryAt : this.#notBefore);
    if (this.#planned && this.#planned.at <= at) return;
    clearTimeout(this.#planned?.timer);
    const timer = setTimeout(() => {
      this.#planned = undefined;
      this.#running = this.#run();
    }, at - now).unref();
    this.#planned = { timer, at };
  }

  /** Lets a cut that is under way end. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#planned?.timer);
    await this.#running;
    await this.#options.checkpoints.close();
  }

  async #run(): Promise<void> {
    const start = performance.now();
    // A failure is reported by callers who need the log cut at once, after an erasure.
    const isCut = await this.#options.cut().catch(() => false);
    const end = performance.now();
    const pause = Math.min(MAX_CUT_PAUSE_MS, (end - start) / CUTTING_SHARE_OF_TIME);
    this.#retryAt = end + (isCut ? 0 : RETRY_MS);
    this.#notBefore = Math.max(end + pause, this.#retryAt);
    this.#running = undefined;
    if (!isCut) this.committed();
  }
}
