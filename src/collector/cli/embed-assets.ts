import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Asset } from '../public/asset.ts';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
const BUILD_HASH_LENGTH = 8;

/** One build of the embed script. */
export interface EmbedBuild {
  /** Its version, and a hash of its files: `0.1.0-3f2a9c1b`. */
  id: string;
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** Reads the files of a build, which may be none. */
export function readBuild(folder: string, version: string): EmbedBuild {
  const files = readFiles(folder);
  const hash = createHash('sha256');
  for (const [name, body] of files) hash.update(`${name} ${body.byteLength}\n`).update(body);
  return { id: `${version}-${hash.digest('hex').slice(0, BUILD_HASH_LENGTH)}`, files };
}

/** The files of a folder by name, in one order everywhere. */
export function readFiles(folder: string): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => extname(name) in TYPES)
    : [];
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name))]));
}

const typeOf = (name: string): string => TYPES[extname(name)] ?? 'application/octet-stream';

/**
 * The embed script under its plain name, and all files again under their build, where they never
 * change.
 */
export const currentAssets = ({ id, files }: EmbedBuild): Asset[] =>
  [...files].flatMap(([name, body]) => {
    const asset = { type: typeOf(name), body, brotli: brotliCompressSync(body) };
    return [
      { ...asset, path: name, immutable: false },
      { ...asset, path: `${id}/${name}`, immutable: true, build: id },
    ];
  });

/** Reads a build, to be served alone. */
export const readAssets = (folder: string, version: string): Asset[] =>
  currentAssets(readBuild(folder, version));

/** The name of a file beside the script has its version and a hash in it: nothing else is named so. */
const SIBLING_NAME = /-\d+\.\d+\.\d+[\w.]*-[0-9a-f]{6}-/;

/**
 * The files of an earlier build. They are compressed when they are asked for. Those beside the
 * script stay at the root too: a browser may have the earlier script in its cache.
 */
export const earlierAssets = ({ id, files }: EmbedBuild): Asset[] =>
  [...files].flatMap(([name, body]) => {
    const asset = { type: typeOf(name), body, immutable: true, build: id };
    const isSibling = SIBLING_NAME.test(name);
    return [{ ...asset, path: `${id}/${name}` }, ...(isSibling ? [{ ...asset, path: name }] : [])];
  });
