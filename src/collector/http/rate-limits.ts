import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Client } from './client-address.ts';
import { HttpProblem } from './http-problem.ts';

/**
 * Separate buckets, so that one busy address, contact or campaign doesn't turn another away. All but `tokenGuess` reject
 * with a 429 `HttpProblem` once a bucket is empty.
 */
export interface RateLimits {
  /** A submission, or a request of a private page, from this client. */
  submission(c: Context): Promise<void>;
  /** A postcode looked up by this client. */
  lookup(c: Context): Promise<void>;
  /** Something public read by this client. */
  read(c: Context): Promise<void>;
  /** A submission for this campaign. */
  campaign(id: string): Promise<void>;
  /** A submission with this email address or telephone number. */
  contact(key: string): Promise<void>;
  /**
   * A token of an organiser is about to be checked. It counts as a wrong one until it is known to be right, so that
   * guesses in parallel are counted too; and it never rejects, because a right token always gets in.
   */
  tokenGuess(c: Context): Promise<TokenGuess>;
  clientOf(c: Context): Client;
}

export interface TokenGuess {
  /** What to answer if the token is wrong; undefined while the client has guesses left. */
  exceeded: HttpProblem | undefined;
  /** The token was right: it counts no more. */
  wasRight(): Promise<void>;
}

export interface RateLimitOptions {
  /** Submissions a minute and address; 120 lets a full hall answer behind one address. */
  perMinute: number | 'off';
  clientOf: (c: Context) => Client;
}

const CAMPAIGN_FACTOR = 50;
/** All that comes through one socket address: behind a proxy that is everybody, asked directly it is one sender who may make up a forwarded address for each request. */
const SOCKET_FACTOR = 20;
const READ_FACTOR = 30;
const MAX_GUESSES = 10;
const GUESS_PERIOD_SECONDS = 300;
const GUESS_SOCKET_FACTOR = 5;
const MAX_PER_CONTACT = 10;
const CONTACT_PERIOD_SECONDS = 600;
const MINUTE_SECONDS = 60;

/** Makes the limits of one collector, kept in its memory for minutes under keyed hashes. */
export function createRateLimits({ perMinute, clientOf }: RateLimitOptions): RateLimits {
  const secret = randomBytes(32);
  const keyOf = (name: string) => createHmac('sha256', secret).update(name).digest('base64url');
  const bucket = (points: number, duration: number): Bucket => {
    const limiter = new RateLimiterMemory({ points, duration });
    return {
      async take(name) {
        try {
          await limiter.consume(keyOf(name));
        } catch (full) {
          throw full instanceof RateLimiterRes ? tooMany(full) : full;
        }
      },
      async giveBack(name) {
        await limiter.reward(keyOf(name));
      },
    };
  };
  const clientBuckets = (points: number, duration: number, socketFactor: number) => {
    const bySocket = bucket(points * socketFactor, duration);
    const byNetwork = bucket(points, duration);
    // The socket first, so that made-up addresses fill no memory once it has had its share.
    return ({ network, socket }: Client): NamedBucket[] => [
      ...(socket !== '' && socket !== network ? [{ bucket: bySocket, name: socket }] : []),
      { bucket: byNetwork, name: network },
    ];
  };
  const limitClient = (points: number) => {
    const bucketsOf = clientBuckets(points, MINUTE_SECONDS, SOCKET_FACTOR);
    return async (c: Context): Promise<void> => {
      for (const { bucket, name } of bucketsOf(clientOf(c))) await bucket.take(name);
    };
  };
  const guessBucketsOf = clientBuckets(MAX_GUESSES, GUESS_PERIOD_SECONDS, GUESS_SOCKET_FACTOR);
  const tokenGuess = (c: Context) => countGuess(guessBucketsOf(clientOf(c)));
  if (perMinute === 'off') {
    const open = () => Promise.resolve();
    return {
      submission: open,
      lookup: open,
      read: open,
      campaign: open,
      contact: open,
      tokenGuess,
      clientOf,
    };
  }
  return {
    submission: limitClient(perMinute),
    lookup: limitClient(perMinute),
    read: limitClient(perMinute * READ_FACTOR),
    campaign: bucket(perMinute * CAMPAIGN_FACTOR, MINUTE_SECONDS).take,
    contact: bucket(MAX_PER_CONTACT, CONTACT_PERIOD_SECONDS).take,
    tokenGuess,
    clientOf,
  };
}

interface Bucket {
  take: (name: string) => Promise<void>;
  giveBack: (name: string) => Promise<void>;
}

interface NamedBucket {
  bucket: Bucket;
  name: string;
}

async function countGuess(buckets: NamedBucket[]): Promise<TokenGuess> {
  const taken: NamedBucket[] = [];
  let exceeded: HttpProblem | undefined;
  for (const each of buckets) {
    if (exceeded) break;
    taken.push(each);
    await each.bucket.take(each.name).catch((problem: unknown) => {
      if (!(problem instanceof HttpProblem)) throw problem;
      exceeded = problem;
    });
  }
  return {
    exceeded,
    async wasRight() {
      for (const { bucket, name } of taken) await bucket.giveBack(name);
    },
  };
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new HttpProblem(429, 'Too many at once. Try again later.', {
    retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
