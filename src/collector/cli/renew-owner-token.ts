import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { tokenFile } from './data-folder.ts';
import type { Settings } from './settings.ts';

const TOKEN_BYTES = 18;

/**
 * Puts a new owner token into its file.
 * @returns the token, and what to do
 * @throws Error if a setting gives the token, or there is no data folder
 */
export function renewOwnerToken(settings: Settings): string {
  if (settings.ORGANISER_TOKEN)
    throw new Error('The owner token is that of ORGANISER_TOKEN: change the setting, and restart.');
  const file = tokenFile(settings);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const made = `${file}.new`;
  writeFileSync(made, `${token}\n`, { mode: 0o600, flag: 'w' });
  // In one step: a collector that starts just now reads the old one or the new one.
  renameSync(made, file);
  return [
    token,
    `It is in ${file}. Restart the collector now: until then the old one opens it. Browsers that were signed in with the old one are signed out.`,
  ].join('\n');
}
