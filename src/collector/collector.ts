import { Hono, type MiddlewareHandler } from 'hono';
import { CODE_MAIL, codeMailComposer } from './ballots/email/code-mail.ts';
import { applicationComposers } from './applications/application-mails.ts';
import { applyRoutes } from './applications/apply-routes.ts';
import type { CollectorOptions } from './collector-options.ts';
import { createErrorHandler, HttpProblem } from './http/http-problem.ts';
import { plainPath, plainQuery } from './http/plain-text.ts';
import { logRequests } from './http/request-log.ts';
import { kioskRoutes } from './kiosk/kiosk-routes.ts';
import { organiserRoutes } from './organiser/organiser-routes.ts';
import { calendarFeedRoutes } from './people/calendar/calendar-routes.ts';
import { pagesRoutes } from './pages/pages-routes.ts';
import { privatePageRoutes } from './private-page/private-page-routes.ts';
import { publicRoutes } from './public/public-routes.ts';
import { createServices, type Services } from './services.ts';

export type { CollectorOptions } from './collector-options.ts';

/**
 * Makes the reference endpoint: a function from Request to Response. It reads no environment and
 * opens no port.
 * @returns a Hono app, once every campaign document that is right is in the store
 * @throws Error if the organiser's token is too short
 */
export async function createCollector(options: CollectorOptions): Promise<Hono> {
  const services = await createServices(options);
  const { limits, logger, privateKeys, notifier } = services;
  notifier.start(services, {
    ...applicationComposers(services),
    [CODE_MAIL]: codeMailComposer(services),
  });
  const app = new Hono();
  app.onError(createErrorHandler(logger));
  app.notFound(async (c) => {
    // Readers were counted already, whatever the result.
    if (!isRead(c.req.method)) await limits.read(c);
    throw new HttpProblem(404, 'There is nothing at this address.');
  });

  app.use(logRequests(logger));
  app.use(warnOfUnknownProxy(services));
  app.use(plainQuery());
  app.use('/organiser/*', plainPath());
  app.use(sharedHeaders);
  app.use(async (_, next) => {
    await services.registry.keepFresh();
    await next();
  });
  app.use(invalidateCopies(services));

  app.route('/organiser', organiserRoutes(services));
  if (privateKeys) app.route('/mine', privatePageRoutes({ ...services, keys: privateKeys }));
  app.route('/apply', applyRoutes(services));
  app.route('/kiosk', kioskRoutes(services));
  app.route('/calendar', calendarFeedRoutes(services));
  app.route('/', pagesRoutes(services));
  app.route('/', publicRoutes(services));
  return app;
}

const isRead = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);

/** Logs a warning at the first request that comes through a proxy which is not configured. */
const warnOfUnknownProxy =
  ({ limits }: Services): MiddlewareHandler =>
  (c, next) => {
    limits.clientOf(c);
    return next();
  };

const sharedHeaders: MiddlewareHandler = async (c, next) => {
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  await next();
};

/** Questions asked by POST, so that their content is in no address. */
const READING_POSTS = [
  '/areas',
  '/ballots/check',
  '/invitations',
  '/kiosk/reports',
  '/mine/show',
  '/organiser/sign-in',
  '/organiser/sign-out',
];

/** After any write, the next read may have another result. */
const invalidateCopies =
  ({ publicCopies }: Services): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const mayWrite = !isRead(c.req.method) && !READING_POSTS.includes(c.req.path);
    if (mayWrite && c.res.status < 400) publicCopies.invalidate();
  };
