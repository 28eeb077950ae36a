import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  rmSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { noteBackup } from '../doctor/last-backup.ts';
import { openSqliteToRead } from '../store/sqlite/sqlite-connections.ts';
import { dumpPostgres } from './dump-postgres.ts';
import { embeddedFile, refuseLostCommits } from './data-folder.ts';
import type { Settings } from './settings.ts';

/**
 * Writes a copy of the embedded database of `DATA`, or a dump of PostgreSQL, into a new file, while
 * the collector runs: it has everything that was acknowledged before, and nothing that was erased. Copies the list of
 * erasures beside it, into `FILE.erasures`.
 * @returns a summary of the content
 * @throws Error if there is no database, its log is damaged, one of the files is there already, or
 * a copy is not whole
 */
export function backUp(file: string, settings: Settings): string {
  if (settings.DATABASE_URL) return backUpServer(file, settings.DATABASE_URL, settings);
  refuseLostCommits(settings);
  const database = openSqliteToRead(embeddedFile(settings));
  try {
    createEmpty(file);
    try {
      // A copy of one moment, without free pages: https://sqlite.org/lang_vacuum.html#vacuuminto
      database.prepare('vacuum into ?').run(file);
      const receipts = countReceipts(file).toLocaleString('en-GB');
      // After the database: the list must have every erasure that the copy has.
      const list = copyErasures(settings.ERASURES, `${file}.erasures`);
      noteBackup(settings.DATA);
      return [
        `${receipts} receipts are in ${file}${list}.`,
        'Keep it where personal data may be kept, and with it the small files of the data folder.',
      ].join(' ');
    } catch (failure) {
      rmSync(file, { force: true });
      throw failure;
    }
  } finally {
    database.close();
  }
}

function backUpServer(file: string, url: string, settings: Settings): string {
  createEmpty(file);
  try {
    dumpPostgres(url, file);
    syncFile(file);
    const list = copyErasures(settings.ERASURES, `${file}.erasures`);
    noteBackup(settings.DATA);
    return `A dump of the PostgreSQL database is in ${file}${list}. pg_restore brings it back.`;
  } catch (failure) {
    rmSync(file, { force: true });
    throw failure;
  }
}

/** Personal data: readable by the operator only, and never written over an older backup. */
function createEmpty(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    const message = `${file} is there already, and a backup is never written over. Name another file.`;
    throw new Error(message, { cause });
  }
}

/** @returns a sentence about the list; empty if nothing was ever erased */
function copyErasures(from: string, to: string): string {
  if (!existsSync(from)) return '';
  copyFileSync(from, to, constants.COPYFILE_EXCL);
  syncFile(to);
  return `, and the list of erasures in ${to}`;
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function countReceipts(file: string): number {
  syncFile(file);
  const copy = new Database(file, { readonly: true });
  try {
    const found = copy.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Error(`the copy is not whole: ${String(found)}`);
    return copy.prepare('select count(*) from receipts').pluck().get() as number;
  } finally {
    copy.close();
  }
}
