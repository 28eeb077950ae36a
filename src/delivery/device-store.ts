import { del, promisifyRequest, set, type UseStore, values } from 'idb-keyval';
import type { Entry } from './entry.ts';
import type { OutboxStore } from './store.ts';

const NAME = 'campaign-outbox';

/** Opens the database for one job, so that no connection can go stale. Who only looks makes none: `undefined` where there is none. */
async function withEntries<T>(mode: IDBTransactionMode, job: (entries: IDBObjectStore) => T | PromiseLike<T>, make = false): Promise<T | undefined> {
  const request = indexedDB.open(NAME);
  let none = false;
  request.onupgradeneeded = () => {
    if (make) request.result.createObjectStore(NAME);
    else {
      none = true;
      request.transaction?.abort();
    }
  };
  const database = await promisifyRequest(request).catch((error: unknown) => {
    if (!none) throw error;
  });
  if (!database) return undefined;
  try {
    return await job(database.transaction(NAME, mode, { durability: 'strict' }).objectStore(NAME));
  } finally {
    database.close();
  }
}

const use = (make?: boolean): UseStore => ((mode, job) => withEntries(mode, job, make)) as UseStore;

/** While an entry is put, nobody may delete the database, and the other way round. */
const holding = (mode: LockMode, job: (lock?: Lock | null) => Promise<unknown>): Promise<unknown> =>
  (navigator.locks as LockManager | undefined)?.request(`${NAME}-database`, { mode, ifAvailable: mode === 'exclusive' }, job) ?? (mode === 'shared' ? job() : Promise.resolve());

/** Keeps entries in the browser, on this device. Once none is left, the database goes too. */
export const deviceStore: OutboxStore = {
  put: async (entry) => void (await holding('shared', () => set(entry.id, entry, use(true)))),

  all: async () => (await values<Entry>(use())) ?? [],

  change: (id, change) =>
    withEntries('readwrite', async (entries) => {
      const found = await promisifyRequest(entries.get(id) as IDBRequest<Entry | undefined>);
      const changed = found && change(found);
      if (changed) entries.put(changed, id);
      await promisifyRequest(entries.transaction);
      return changed;
    }),

  remove: async (id) => {
    await del(id, use());
    await holding('exclusive', async (lock) => {
      if (lock && !(await deviceStore.all()).length) await promisifyRequest(indexedDB.deleteDatabase(NAME));
    });
  },
};
