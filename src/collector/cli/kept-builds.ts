import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../http/logger.ts';
import type { Asset } from '../public/asset.ts';
import { earlierAssets, type EmbedBuild, readFiles } from './embed-assets.ts';

/** Each takes about a megabyte of memory: older ones stay on the disk, and are not served. */
const MAX_SERVED_BUILDS = 50;
const BUILD_ID = /^\d+\.\d+\.\d+[\w.-]*-[0-9a-f]{8}$/;

/**
 * Keeps the build that is served now in a folder, and reads the earlier ones: a page that names a
 * build goes on working after an upgrade.
 * @param folder of the data, `builds`
 */
export function keepBuilds(folder: string, current: EmbedBuild, logger: Logger): Asset[] {
  try {
    if (current.files.size > 0) writeBuild(folder, current);
  } catch (cause) {
    logger.error({ cause }, `builds: this build of the script can’t be kept in ${folder}`);
  }
  const earlier = listBuilds(folder).filter((id) => id !== current.id);
  if (earlier.length > MAX_SERVED_BUILDS)
    logger.warn({}, `builds: only the newest ${MAX_SERVED_BUILDS} builds in ${folder} are served`);
  return earlier
    .slice(0, MAX_SERVED_BUILDS)
    .flatMap((id) => earlierAssets({ id, files: readFiles(join(folder, id)) }));
}

/** Writes a build under another name first, so that it is never there in part. */
function writeBuild(folder: string, { id, files }: EmbedBuild): void {
  const place = join(folder, id);
  if (existsSync(place)) return;
  const unfinished = join(folder, `${id}.unfinished-${process.pid}`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  for (const [name, body] of files) writeFileSync(join(unfinished, name), body);
  renameSync(unfinished, place);
}

/** The kept builds, the newest first. */
function listBuilds(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder).filter((name) => BUILD_ID.test(name));
  const timeOf = (id: string) => statSync(join(folder, id)).mtimeMs;
  return ids.sort((one, other) => timeOf(other) - timeOf(one));
}
