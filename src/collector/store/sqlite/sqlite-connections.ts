import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type Dialect, Kysely } from 'kysely';
import { migrate } from '../migrate-schema.ts';
import type { Tables } from '../tables.ts';
import { ServerSqliteDialect, SoleSqliteDialect } from './sqlite-dialect.ts';

/**
 * Opens the two connections of a store, before its tables are made.
 * @param onCommitted called after each transaction
 * @throws Error that names the file if it can't be opened, or is no database
 */
export function openSqliteDialect(path: string, onCommitted?: () => void): ServerSqliteDialect {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const writer = opened(path, (made) => {
    made.pragma('journal_mode = WAL');
    // A commit is acknowledged only once it is on the disk, not in the system's cache:
    // https://sqlite.org/pragma.html#pragma_synchronous
    made.pragma('synchronous = FULL');
    // Erased data is overwritten, and does not stay in the file until its place is needed.
    made.pragma('secure_delete = on');
    // No statement writes temporary files, which nobody would erase.
    made.pragma('temp_store = memory');
    // Another thread copies the log into the database. If it is too slow, the log ends at 64 MB.
    made.pragma('wal_autocheckpoint = 16000');
    made.pragma('cache_size = -32000');
    waitOutsideSqlite(made);
  });
  // Only the connection that made a database in memory can see it.
  const reader =
    path === ':memory:'
      ? writer
      : opened(path, waitOutsideSqlite, { readonly: true, fileMustExist: true });
  return new ServerSqliteDialect({ writer, reader, ...(onCommitted && { onCommitted }) });
}

/** SQLite waits for a lock by stopping the thread: `ServerSqliteDialect` waits instead. */
const waitOutsideSqlite = (database: Database.Database) => database.pragma('busy_timeout = 0');

/**
 * Opens a connection that only reads, beside the one that writes. @throws Error that names the file
 */
export function openReadingDialect(path: string): Dialect {
  const reader = opened(path, waitOutsideSqlite, { readonly: true, fileMustExist: true });
  return new ServerSqliteDialect({ writer: reader, reader });
}

/**
 * Opens an embedded database for a command that needs it alone, brought to the newest schema.
 * @throws Error that names the file if it isn't there, or in use; the error of a migration that
 * failed, which leaves the database as it was
 */
export async function openSqliteAlone(path: string): Promise<Database.Database> {
  const database = opened(
    path,
    (made) => {
      made.pragma('locking_mode = exclusive');
      made.exec('begin exclusive; commit');
    },
    { fileMustExist: true, timeout: 500 },
  );
  try {
    // Otherwise the dialect would close it with itself.
    await migrate(new Kysely<Tables>({ dialect: new SoleSqliteDialect({ database }) }), 'sqlite');
    return database;
  } catch (failure) {
    database.close();
    throw failure;
  }
}

/**
 * Opens an embedded database to read it, while a collector may write to it. @throws Error that
 * names the file
 */
export const openSqliteToRead = (path: string): Database.Database =>
  opened(
    path,
    (made) => {
      made.pragma('schema_version');
      // A copy that `vacuum into` writes inherits it. Without it, rows that were moved while the
      // copy was built stand twice in it, and an erasure after a restore would overwrite one of the
      // two.
      made.pragma('secure_delete = on');
    },
    { fileMustExist: true },
  );

function opened(
  path: string,
  prepare: (database: Database.Database) => void,
  options: Database.Options = {},
): Database.Database {
  let database: Database.Database | undefined;
  try {
    // The file contains names and addresses: only the collector's own user may read it, and its
    // log.
    if (path !== ':memory:' && !options.fileMustExist) closeSync(openSync(path, 'a', 0o600));
    database = new Database(path, { timeout: 5000, ...options });
    prepare(database);
    return database;
  } catch (cause) {
    database?.close();
    const { code, message } = cause as Error & { code?: string };
    const inUse = code === 'SQLITE_BUSY' ? '. Stop the collector that uses it' : '';
    throw new Error(`the database ${path} can't be opened: ${message}${inUse}`, { cause });
  }
}
