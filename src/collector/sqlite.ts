import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate, type Tables } from './schema.ts';
import { SqlStore, type StoreOptions } from './sql-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the embedded database, making it and its folder where there is none.
 * @param path a file, or `:memory:`
 * @throws Error that names the file if it can't be opened, or is no database
 */
export async function openSqliteStore(path: string, options: StoreOptions = {}): Promise<Store> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = openDatabase(path);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  await migrate(db, 'sqlite');
  return new SqlStore(db, options);
}

function openDatabase(path: string): Database.Database {
  try {
    const database = new Database(path, { timeout: 5000 });
    database.pragma('journal_mode = WAL');
    // A commit is acknowledged only once it is on the disk, not in the system's cache: https://sqlite.org/pragma.html#pragma_synchronous
    database.pragma('synchronous = FULL');
    // Random ids touch pages all over: the longer the log (32 MB), the fewer times each is copied into the database.
    database.pragma('wal_autocheckpoint = 8000');
    database.pragma('cache_size = -32000');
    return database;
  } catch (cause) {
    throw new Error(`the database ${path} can't be opened: ${(cause as Error).message}`, { cause });
  }
}
