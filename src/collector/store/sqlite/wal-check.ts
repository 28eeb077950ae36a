import { existsSync, readFileSync, statSync } from 'node:fs';
import { uptime } from 'node:os';

// The format: https://sqlite.org/fileformat2.html#the_write_ahead_log
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC_LITTLE_ENDIAN = 0x377f0682;
const MAGIC_BIG_ENDIAN = 0x377f0683;

type Sums = readonly [number, number];

/**
 * How many commits are in a SQLite write-ahead log after a damaged frame. SQLite drops them
 * silently, because it takes the first frame with a wrong checksum for the end of the log. Call it
 * while nobody writes to the log.
 *
 * A power cut may leave the last transaction, which was never acknowledged, with a damaged frame;
 * that one alone is not a loss.
 * @param log the path of the `-wal` file
 */
export function countCommitsBehindDamage(log: string): number {
  if (!existsSync(log)) return 0;
  const bytes = readFileSync(log);
  if (bytes.length < HEADER_BYTES) return 0;
  const magic = bytes.readUInt32BE(0);
  if (magic !== MAGIC_LITTLE_ENDIAN && magic !== MAGIC_BIG_ENDIAN) return 0;
  const isBigEndian = magic === MAGIC_BIG_ENDIAN;
  const pageBytes = bytes.readUInt32BE(8);
  const frameBytes = FRAME_HEADER_BYTES + pageBytes;
  const salts = bytes.subarray(16, 24);
  let sums = checksum(bytes.subarray(0, 24), [0, 0], isBigEndian);
  let isDamaged = !matches(bytes.subarray(24, 32), sums);
  let commits = 0;
  for (let at = HEADER_BYTES; at + frameBytes <= bytes.length; at += frameBytes) {
    const header = bytes.subarray(at, at + FRAME_HEADER_BYTES);
    const page = bytes.subarray(at + FRAME_HEADER_BYTES, at + frameBytes);
    const isOfThisLog = header.subarray(8, 16).equals(salts);
    // The sum of a frame continues from the one stored in the frame before it, whole or not.
    const expected = checksum(
      page,
      checksum(header.subarray(0, 8), sums, isBigEndian),
      isBigEndian,
    );
    const isWhole = isOfThisLog && matches(header.subarray(16, 24), expected);
    if (!isWhole) isDamaged = true;
    if (isDamaged && isOfThisLog && header.readUInt32BE(4) > 0) commits += 1;
    sums = [header.readUInt32BE(16), header.readUInt32BE(20)];
  }
  // Only a power cut damages a transaction that was being written. There was none since the machine
  // started.
  const writtenSinceBoot = statSync(log).mtimeMs > Date.now() - uptime() * 1000;
  return commits > 1 || writtenSinceBoot ? commits : 0;
}

function checksum(bytes: Buffer, [first, second]: Sums, isBigEndian: boolean): Sums {
  let [a, b] = [first, second];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    a = (a + (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + b) >>> 0;
    b = (b + (isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + a) >>> 0;
  }
  return [a, b];
}

const matches = (bytes: Buffer, [first, second]: Sums): boolean =>
  bytes.readUInt32BE(0) === first && bytes.readUInt32BE(4) === second;
