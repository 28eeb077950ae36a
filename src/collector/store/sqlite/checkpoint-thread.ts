import { once } from 'node:events';
import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** The writing thread copies a log up to this size itself, before another thread has started. */
const SMALL_LOG_BYTES = 256 * 1024;

/**
 * Copies the log of an embedded database into its file in a thread of its own, which is started when
 * there is much to copy, and again after it died.
 */
export class CheckpointThread {
  readonly #file: string;
  #worker: Worker | undefined;
  #copying: Promise<void> | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  get logBytes(): number {
    return statSync(`${this.#file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Copies the log, except what is committed meanwhile. Never rejects. */
  async copyLog(): Promise<void> {
    if (this.logBytes <= SMALL_LOG_BYTES) return;
    this.#copying ??= this.#copy().finally(() => (this.#copying = undefined));
    await this.#copying;
  }

  /** Closes its connection, which must come before the writer's. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    worker.ref();
    worker.postMessage('close');
    await once(worker, 'exit');
  }

  async #copy(): Promise<void> {
    const worker = (this.#worker ??= this.#start());
    // A process ends only once its log is copied.
    worker.ref();
    const over = new AbortController();
    const events = ['message', 'exit'].map((event) => once(worker, event, over));
    worker.postMessage('copy');
    await Promise.race(events).catch(() => undefined);
    over.abort();
    worker.unref();
    await Promise.allSettled(events);
  }

  #start(): Worker {
    const file = new URL(`./checkpoint-worker${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(file, { workerData: this.#file, execArgv: [] });
    const forget = () => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    // The writer copies the rest.
    worker.on('error', forget);
    worker.on('exit', forget);
    return worker;
  }
}
