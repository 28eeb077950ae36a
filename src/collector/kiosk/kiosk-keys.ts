import {
  createDecipheriv,
  createECDH,
  createHmac,
  createSecretKey,
  type ECDH,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

const CURVE = 'prime256v1';
const POINT_BYTES = 65;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
/** Of 2³² hashes one is no number of the curve: a second one is enough. */
const MAX_ATTEMPTS = 8;

/** What opens the entries that tablets seal. */
export interface KioskKeys {
  /** Whether they stay the same after a restart: only where the collector has a secret. */
  readonly areLasting: boolean;
  /** What the tablets of a ballot (or of a campaign's forms) seal to: a point, base64url. */
  publicKeyOf(place: KioskPlace): string;
  /** @returns the text that was sealed; undefined if it was sealed to another key, or damaged */
  open(place: KioskPlace, sealed: string): string | undefined;
}

export interface KioskPlace {
  campaign: string;
  /** Empty for the survey and the sign-up. */
  ballot: string;
}

/**
 * Makes the key pairs of tablets. The private halves are derived from the secret and kept nowhere.
 * An entry is the sender's ephemeral point, an IV and the text under AES-256-GCM; its key comes from
 * ECDH on P-256 by HKDF-SHA-256, salted with both points: `src/kiosk/seal-entry.ts` is the other end.
 */
export function createKioskKeys(secret: string | undefined): KioskKeys {
  const key = createSecretKey(
    createHmac('sha256', secret ?? randomBytes(32))
      .update('key pairs of tablets')
      .digest(),
  );
  const pairs = new Map<string, ECDH>();
  const pairOf = (place: KioskPlace): ECDH => {
    const name = nameOf(place);
    const pair = pairs.get(name) ?? derivePair(name, (text) => hmac(key, text));
    pairs.set(name, pair);
    return pair;
  };
  return {
    areLasting: secret !== undefined,
    publicKeyOf: (place) => pairOf(place).getPublicKey('base64url'),
    open(place, sealed) {
      try {
        return openEntry(pairOf(place), nameOf(place), Buffer.from(sealed, 'base64url'));
      } catch {
        // Another key, another ballot, or changed on its way.
        return undefined;
      }
    },
  };
}

const nameOf = ({ campaign, ballot }: KioskPlace): string => `${campaign}/${ballot}`;

const hmac = (key: ReturnType<typeof createSecretKey>, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

function derivePair(name: string, hash: (text: string) => Buffer): ECDH {
  const pair = createECDH(CURVE);
  for (let attempt = 1; ; attempt++)
    try {
      pair.setPrivateKey(hash(`${attempt} ${name}`));
      return pair;
    } catch (failure) {
      if (attempt === MAX_ATTEMPTS) throw failure;
    }
}

function openEntry(pair: ECDH, name: string, bytes: Buffer): string {
  const point = bytes.subarray(0, POINT_BYTES);
  const iv = bytes.subarray(POINT_BYTES, POINT_BYTES + IV_BYTES);
  const text = bytes.subarray(POINT_BYTES + IV_BYTES, -TAG_BYTES);
  const salt = Buffer.concat([point, pair.getPublicKey()]);
  const key = hkdfSync('sha256', pair.computeSecret(point), salt, name, KEY_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key), iv).setAuthTag(
    bytes.subarray(-TAG_BYTES),
  );
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
}
