import { promisifyRequest } from 'idb-keyval';

const NAME = 'campaign-kiosk';
const TABLES = ['devices', 'entries', 'used'] as const;
type Table = (typeof TABLES)[number];

/** What a tablet at a stall takes. */
export const STALL_FORMS = ['survey', 'signUp'] as const;
export type StallForm = (typeof STALL_FORMS)[number];

/** What makes this tablet a device. */
export interface TabletDevice {
  id: string;
  key: string;
  label: string;
  publicKey: string;
  pinSalt: string;
  pinHash: string;
  /** At a stall. */
  forms?: readonly StallForm[];
}

/** What the tablet needs without a network: unread answers of the collector. */
export interface KeptDocuments {
  campaign: unknown;
  /** Undefined at a stall. */
  ballot: unknown;
  codes: unknown;
  /** How far the clock of the tablet is ahead of the collector's. */
  clockErrorMs: number;
}

export interface KeptTablet {
  device: TabletDevice;
  documents: KeptDocuments | undefined;
}

/** A sealed entry. Its id is random, so that nothing tells the order in which people voted. */
export interface SealedEntry {
  id: string;
  place: string;
  sealed: string;
}

/** Fingerprints of the codes that were used on this tablet. Nothing joins one with an entry. */
interface UsedCodes {
  place: string;
  fingerprints: number[];
}

/**
 * Keeps what a tablet must not lose in its browser. Every write is on the disk before it resolves.
 * @throws DOMException where the browser keeps nothing
 */
export class TabletStore {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  static async open(): Promise<TabletStore> {
    const request = indexedDB.open(NAME);
    request.onupgradeneeded = () => {
      for (const table of TABLES) request.result.createObjectStore(table);
    };
    return new TabletStore(await promisifyRequest(request));
  }

  close(): void {
    this.#database.close();
  }

  /** @param place the campaign and the ballot, as in the address; without a ballot at a stall */
  tablet(place: string): Promise<KeptTablet | undefined> {
    return this.#read<KeptTablet | undefined>(
      'devices',
      (table) => table.get(place) as IDBRequest<KeptTablet | undefined>,
    );
  }

  async keepTablet(place: string, tablet: KeptTablet): Promise<void> {
    await this.#write('devices', (table) => table.put(tablet, place));
  }

  async addEntry(entry: SealedEntry): Promise<void> {
    await this.#write('entries', (table) => table.add(entry, entry.id));
  }

  async entries(place: string): Promise<SealedEntry[]> {
    const all = await this.#read<SealedEntry[]>(
      'entries',
      (table) => table.getAll() as IDBRequest<SealedEntry[]>,
    );
    return all.filter((entry) => entry.place === place);
  }

  async removeEntry(id: string): Promise<void> {
    await this.#write('entries', (table) => table.delete(id));
  }

  async usedCodes(place: string): Promise<number[]> {
    const used = await this.#read<UsedCodes | undefined>(
      'used',
      (table) => table.get(place) as IDBRequest<UsedCodes | undefined>,
    );
    return used?.fingerprints ?? [];
  }

  async addUsedCode(place: string, fingerprint: number): Promise<void> {
    const fingerprints = [...(await this.usedCodes(place)), fingerprint].sort((a, b) => a - b);
    await this.#write('used', (table) => table.put({ place, fingerprints }, place));
  }

  async clearUsedCodes(place: string): Promise<void> {
    await this.#write('used', (table) => table.delete(place));
  }

  /** Forgets a tablet that is given back. */
  async forget(place: string): Promise<void> {
    for (const { id } of await this.entries(place)) await this.removeEntry(id);
    await this.#write('used', (table) => table.delete(place));
    await this.#write('devices', (table) => table.delete(place));
  }

  #read<Value>(table: Table, ask: (table: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
    const transaction = this.#database.transaction(table, 'readonly');
    return promisifyRequest(ask(transaction.objectStore(table)));
  }

  async #write(table: Table, change: (table: IDBObjectStore) => IDBRequest): Promise<void> {
    const transaction = this.#database.transaction(table, 'readwrite', { durability: 'strict' });
    const done = promisifyRequest(transaction);
    change(transaction.objectStore(table));
    await done;
  }
}
