import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PASSWORD = 'the-secret-of-this-test';

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** The user whom the server's programs run as, where it is not the user of the tests. */
export interface FileOwner {
  uid?: number;
  gid?: number;
}

/** Makes the data folder of a new server. */
export function initialiseFiles(data: string, programs: string, owner: FileOwner): void {
  const secret = join(dirname(data), 'secret');
  writeFileSync(secret, PASSWORD);
  execFileSync(
    join(programs, 'initdb'),
    [
      ...['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8'],
      ...['--auth=scram-sha-256', `--pwfile=${secret}`, '--wal-segsize=4', '--no-sync'],
    ],
    { ...owner, cwd: dirname(data), stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

/**
 * Where the files of a server with the newest schema are kept between tests: to copy them takes a
 * tenth of the time in which a server makes them. The name changes with the schema.
 */
export function keptFiles(programs: string): string {
  const migrations = fileURLToPath(new URL('../../src/collector/store/', import.meta.url));
  const hash = createHash('sha256').update(programs);
  for (const file of globSync('{migrate-schema.ts,migrations/*.ts}', { cwd: migrations }).sort())
    hash.update(file).update(readFileSync(join(migrations, file)));
  return join(cache, `postgres-${hash.digest('hex').slice(0, 16)}`);
}

/** Keeps the files of a server that has stopped. Of two that come at once, one is kept. */
export function keepFiles(data: string, place: string): void {
  mkdirSync(cache, { recursive: true });
  const mine = `${place}-${process.pid}`;
  copyFiles(data, mine);
  const outdated = globSync('postgres-????????????????', { cwd: cache });
  try {
    if (!existsSync(place)) renameSync(mine, place);
    for (const name of outdated)
      if (join(cache, name) !== place) rmSync(join(cache, name), { recursive: true, force: true });
  } finally {
    rmSync(mine, { recursive: true, force: true });
  }
}

/** Copies a data folder with its owner, who alone may read it. */
export const copyFiles = (from: string, to: string): void => {
  execFileSync('cp', ['-a', from, to]);
};

export function giveTo(folder: string, { uid, gid }: FileOwner): void {
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}
