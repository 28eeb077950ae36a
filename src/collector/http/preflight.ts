import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

const MAX_REQUESTED_HEADERS_LENGTH = 1024;

/** A list of field names: RFC 9110, section 5.1. */
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~-]+(\s*,\s*[\w!#$%&'*+.^`|~-]+)*$/;

const options = { origin: '*', allowMethods: ['GET', 'POST'], maxAge: 86_400 };
/** Allows the requested headers, and says in `Vary` that the answer depends on them. */
const allowRequested = cors(options);
const allowOwn = cors({ ...options, allowHeaders: ['Content-Type'] });

/**
 * Lets pages of every origin send their requests with any headers that their other scripts add
 * (`baggage`, `sentry-trace`, `X-Requested-With`): the collector reads none of these, so this is
 * harmless.
 */
export const answerPreflight: MiddlewareHandler = (c, next) => {
  const requested = c.req.header('Access-Control-Request-Headers')?.trim() ?? '';
  const isList = requested.length <= MAX_REQUESTED_HEADERS_LENGTH && HEADER_NAMES.test(requested);
  return isList ? allowRequested(c, next) : allowOwn(c, next);
};
