import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MessageFormat } from '../../http/format-message.ts';
import type { Examination } from '../examination.ts';
import type { Finding } from '../finding.ts';

const check = 'disk';
const MIN_FREE_BYTES = 256_000_000;
const MIN_FREE_SHARE = 0.05;

/** Whether the disk of the data has room: for the database, and for a backup of it. */
export async function checkDisk({ dataFolder, facts }: Examination): Promise<Finding[]> {
  const serverBytes = await facts.readServerBytes().catch(() => undefined);
  return [
    ...(dataFolder === undefined ? [] : [await folderFinding(dataFolder)]),
    ...(serverBytes === undefined ? [] : [serverFinding(serverBytes)]),
  ];
}

async function folderFinding(folder: string): Promise<Finding> {
  const { bavail, blocks, bsize } = await statfs(nearestFolder(folder));
  const [free, total] = [bavail * bsize, blocks * bsize];
  // Before each deletion the whole database is copied beside itself.
  const needed = Math.max(MIN_FREE_BYTES, sizeOf(join(folder, 'collector.db')));
  const sizes = (format: MessageFormat): [string, string] => [
    describeSize(free, format),
    describeSize(total, format),
  ];
  if (free >= needed && free >= total * MIN_FREE_SHARE)
    return {
      check,
      state: 'right',
      code: 'right',
      seen: ({ disk }, format) => disk.right(...sizes(format)),
    };
  return {
    check,
    state: 'wrong',
    code: 'low',
    seen: ({ disk }, format) => disk.low(...sizes(format)),
    advice: ({ disk }) => disk.lowAdvice,
  };
}

const serverFinding = (bytes: number): Finding => ({
  check,
  state: 'unseen',
  code: 'server',
  seen: ({ disk }, format) => disk.server(describeSize(bytes, format)),
});

/** The folder, or the one in which it will be made. */
const nearestFolder = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** `12.5 GB` */
function describeSize(bytes: number, format: MessageFormat): string {
  let [size, unit] = [bytes / 1000, 0];
  while (size >= 1000 && unit < UNITS.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${format.number(Math.round(size * 10) / 10)} ${UNITS[unit] ?? ''}`;
}
