import { setTimeout } from 'node:timers/promises';
import type { Logger } from '../../http/logger.ts';
import { GapWiper, type GapWiperOptions } from './gap-wiper.ts';
import { LogCleaner, type LogCleanerOptions } from './log-cleaner.ts';

/** Up to this size, an erasure waits until the whole file is wiped: some tenths of a second. */
const MAX_PROMPT_BYTES = 64 * 1024 * 1024;
/**
 * The longest that closing waits for a pass through a large file; the next start would repeat it.
 */
const MAX_CLEANING_MS = 5_000;

export interface FileCleaningOptions extends GapWiperOptions {
  logger?: Logger | undefined;
  maxPromptBytes?: number | undefined;
}

/**
 * Removes erased data from the files of a database: from its log at once; from the unused parts of
 * pages at once in a small file, in the background in a large one.
 */
export class FileCleaning {
  readonly #cutLog: () => Promise<boolean>;
  readonly #wiper: GapWiper;
  readonly #background: LogCleaner;
  readonly #maxPromptBytes: number;
  readonly #logger: Logger | undefined;

  constructor({ maxPromptBytes = MAX_PROMPT_BYTES, logger, ...wiping }: FileCleaningOptions) {
    this.#cutLog = wiping.cutLog;
    this.#logger = logger;
    this.#maxPromptBytes = maxPromptBytes;
    const wiper = new GapWiper(wiping);
    this.#wiper = wiper;
    this.#background = new LogCleaner({ cleanUp: () => wiper.wipe({ isGentle: true }), logger });
  }

  /** How a store cleans up after erasures. */
  get cleaning(): LogCleanerOptions {
    return {
      cleanUp: () => this.#cleanUp(),
      endBackground: () => this.#endBackground(),
      logger: this.#logger,
    };
  }

  /** Closes the file, once the store has closed its connections. */
  close(): void {
    this.#wiper.close();
  }

  async #cleanUp(): Promise<boolean> {
    if (!(await this.#cutLog())) return false;
    if (this.#wiper.fileBytes <= this.#maxPromptBytes) return this.#wiper.wipe();
    this.#background.soon();
    return true;
  }

  async #endBackground(): Promise<void> {
    this.#wiper.hurry();
    const abort = new AbortController();
    const late = setTimeout(MAX_CLEANING_MS, undefined, { signal: abort.signal }).then(
      () => {
        this.#wiper.abort();
      },
      () => undefined,
    );
    await this.#background.close();
    abort.abort();
    await late;
  }
}
