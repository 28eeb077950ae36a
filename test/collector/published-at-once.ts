import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEMO = fileURLToPath(new URL('../../demo/campaigns', import.meta.url));

/**
 * Writes the demo's campaigns into a folder, changed to publish each answer at once, for tests that
 * are about something else.
 * @param data where the folder is made
 * @returns the folder of the campaigns
 */
export function campaignsPublishedAtOnce(data: string): string {
  const made = join(data, 'campaigns');
  mkdirSync(made, { recursive: true });
  for (const name of readdirSync(DEMO)) {
    const document = JSON.parse(readFileSync(join(DEMO, name), 'utf8')) as object;
    writeFileSync(join(made, name), JSON.stringify({ ...document, publishThreshold: 1 }));
  }
  return made;
}
