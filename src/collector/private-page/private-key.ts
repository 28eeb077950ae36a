import { createHmac, timingSafeEqual } from 'node:crypto';
import { SubmissionId } from 'campaign-widgets/contract';

/** Makes and reads the keys of private pages. */
export interface PrivateKeys {
  /**
   * The key of a sign-up's private page: `<id>.<HMAC-SHA256 of it, base64url>`. It never changes.
   */
  of(signup: string): string;
  /** The sign-up that a key opens; undefined where it was not made here. */
  read(key: unknown): string | undefined;
}

/** @param secret anybody who has it can make the key of any sign-up whose id they know */
export function createPrivateKeys(secret: string): PrivateKeys {
  const sign = (signup: string) => createHmac('sha256', secret).update(`mine:${signup}`).digest();
  return {
    of: (signup) => `${signup}.${sign(signup).toString('base64url')}`,
    read(key) {
      const [, signup = '', signature = ''] =
        (typeof key === 'string' ? /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(key) : null) ?? [];
      if (!SubmissionId.safeParse(signup).success) return undefined;
      return timingSafeEqual(sign(signup), Buffer.from(signature, 'base64url'))
        ? signup
        : undefined;
    },
  };
}
