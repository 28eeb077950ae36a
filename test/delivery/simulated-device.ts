import { Outbox } from '../../src/delivery/outbox.ts';
import type { OutboxEnvironment } from '../../src/delivery/outbox-environment.ts';
import type { send } from '../../src/delivery/send.ts';
import { MemoryStore, type OutboxStore } from '../../src/delivery/outbox-store.ts';
import type { Receipt, Submission } from '../../src/contract/index.ts';

/** A clock that stands still until it is told to go on; it can also jump, without time passing. */
export class Time {
  /** What a device's clock shows, milliseconds since 1970. */
  wall = Date.parse('2026-11-21T12:00:00Z');
  #passed = 0;
  readonly #alarms = new Map<object, { at: number; run: () => void }>();

  readonly schedule = (milliseconds: number, run: () => void): (() => void) => {
    const alarm = {};
    this.#alarms.set(alarm, { at: this.#passed + milliseconds, run });
    return () => this.#alarms.delete(alarm);
  };

  /** Lets time pass; what was to happen in it happens. */
  async pass(milliseconds: number): Promise<void> {
    // What has just begun may still set its alarms.
    await settled();
    const end = this.#passed + milliseconds;
    for (;;) {
      const [due] = [...this.#alarms]
        .filter(([, { at }]) => at <= end)
        .sort(([, a], [, b]) => a.at - b.at);
      const to = due ? Math.max(due[1].at, this.#passed) : end;
      this.wall += to - this.#passed;
      this.#passed = to;
      if (!due) break;
      this.#alarms.delete(due[0]);
      due[1].run();
      await settled();
    }
    await settled();
  }
}

let busy = 0;

/** Counts something that takes no time of the clock as going on. */
export async function during<T>(work: Promise<T>): Promise<T> {
  busy++;
  try {
    return await work;
  } finally {
    busy--;
  }
}

/** Lets everything run that needs no time. */
export async function settled(): Promise<void> {
  for (let quiet = 0; quiet < 8; quiet++) {
    await new Promise((resume) => setImmediate(resume));
    if (busy) quiet = -1;
  }
}

/**
 * What all tabs of one browser share: the device's storage, its locks, its clock, and word of each
 * other.
 */
export class Device {
  readonly time: Time;
  readonly store = new MemoryStore();
  readonly #locks = new Map<string, Promise<void>>();
  readonly #hearers = new Set<(message: never) => void>();
  /**
   * What the storage does: works, throws, hangs, acts only after a while, or acts at once and
   * answers after a while.
   */
  storage: 'works' | 'throws' | 'hangs' | 'acts late' | 'answers late' = 'works';
  /** How late it acts or answers. */
  latenessMs = 5000;
  /** Whether the browser has locks; else leases must do. */
  readonly hasLocks: boolean;

  constructor(time = new Time(), locks = true) {
    this.time = time;
    this.hasLocks = locks;
  }

  /** Opens a page, with an outbox of its own. */
  tab(transport: typeof send, more: OutboxEnvironment = {}): Tab {
    return new Tab(this, transport, more);
  }

  /**
   * Runs jobs of one name one after the other. A stolen lock is held from now on; its old holder
   * goes on without it.
   */
  lock(name: string, job: () => Promise<void>, steal = false): Promise<void> {
    const before = steal ? undefined : this.#locks.get(name);
    const turn = (before ?? Promise.resolve()).then(job);
    this.#locks.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  }

  broadcast(hear: (message: never) => void): {
    post: (message: unknown) => void;
    close: () => void;
  } {
    this.#hearers.add(hear);
    return {
      post: (message) =>
        this.#hearers.forEach((other) => other !== hear && other(message as never)),
      close: () => void this.#hearers.delete(hear),
    };
  }

  /** The storage as a page meets it. */
  get faulty(): OutboxStore {
    const meet =
      <Args extends unknown[], T>(verb: (...args: Args) => Promise<T>) =>
      async (...args: Args): Promise<T> => {
        const late = () =>
          new Promise<void>((resume) => this.time.schedule(this.latenessMs, () => resume()));
        const { storage } = this;
        if (storage === 'hangs') return new Promise<T>(() => undefined);
        if (storage === 'throws') throw new Error('QuotaExceededError');
        if (storage === 'acts late') await late();
        const result = await verb(...args);
        if (storage === 'answers late') await late();
        return result;
      };
    const { store } = this;
    return {
      put: meet((entry, latest) => store.put(entry, latest)),
      all: meet(() => store.all()),
      change: meet((id, change) => store.change(id, change)),
      remove: meet((id) => store.remove(id)),
    };
  }
}

/** What a person was last told of one submission. */
export type Told =
  'sending' | 'saved' | 'keep this page open' | 'received' | 'sent' | 'refused' | 'deleted';

/** A page of a browser. Killed, nothing that it began goes on. */
export class Tab {
  readonly outbox: Outbox;
  readonly told = new Map<string, Told>();
  readonly receipts = new Map<string, Receipt | undefined>();
  #alive = true;
  #die: () => void = () => undefined;
  readonly #dead = new Promise<void>((die) => (this.#die = die));
  #hurry: (() => void) | undefined;

  constructor(device: Device, transport: typeof send, more: OutboxEnvironment = {}) {
    const never = () => new Promise<never>(() => undefined);
    const living = <T>(value: Promise<T>): Promise<T> =>
      value.then(
        (settled) => (this.#alive ? settled : never()),
        (failure: unknown) => {
          if (!this.#alive) return never();
          throw failure;
        },
      );
    const store =
      (verb: keyof OutboxStore) =>
      (...args: never[]) =>
        this.#alive
          ? living((device.faulty[verb] as (...args: never[]) => Promise<never>)(...args))
          : never();
    this.outbox = new Outbox({
      store: {
        put: store('put'),
        all: store('all'),
        change: store('change'),
        remove: store('remove'),
      } as unknown as OutboxStore,
      ...(device.hasLocks && {
        lock: (name: string, job: () => Promise<void>, steal?: boolean) =>
          device.lock(
            name,
            async () => (this.#alive ? Promise.race([job(), this.#dead]) : undefined),
            steal,
          ),
      }),
      broadcast: (onMessage) => device.broadcast(onMessage),
      onConnectivityHint: (hurry) => {
        this.#hurry = hurry;
        return () => (this.#hurry = undefined);
      },
      schedule: (milliseconds, run) =>
        device.time.schedule(milliseconds, () => this.#alive && run()),
      now: () => device.time.wall,
      send: (outgoing) => (this.#alive ? living(transport(outgoing)) : never()),
      ...more,
    });
  }

  /** Presses the button of a form, and goes on. */
  submits(submission: Submission, options: Partial<Parameters<Outbox['deliver']>[1]> = {}): void {
    const { id } = submission;
    const hear = (told: Told) => this.#alive && this.told.set(id, told);
    hear('sending');
    const onPending = (_error: unknown, kept: unknown) =>
      hear(kept ? 'saved' : 'keep this page open');
    this.outbox
      .deliver(submission, {
        endpoint: 'https://endpoint.example/submissions',
        ...options,
        onPending,
      })
      .then(
        (receipt) => {
          this.receipts.set(id, receipt);
          hear(receipt ? 'received' : 'sent');
        },
        (failure: unknown) =>
          hear((failure as Error).name === 'RefusedError' ? 'refused' : 'deleted'),
      );
  }

  /** Opens the page's widget: what waits from before is sent. */
  opens(
    heard: (news: Parameters<Parameters<Outbox['subscribe']>[0]['onSettled']>[0]) => void = () =>
      undefined,
  ): { waiting: () => { id: string; isStored: boolean }[] } {
    let shown: { id: string; isStored: boolean }[] = [];
    this.outbox.subscribe({
      onChange: (entries) => (shown = entries),
      onSettled: (news) => {
        heard(news);
        return true;
      },
      transportFor: () => undefined,
    });
    return { waiting: () => shown };
  }

  /** The browser says that it is online. */
  online(): void {
    this.#hurry?.();
  }

  /** Whether anything is still listened to. */
  get listens(): boolean {
    return !!this.#hurry;
  }

  kill(): void {
    this.#alive = false;
    this.#die();
    this.#hurry = undefined;
  }
}
