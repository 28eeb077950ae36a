import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { OfferedDocument, RejectedDocument } from '../campaigns/campaign-registry.ts';
import { type FindPlace, readJsonText } from '../campaigns/json-text.ts';
import type { Settings } from './settings.ts';

export interface CampaignFiles {
  offered: OfferedDocument[];
  /** Files that are not JSON. */
  rejected: RejectedDocument[];
  /** Whether there is no folder, and no setting names one. */
  isMissing: boolean;
}

/**
 * Reads every campaign document of the folder, unchecked.
 * @throws Error if the folder that the setting names does not exist
 */
export function readCampaigns({
  CAMPAIGNS,
  isCampaignsNamed = true,
}: Pick<Settings, 'CAMPAIGNS'> & Partial<Settings>): CampaignFiles {
  if (!existsSync(CAMPAIGNS)) {
    if (!isCampaignsNamed) return { offered: [], rejected: [], isMissing: true };
    throw new Error(
      `CAMPAIGNS: there is no folder "${CAMPAIGNS}". Make it, and leave it empty if the first ` +
        'campaign is to be made in the browser',
    );
  }
  const names = readdirSync(CAMPAIGNS).filter((name) => extname(name) === '.json');
  const files: CampaignFiles = { offered: [], rejected: [], isMissing: false };
  for (const source of names.sort())
    try {
      files.offered.push({ source, ...readCampaignFile(join(CAMPAIGNS, source)) });
    } catch (failure) {
      files.rejected.push({ source, problems: [(failure as Error).message] });
    }
  return files;
}

/** The document of a file, and the place of each of its parts. */
export interface CampaignFile {
  document: unknown;
  placeOf: FindPlace;
}

/** Far more than 2,000 wards in twenty languages need. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;

/**
 * Reads the document of a file, unchecked.
 * @throws Error that names the line with the mistake
 */
export function readCampaignFile(file: string): CampaignFile {
  const read = readJsonText(readUtf8(file));
  if (read.ok) return read;
  const { place, problem } = read;
  throw new Error(`${file} is not JSON: line ${place.line}, column ${place.column} ${problem}`);
}

/**
 * Reads a text file, with or without a byte order mark.
 * @throws Error where it is not there, or not UTF-8
 */
function readUtf8(file: string): string {
  let bytes: Buffer;
  try {
    // Checked before it is read: a pipe would block, and a huge file would fill the memory.
    const found = statSync(file);
    if (!found.isFile()) throw new Error('it is no file');
    if (found.size > MAX_FILE_BYTES) throw new Error('it is too large for a campaign');
    bytes = readFileSync(file);
  } catch (cause) {
    throw new Error(`${file} can't be read: ${(cause as Error).message}`, { cause });
  }
  if (/^(?:\xff\xfe|\xfe\xff)/.test(bytes.toString('latin1', 0, 2)))
    throw new Error(`${file} is not JSON: it is UTF-16. Save it as UTF-8`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const before = new TextDecoder().decode(bytes).split('\uFFFD')[0] ?? '';
    const line = before.split('\n').length;
    throw new Error(
      `${file} is not JSON: its text must be UTF-8, and from line ${line} on it is in another ` +
        'encoding, most often Windows-1252. Save it as UTF-8',
      { cause },
    );
  }
}
