import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { embedFolder } from 'campaign-widgets/embed-folder';

/** The folder of the built embed script. */
export const EMBED_FOLDER = fileURLToPath(embedFolder);

/** The version of this package, which is also that of the embed script it serves. */
export function readVersion(): string {
  const file = new URL(import.meta.resolve('campaign-collector/package.json'));
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
