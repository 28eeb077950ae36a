import { promisifyRequest } from 'idb-keyval';
import { withLock } from './browser-lock.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxStore } from './outbox-store.ts';

const NAME = 'campaign-outbox';

/**
 * Opens the database for one job, so that no connection can go stale, and waits until the job's
 * writes are on disk. A job that only reads makes no database: `undefined` if there is none.
 */
async function withEntries<T>(
  mode: IDBTransactionMode,
  job: (entries: IDBObjectStore) => T | Promise<T>,
  make = false,
): Promise<T | undefined> {
  // WebKit leaves an empty database behind an opening that is aborted below. (In a frame without an
  // origin, Chromium would log an error for this question.)
  if (
    !make &&
    origin !== 'null' &&
    'databases' in indexedDB &&
    !(await indexedDB.databases()).some(({ name }) => name === NAME)
  )
    return undefined;
  const request = indexedDB.open(NAME);
  let none = false;
  request.onupgradeneeded = () => {
    none = !make;
    if (make) request.result.createObjectStore(NAME);
    else request.transaction?.abort();
  };
  const database = await promisifyRequest(request).catch((error: unknown) => {
    if (!none) throw error;
  });
  if (!database) return undefined;
  try {
    const entries = database.transaction(NAME, mode, { durability: 'strict' }).objectStore(NAME);
    const done = promisifyRequest(entries.transaction);
    const [result] = await Promise.all([job(entries), done]);
    return result;
  } finally {
    database.close();
  }
}

/** While an entry is put, nobody may delete the database, and vice versa. */
const holding = <T>(mode: LockMode, job: (lock?: Lock | null) => Promise<T>): Promise<T> =>
  withLock(`${NAME}-database`, { mode, ifAvailable: mode === 'exclusive' }, job);

/**
 * Keeps entries in the browser, on this device. After the last entry the database is deleted too,
 * if the browser has locks.
 */
export const deviceStore: OutboxStore = {
  put: (entry, latest = () => entry) =>
    holding('shared', () =>
      withEntries(
        'readwrite',
        (entries) => {
          const written = latest();
          if (written) entries.put(written, written.id);
        },
        true,
      ),
    ),

  all: async () =>
    (await withEntries('readonly', (entries) =>
      promisifyRequest(entries.getAll() as IDBRequest<OutboxEntry[]>),
    )) ?? [],

  change: (id, change) =>
    withEntries('readwrite', async (entries) => {
      const found = await promisifyRequest(entries.get(id) as IDBRequest<OutboxEntry | undefined>);
      const changed = found && change(found);
      if (changed) entries.put(changed, id);
      return changed;
    }),

  remove: async (id) => {
    await withEntries('readwrite', (entries) => entries.delete(id));
    await holding('exclusive', async (lock) => {
      if (lock && !(await deviceStore.all()).length)
        await promisifyRequest(indexedDB.deleteDatabase(NAME));
    });
  },
};
