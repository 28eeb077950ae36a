import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { createProblem, type Problem, type Refusal } from '../../contract/index.ts';
import { UncountableError } from '../answers/countable-entries.ts';
import { isDatabaseTrouble } from '../store/database-errors.ts';

const TITLES: Record<number, string> = {
  400: 'Not a whole request',
  401: 'Token needed',
  403: 'Not from here',
  404: 'Not found',
  409: 'Another answer has this id',
  413: 'Too large',
  415: 'This content type is not taken',
  422: 'Not acceptable as it is',
  429: 'Too many at once',
  503: 'Not now',
};

/** A request that is turned down. `detail` is English, for developers, and never repeats what a person typed. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly status: ContentfulStatusCode;
  readonly problems: Problem[] | undefined;
  /** Seconds after which it may be tried again. */
  readonly retryAfter: number | undefined;

  constructor(
    status: ContentfulStatusCode,
    detail: string,
    more: { problems?: Problem[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause });
    this.status = status;
    this.problems = more.problems;
    this.retryAfter = more.retryAfter;
  }
}

/** For a promise of the store: its rejection becomes a 503, after which a sender tries again. */
export function storeFailed(cause: unknown): never {
  throw storeRefusal(cause);
}

const storeRefusal = (cause: unknown) =>
  new RefusalError(503, 'The store is not to be had just now.', { retryAfter: 5, cause });

/** Makes the answer to every error: problem details (RFC 9457). What nobody foresaw is logged, and told to nobody. */
export function onError(error: Error, c: Context): Response {
  const refusal = error instanceof RefusalError ? error : toRefusal(error, c);
  if (refusal.status >= 500)
    console.error(`${c.req.method} ${c.req.path}: ${refusal.message}`, refusal.cause ?? '');
  const body: Refusal = {
    title: TITLES[refusal.status] ?? 'Failed',
    status: refusal.status,
    detail: refusal.message,
    ...(refusal.problems && { problems: refusal.problems }),
  };
  c.header('Cache-Control', 'no-store');
  if (refusal.retryAfter !== undefined) c.header('Retry-After', String(refusal.retryAfter));
  if (refusal.status === 401) c.header('WWW-Authenticate', 'Bearer');
  return c.body(JSON.stringify(body), refusal.status, {
    'Content-Type': 'application/problem+json',
  });
}

function toRefusal(error: Error, c: Context): RefusalError {
  if (error instanceof UncountableError)
    return new RefusalError(422, error.message, {
      problems: [createProblem('', error.reason, `: ${error.message}`)],
      cause: error,
    });
  if (error instanceof HTTPException) return new RefusalError(error.status, error.message);
  // A telephone that lost its signal: nobody is there to read this, and nobody needs to look into it.
  if (c.req.raw.signal.aborted && (error as NodeJS.ErrnoException).code === 'ECONNRESET')
    return new RefusalError(400, 'The request did not arrive whole.');
  if (isDatabaseTrouble(error)) return storeRefusal(error);
  return new RefusalError(
    500,
    'The collector failed at this. The organiser can find the reason in its log.',
    { cause: error },
  );
}
