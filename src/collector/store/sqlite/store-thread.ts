import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../../http/logger.ts';
import {
  cloneError,
  type ClonedError,
  reviveError,
  type ThreadReply,
  type ThreadRequest,
  type ThreadSettings,
} from './thread-messages.ts';

const CALL_SWEEP_MS = 100;
const RESTART_PAUSE_MS = 1_000;

/** Why a call got no answer from its thread: another call may get one. */
export class StoreThreadError extends Error {
  override readonly name = 'StoreThreadError';
  readonly code: 'STORE_THREAD_ENDED' | 'STORE_DEADLINE' | 'STORE_CLOSED';

  constructor(code: StoreThreadError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface StoreThreadOptions {
  /** Does the steps outside of the database that follow an erasure. */
  afterErasure: () => Promise<void>;
  logger: Logger;
}

interface PendingCall {
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
  /** By `performance.now()`; Infinity for work without a limit. */
  deadline: number;
}

type Question<Request = ThreadRequest> = Request extends { id: number }
  ? Omit<Request, 'id'>
  : never;

/**
 * A thread with a part of the store, from the view of the serving thread. The first call starts
 * it, and starts it again after it died.
 */
export class StoreThread {
  readonly #settings: ThreadSettings;
  readonly #options: StoreThreadOptions;
  readonly #pending = new Map<number, PendingCall>();
  #worker: Worker | undefined;
  #lastId = 0;
  #sweep: NodeJS.Timeout | undefined;
  #death: { failure: unknown; at: number } | undefined;
  #isClosed = false;

  constructor(settings: ThreadSettings, options: StoreThreadOptions) {
    this.#settings = settings;
    this.#options = options;
  }

  /**
   * Calls the thread, and waits for its answer.
   * @param deadlineMs how long to wait for the answer; work that the thread has begun continues
   * @throws StoreThreadError without an answer; else the error of the thread
   */
  async ask(question: Question, deadlineMs = Infinity): Promise<unknown> {
    return this.#send(this.#running(), question, deadlineMs);
  }

  #send(worker: Worker, question: Question, deadlineMs = Infinity): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, deadline: performance.now() + deadlineMs });
    });
    // The process must not end before its answers arrive.
    worker.ref();
    if (deadlineMs !== Infinity) this.#startSweep();
    worker.postMessage({ ...question, id });
    return answer;
  }

  /** Lets the thread close its part of the store, and end. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    if (!worker) return;
    const [closed] = await Promise.allSettled([
      this.#send(worker, { kind: 'close' }),
      once(worker, 'exit'),
    ]);
    // A reader that could not be opened has nothing to close, and a thread that has ended is
    // closed.
    const matters = this.#settings.role === 'writer' && closed.status === 'rejected';
    if (matters && !(closed.reason instanceof StoreThreadError)) throw closed.reason;
  }

  /** Ends the thread, also in the middle of work. */
  async end(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  #running(): Worker {
    if (this.#isClosed) throw new StoreThreadError('STORE_CLOSED', 'the store is closed');
    if (this.#worker) return this.#worker;
    const { failure, at } = this.#death ?? { failure: undefined, at: -Infinity };
    if (performance.now() - at < RESTART_PAUSE_MS) throw failure;
    return this.#start();
  }

  #start(): Worker {
    // The source in a clone, or the compiled file in a package: beside this file, with the same
    // extension.
    const file = new URL(`./sqlite-worker${extname(import.meta.url)}`, import.meta.url);
    // Flags of the process may be meant for its own script: `--input-type` with `--eval` ends a
    // thread.
    const worker = new Worker(file, { workerData: this.#settings, execArgv: [] });
    this.#worker = worker;
    let cause: unknown;
    worker.on('message', (reply: ThreadReply) => {
      this.#take(worker, reply);
    });
    worker.on('error', (failure: unknown) => {
      cause = failure;
    });
    worker.on('exit', (code) => {
      this.#ended(code, cause);
    });
    return worker;
  }

  #take(worker: Worker, reply: ThreadReply): void {
    if (reply.kind === 'log') {
      const { level, message, failure } = reply;
      this.#options.logger[level](failure ? { cause: reviveError(failure) } : {}, message);
      return;
    }
    if (reply.kind === 'erased') {
      const answer = (failure?: ClonedError) => {
        worker.postMessage({ kind: 'erased', id: reply.id, ...(failure && { failure }) });
      };
      this.#options.afterErasure().then(
        () => {
          answer();
        },
        (failure: unknown) => {
          answer(cloneError(failure));
        },
      );
      return;
    }
    const call = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0 && !this.#isClosed) worker.unref();
    if (reply.kind === 'failure') call?.reject(reviveError(reply.failure));
    else if (reply.kind === 'result') call?.resolve(reply.value);
    else if (call) call.resolve(this.#streamOf(worker, reply.id));
    else worker.postMessage({ kind: 'cancel', stream: reply.id });
  }

  /** Pieces are requested one by one, so that no more are made than are read. */
  #streamOf(worker: Worker, stream: number): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        if (worker !== this.#worker)
          throw new StoreThreadError('STORE_THREAD_ENDED', 'the thread of this stream has ended');
        const piece = (await this.ask({ kind: 'pull', stream })) as Uint8Array | undefined;
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
      cancel: () => {
        worker.postMessage({ kind: 'cancel', stream });
      },
    });
  }

  #ended(code: number, cause: unknown): void {
    this.#worker = undefined;
    const { file, role } = this.#settings;
    const failure = new StoreThreadError(
      'STORE_THREAD_ENDED',
      `the ${role} thread of the database ${file} ended (${code})`,
      { cause },
    );
    if (!this.#isClosed) {
      this.#death = { failure, at: performance.now() };
      this.#options.logger.error(
        cause === undefined ? {} : { cause },
        `${failure.message}. The next request starts it again.`,
      );
    }
    for (const { reject } of this.#pending.values()) reject(failure);
    this.#pending.clear();
  }

  #startSweep(): void {
    this.#sweep ??= setInterval(() => {
      // Messages that have arrived count, even if this thread reads them late: they are read before
      // an immediate runs.
      const now = performance.now();
      setImmediate(() => {
        this.#refuseLate(now);
      });
    }, CALL_SWEEP_MS).unref();
  }

  #refuseLate(now: number): void {
    const { file } = this.#settings;
    for (const [id, { reject, deadline }] of this.#pending)
      if (deadline < now) {
        this.#pending.delete(id);
        reject(
          new StoreThreadError('STORE_DEADLINE', `the database ${file} did not answer in time`),
        );
      }
    if (this.#pending.size > 0) return;
    clearInterval(this.#sweep);
    this.#sweep = undefined;
    // The process must not end while a thread is closing.
    if (!this.#isClosed) this.#worker?.unref();
  }
}
