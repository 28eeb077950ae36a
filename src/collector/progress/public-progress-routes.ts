import { Hono } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { throwStoreUnavailable } from '../http/http-problem.ts';
import { type CampaignEnv, requireCampaign } from '../http/require-campaign.ts';
import type { Services } from '../services.ts';

/** `GET /campaigns/{id}/progress`: where a campaign stands, for anybody, from any origin, through any cache. */
export function publicProgressRoutes({ campaigns, reports }: Services): Hono<CampaignEnv> {
  const routes = new Hono<CampaignEnv>();
  routes.get(
    '/campaigns/:id/progress',
    etag({
      retainedHeaders: [
        ...RETAINED_304_HEADERS,
        'access-control-allow-origin',
        'access-control-expose-headers',
      ],
    }),
    requireCampaign(campaigns),
    async (c) => {
      const { body, etag } = await reports.of(c.var.campaign).catch(throwStoreUnavailable);
      return c.body(body, 200, {
        'Content-Type': 'application/json',
        ETag: etag,
        'Cache-Control': 'public, max-age=10, stale-while-revalidate=60, stale-if-error=86400',
      });
    },
  );
  return routes;
}
