import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Settings } from './settings.ts';

/**
 * Reads every campaign document of the folder, unchecked. @throws Error that names the folder or file that is wrong
 */
export function readCampaigns({ CAMPAIGNS }: Pick<Settings, 'CAMPAIGNS'>): { id: string }[] {
  if (!existsSync(CAMPAIGNS)) throw new Error(`CAMPAIGNS: there is no folder "${CAMPAIGNS}"`);
  const files = readdirSync(CAMPAIGNS).filter((name) => extname(name) === '.json');
  if (files.length === 0) throw new Error(`CAMPAIGNS: the folder "${CAMPAIGNS}" has no .json file`);
  return files.map((name) => {
    try {
      return JSON.parse(readUtf8(join(CAMPAIGNS, name))) as { id: string };
    } catch (cause) {
      throw new Error(`${join(CAMPAIGNS, name)} is not JSON: ${(cause as Error).message}`, {
        cause,
      });
    }
  });
}

/** Reads a text file, with or without a byte order mark. @throws TypeError where it is not UTF-8 */
function readUtf8(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw cause;
    throw new TypeError('its text must be UTF-8', { cause });
  }
}
