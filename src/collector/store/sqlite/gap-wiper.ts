import { closeSync, fdatasync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { DATABASE_HEADER_BYTES, emptyBytes, findUsedGaps, readPageLayout } from './page-gaps.ts';

/** Submissions wait while a slice is read: some milliseconds. */
const SLICE_BYTES = 4 * 1024 * 1024;
const SLICE_ATTEMPTS = 10;
/** How long a pass rests after each slice, as a multiple of the slice's own time. */
const REST_FACTOR = 4;

const syncData = promisify(fdatasync);

export interface GapWiperOptions {
  file: string;
  /** The one connection that writes to the file. */
  db: Kysely<Tables>;
  /** Moves the log into the file. Resolves to false if a reader prevented it. */
  cutLog: () => Promise<boolean>;
}

interface Slice {
  bytes: number;
  wiped: number;
  /** How many rows the connection had changed by then. */
  changes: number;
}

/**
 * Overwrites the copies of moved rows that SQLite leaves in the unused parts of pages. No SQL
 * reaches them except `vacuum`, which would write the whole file again, in memory, while nothing
 * can be stored. So this writes to the file directly, slice by slice, while this process holds the
 * write lock and the log is empty: then SQLite reads exactly the file, and nobody else writes to
 * it.
 */
export class GapWiper {
  readonly #options: GapWiperOptions;
  readonly #buffer = Buffer.allocUnsafe(SLICE_BYTES);
  #descriptor: number | undefined;
  #isHurried = false;
  #isAborted = false;

  constructor(options: GapWiperOptions) {
    this.#options = options;
  }

  get fileBytes(): number {
    return statSync(this.#options.file).size;
  }

  /**
   * Wipes the whole file.
   * @param isGentle whether to rest between slices
   * @returns false if a reader prevented it, or it was aborted
   * @throws Error if the file can't be read or written
   */
  async wipe({ isGentle = false } = {}): Promise<boolean> {
    const first = await this.#pass(isGentle);
    // A page that got another number while it was written may have been missed by the pass.
    const last = first === 'written' ? await this.#pass(isGentle) : first;
    return last !== 'busy';
  }

  /** Lets a pass continue without rests. */
  hurry(): void {
    this.#isHurried = true;
  }

  /** Ends a pass after its slice. */
  abort(): void {
    this.#isAborted = true;
  }

  /**
   * Closes the file, which must come after the connections are closed: with any descriptor of a
   * file, the system frees all locks that the process has on it
   * (https://sqlite.org/howtocorrupt.html#posix_advisory_locks).
   */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** @returns whether something was written between its slices */
  async #pass(isGentle: boolean): Promise<'done' | 'written' | 'busy'> {
    this.#descriptor ??= openSync(this.#options.file, 'r+');
    let from = 0;
    let wiped = 0;
    let changes: number | undefined;
    let isWritten = false;
    for (let isOver = false; !isOver;) {
      const since = performance.now();
      const slice = this.#isAborted ? undefined : await this.#wipeSlice(this.#descriptor, from);
      if (!slice) return 'busy';
      isWritten ||= changes !== undefined && changes !== slice.changes;
      changes = slice.changes;
      from += slice.bytes;
      wiped += slice.wiped;
      isOver = slice.bytes < SLICE_BYTES;
      if (isGentle && !isOver && !this.#isHurried)
        await setTimeout(REST_FACTOR * (performance.now() - since));
    }
    if (wiped > 0) await syncData(this.#descriptor);
    return isWritten ? 'written' : 'done';
  }

  async #wipeSlice(descriptor: number, from: number): Promise<Slice | undefined> {
    const { file, db, cutLog } = this.#options;
    for (let attempt = 1; attempt <= SLICE_ATTEMPTS; attempt++) {
      if (!(await cutLog())) return undefined;
      const slice = await db.transaction().execute(async (trx) => {
        // Somebody may have written before the lock was taken.
        if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return undefined;
        const read = this.#wipeBytes(descriptor, from);
        // The connection's cached pages still contain the wiped data, and would be written with it.
        if (read.wiped > 0) await sql`pragma shrink_memory`.execute(trx);
        const { rows } = await sql<{ n: number }>`select total_changes() as n`.execute(trx);
        return { ...read, changes: rows[0]?.n ?? 0 };
      });
      if (slice) return slice;
    }
    return undefined;
  }

  #wipeBytes(descriptor: number, from: number): Omit<Slice, 'changes'> {
    const header = Buffer.alloc(DATABASE_HEADER_BYTES);
    readSync(descriptor, header, 0, header.length, 0);
    const layout = readPageLayout(header);
    const bytes = readSync(descriptor, this.#buffer, 0, SLICE_BYTES, from);
    let wiped = 0;
    // The first page begins with the header, not with a kind of page. It holds the schema, and
    // nobody's data.
    for (const gap of findUsedGaps(this.#buffer.subarray(0, bytes), layout)) {
      writeSync(descriptor, emptyBytes(gap), 0, gap.end - gap.start, from + gap.start);
      wiped += 1;
    }
    return { bytes, wiped };
  }
}
