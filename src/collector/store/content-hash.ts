import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { Submission } from 'campaign-widgets/contract';

const KEY_ID_LENGTH = 11;

/**
 * Distinguishes a retry from another submission under the same id, by an HMAC-SHA256 of the
 * content: without the collector's secret, nobody can test a list of names against it.
 */
export class ContentHasher {
  // With a key of bytes an HMAC takes six times as long, because Node first checks what they are.
  readonly #key: KeyObject;
  readonly #keyId: string;

  /** @param secret the collector's secret; keys are derived from it for this purpose only */
  constructor(secret: string) {
    this.#key = createSecretKey(
      createHmac('sha256', secret).update('key of content hashes').digest(),
    );
    this.#keyId = createHmac('sha256', this.#key)
      .update('key id')
      .digest('base64url')
      .slice(0, KEY_ID_LENGTH);
  }

  /**
   * A checked submission has its keys in the schema's order, so equal content gives equal bytes.
   */
  hash(submission: Submission): string {
    const content = createHmac('sha256', this.#key).update(JSON.stringify(submission));
    return `${this.#keyId}.${content.digest('base64url')}`;
  }

  /**
   * Whether a submission may be the one with this hash. If the hash was made with another secret,
   * or was replaced because the content was erased, only the id can tell, and the answer is yes.
   */
  matches(stored: string, submission: Submission): boolean {
    return !stored.startsWith(`${this.#keyId}.`) || stored === this.hash(submission);
  }
}

/** Replaces a hash whose content is erased: a random value without a key. */
export const erasedHash = (): string => {
  const random = randomBytes(40).toString('base64url');
  return `${random.slice(0, KEY_ID_LENGTH)}.${random.slice(KEY_ID_LENGTH)}`;
};
