import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { createProblem, type Problem, type Refusal } from 'campaign-widgets/contract';
import { UncountableError } from '../answers/countable-entries.ts';
import type { RefusedMessages } from '../organiser/locales/compiled/en-refused.ts';
import type { Logger } from './logger.ts';
import { routeOf } from './request-log.ts';
import { isDatabaseTrouble } from '../store/database-errors.ts';

const TITLES: Record<number, string> = {
  400: 'Not a whole request',
  401: 'Token needed',
  403: 'Not from here',
  404: 'Not found',
  406: 'Not in such a form',
  409: 'Another answer has this id',
  410: 'Gone',
  413: 'Too large',
  415: 'This content type is not taken',
  422: 'Not acceptable as it is',
  429: 'Too many at once',
  503: 'Not now',
};

export type RefusedSentence = keyof RefusedMessages['sentences'];

interface ProblemDetails {
  problems?: Problem[];
  retryAfter?: number;
  sentence?: RefusedSentence;
  cause?: unknown;
}

/**
 * A request that is refused. `detail` is English, for developers, and never repeats what a person
 * typed.
 */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: ContentfulStatusCode;
  readonly problems: Problem[] | undefined;
  /** Seconds after which the client may try again. */
  readonly retryAfter: number | undefined;
  /** The message on an organiser's page, if it says more than the status. */
  readonly sentence: RefusedSentence | undefined;

  constructor(status: ContentfulStatusCode, detail: string, more: ProblemDetails = {}) {
    super(detail, { cause: more.cause });
    this.status = status;
    this.problems = more.problems;
    this.retryAfter = more.retryAfter;
    this.sentence = more.sentence;
  }
}

// A hostile body could have thousands of problems, and describing each takes longer than making it.
const MAX_PROBLEMS = 50;

/** The request is wrong: 422 with the first problems of a list. */
export const invalidRequest = (problems: Problem[]): HttpProblem =>
  new HttpProblem(422, 'See "problems".', { problems: problems.slice(0, MAX_PROBLEMS) });

/** For a promise of the store: its rejection becomes a 503, after which a sender tries again. */
export function throwStoreUnavailable(cause: unknown): never {
  throw storeUnavailable(cause);
}

const storeUnavailable = (cause: unknown) =>
  new HttpProblem(503, 'The store is not available just now.', { retryAfter: 5, cause });

/** The message for an error on an organiser's page; undefined if the status says it. */
export function sentenceOf(error: Error): RefusedSentence | undefined {
  if (error instanceof HttpProblem) return error.sentence;
  if (!(error instanceof UncountableError)) return undefined;
  return error.reason === 'unknown-version' ? 'unknownVersion' : 'otherWords';
}

/**
 * Makes the answer to every error: problem details (RFC 9457). An unexpected error is logged, and
 * its message is not sent.
 */
export const createErrorHandler =
  (logger: Logger): ErrorHandler =>
  (error, c) =>
    toResponse(reportError(error, c, logger), c);

/** What to answer to an error. What nobody foresaw is logged. */
export function reportError(error: Error, c: Context, logger: Logger): HttpProblem {
  const problem = error instanceof HttpProblem ? error : toHttpProblem(error, c);
  if (problem.status >= 500)
    logger.error({ cause: problem.cause }, `${c.req.method} ${routeOf(c)}: ${problem.message}`);
  return problem;
}

function toResponse(problem: HttpProblem, c: Context): Response {
  const body: Refusal = {
    title: TITLES[problem.status] ?? 'Failed',
    status: problem.status,
    detail: problem.message,
    ...(problem.problems && { problems: problem.problems }),
  };
  c.header('Cache-Control', 'no-store');
  if (problem.retryAfter !== undefined) c.header('Retry-After', String(problem.retryAfter));
  if (problem.status === 401) c.header('WWW-Authenticate', 'Bearer');
  return c.body(JSON.stringify(body), problem.status, {
    'Content-Type': 'application/problem+json',
  });
}

function toHttpProblem(error: Error, c: Context): HttpProblem {
  if (error instanceof UncountableError)
    return new HttpProblem(422, error.message, {
      problems: [createProblem('', error.reason, `: ${error.message}`)],
      sentence: sentenceOf(error),
      cause: error,
    });
  if (error instanceof HTTPException) return new HttpProblem(error.status, error.message);
  // A telephone that lost its signal: nobody will read this answer, and nobody needs to
  // investigate.
  if (c.req.raw.signal.aborted && (error as NodeJS.ErrnoException).code === 'ECONNRESET')
    return new HttpProblem(400, 'The request did not arrive whole.');
  if (isDatabaseTrouble(error)) return storeUnavailable(error);
  return new HttpProblem(
    500,
    'The collector failed at this. The organiser can find the reason in its log.',
    { cause: error },
  );
}
