import { Hono, type MiddlewareHandler } from 'hono';
import { publicBallotRoutes } from '../ballots/public-ballot-routes.ts';
import { limitRequests } from '../http/body-limits.ts';
import { answerPreflight } from '../http/preflight.ts';
import { CampaignEditor } from '../editor/campaign-editor.ts';
import { guestPreviewRoutes } from '../editor/preview/preview-routes.ts';
import { oembedRoutes } from '../pages/oembed-routes.ts';
import { publicProgressRoutes } from '../progress/public-progress-routes.ts';
import type { Services } from '../services.ts';
import { areaRoutes } from './area-routes.ts';
import { assetRoutes } from './asset-routes.ts';
import { campaignRoutes } from './campaign-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { serviceRoutes } from './service-routes.ts';
import { submissionRoutes } from './submission-routes.ts';

/** The largest is a submission. */
const MAX_PUBLIC_REQUEST_BYTES = 16 * 1024;

/** The routes that anybody may use. */
export function publicRoutes(services: Services): Hono {
  const { limits } = services;
  const routes = new Hono();
  routes.use(everyOrigin);
  routes.use(limitRequests(MAX_PUBLIC_REQUEST_BYTES));
  routes.options('*', answerPreflight);
  routes.get('*', async (c, next) => {
    // Monitoring must not be refused because others read much.
    if (c.req.path !== '/healthz') await limits.read(c);
    await next();
  });
  routes.route('/', submissionRoutes(services));
  routes.route('/', areaRoutes(services));
  routes.route('/', invitationRoutes(services));
  routes.route('/', publicProgressRoutes(services));
  routes.route('/', publicBallotRoutes(services));
  routes.route('/', campaignRoutes(services));
  routes.route('/', guestPreviewRoutes(services, new CampaignEditor(services)));
  routes.route('/', oembedRoutes(services));
  routes.route('/', serviceRoutes(services));
  routes.route('/', assetRoutes(services));
  return routes;
}

const everyOrigin: MiddlewareHandler = async (c, next) => {
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Access-Control-Expose-Headers', 'Retry-After,ETag,Date,Age');
  await next();
};
