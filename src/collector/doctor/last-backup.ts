import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file whose time says when the last backup was made, by whatever made it. */
export const lastBackupFile = (dataFolder: string): string => join(dataFolder, 'last-backup');

/** Notes that a backup is made now. */
export const noteBackup = (dataFolder: string): void => {
  writeFileSync(lastBackupFile(dataFolder), `${new Date().toISOString()}\n`, { mode: 0o600 });
};
