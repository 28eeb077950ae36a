import { Hono } from 'hono';
import { throwStoreUnavailable } from '../http/http-problem.ts';
import { type CampaignEnv, requireCampaign } from '../http/require-campaign.ts';
import { sendPrepared } from '../http/send-prepared.ts';
import type { Services } from '../services.ts';

const CACHE_CONTROL = 'public, max-age=10, stale-while-revalidate=60, stale-if-error=86400';

/**
 * `GET /campaigns/{id}/progress`: the progress of a campaign, for anybody, from any origin,
 * through any cache.
 */
export function publicProgressRoutes({
  registry,
  makeReport,
  publicCopies,
}: Services): Hono<CampaignEnv> {
  const routes = new Hono<CampaignEnv>();
  routes.get('/campaigns/:id/progress', requireCampaign(registry), async (c) => {
    const { campaign } = c.var;
    const report = await publicCopies
      .json(`progress ${campaign.id}`, () => makeReport(campaign))
      .catch(throwStoreUnavailable);
    return sendPrepared(c, report, CACHE_CONTROL);
  });
  return routes;
}
