import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { migrate, type Tables } from './schema.ts';
import { SqlStore, type StoreOptions } from './sql-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the embedded database, making it and its folder where there is none.
 * @param path a file, or `:memory:`
 * @throws Error that names the file if it can't be opened, or is no database
 */
export async function openSqliteStore(path: string, options: StoreOptions = {}): Promise<Store> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = opened(path, (made) => {
    made.pragma('journal_mode = WAL');
    // A commit is acknowledged only once it is on the disk, not in the system's cache: https://sqlite.org/pragma.html#pragma_synchronous
    made.pragma('synchronous = FULL');
    // What is erased is written over, and not left in the file until its place is needed.
    made.pragma('secure_delete = on');
    // Nothing of a statement's work is written into temporary files, where nobody would erase it.
    made.pragma('temp_store = memory');
    // Random ids touch pages all over: the longer the log (32 MB), the fewer times each is copied into the database.
    made.pragma('wal_autocheckpoint = 8000');
    made.pragma('cache_size = -32000');
  });
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  await migrate(db, 'sqlite');
  const store = new SqlStore(db, options, { cleanUp: () => truncateLog(db) });
  // A process that ended between an erasure and its clean-up left the erased rows in the log.
  await store.truncateLog();
  return store;
}

/**
 * Moves the write-ahead log into the database file and cuts it to nothing. It never waits for a reader.
 * https://sqlite.org/pragma.html#pragma_wal_checkpoint
 * @returns false if another connection still reads from the log
 */
const truncateLog = (db: Kysely<Tables>): Promise<boolean> =>
  db.connection().execute(async (connection) => {
    const { rows: settings } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(
      connection,
    );
    // The driver is synchronous: to wait for a reader would hold up every request.
    await sql`pragma busy_timeout = 0`.execute(connection);
    try {
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(
        connection,
      );
      return rows[0]?.busy === 0;
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(settings[0]?.timeout ?? 0)}`.execute(connection);
    }
  });

/**
 * Opens an embedded database for a command that needs it alone, brought to the newest schema.
 * @throws Error that names the file if it isn't there, or in use
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
  // The dialect would close it with itself.
  await migrate(new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }), 'sqlite');
  return database;
}

/** Opens an embedded database to read it, while a collector may write to it. @throws Error that names the file */
export const openSqliteToRead = (path: string): Database.Database =>
  opened(path, (made) => made.pragma('schema_version'), { fileMustExist: true });

function opened(
  path: string,
  prepare: (database: Database.Database) => void,
  options: Database.Options = {},
): Database.Database {
  let database: Database.Database | undefined;
  try {
    // Names and addresses stand in it: made for the collector's own user, and its log after it.
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
