import {
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  randomInt,
} from 'node:crypto';
import {
  CODE_LENGTH,
  CODE_LETTERS,
  checkLetterOf,
  codeFingerprint,
} from 'campaign-widgets/contract';
import type { NewCode } from './ballot-records.ts';

/**
 * Makes codes, and the keyed hashes that are kept of them. Whoever has the secret and the database
 * can find out which codes exist, by trying them; how anybody voted is in neither.
 */
export class BallotKeys {
  /** Whether the same codes are known after a restart: only where the collector has a secret. */
  readonly areLasting: boolean;
  readonly #key: KeyObject;

  /** @param secret the collector's secret; the key is derived from it for this purpose only */
  constructor(secret: string | undefined) {
    this.areLasting = secret !== undefined;
    this.#key = createSecretKey(
      createHmac('sha256', secret ?? randomBytes(32))
        .update('key of ballot codes')
        .digest(),
    );
  }

  /** What is kept in place of a code: HMAC-SHA-256, base64url. @param code normalised */
  hashOf(code: string): string {
    return createHmac('sha256', this.#key).update(code).digest('base64url');
  }

  /** What is kept of a new code. @param code normalised */
  codeRow(code: string): NewCode {
    return { hash: this.hashOf(code), fingerprint: codeFingerprint(code) };
  }
}

/** A new code: nine letters of a CSPRNG and the check letter. */
export function createCode(): string {
  let letters = '';
  for (let at = 1; at < CODE_LENGTH; at++)
    letters += CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length));
  return letters + checkLetterOf(letters);
}

/** What a spent code keeps of the submission that spent it. */
export const spenderOf = (submissionId: string): string =>
  createHash('sha256').update(submissionId).digest('base64url');
