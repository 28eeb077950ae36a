import { Hono } from 'hono';
import { PreparedBody } from '../http/prepared-body.ts';
import { sendPrepared } from '../http/send-prepared.ts';
import type { Services } from '../services.ts';

const IMMUTABLE_CACHE_CONTROL = 'public, max-age=31536000, immutable';
const CACHE_CONTROL = 'public, max-age=300, stale-while-revalidate=86400';

/** The embed script and its siblings. */
export function assetRoutes({ assets }: Pick<Services, 'assets'>): Hono {
  const routes = new Hono();
  for (const { path, type, body, brotli, immutable } of assets) {
    const prepared = new PreparedBody(type, body, brotli);
    routes.get(`/${path}`, (c) => {
      c.header('Cross-Origin-Resource-Policy', 'cross-origin');
      return sendPrepared(c, prepared, immutable ? IMMUTABLE_CACHE_CONTROL : CACHE_CONTROL);
    });
  }
  return routes;
}
