import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { Submission } from 'campaign-widgets/contract';

const KEY_ID_LENGTH = 11;

/**
 * Tells a retry from another submission under the same id, by an HMAC-SHA256 of the content:
 * without the collector's secret nobody can try a list of names against it.
 */
export class ContentHasher {
  // An HMAC takes six times as long where its key is bytes: Node asks first whether they are a key.
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
   * Whether a submission may be the one that this hash was made of. Where the hash was made with
   * another secret, or was replaced because the content was erased, nothing but the id can tell,
   * and the answer is yes.
   */
  matches(stored: string, submission: Submission): boolean {
    return !stored.startsWith(`${this.#keyId}.`) || stored === this.hash(submission);
  }
}

/** What stands in place of a hash once its content is erased: random, and of no key. */
export const erasedHash = (): string => {
  const random = randomBytes(40).toString('base64url');
  return `${random.slice(0, KEY_ID_LENGTH)}.${random.slice(KEY_ID_LENGTH)}`;
};
