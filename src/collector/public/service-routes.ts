import { Hono } from 'hono';
import { throwStoreUnavailable } from '../http/http-problem.ts';
import { PreparedBody } from '../http/prepared-body.ts';
import { sendPrepared } from '../http/send-prepared.ts';
import type { Services } from '../services.ts';
import { openApi } from './openapi-document.ts';

/** What a collector tells about itself: its contract, and whether it works. */
export function serviceRoutes({ store, version }: Services): Hono {
  const routes = new Hono();
  const contract = new PreparedBody('application/json', JSON.stringify(openApi(version)));
  routes.get('/openapi.json', (c) => sendPrepared(c, contract, 'public, max-age=300'));
  routes.get('/healthz', async (c) => {
    await store.health.check().catch(throwStoreUnavailable);
    return c.json({ status: 'ok', version }, 200, { 'Cache-Control': 'no-store' });
  });
  return routes;
}
