import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Examination } from '../examination.ts';
import type { Finding } from '../finding.ts';

const check = 'folder';
/** What group and others may do. */
const OTHERS = 0o077;
const PRIVATE_FILES = ['secret', 'organiser-token', 'collector.db', 'erasures', 'backups'];

/** Whether other users of the machine can read the data. */
export function checkFolder({ dataFolder }: Examination): Finding[] {
  if (dataFolder === undefined) return [];
  if (!existsSync(dataFolder))
    return [{ check, state: 'right', code: 'missing', seen: ({ folder }) => folder.missing }];
  if (!isOpen(dataFolder))
    return [{ check, state: 'right', code: 'right', seen: ({ folder }) => folder.right }];
  const open = PRIVATE_FILES.map((name) => join(dataFolder, name)).find(isOpen) ?? dataFolder;
  return [
    {
      check,
      state: 'wrong',
      code: 'open',
      seen: ({ folder }) => folder.open(open),
      // Nobody else gets into a closed folder, whatever the modes of its files are.
      advice: ({ folder }) => folder.openAdvice(`chmod 700 ${dataFolder}`),
    },
  ];
}

/** Windows has no such modes. */
const isOpen = (file: string): boolean =>
  process.platform !== 'win32' && existsSync(file) && (statSync(file).mode & OTHERS) !== 0;
