import { statSync } from 'node:fs';
import { DAY_MS } from '../../time-units.ts';
import type { Examination } from '../examination.ts';
import type { Finding } from '../finding.ts';
import { lastBackupFile } from '../last-backup.ts';

const check = 'backup';
/** The timer makes one each night: after three, something is wrong with it. */
const MAX_AGE_MS = 3 * DAY_MS;

/** Whether a backup was made lately: the time of a file says when. */
export async function checkBackup({ dataFolder, facts, now }: Examination): Promise<Finding[]> {
  if (dataFolder === undefined) return [];
  const file = lastBackupFile(dataFolder);
  const madeAt = statSync(file, { throwIfNoEntry: false })?.mtime;
  if (madeAt && now().getTime() - madeAt.getTime() <= MAX_AGE_MS)
    return [
      {
        check,
        state: 'right',
        code: 'right',
        seen: ({ backup }, format) => backup.right(format.time(madeAt.toISOString())),
      },
    ];
  const isOnServer = (await facts.readServerBytes().catch(() => undefined)) !== undefined;
  return [
    {
      check,
      state: 'wrong',
      code: madeAt ? 'old' : 'none',
      seen: ({ backup }, format) =>
        madeAt ? backup.old(format.time(madeAt.toISOString())) : backup.none,
      advice: ({ backup }) => (isOnServer ? backup.advicePostgres(file) : backup.advice),
    },
  ];
}
