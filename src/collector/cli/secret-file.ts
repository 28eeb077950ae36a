import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MAX_TRIES = 100;
const REREAD_PAUSE_MS = 10;

/**
 * A random value that is made once, and kept in a file that only the collector's own user can
 * read.
 */
export interface SecretFile {
  value: string;
  /** Whether a collector has served with it before. */
  wasUsed: boolean;
  /** Keeps the value under its name: from now on the file means that the database was used. */
  keep(): void;
}

/**
 * Reads the file, or makes its value. Collectors that start at the same moment on one folder get
 * the same value: until the first of them serves, it is in a file whose name ends in `.starting`.
 * @param given the value of a setting, which needs no file
 */
export function openSecretFile(
  folder: string,
  name: string,
  bytes: number,
  given: string | undefined,
): SecretFile {
  const file = join(folder, name);
  if (given) return { value: given, wasUsed: readValue(file) !== '', keep: () => undefined };
  const starting = `${file}.starting`;
  const keep = () => {
    try {
      renameSync(starting, file);
    } catch (failure) {
      // Another collector that started at the same time was faster.
      if (codeOf(failure) !== 'ENOENT' || !existsSync(file)) throw failure;
    }
  };
  for (let tries = 0; ; tries++) {
    const kept = readValue(file);
    if (kept) return { value: kept, wasUsed: true, keep: () => undefined };
    const shared = readValue(starting);
    if (shared && !readValue(file)) return { value: shared, wasUsed: false, keep };
    if (tries > 0) waitForOther();
    // An empty file is being written now, or was left by a collector that died at just that moment.
    if (tries === MAX_TRIES) rmSync(starting, { force: true });
    if (!createFile(starting, randomBytes(bytes).toString('base64url'), folder)) continue;
    // Another collector has kept it in between: the next round reads that value.
    if (readValue(file)) rmSync(starting, { force: true });
  }
}

/** The value that was kept; undefined if there is none. */
export const readSecretFile = (folder: string, name: string): string | undefined =>
  readValue(join(folder, name)) || undefined;

/** @returns whether the file is new */
function createFile(file: string, value: string, folder: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${value}\n`, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (failure) {
    if (codeOf(failure) === 'EEXIST') return false;
    throw failure;
  }
}

function readValue(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return '';
    throw failure;
  }
}

const codeOf = (failure: unknown) => (failure as NodeJS.ErrnoException).code;

const waitForOther = () =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, REREAD_PAUSE_MS);
