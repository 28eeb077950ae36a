const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const KEY_BITS = 256;
const IV_BYTES = 12;
/** Entries have one of few lengths, so that none tells how many issues somebody ticked. */
const PADDED_BYTES = 1024;

/**
 * Seals a text so that only the holder of the private key can read it, and not even the tablet that
 * sealed it: ECDH on P-256 with a key pair for this text alone, HKDF-SHA-256, AES-256-GCM.
 * `src/collector/kiosk/kiosk-keys.ts` is the other end.
 * @param publicKey a point, base64url
 * @param place for what it is sealed: it opens for nothing else
 * @returns the ephemeral point, the IV and the sealed text, base64url
 */
export async function sealEntry(text: string, publicKey: string, place: string): Promise<string> {
  const point = fromBase64url(publicKey);
  const receiver = await crypto.subtle.importKey('raw', point, CURVE, false, []);
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const own = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const shared = await crypto.subtle.deriveBits(
    { name: 'ECDH', public: receiver },
    pair.privateKey,
    KEY_BITS,
  );
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: join(own, point),
    info: new TextEncoder().encode(place),
  };
  const aes = { name: 'AES-GCM', length: KEY_BITS };
  const key = await crypto.subtle.deriveKey(derivation, secret, aes, false, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, padded(text));
  return toBase64url(join(own, iv, new Uint8Array(sealed)));
}

/** JSON may end with spaces. */
function padded(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text);
  const length = Math.ceil(bytes.length / PADDED_BYTES) * PADDED_BYTES;
  const filled = new Uint8Array(length).fill(' '.charCodeAt(0));
  filled.set(bytes);
  return filled;
}

function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function toBase64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
