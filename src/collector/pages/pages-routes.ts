import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { findServedEver } from '../campaigns/find-served-ever.ts';
import { limitRequests } from '../http/body-limits.ts';
import { HttpProblem, reportError } from '../http/http-problem.ts';
import { noSuchCampaign } from '../http/require-campaign.ts';
import { MAX_SUBMISSION_BYTES } from '../public/submission-routes.ts';
import type { Services } from '../services.ts';
import { errorPage } from './error-page.ts';
import { figuresRoutes } from './figures-routes.ts';
import { formRoutes } from './form-routes.ts';
import { isFramed } from './page-frame.ts';
import { pageHeaders } from './page-headers.ts';
import { chooseAnyLanguage } from './page-language.ts';
import { pictureRoutes } from './picture/picture-routes.ts';
import { privacyPage } from './privacy-page.ts';
import { receivedRoutes } from './received-routes.ts';
import { screenRoutes } from './screen/screen-routes.ts';
import { stopRoutes } from './stop/stop-routes.ts';
import { askRoutes } from './vote/ask-routes.ts';
import { codeRoutes } from './vote/code-routes.ts';
import { withoutReferrer } from './vote/vote-headers.ts';
import { voteRoutes } from './vote/vote-routes.ts';

/** `/pages/{id}/…`: pages of a campaign for residents, with and without scripts. */
export function pagesRoutes(services: Services): Hono {
  const { limits } = services;
  const routes = new Hono();
  routes.onError((error, c) => answerWithPage(error, c, services));
  routes.use('/pages/*', compress());
  // Before the headers of all pages, so that they are set after them.
  for (const page of ['ballot', 'ballot/code', 'voted', 'stop/:token'])
    routes.use(`/pages/:id/${page}`, withoutReferrer);
  routes.use('/pages/:id/*', pageHeaders(services));
  routes.use('/pages/*', limitRequests(MAX_SUBMISSION_BYTES));
  routes.get('/pages/*', async (c, next) => {
    await limits.read(c);
    await next();
  });
  routes.get('/pages/:id/privacy', async (c) => {
    const campaign = await findServedEver(services, c.req.param('id'));
    if (!campaign) throw noSuchCampaign();
    return c.html(privacyPage(campaign), 200, { 'Cache-Control': 'public, max-age=60' });
  });
  routes.route('/', formRoutes(services));
  routes.route('/', voteRoutes(services));
  routes.route('/', askRoutes(services));
  routes.route('/', receivedRoutes(services));
  routes.route('/', stopRoutes(services));
  routes.route('/', figuresRoutes(services));
  routes.route('/', pictureRoutes(services));
  routes.all('/pages/*', async (c) => {
    if (!['GET', 'HEAD'].includes(c.req.method)) await limits.read(c);
    throw new HttpProblem(404, 'There is nothing at this address.');
  });
  routes.route('/', screenRoutes(services));
  routes.route('/', codeRoutes(services));
  return routes;
}

/** People read these pages: an error is a page as well, in their language. */
async function answerWithPage(
  error: Error,
  c: Context,
  { logger }: Pick<Services, 'logger'>,
): Promise<Response> {
  const { status, retryAfter } = reportError(error, c, logger);
  return c.html(errorPage(await chooseAnyLanguage(c), status, isFramed(c)), status, {
    'Cache-Control': 'no-store',
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
  });
}
