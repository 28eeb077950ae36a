import type { Entry } from './entry.ts';

/** Where entries wait. Each verb may fail, and is then not done. */
export interface OutboxStore {
  /** @param latest is asked just before the entry is written, as storage may be slow: undefined writes nothing */
  put(entry: Entry, latest?: () => Entry | undefined): Promise<void>;
  all(): Promise<Entry[]>;
  /** Changes one at a stroke, so that nobody else's change is lost. What is gone stays gone; so it does where `change` gives undefined. @returns it as it now is */
  change(id: string, change: (entry: Entry) => Entry | undefined): Promise<Entry | undefined>;
  /** Leaves nothing behind. */
  remove(id: string): Promise<void>;
}

/** Keeps entries for as long as somebody holds the object. Entries are never changed in place. */
export class MemoryStore implements OutboxStore {
  readonly #entries = new Map<string, Entry>();

  put(entry: Entry, latest: () => Entry | undefined = () => entry): Promise<void> {
    const written = latest();
    if (written) this.#entries.set(written.id, written);
    return Promise.resolve();
  }

  all(): Promise<Entry[]> {
    return Promise.resolve([...this.#entries.values()]);
  }

  async change(
    id: string,
    change: (entry: Entry) => Entry | undefined,
  ): Promise<Entry | undefined> {
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
