import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimitDatabase } from '../store/rate-limit-database.ts';
import type { Client } from './client-address.ts';
import { HttpProblem } from './http-problem.ts';
import type { Logger } from './logger.ts';
import {
  type BucketOptions,
  createSharedLimiter,
  type Limiter,
  type MakeLimiter,
  memoryLimiter,
} from './shared-limiter.ts';

/**
 * Separate buckets, so that one busy address, contact or campaign doesn't block another. All but
 * `tokenGuess` and `codeGuess` reject with a 429 `HttpProblem` once a bucket is empty.
 */
export interface RateLimits {
  /** A submission, or a request of a private page, from this client. */
  submission(c: Context): Promise<void>;
  /** A postcode looked up by this client. */
  lookup(c: Context): Promise<void>;
  /** Something public read by this client. */
  read(c: Context): Promise<void>;
  /** A request of this registered tablet: of hundreds of votes that wait, one after the other. */
  device(id: string): Promise<void>;
  /** A submission for this campaign. */
  campaign(id: string): Promise<void>;
  /** A submission with this email address or telephone number. */
  contact(key: string): Promise<void>;
  /**
   * An organiser's token is about to be checked. It counts as a wrong one until it is known to be
   * right, so that guesses in parallel are counted too; and this never rejects, because a right
   * token is always accepted.
   */
  tokenGuess(c: Context): Promise<TokenGuess>;
  /** The same for the code of a slip: a hall behind one address types badly. */
  codeGuess(c: Context): Promise<TokenGuess>;
  /** A code that this client asks to be sent by email: the address may be somebody else's. */
  codeRequest(c: Context): Promise<void>;
  /** An application of this client to take part; of everybody, so many in an hour. */
  application(c: Context): Promise<void>;
  /** A code that is sent to this address, given as its hash. */
  codeAddress(hash: string): Promise<void>;
  clientOf(c: Context): Client;
}

export interface TokenGuess {
  /**
   * The error to answer with if the token is wrong; undefined while the client has guesses left.
   */
  exceeded: HttpProblem | undefined;
  /** The token was right: it no longer counts. */
  wasRight(): Promise<void>;
}

export interface RateLimitOptions {
  /**
   * Submissions per minute and address; with 120, everybody in a full hall can answer from one
   * address.
   */
  perMinute: number | 'off';
  clientOf: (c: Context) => Client;
  logger: Logger;
  /**
   * Where collectors that share a database count together, if they have the same `secret`; else
   * each counts in memory.
   */
  database?: RateLimitDatabase;
  /** Makes the hashes that are stored instead of addresses. If left out, a key is made. */
  secret?: string;
}

const CAMPAIGN_FACTOR = 50;
/**
 * All requests from one socket address: behind a proxy that is everybody; without a proxy it is
 * one sender, who may fake a forwarded address for each request.
 */
const SOCKET_FACTOR = 20;
const READ_FACTOR = 30;
const MAX_GUESSES = 10;
const GUESS_PERIOD_SECONDS = 300;
const GUESS_SOCKET_FACTOR = 5;
const MAX_WRONG_CODES = 60;
/** Codes by email that a client may ask for: a parish office asks for some people, one by one. */
const MAX_CODE_REQUESTS = 30;
const CODE_REQUEST_PERIOD_SECONDS = 600;
/** Mails with codes to one address in a day: enough for whoever deletes one by mistake. */
const MAX_CODES_A_DAY = 5;
const DAY_SECONDS = 86_400;
const MAX_APPLICATIONS = 5;
/** Of everybody: each causes a mail to the owner. */
const MAX_APPLICATIONS_OF_ALL = 30;
const APPLICATION_PERIOD_SECONDS = 3600;
const MAX_PER_CONTACT = 10;
const CONTACT_PERIOD_SECONDS = 600;
const MINUTE_SECONDS = 60;

const passAll = () => Promise.resolve();
/** Guesses are limited even so. */
const UNLIMITED = {
  submission: passAll,
  lookup: passAll,
  read: passAll,
  device: passAll,
  campaign: passAll,
  contact: passAll,
  codeRequest: passAll,
  application: passAll,
  codeAddress: passAll,
};

/** Makes the limits of one collector. What is counted is kept for minutes, under keyed hashes. */
export function createRateLimits(options: RateLimitOptions): RateLimits {
  const { perMinute, clientOf } = options;
  const { shared, own } = createBuckets(options);
  const limitClient = createClientLimit(clientOf);
  const guessBucketsOf = clientBuckets(shared, {
    name: 'guess',
    points: MAX_GUESSES,
    durationSeconds: GUESS_PERIOD_SECONDS,
    socketFactor: GUESS_SOCKET_FACTOR,
  });
  const tokenGuess = (c: Context) => takeGuess(guessBucketsOf(clientOf(c)));
  const codeBucketsOf = clientBuckets(shared, {
    name: 'code',
    points: MAX_WRONG_CODES,
    durationSeconds: GUESS_PERIOD_SECONDS,
    socketFactor: GUESS_SOCKET_FACTOR,
  });
  const codeGuess = (c: Context) => takeGuess(codeBucketsOf(clientOf(c)));
  if (perMinute === 'off') return { ...UNLIMITED, tokenGuess, codeGuess, clientOf };
  return {
    submission: limitClient(shared, 'submission', perMinute),
    lookup: limitClient(shared, 'lookup', perMinute),
    // Reads are served from memory: counting them elsewhere would cost more than they do.
    read: limitClient(own, 'read', perMinute * READ_FACTOR),
    device: shared({ name: 'device', points: perMinute, durationSeconds: MINUTE_SECONDS }).take,
    campaign: shared({
      name: 'campaign',
      points: perMinute * CAMPAIGN_FACTOR,
      durationSeconds: MINUTE_SECONDS,
    }).take,
    contact: shared({
      name: 'contact',
      points: MAX_PER_CONTACT,
      durationSeconds: CONTACT_PERIOD_SECONDS,
    }).take,
    codeRequest: limitClient(
      shared,
      'code-request',
      MAX_CODE_REQUESTS,
      CODE_REQUEST_PERIOD_SECONDS,
    ),
    application: limitApplications(shared, limitClient),
    codeAddress: shared({
      name: 'code-address',
      points: MAX_CODES_A_DAY,
      durationSeconds: DAY_SECONDS,
    }).take,
    tokenGuess,
    codeGuess,
    clientOf,
  };
}

/** Limits applications by their client, and all of them together. */
function limitApplications(
  shared: MakeBucket,
  limitClient: ReturnType<typeof createClientLimit>,
): (c: Context) => Promise<void> {
  const durationSeconds = APPLICATION_PERIOD_SECONDS;
  const ofClient = limitClient(shared, 'application', MAX_APPLICATIONS, durationSeconds);
  const all = { name: 'applications', points: MAX_APPLICATIONS_OF_ALL, durationSeconds };
  const ofAll = shared(all);
  return async (c) => {
    await ofClient(c);
    await ofAll.take('');
  };
}

type MakeBucket = (options: BucketOptions) => Bucket;

/** Makes limits of so many requests in a period, for a client and for its socket. */
const createClientLimit =
  (clientOf: RateLimitOptions['clientOf']) =>
  (
    makeBucket: MakeBucket,
    name: string,
    points: number,
    durationSeconds: number = MINUTE_SECONDS,
  ): ((c: Context) => Promise<void>) => {
    const size = { name, points, durationSeconds, socketFactor: SOCKET_FACTOR };
    const bucketsOf = clientBuckets(makeBucket, size);
    return async (c) => {
      for (const { bucket, key } of bucketsOf(clientOf(c))) await bucket.take(key);
    };
  };

/** Makes buckets: shared between collectors if they can be, or of this collector alone. */
function createBuckets({ database, secret, logger }: RateLimitOptions): {
  shared: MakeBucket;
  own: MakeBucket;
} {
  const hashKey = createSecretKey(
    createHmac('sha256', secret ?? randomBytes(32))
      .update('rate limits')
      .digest(),
  );
  const hashOf = (key: string) => createHmac('sha256', hashKey).update(key).digest('base64url');
  const makeBucket =
    (makeLimiter: MakeLimiter): MakeBucket =>
    (options) =>
      bucketOf(makeLimiter(options), hashOf);
  const own = makeBucket(memoryLimiter);
  const isShared = database !== undefined && secret !== undefined;
  return { own, shared: isShared ? makeBucket(createSharedLimiter(database, logger)) : own };
}

const bucketOf = (limiter: Limiter, hashOf: (key: string) => string): Bucket => ({
  async take(key) {
    try {
      await limiter.consume(hashOf(key));
    } catch (full) {
      throw full instanceof RateLimiterRes ? tooMany(full) : full;
    }
  },
  async giveBack(key) {
    await limiter.reward(hashOf(key));
  },
});

/** The buckets of a client: of its socket, where that is another network's, and of its network. */
function clientBuckets(
  makeBucket: MakeBucket,
  { socketFactor, ...options }: BucketOptions & { socketFactor: number },
): (client: Client) => KeyedBucket[] {
  const { name, points } = options;
  const bySocket = makeBucket({
    ...options,
    name: `${name}-socket`,
    points: points * socketFactor,
  });
  const byNetwork = makeBucket({ ...options, name: `${name}-network` });
  // The socket first, so that fake addresses use no memory once its bucket is empty.
  return ({ network, socket }) => [
    ...(socket !== '' && socket !== network ? [{ bucket: bySocket, key: socket }] : []),
    { bucket: byNetwork, key: network },
  ];
}

interface Bucket {
  take: (key: string) => Promise<void>;
  giveBack: (key: string) => Promise<void>;
}

interface KeyedBucket {
  bucket: Bucket;
  key: string;
}

async function takeGuess(buckets: KeyedBucket[]): Promise<TokenGuess> {
  const taken: KeyedBucket[] = [];
  let exceeded: HttpProblem | undefined;
  for (const each of buckets) {
    if (exceeded) break;
    taken.push(each);
    await each.bucket.take(each.key).catch((problem: unknown) => {
      if (!(problem instanceof HttpProblem)) throw problem;
      exceeded = problem;
    });
  }
  return {
    exceeded,
    async wasRight() {
      for (const { bucket, key } of taken) await bucket.giveBack(key);
    },
  };
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new HttpProblem(429, 'Too many at once. Try again later.', {
    retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
