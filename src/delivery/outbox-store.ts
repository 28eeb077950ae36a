import type { OutboxEntry } from './outbox-entry.ts';

/** The storage of entries. Each method may fail, and then has no effect. */
export interface OutboxStore {
  /**
   * @param latest is called just before the entry is written, because storage may be slow:
   * undefined writes nothing
   */
  put(entry: OutboxEntry, latest?: () => OutboxEntry | undefined): Promise<void>;
  all(): Promise<OutboxEntry[]>;
  /**
   * Changes an entry atomically, so that no other change is lost. Nothing happens if the entry is
   * missing, or if `change` returns undefined.
   * @returns the changed entry; undefined if nothing was changed
   */
  change(
    id: string,
    change: (entry: OutboxEntry) => OutboxEntry | undefined,
  ): Promise<OutboxEntry | undefined>;
  /** Removes an entry and every trace of it. */
  remove(id: string): Promise<void>;
}

/** Keeps entries as long as the object exists. Entries are never changed in place. */
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
