import { PreparedBody } from './prepared-body.ts';

export interface PreparedCacheOptions {
  now: () => Date;
  /**
   * How long bytes are served before they are made again. Writes of another collector on the same
   * database, and changes caused by time alone, show after that.
   */
  freshMs?: number;
  /** How much is kept; the entry that was unused for longest is removed first. */
  maxBytes?: number;
}

const DEFAULT_FRESH_MS = 2000;
const DEFAULT_CACHE_BYTES = 64 * 1024 * 1024;

interface CachedBody {
  body: Promise<PreparedBody>;
  /** Milliseconds since 1970; 0 after a write. */
  freshUntil: number;
}

type MakeBody = () => Promise<[type: string, body: string | Uint8Array<ArrayBuffer>]>;

/**
 * Public answers as bytes, each made once for all readers, until something is written or it gets
 * old.
 */
export class PreparedCache {
  readonly #now: () => Date;
  readonly #freshMs: number;
  readonly #maxBytes: number;
  /** The entry that was read last is at the end. */
  readonly #entries = new Map<string, CachedBody>();

  constructor({
    now,
    freshMs = DEFAULT_FRESH_MS,
    maxBytes = DEFAULT_CACHE_BYTES,
  }: PreparedCacheOptions) {
    this.#now = now;
    this.#freshMs = freshMs;
    this.#maxBytes = maxBytes;
  }

  /** Something was written: later readers get bytes that are made after it. */
  invalidate(): void {
    for (const entry of this.#entries.values()) entry.freshUntil = 0;
  }

  /** The JSON of what `make` gives. A failure is not kept. */
  json(key: string, make: () => Promise<unknown>): Promise<PreparedBody> {
    return this.#body(key, async () => ['application/json', JSON.stringify(await make())]);
  }

  /** The page that `make` gives. A failure is not kept. */
  page(key: string, make: () => Promise<unknown>): Promise<PreparedBody> {
    return this.#body(key, async () => ['text/html; charset=utf-8', String(await make())]);
  }

  /** The PNG that `make` gives. A failure is not kept. */
  png(key: string, make: () => Promise<Uint8Array<ArrayBuffer>>): Promise<PreparedBody> {
    return this.#body(key, async () => ['image/png', await make()]);
  }

  async #body(key: string, make: MakeBody): Promise<PreparedBody> {
    const now = this.#now().getTime();
    const kept = this.#entries.get(key);
    if (kept && now < kept.freshUntil) {
      this.#keep(key, kept);
      return kept.body;
    }
    const entry = { body: this.#prepare(make, kept?.body), freshUntil: now + this.#freshMs };
    this.#keep(key, entry);
    this.#forgetFailure(key, entry);
    const body = await entry.body;
    await this.#evict();
    return body;
  }

  /** Moves an entry to the end: it was read last. */
  #keep(key: string, entry: CachedBody): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
  }

  /** Keeps the previous bytes if they are the same: they are compressed already. */
  async #prepare(make: MakeBody, last: Promise<PreparedBody> | undefined): Promise<PreparedBody> {
    const made = new PreparedBody(...(await make()));
    const before = await last?.catch(() => undefined);
    return before?.hasSameBytes(made) ? before : made;
  }

  #forgetFailure(key: string, entry: CachedBody): void {
    entry.body.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
  }

  async #evict(): Promise<void> {
    let total = 0;
    for (const [key, { body }] of [...this.#entries].reverse()) {
      total += (await body.catch(() => undefined))?.byteLength ?? 0;
      if (total > this.#maxBytes) this.#entries.delete(key);
    }
  }
}
