/**
 * The encodings in which programs save a list, by their names in the Encoding Standard:
 * https://encoding.spec.whatwg.org/#names-and-labels
 */
export const IMPORT_ENCODINGS = [
  'utf-8',
  'windows-1252',
  'macintosh',
  'windows-1250',
  'utf-16le',
  'utf-16be',
] as const;
export type ImportEncoding = (typeof IMPORT_ENCODINGS)[number];

/** The encoding of a file, by its byte order mark, or by what its bytes can be. */
export function detectEncoding(file: Uint8Array): ImportEncoding {
  const [first, second] = file;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(file);
    return 'utf-8';
  } catch {
    // Every byte sequence is valid in Windows-1252, so it comes last:
    // https://encoding.spec.whatwg.org/#windows-1252
    return 'windows-1252';
  }
}

export const decodeFile = (file: Uint8Array, encoding: ImportEncoding): string =>
  new TextDecoder(encoding).decode(file);
