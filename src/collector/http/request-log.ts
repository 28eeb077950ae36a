import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from './logger.ts';

/**
 * Writes one line for each request: its method, the pattern of its route, the status, and the
 * milliseconds until the answer began. No path, query, header or address: they may contain ids of
 * people, search terms, or the sender.
 */
export function logRequests(logger: Logger): MiddlewareHandler {
  return async function logRequest(c, next) {
    const startedAt = performance.now();
    await next();
    const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
    const fields = { method: c.req.method, route: routeOf(c), status: c.res.status, durationMs };
    logger.info(fields, 'request');
  };
}

/**
 * The pattern of the route that answered, `/campaigns/:id`; that of the middleware,
 * `/organiser/*`, if no route was reached.
 */
export const routeOf = (c: Context): string => routePath(c) || '*';
