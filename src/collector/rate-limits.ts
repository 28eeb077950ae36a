import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RefusalError } from './refusal.ts';

/** Separate buckets, so that one busy address, contact or campaign doesn't close the door to another. */
export interface RateLimits {
  /** A submission from this network address. */
  address(address: string): Promise<void>;
  /** A postcode looked up from this network address. */
  lookup(address: string): Promise<void>;
  /** A submission for this campaign. */
  campaign(id: string): Promise<void>;
  /** A submission with this email address. */
  contact(email: string): Promise<void>;
  /** An organiser token from this network address, before it is looked at: after too many wrong ones the right one waits too, or guessing would cost nothing. */
  token(address: string): Promise<void>;
  /** That token was wrong. */
  wrongToken(address: string): Promise<void>;
}

const CAMPAIGN_TIMES = 50;

/**
 * Makes the limits of one collector, kept in its memory for minutes under keyed hashes.
 * @param perMinute submissions a minute and address; 120 lets a full hall answer behind one address
 * @returns verbs that reject with a 429 `RefusalError` once a bucket is empty
 */
export function createRateLimits(perMinute: number | 'off'): RateLimits {
  const secret = randomBytes(32);
  const keyOf = (name: string) => createHmac('sha256', secret).update(name).digest('base64url');
  const bucket = (points: number, duration: number) => {
    const limiter = new RateLimiterMemory({ points, duration });
    return async (name: string) => {
      try {
        await limiter.consume(keyOf(name));
      } catch (full) {
        throw full instanceof RateLimiterRes ? tooMany(full) : full;
      }
    };
  };
  const wrongTokens = new RateLimiterMemory({ points: 10, duration: 300 });
  const tokens = {
    async token(address: string) {
      const wrong = await wrongTokens.get(keyOf(address));
      if (wrong && wrong.remainingPoints <= 0) throw tooMany(wrong);
    },
    async wrongToken(address: string) {
      await wrongTokens.penalty(keyOf(address));
    },
  };
  if (perMinute === 'off') {
    const open = () => Promise.resolve();
    return { address: open, lookup: open, campaign: open, contact: open, ...tokens };
  }
  return {
    address: bucket(perMinute, 60),
    lookup: bucket(perMinute, 60),
    campaign: bucket(perMinute * CAMPAIGN_TIMES, 60),
    contact: bucket(10, 600),
    ...tokens,
  };
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new RefusalError(429, 'Too many at once. Try again later.', {
    retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });

/** The part of an address that one customer of a network has: all of an IPv4 one, the first 64 bits of an IPv6 one. */
export function networkOf(address: string): string {
  // Some proxies add the port to what they forward.
  const plain = address
    .replace(/^(\d+(?:\.\d+){3}):\d+$|^\[(.*)\](?::\d+)?$/, '$1$2')
    .replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const groups =
    tail === undefined
      ? left
      : [
          ...left,
          ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'),
          ...right,
        ];
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
