// FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * 16 bits of a normalised code. A tablet without a network holds those of the unused codes, and so
 * refuses most codes that were never made. They are far too few to find a code by them: each stands
 * for eight million codes.
 */
export function codeFingerprint(code: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < code.length; at++)
    hash = Math.imul(hash ^ code.charCodeAt(at), FNV_PRIME) >>> 0;
  return (hash >>> 16) ^ (hash & 0xffff);
}
