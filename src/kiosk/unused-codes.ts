import { codeFingerprint } from '../contract/ballot/code-fingerprint.ts';
import { isObject } from '../contract/plain-object.ts';
import { fromBase64url } from './seal-entry.ts';

/** What a tablet can know of a code without a network. */
export type CodeVerdict =
  | { state: 'known'; ward: string | undefined }
  | { state: 'unknown' | 'used-here' | 'not-open' }
  | { state: 'late'; closes: string };

interface CodeGroup {
  closes: string;
  validFrom: string | undefined;
  ward: string | undefined;
  /** How many codes have these bits. */
  fingerprints: Map<number, number>;
}

/** The unused codes of a ballot, by 16 bits of each: most wrong codes are refused by them. */
export class UnusedCodes {
  readonly #groups: readonly CodeGroup[] | undefined;
  readonly #used: Map<number, number>;

  /**
   * @param codes the collector's answer; undefined where it can't tell, so that every code is taken
   * @param used fingerprints of the codes that were used here since `codes` was asked for
   */
  constructor(codes: unknown, used: readonly number[]) {
    this.#groups = Array.isArray(codes) ? codes.flatMap(readGroup) : undefined;
    this.#used = countEach(used);
  }

  /** @param code normalised, with the right check letter @param now milliseconds since 1970 */
  judge(code: string, now: number): CodeVerdict {
    const fingerprint = codeFingerprint(code);
    if (!this.#groups) return { state: 'known', ward: undefined };
    const found = this.#groups.filter(({ fingerprints }) => fingerprints.has(fingerprint));
    const made = found.reduce((sum, group) => sum + (group.fingerprints.get(fingerprint) ?? 0), 0);
    const used = this.#used.get(fingerprint) ?? 0;
    if (used > 0 && made <= used) return { state: 'used-here' };
    if (!found[0]) return { state: 'unknown' };
    const inTime = found.filter(({ closes }) => now < Date.parse(closes));
    if (!inTime[0]) return { state: 'late', closes: found[0].closes };
    const valid = inTime.filter(({ validFrom }) => !validFrom || now >= Date.parse(validFrom));
    if (!valid[0]) return { state: 'not-open' };
    // Where two codes have the same bits, the voter says in which ward they live.
    const [ward, another] = new Set(valid.map((group) => group.ward));
    return { state: 'known', ward: another === undefined ? ward : undefined };
  }
}

function readGroup(value: unknown): CodeGroup[] {
  if (!isObject(value)) return [];
  const { closes, validFrom, ward, fingerprints } = value;
  if (typeof closes !== 'string' || typeof fingerprints !== 'string') return [];
  const bytes = fromBase64url(fingerprints);
  const view = new DataView(bytes.buffer);
  const numbers = Array.from({ length: bytes.length >> 1 }, (_, at) => view.getUint16(at * 2));
  return [
    {
      closes,
      validFrom: typeof validFrom === 'string' ? validFrom : undefined,
      ward: typeof ward === 'string' ? ward : undefined,
      fingerprints: countEach(numbers),
    },
  ];
}

function countEach(numbers: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}
