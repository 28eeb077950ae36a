/**
 * A thread that copies the log of an embedded database into its file while another thread writes:
 * SQLite lets both go on. https://sqlite.org/wal.html#ckpt
 * @module
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

/** The writer can copy a rest of this size in the time of a short transaction. */
const FEW_PAGES = 64;
const MAX_PASSES = 4;

// This file is the start of a worker thread, which always has one.
const port = parentPort as MessagePort;
const database = new Database(workerData as string, { fileMustExist: true, timeout: 0 });
// The log must be on the disk before the file is written over, and the file before the log is cut.
database.pragma('synchronous = FULL');

/** Copies what was committed, then what was committed meanwhile, until little is left. */
function copyLog(): void {
  let copiedBefore = 0;
  for (let pass = 1; pass <= MAX_PASSES; pass++) {
    const [result] = database.pragma('wal_checkpoint(passive)') as { checkpointed: number }[];
    const copied = result?.checkpointed ?? 0;
    if (copied - copiedBefore < FEW_PAGES) return;
    copiedBefore = copied;
  }
}

port.on('message', (request: 'copy' | 'close') => {
  if (request === 'close') {
    database.close();
    port.close();
    return;
  }
  try {
    copyLog();
  } catch {
    // The writer copies the rest, and reports why it can't.
  }
  port.postMessage('copied');
});
