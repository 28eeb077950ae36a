import { Hono } from 'hono';
import { CAMPAIGN_SCHEMA_PATH, makeCampaignSchema } from '../campaigns/campaign-schema.ts';
import { throwStoreUnavailable } from '../http/http-problem.ts';
import { PreparedBody } from '../http/prepared-body.ts';
import { sendPrepared } from '../http/send-prepared.ts';
import type { Services } from '../services.ts';
import { homePage } from './home-page.ts';
import { openApi } from './openapi-document.ts';

/** No script, style or picture, and no frame of another site. */
const PAGE_POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The collector's information about itself: a home page, its contract, and its health. */
export function serviceRoutes({ store, campaigns, version, probes }: Services): Hono {
  const routes = new Hono();
  routes.get('/', (c) =>
    c.html(homePage(campaigns.values(), version), 200, {
      'Cache-Control': 'public, max-age=60',
      'Content-Security-Policy': PAGE_POLICY,
    }),
  );
  const contract = new PreparedBody('application/json', JSON.stringify(openApi(version)));
  routes.get('/openapi.json', (c) => sendPrepared(c, contract, 'public, max-age=300'));
  const schema = new PreparedBody('application/schema+json', JSON.stringify(makeCampaignSchema()));
  routes.get(CAMPAIGN_SCHEMA_PATH, (c) => sendPrepared(c, schema, 'public, max-age=300'));
  routes.get('/healthz', async (c) => {
    const probed = probes?.answer(c);
    if (probed) return c.json(probed, 200, { 'Cache-Control': 'no-store' });
    await store.health.check().catch(throwStoreUnavailable);
    return c.json({ status: 'ok', version }, 200, { 'Cache-Control': 'no-store' });
  });
  return routes;
}
