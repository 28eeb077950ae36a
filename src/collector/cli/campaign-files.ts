import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { OfferedDocument, RejectedDocument } from '../campaigns/campaign-registry.ts';
import type { Settings } from './settings.ts';

export interface CampaignFiles {
  offered: OfferedDocument[];
  /** Files that are no JSON. */
  rejected: RejectedDocument[];
}

/**
 * Reads every campaign document of the folder, unchecked. @throws Error where there is no such folder
 */
export function readCampaigns({ CAMPAIGNS }: Pick<Settings, 'CAMPAIGNS'>): CampaignFiles {
  if (!existsSync(CAMPAIGNS)) throw new Error(`CAMPAIGNS: there is no folder "${CAMPAIGNS}"`);
  const names = readdirSync(CAMPAIGNS).filter((name) => extname(name) === '.json');
  const files: CampaignFiles = { offered: [], rejected: [] };
  for (const source of names.sort())
    try {
      files.offered.push({ source, document: readCampaignFile(join(CAMPAIGNS, source)) });
    } catch (failure) {
      files.rejected.push({ source, problems: [(failure as Error).message] });
    }
  return files;
}

/** Reads the document of a file, unchecked. @throws Error where it is not there, or no JSON */
export function readCampaignFile(file: string): unknown {
  const text = readUtf8(file);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
}

/** Reads a text file, with or without a byte order mark. @throws Error where it is not there, or not UTF-8 */
function readUtf8(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new Error(`${file} is not JSON: its text must be UTF-8`, { cause });
    throw new Error(`${file} can't be read: ${(cause as Error).message}`, { cause });
  }
}
