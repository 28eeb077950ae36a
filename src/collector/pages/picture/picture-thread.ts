import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { HttpProblem } from '../../http/http-problem.ts';
import type { PictureTexts } from './picture-texts.ts';

const MAX_DRAWING_MS = 60_000;
/** A thread that draws nothing for so long is ended: its fonts take memory. */
const MAX_THREAD_IDLE_MS = 60_000;
const MAX_WAITING_PICTURES = 20;
const RETRY_AFTER_SECONDS = 10;

const notNow = (detail: string, cause?: unknown): HttpProblem =>
  new HttpProblem(503, detail, { retryAfter: RETRY_AFTER_SECONDS, cause });

interface Reply {
  readonly picture?: Uint8Array<ArrayBuffer>;
  readonly failure?: string;
}

/** Draws share pictures one after another in a thread, which runs only while it is used. */
export class PictureThread {
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;

  /**
   * @returns undefined if a picture could not hold the whole imprint
   * @throws HttpProblem 503 if too many wait, or it took too long
   */
  async draw(texts: PictureTexts): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (this.#waiting >= MAX_WAITING_PICTURES) throw notNow('Too many pictures are being drawn.');
    this.#waiting++;
    const drawn = this.#last.then(() => this.#draw(texts));
    this.#last = drawn.catch(() => undefined);
    try {
      return await drawn;
    } finally {
      this.#waiting--;
    }
  }

  async #draw(texts: PictureTexts): Promise<Uint8Array<ArrayBuffer> | undefined> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    const reply = once(worker, 'message', { signal: AbortSignal.timeout(MAX_DRAWING_MS) });
    worker.postMessage(texts);
    try {
      const [{ picture, failure }] = (await reply) as [Reply];
      if (failure !== undefined) throw new Error(failure);
      return picture;
    } catch (failure) {
      this.#end();
      throw notNow('The picture could not be drawn.', failure);
    } finally {
      worker.unref();
      this.#idle = setTimeout(() => {
        this.#end();
      }, MAX_THREAD_IDLE_MS).unref();
    }
  }

  #start(): Worker {
    // The source in a clone, or the compiled file in a package.
    const file = new URL(`./picture-worker${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(file, { execArgv: [] });
    // The picture that it was drawing is refused, and the next one starts another thread.
    for (const event of ['error', 'exit'])
      worker.on(event, () => {
        if (this.#worker === worker) this.#worker = undefined;
      });
    return worker;
  }

  #end(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
  }
}
