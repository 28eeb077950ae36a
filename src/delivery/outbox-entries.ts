import type { Receipt } from '../contract/receipt/reader.ts';
import type { DeliverOptions } from './delivery.ts';
import { DeliveryError } from './errors.ts';
import { checkAge, type OutboxEntry, readEntry } from './outbox-entry.ts';
import { type RetryingStore, storeRetryDelayMs } from './retrying-store.ts';

/** An entry that this page put in. */
export interface PageEntry {
  entry: OutboxEntry;
  /** Undefined while it is first being stored: until then it may not be sent. */
  isStored: boolean | undefined;
  /** Whether it is still to be stored. */
  shouldStore: boolean;
  /** How often storing it was tried. */
  storeTries: number;
  /** Why it waits, as its form was last told. */
  lastError?: DeliveryError | undefined;
  /** A try that another delivery has begun. */
  attempt?: Promise<Receipt | undefined> | undefined;
  /** The form that waits for it. */
  form?:
    | (Pick<DeliverOptions, 'transport' | 'onPending'> & {
        resolve: (receipt: Receipt | undefined) => void;
        reject: (error: DeliveryError) => void;
      })
    | undefined;
}

/** What the entries tell their outbox. */
interface Callbacks {
  /** An entry is on the device which was not there in time. */
  onStoredLate(): void;
  /** The device, which was late, has entries that were not known. */
  onFoundLate(): void;
  /** The days of an entry are over. */
  onExpired(id: string): Promise<void>;
}

/**
 * All entries that wait: on the device, and on this page where the device fails or may not be used.
 */
export class OutboxEntries {
  readonly #device: RetryingStore;
  readonly #now: () => number;
  readonly #callbacks: Callbacks;
  readonly #onPage = new Map<string, PageEntry>();
  /** Sent or deleted: they do not come back, however late the device answers. */
  readonly #settled = new Set<string>();
  /** What was on the device when it last answered, by id: a slow device is not an empty one. */
  #lastSeen = new Map<string, OutboxEntry>();

  constructor(device: RetryingStore, now: () => number, callbacks: Callbacks) {
    this.#device = device;
    this.#now = now;
    this.#callbacks = callbacks;
  }

  /** The entry of this id if this page put it in. */
  onPage(id: string): PageEntry | undefined {
    return this.#onPage.get(id);
  }

  get isPageEmpty(): boolean {
    return !this.#onPage.size;
  }

  isSettled(id: string): boolean {
    return this.#settled.has(id);
  }

  /** Milliseconds until the device should be asked again: `Infinity` if it has everything. */
  get retryDelayMs(): number {
    return Math.min(
      this.#device.retryDelayMs ?? Infinity,
      ...[...this.#onPage.values()].map(({ shouldStore, storeTries }) =>
        shouldStore ? storeRetryDelayMs(storeTries) : Infinity,
      ),
    );
  }

  async add(page: PageEntry): Promise<void> {
    this.#settled.delete(page.entry.id);
    this.#onPage.set(page.entry.id, page);
    if (page.shouldStore) await this.#store(page);
    page.isStored ??= false;
  }

  /** Stores what could not be stored yet. */
  storeAgain(): void {
    for (const page of this.#onPage.values())
      if (page.shouldStore && page.isStored === false) void this.#store(page);
  }

  /** However late it succeeds, the form is told; what is gone meanwhile stays gone. */
  async #store(page: PageEntry): Promise<void> {
    const { id } = page.entry;
    page.storeTries++;
    const latest = () =>
      page.shouldStore && this.#onPage.get(id) === page ? page.entry : undefined;
    await this.#device.ask((store) =>
      store.put(page.entry, latest).then(() => {
        if (!this.#onPage.has(id)) void this.#device.ask((store) => store.remove(id));
        if (!latest()) return;
        const isLate = page.isStored === false;
        page.isStored = true;
        page.shouldStore = false;
        if (!isLate) return;
        if (page.lastError) this.tellForm(id, page.lastError);
        this.#callbacks.onStoredLate();
      }),
    );
  }

  /** Tells an entry's form that it waits, and whether on the device. */
  tellForm(id: string, error: DeliveryError): void {
    const page = this.#onPage.get(id);
    if (!page) return;
    page.lastError = error;
    page.form?.onPending?.(error, page.isStored ? page.entry : undefined);
  }

  /** Changes an entry wherever it is. */
  async change(id: string, change: (entry: OutboxEntry) => OutboxEntry): Promise<void> {
    const page = this.#onPage.get(id);
    if (page) page.entry = change(page.entry);
    const seen = this.#lastSeen.get(id);
    if (seen) this.#lastSeen.set(id, change(seen));
    await this.#device.ask((store) =>
      store.change(id, (stored) => {
        const entry = readEntry(stored, this.#now());
        return entry && change(entry);
      }),
    );
  }

  async forget(id: string): Promise<void> {
    this.#onPage.delete(id);
    this.#settled.add(id);
    this.#lastSeen.delete(id);
    await this.#device.ask((store) => store.remove(id));
  }

  /**
   * Every entry that waits; what is too old goes. What an endpoint asked for counts for all entries
   * that go there.
   */
  async all(): Promise<OutboxEntry[]> {
    const current: OutboxEntry[] = [];
    for (const entry of (await this.#find()).values()) {
      // What an open form shows is the person's: only what nobody has before them grows too old.
      const checked = this.#onPage.get(entry.id)?.form ? entry : checkAge(entry, this.#now());
      if (checked) current.push(checked);
      else await this.#callbacks.onExpired(entry.id);
      if (checked && checked !== entry) await this.change(entry.id, () => checked);
    }
    const pausedUntil = new Map<string, number>();
    for (const { endpoint, pausedUntil: until } of current)
      pausedUntil.set(endpoint, Math.max(until, pausedUntil.get(endpoint) ?? 0));
    return current.map((entry) => ({
      ...entry,
      pausedUntil: pausedUntil.get(entry.endpoint) ?? 0,
    }));
  }

  async #find(): Promise<Map<string, OutboxEntry>> {
    const storedBefore = [...this.#onPage.values()].filter(({ isStored }) => isStored);
    const isFresh = await this.#look();
    const found = new Map<string, OutboxEntry>();
    for (const [id, entry] of this.#lastSeen)
      if (!this.#settled.has(id) && !this.#isBeingStored(id)) found.set(id, entry);
    for (const [id, page] of this.#onPage) {
      // The browser has lost it, or somebody cleared the site's data; on this page it still is.
      if (isFresh && page.isStored && storedBefore.includes(page) && !found.has(id)) {
        page.isStored = false;
        this.tellForm(id, new DeliveryError('the browser has not kept it'));
      }
      if (!found.has(id) && !this.#isBeingStored(id)) found.set(id, page.entry);
    }
    return found;
  }

  /**
   * Looks at what is on the device. @returns false if it fails or is late; what it then tells late
   * is not lost
   */
  async #look(): Promise<boolean> {
    let isLate = false;
    const isFresh = await this.#device.ask(async (store) => {
      const stored = await store.all();
      const isNews = stored.some(({ id }) => !this.#lastSeen.has(id) && !this.#settled.has(id));
      this.#lastSeen = new Map();
      for (const one of stored) {
        const entry = readEntry(one, this.#now());
        if (entry) this.#lastSeen.set(entry.id, entry);
        // It was sent or deleted while the device did not answer.
        if (this.#settled.has(one.id)) void this.#device.ask((store) => store.remove(one.id));
      }
      if (isLate && isNews) this.#callbacks.onFoundLate();
      return true;
    });
    isLate = true;
    return isFresh ?? false;
  }

  #isBeingStored(id: string): boolean {
    const page = this.#onPage.get(id);
    return !!page && page.isStored === undefined;
  }
}
