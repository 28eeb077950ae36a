/**
 * Pauses from here on are held back until the test lets time pass. Short ones, which the test
 * itself needs, run as ever.
 */
const HELD = 100;

interface Held {
  at: number;
  run: () => void;
  /** Whether it ends a request, rather than a pause. */
  ends?: boolean;
}

/**
 * Lets a test pass the time of pauses of a tenth of a second and more. Give the time back with
 * `release`.
 */
export class Clock {
  #now = 0;
  #next = -1;
  readonly #held = new Map<number, Held>();
  readonly #set = globalThis.setTimeout;
  readonly #clear = globalThis.clearTimeout;
  readonly #timeOut = AbortSignal.timeout.bind(AbortSignal);
  readonly #date = Date.now;

  constructor() {
    const hold = (run: () => void, pause = 0): number => {
      if (pause < HELD) return Number(this.#set.call(globalThis, run, pause));
      this.#held.set(this.#next, { at: this.#now + pause, run });
      return this.#next--;
    };
    globalThis.setTimeout = hold as typeof setTimeout;
    globalThis.clearTimeout = ((id?: number) => {
      if (id !== undefined && !this.#held.delete(id)) this.#clear.call(globalThis, id);
    }) as typeof clearTimeout;
    Date.now = () => this.#date.call(Date) + this.#now;
    AbortSignal.timeout = (pause) => {
      const abort = new AbortController();
      this.#held.set(this.#next--, {
        at: this.#now + pause,
        run: () => abort.abort(new DOMException('timed out', 'TimeoutError')),
        ends: true,
      });
      return abort.signal;
    };
  }

  /** Seconds until each pause that is held ends, the nearest first. */
  get pauses(): number[] {
    return [...this.#held.values()]
      .filter(({ ends }) => !ends)
      .map(({ at }) => (at - this.#now) / 1000)
      .sort((a, b) => a - b);
  }

  /** Lets seconds pass: what was to happen in them happens, in order. */
  pass(seconds: number): void {
    const end = this.#now + seconds * 1000;
    for (;;) {
      const [due] = [...this.#held]
        .filter(([, { at }]) => at <= end)
        .sort(([, a], [, b]) => a.at - b.at);
      if (!due) break;
      this.#held.delete(due[0]);
      this.#now = due[1].at;
      due[1].run();
    }
    this.#now = end;
  }

  release(): void {
    globalThis.setTimeout = this.#set;
    globalThis.clearTimeout = this.#clear;
    AbortSignal.timeout = this.#timeOut;
    Date.now = this.#date;
  }
}
