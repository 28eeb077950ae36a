import { Hono } from 'hono';
import { readPublicResults } from '../answers/read-public-results.ts';
import { throwStoreUnavailable } from '../http/http-problem.ts';
import { type CampaignEnv, requireCampaign } from '../http/require-campaign.ts';
import { sendPrepared } from '../http/send-prepared.ts';
import type { Services } from '../services.ts';

const DOCUMENT_CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=600';
const RESULTS_CACHE_CONTROL = 'public, max-age=15, stale-while-revalidate=60';

/** `GET /campaigns/{id}` and `…/results`: for anybody, through any cache. */
export function campaignRoutes(services: Services): Hono<CampaignEnv> {
  const { registry, publicCopies } = services;
  const routes = new Hono<CampaignEnv>();
  routes.use('/campaigns/:id/*', requireCampaign(registry));
  routes.get('/campaigns/:id', async (c) => {
    const { id } = c.var.campaign;
    const document = await publicCopies.json(`document ${id}`, () =>
      Promise.resolve(registry.documents.get(id)),
    );
    return sendPrepared(c, document, DOCUMENT_CACHE_CONTROL);
  });
  routes.get('/campaigns/:id/results', async (c) => {
    const { campaign } = c.var;
    const results = await publicCopies
      .json(`results ${campaign.id}`, () => readPublicResults(services, campaign))
      .catch(throwStoreUnavailable);
    return sendPrepared(c, results, RESULTS_CACHE_CONTROL);
  });
  return routes;
}
