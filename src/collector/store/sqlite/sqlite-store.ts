import type { StoreOptions } from '../sql-store.ts';
import type { Store } from '../store.ts';
import { openWritingStore } from './local-store.ts';
import { openThreadedStore } from './threaded-store.ts';

/**
 * Opens the embedded database, and makes it and its folder if they do not exist. A file is read
 * and written in its own threads, so that a call of the store never blocks the caller's thread.
 * @param path a file, or `:memory:`
 * @throws Error that names the file if it can't be opened, or is no database
 */
export const openSqliteStore = (path: string, options: StoreOptions = {}): Promise<Store> =>
  path === ':memory:' ? openWritingStore(path, options) : openThreadedStore(path, options);
