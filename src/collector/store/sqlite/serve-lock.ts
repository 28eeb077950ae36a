import { closeSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Takes the lock of the collector that serves an embedded database. The system releases it when
 * the process ends in any way; commands such as `backup` and `token` need none.
 * @param file the database; the lock is `collector.lock` beside it
 * @returns a function that releases it
 * @throws Error that says what to do if another collector has it
 */
export function takeServeLock(file: string): () => void {
  const path = join(dirname(file), 'collector.lock');
  closeSync(openSync(path, 'a', 0o600));
  // SQLite's file locks work on every system that its database works on; the file stays empty.
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    if ((cause as { code?: string }).code !== 'SQLITE_BUSY') throw cause;
    throw new Error(
      `another collector serves the database ${file} already. Stop it first, or give this one another DATA folder. Several collectors can share a PostgreSQL: set DATABASE_URL`,
      { cause },
    );
  }
  return () => lock.close();
}
