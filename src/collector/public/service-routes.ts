import { Hono } from 'hono';
import { throwStoreUnavailable } from '../http/http-problem.ts';
import type { Services } from '../services.ts';
import { openApi } from './openapi-document.ts';

/** What a collector tells about itself: its contract, and whether it works. */
export function serviceRoutes({ store, version }: Services): Hono {
  const routes = new Hono();
  const contract = openApi(version);
  routes.get('/openapi.json', (c) =>
    c.json(contract, 200, { 'Cache-Control': 'public, max-age=300' }),
  );
  routes.get('/healthz', async (c) => {
    await store.health.check().catch(throwStoreUnavailable);
    return c.json({ status: 'ok', version }, 200, { 'Cache-Control': 'no-store' });
  });
  return routes;
}
