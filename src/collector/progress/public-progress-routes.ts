import { Hono } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import type { Reports } from './report-cache.ts';

/** `GET /campaigns/{id}/progress`: where a campaign stands, for anybody, from any origin, through any cache. */
export function progressRoutes({
  campaigns,
  reports,
}: {
  campaigns: ReadonlyMap<string, CampaignDocument>;
  reports: Reports;
}): Hono {
  const routes = new Hono();
  routes.get(
    '/campaigns/:id/progress',
    etag({
      retainedHeaders: [
        ...RETAINED_304_HEADERS,
        'access-control-allow-origin',
        'access-control-expose-headers',
      ],
    }),
    async (c) => {
      const campaign = campaigns.get(c.req.param('id'));
      if (!campaign) throw new HttpProblem(404, 'There is no such campaign here.');
      const { body, etag } = await reports.of(campaign).catch(throwStoreUnavailable);
      return c.body(body, 200, {
        'Content-Type': 'application/json',
        ETag: etag,
        'Cache-Control': 'public, max-age=10, stale-while-revalidate=60, stale-if-error=86400',
      });
    },
  );
  return routes;
}
