import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Asset } from '../public/asset.ts';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The embed script under its plain name, and all files again under their version, where they never
 * change.
 */
export function readAssets(folder: string, version: string): Asset[] {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => extname(name) in TYPES)
    : [];
  return names.flatMap((name) => {
    const body = readFileSync(join(folder, name));
    const asset = { type: TYPES[extname(name)] as string, body, brotli: brotliCompressSync(body) };
    return [
      { ...asset, path: name, immutable: false },
      { ...asset, path: `${version}/${name}`, immutable: true },
    ];
  });
}
