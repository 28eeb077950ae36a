import type { OutboxEntry } from './outbox-entry.ts';

/** Where entries wait. Each verb may fail, and is then not done. */
export interface OutboxStore {
  /**
   * @param latest is asked just before the entry is written, as storage may be slow: undefined
   * writes nothing
   */
  put(entry: OutboxEntry, latest?: () => OutboxEntry | undefined): Promise<void>;
  all(): Promise<OutboxEntry[]>;
  /**
   * Changes one at a stroke, so that nobody else's change is lost. What is gone stays gone; so it
   * does where `change` gives undefined. @returns it as it now is
   */
  change(
    id: string,
    change: (entry: OutboxEntry) => OutboxEntry | undefined,
  ): Promise<OutboxEntry | undefined>;
  /** Leaves nothing behind. */
  remove(id: string): Promise<void>;
}

/** Keeps entries for as long as somebody holds the object. Entries are never changed in place. */
export class MemoryStore implements OutboxStore {
  readonly #entries = new Map<string, OutboxEntry>();

  put(entry: OutboxEntry, latest: () => OutboxEntry | undefined = () => entry): Promise<void> {
    const written = latest();
    if (written) this.#entries.set(written.id, written);
    return Promise.resolve();
  }

  all(): Promise<OutboxEntry[]> {
    return Promise.resolve([...this.#entries.values()]);
  }

  async change(
    id: string,
    change: (entry: OutboxEntry) => OutboxEntry | undefined,
  ): Promise<OutboxEntry | undefined> {
    const entry = this.#entries.get(id);
    const changed = entry && change(entry);
    if (changed) await this.put(changed);
    return changed;
  }

  remove(id: string): Promise<void> {
    this.#entries.delete(id);
    return Promise.resolve();
  }
}
