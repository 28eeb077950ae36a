import { Hono } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { publish, publishDueAnswers } from '../answers/publish-results.ts';
import { throwStoreUnavailable } from '../http/http-problem.ts';
import { type CampaignEnv, requireCampaign } from '../http/require-campaign.ts';
import type { Services } from '../services.ts';

const MAX_RELEASED_WORDS = 200;

/** `GET /campaigns/{id}` and `…/results`: for anybody, through any cache. */
export function campaignRoutes({ store, campaigns, documents, now }: Services): Hono<CampaignEnv> {
  const routes = new Hono<CampaignEnv>();
  const tagged = etag({
    retainedHeaders: [
      ...RETAINED_304_HEADERS,
      'access-control-allow-origin',
      'access-control-expose-headers',
    ],
  });
  routes.use('/campaigns/:id/*', tagged, requireCampaign(campaigns));
  routes.get('/campaigns/:id', (c) =>
    c.json(documents.get(c.var.campaign.id) as object, 200, {
      'Cache-Control': 'public, max-age=60, stale-while-revalidate=600',
    }),
  );
  routes.get('/campaigns/:id/results', async (c) => {
    const { campaign } = c.var;
    await publishDueAnswers(store, campaign, now()).catch(throwStoreUnavailable);
    const [tallies, waiting, words] = await Promise.all([
      store.answers.tallies(campaign.id),
      store.answers.countWaiting(campaign.id),
      store.answers.list(campaign.id, { only: 'released', limit: MAX_RELEASED_WORDS }),
    ]).catch(throwStoreUnavailable);
    const results = publish(
      campaign,
      { tallies, waiting },
      words,
      now().toISOString().slice(0, 10),
    );
    return c.json(results, 200, {
      'Cache-Control': 'public, max-age=15, stale-while-revalidate=60',
    });
  });
  return routes;
}
