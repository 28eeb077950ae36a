import type { Receipt } from '../contract/receipt/reader.ts';
import type { DeliverOptions } from './delivery.ts';
import { DeliveryError } from './errors.ts';
import { checkAge, type OutboxEntry, readEntry } from './outbox-entry.ts';
import type { PendingEntry } from './outbox-listener.ts';
import { type RetryingStore, storeRetryDelayMs } from './retrying-store.ts';

/** An entry that this page put in. */
export interface PageEntry {
  entry: OutboxEntry;
  /** Undefined while it is first being stored: it may not be sent yet. */
  isStored: boolean | undefined;
  /** Whether it is still to be stored. */
  shouldStore: boolean;
  /** How often storing it was tried. */
  storeTries: number;
  /** Why it waits, as last shown in its form. */
  lastError?: DeliveryError | undefined;
  /** A try that another delivery has started. */
  attempt?: Promise<Receipt | undefined> | undefined;
  /** The form that waits for it. */
  form?:
    | (Pick<DeliverOptions, 'transport' | 'onPending'> & {
        resolve: (receipt: Receipt | undefined) => void;
        reject: (error: DeliveryError) => void;
      })
    | undefined;
}

/** The events that the entries report to their outbox. */
interface Callbacks {
  /** An entry that was not stored in time is now on the device. */
  onStoredLate(): void;
  /** The device answered late, and has unknown entries. */
  onFoundLate(): void;
  /** The entry has expired. */
  onExpired(id: string): Promise<void>;
}

/** All waiting entries: on the device, and on this page if the device fails or may not be used. */
export class OutboxEntries {
  readonly #device: RetryingStore;
  readonly #now: () => number;
  readonly #callbacks: Callbacks;
  readonly #onPage = new Map<string, PageEntry>();
  /** Sent or deleted: they do not come back, even if the device answers late. */
  readonly #settled = new Set<string>();
  /** The content of the device at its last answer, by id: a slow device is not an empty one. */
  #lastSeen = new Map<string, OutboxEntry>();

  constructor(device: RetryingStore, now: () => number, callbacks: Callbacks) {
    this.#device = device;
    this.#now = now;
    this.#callbacks = callbacks;
  }

  /** Those of the entries that no form on the page shows, and whether the device has them. */
  withoutForm(entries: readonly OutboxEntry[]): PendingEntry[] {
    return entries
      .filter(({ id }) => !this.onPage(id)?.form)
      .map((entry) => ({ ...entry, isStored: this.onPage(entry.id)?.isStored ?? true }));
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

  /** Milliseconds until the next request to the device: `Infinity` if it has everything. */
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

  /** Stores the entries that could not be stored yet. */
  storeAgain(): void {
    for (const page of this.#onPage.values())
      if (page.shouldStore && page.isStored === false) void this.#store(page);
  }

  /** Tells the form even of a late success; an entry that is gone by then stays gone. */
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
   * Every waiting entry; expired ones are removed. A pause that an endpoint asked for applies to
   * all entries for it.
   */
  async all(): Promise<OutboxEntry[]> {
    const current: OutboxEntry[] = [];
    for (const entry of (await this.#find()).values()) {
      // An entry that an open form shows does not expire.
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
      // The browser has lost it, or somebody has cleared the site's data; this page still has it.
      if (isFresh && page.isStored && storedBefore.includes(page) && !found.has(id)) {
        page.isStored = false;
        this.tellForm(id, new DeliveryError('the browser has not kept it'));
      }
      if (!found.has(id) && !this.#isBeingStored(id)) found.set(id, page.entry);
    }
    return found;
  }

  /**
   * Reads the entries on the device.
   * @returns false if it fails or is late; its late answer is not lost
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
