import { createHmac } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const MAX_LINES = 200_000;
const KEY_ID_LENGTH = 11;

/**
 * The ids of erased sign-ups as keyed hashes, in a file beside the database: one per line, with
 * the day and the id of the key. A restored backup does not have the later erasures; the list
 * does. A line is useless without the collector's secret.
 */
export class ErasureList {
  /** The path of the list, and its key: for another thread, which opens it too. */
  readonly origin: { readonly file: string; readonly secret: string };
  readonly #file: string;
  readonly #key: Buffer;
  readonly #keyId: string;
  #hashes: Set<string>;
  /** How many lines were made with another secret, and can't be compared. */
  readonly foreignLines: number;

  /** @throws Error of the file system if the file can't be read */
  constructor(file: string, secret: string) {
    this.origin = { file, secret };
    this.#file = file;
    this.#key = createHmac('sha256', secret).update('key of the list of erasures').digest();
    this.#keyId = createHmac('sha256', this.#key)
      .update('key id')
      .digest('base64url')
      .slice(0, KEY_ID_LENGTH);
    const { text, lines, hashes } = this.#read();
    this.foreignLines = lines.length - hashes.length;
    this.#hashes = new Set(hashes);
    if (lines.length > MAX_LINES) this.#replace(lines.slice(-MAX_LINES));
    // A line that a crash cut off must not swallow the next one.
    else if (text !== '' && !text.endsWith('\n')) this.#append('\n');
  }

  get size(): number {
    return this.#hashes.size;
  }

  has(signup: string): boolean {
    return this.#hashes.size > 0 && this.#hashes.has(this.#hash(signup));
  }

  /**
   * Adds sign-ups that are about to be erased. They are on disk when this returns.
   * @throws Error of the file system
   */
  add(signups: string[], at: string): void {
    const fresh = signups.map((id) => this.#hash(id)).filter((hash) => !this.#hashes.has(hash));
    if (fresh.length === 0) return;
    const day = at.slice(0, 10);
    this.#append(fresh.map((hash) => `${day} ${this.#keyId} ${hash}\n`).join(''));
    for (const hash of fresh) this.#hashes.add(hash);
  }

  /** Reads what another thread has added since. */
  reload(): void {
    this.#hashes = new Set(this.#read().hashes);
  }

  /** @returns the file, its lines, and the hashes of those that were made with this secret */
  #read(): { text: string; lines: string[]; hashes: string[] } {
    const text = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '';
    const lines = text.split('\n').filter((line) => /^\S+ \S+ \S+$/.test(line));
    const own = lines.filter((line) => line.split(' ')[1] === this.#keyId);
    return { text, lines, hashes: own.map((line) => line.split(' ')[2] as string) };
  }

  #hash(signup: string): string {
    return createHmac('sha256', this.#key).update(signup).digest('base64url');
  }

  #append(text: string): void {
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
    writeSynced(this.#file, 'a', text);
    syncFolder(dirname(this.#file));
  }

  #replace(lines: string[]): void {
    writeSynced(`${this.#file}.new`, 'w', `${lines.join('\n')}\n`);
    renameSync(`${this.#file}.new`, this.#file);
    syncFolder(dirname(this.#file));
  }
}

function writeSynced(file: string, flags: 'a' | 'w', text: string): void {
  const opened = openSync(file, flags, 0o600);
  try {
    writeSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
