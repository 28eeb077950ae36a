import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Client } from './client-address.ts';
import { HttpProblem } from './http-problem.ts';

/** Separate buckets, so that one busy address, contact or campaign doesn't close the door to another. */
export interface RateLimits {
  /** A submission, or a request of a private page, from this client. */
  address(client: Client): Promise<void>;
  /** A postcode looked up by this client. */
  lookup(client: Client): Promise<void>;
  /** Something public read by this client. */
  read(client: Client): Promise<void>;
  /** A submission for this campaign. */
  campaign(id: string): Promise<void>;
  /** A submission with this email address. */
  contact(email: string): Promise<void>;
  /**
   * A token of an organiser is about to be checked. It counts as a wrong one until it is known to be right, so that
   * guesses in parallel are counted too; and it never rejects, because a right token always gets in.
   */
  guess(client: Client): Promise<Guess>;
}

export interface Guess {
  /** What to answer if the token is wrong; undefined while the client has guesses left. */
  exceeded: HttpProblem | undefined;
  /** The token was right: it counts no more. */
  wasRight(): Promise<void>;
}

const CAMPAIGN_TIMES = 50;
/** All that comes through one socket address: behind a proxy that is everybody, asked directly it is one sender who may make up a forwarded address for each request. */
const SOCKET_TIMES = 20;
const READ_TIMES = 30;
const GUESSES = 10;
const GUESS_SECONDS = 300;
const GUESS_SOCKET_TIMES = 5;

/**
 * Makes the limits of one collector, kept in its memory for minutes under keyed hashes.
 * @param perMinute submissions a minute and address; 120 lets a full hall answer behind one address
 * @returns verbs that reject with a 429 `HttpProblem` once a bucket is empty
 */
export function createRateLimits(perMinute: number | 'off'): RateLimits {
  const secret = randomBytes(32);
  const keyOf = (name: string) => createHmac('sha256', secret).update(name).digest('base64url');
  const bucket = (points: number, duration: number) => {
    const limiter = new RateLimiterMemory({ points, duration });
    return {
      async take(name: string): Promise<void> {
        try {
          await limiter.consume(keyOf(name));
        } catch (full) {
          throw full instanceof RateLimiterRes ? tooMany(full) : full;
        }
      },
      async giveBack(name: string): Promise<void> {
        await limiter.reward(keyOf(name));
      },
    };
  };
  const clientBuckets = (points: number, duration: number, socketTimes: number) => {
    const bySocket = bucket(points * socketTimes, duration);
    const byNetwork = bucket(points, duration);
    // The socket first, so that made-up addresses fill no memory once it has had its share.
    return ({ network, socket }: Client) => [
      ...(socket !== '' && socket !== network ? [{ ...bySocket, name: socket }] : []),
      { ...byNetwork, name: network },
    ];
  };
  const limitClient = (points: number, duration: number) => {
    const bucketsOf = clientBuckets(points, duration, SOCKET_TIMES);
    return async (client: Client): Promise<void> => {
      for (const { take, name } of bucketsOf(client)) await take(name);
    };
  };
  const guessBucketsOf = clientBuckets(GUESSES, GUESS_SECONDS, GUESS_SOCKET_TIMES);
  const guess = async (client: Client): Promise<Guess> => {
    const taken: { giveBack: (name: string) => Promise<void>; name: string }[] = [];
    let exceeded: HttpProblem | undefined;
    for (const { take, giveBack, name } of guessBucketsOf(client)) {
      if (exceeded) break;
      taken.push({ giveBack, name });
      await take(name).catch((refusal: unknown) => {
        if (!(refusal instanceof HttpProblem)) throw refusal;
        exceeded = refusal;
      });
    }
    return {
      exceeded,
      async wasRight() {
        for (const { giveBack, name } of taken) await giveBack(name);
      },
    };
  };
  if (perMinute === 'off') {
    const open = () => Promise.resolve();
    return { address: open, lookup: open, read: open, campaign: open, contact: open, guess };
  }
  return {
    address: limitClient(perMinute, 60),
    lookup: limitClient(perMinute, 60),
    read: limitClient(perMinute * READ_TIMES, 60),
    campaign: bucket(perMinute * CAMPAIGN_TIMES, 60).take,
    contact: bucket(10, 600).take,
    guess,
  };
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new HttpProblem(429, 'Too many at once. Try again later.', {
    retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
