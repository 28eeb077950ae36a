import type { StoreOptions } from '../sql-store.ts';
import type { Store } from '../store.ts';
import { openWritingStore } from './local-store.ts';
import { openThreadedStore } from './threaded-store.ts';

/**
 * Opens the embedded database, making it and its folder where there is none. A file is read and
 * written in threads of its own, so that a verb of the store never stops the thread of whoever
 * calls it.
 * @param path a file, or `:memory:`
 * @throws Error that names the file if it can't be opened, or is no database
 */
export const openSqliteStore = (path: string, options: StoreOptions = {}): Promise<Store> =>
  path === ':memory:' ? openWritingStore(path, options) : openThreadedStore(path, options);
