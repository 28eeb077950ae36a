import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
} from 'node:crypto';
import type * as z from 'zod';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const MAX_TOKEN_LENGTH = 4096;

/** Seals values that a page sends out and gets back: nobody else can read or make them. */
export interface SealedTokens {
  /** @param purpose of the token: it opens for the same purpose only */
  seal(purpose: string, value: unknown): string;
  /** @returns undefined if it was not sealed here for this purpose, or does not fit the schema */
  open<Schema extends z.ZodType>(
    purpose: string,
    token: string | undefined,
    schema: Schema,
  ): z.output<Schema> | undefined;
}

/**
 * Makes an object that seals tokens: AES-256-GCM, with a key derived for this alone.
 * @param secret if left out, a key is made that ends with the process
 */
export function createSealedTokens(secret: string | undefined): SealedTokens {
  const key = createSecretKey(
    createHmac('sha256', secret ?? randomBytes(32))
      .update('key of sealed tokens')
      .digest(),
  );
  return {
    seal(purpose, value) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(purpose));
      const sealed = [cipher.update(JSON.stringify(value), 'utf8'), cipher.final()];
      return Buffer.concat([iv, ...sealed, cipher.getAuthTag()]).toString('base64url');
    },
    open(purpose, token, schema) {
      if (!token || token.length > MAX_TOKEN_LENGTH) return undefined;
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined;
      try {
        const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES))
          .setAAD(Buffer.from(purpose))
          .setAuthTag(bytes.subarray(-TAG_BYTES));
        const opened = [
          decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8'),
          decipher.final('utf8'),
        ];
        return schema.safeParse(JSON.parse(opened.join(''))).data;
      } catch {
        // Another key, another purpose, or changed on its way.
        return undefined;
      }
    },
  };
}
