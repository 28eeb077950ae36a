import { Hono } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import type { Services } from '../services.ts';

/** The embed script and its siblings. */
export function assetRoutes({ assets }: Pick<Services, 'assets'>): Hono {
  const routes = new Hono();
  const tagged = etag({
    retainedHeaders: [
      ...RETAINED_304_HEADERS,
      'access-control-allow-origin',
      'access-control-expose-headers',
    ],
  });
  for (const { path, type, body, brotli, immutable } of assets)
    routes.get(`/${path}`, immutable ? (_, next) => next() : tagged, (c) => {
      c.header('Content-Type', type);
      c.header(
        'Cache-Control',
        immutable
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=300, stale-while-revalidate=86400',
      );
      c.header('Cross-Origin-Resource-Policy', 'cross-origin');
      c.header('Vary', 'Accept-Encoding');
      const accepted = c.req.header('Accept-Encoding') ?? '';
      if (!brotli || !/\bbr\b/.test(accepted)) return c.body(body);
      c.header('Content-Encoding', 'br');
      return c.body(brotli);
    });
  return routes;
}
