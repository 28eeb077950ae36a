import { setTimeout } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { migrate } from '../migrate-schema.ts';
import type { Tables } from '../tables.ts';
import { SqlStore, type StoreOptions } from '../sql-store.ts';
import type { Store } from '../store.ts';
import { CheckpointThread } from './checkpoint-thread.ts';
import { FileCleaning } from './file-cleaning.ts';
import { LogCutter } from './log-cutter.ts';
import { openReadingDialect, openSqliteDialect, openSqliteToRead } from './sqlite-connections.ts';

const CUT_ATTEMPTS = 10;
const CUT_PAUSE_MS = 5;

/** Options for tests only. */
export interface WritingStoreOptions extends StoreOptions {
  /** Up to this size of the file, an erasure waits until the whole file is clean. */
  maxPromptBytes?: number;
}

/**
 * Opens the embedded database in this thread, making it and its folder where there is none.
 * @param path a file, or `:memory:`
 * @throws Error that names the file if it can't be opened, or is no database
 */
export async function openWritingStore(
  path: string,
  options: WritingStoreOptions = {},
): Promise<Store> {
  if (path === ':memory:') return openStoreInMemory(options);
  const checkpoints = new CheckpointThread(path);
  const cutter = new LogCutter({ cut: () => cutLog(), checkpoints });
  const dialect = openSqliteDialect(path, () => {
    cutter.committed();
  });
  const db = new Kysely<Tables>({ dialect });
  await migrate(db, 'sqlite');
  const steps = new Kysely<Tables>({ dialect: dialect.deferSyncs() });
  const handles = { read: db, write: db, maintenance: db, steps };
  const cutLog = async () => {
    await checkpoints.copyLog();
    return truncateLog(db);
  };
  const files = new FileCleaning({
    file: path,
    db,
    cutLog,
    logger: options.logger,
    maxPromptBytes: options.maxPromptBytes,
  });
  const onClose = () => {
    files.close();
    options.onClose?.();
  };
  const store = new SqlStore(
    handles,
    { ...options, onClose },
    {
      cleaning: files.cleaning,
      cutter,
      copyTo: (file) => copyDatabase(path, file),
    },
  );
  // A process that ended between an erasure and its clean-up left the erased rows in the files.
  await store.truncateLog();
  return store;
}

async function openStoreInMemory(options: StoreOptions): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: openSqliteDialect(':memory:') });
  await migrate(db, 'sqlite');
  return new SqlStore({ read: db, write: db, maintenance: db }, options);
}

/**
 * Opens a database that another thread writes to, to read it in this one. @throws Error that names
 * the file
 */
export function openReadingStore(path: string, options: StoreOptions): Store {
  const db = new Kysely<Tables>({ dialect: openReadingDialect(path) });
  const copyTo = (file: string) => copyDatabase(path, file);
  return new SqlStore({ read: db, write: db, maintenance: db }, options, { copyTo });
}

/**
 * Moves the write-ahead log into the database file and cuts it to nothing. It never waits inside
 * SQLite for a reader: https://sqlite.org/pragma.html#pragma_wal_checkpoint
 * @returns false if another connection still reads from the log
 */
async function truncateLog(db: Kysely<Tables>): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (rows[0]?.busy === 0) return true;
    if (attempt === CUT_ATTEMPTS) return false;
    // The other thread of this process reads page by page, and soon has none open.
    await setTimeout(CUT_PAUSE_MS);
  }
}

/**
 * Copies a database in small steps, while it is written to: all steps read its state at the start.
 */
async function copyDatabase(path: string, file: string): Promise<void> {
  const reader = openSqliteToRead(path);
  try {
    reader.exec('begin; select count(*) from sqlite_schema');
    await reader.backup(file);
  } finally {
    reader.close();
  }
}
