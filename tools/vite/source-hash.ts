import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src/**/*.ts', 'tools/vite/*.ts', 'package-lock.json', 'vite.config.ts'];

/**
 * Tells one build's files from another's with the same version: what the script hands over to the
 * files beside it is a list, in which other things stand at the same places in another build.
 */
export function sourceHash(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: root, exclude: ['src/collector'] }).sort())
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 6);
}
