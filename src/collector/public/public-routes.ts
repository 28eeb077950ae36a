import { type Context, Hono } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { openApi } from './openapi-document.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import { publish, publishDueAnswers } from '../answers/publish-results.ts';
import type { Store } from '../store/store.ts';

/** A file that pages load: the embed script and its siblings. */
export interface Asset {
  /** Under the root, without a slash in front: `campaign-widgets.js`. */
  path: string;
  type: string;
  body: Uint8Array<ArrayBuffer>;
  /** The same, compressed with brotli. */
  brotli?: Uint8Array<ArrayBuffer>;
  /** Whether these bytes stay under this name for good. */
  immutable: boolean;
}

export interface PublicOptions {
  store: Store;
  campaigns: ReadonlyMap<string, CampaignDocument>;
  /** The documents as they were written: a newer widget may read keys that this collector doesn't know. */
  documents: ReadonlyMap<string, unknown>;
  assets: Asset[];
  version: string;
  now: () => Date;
}

const MOST_RELEASED_WORDS = 200;

/** What anybody may read, from any origin, through any cache. */
export function publicRoutes({
  store,
  campaigns,
  documents,
  assets,
  version,
  now,
}: PublicOptions): Hono {
  const routes = new Hono();
  const campaignOf = (c: Context): CampaignDocument => {
    const campaign = campaigns.get(c.req.param('id') ?? '');
    if (!campaign) throw new HttpProblem(404, 'There is no such campaign here.');
    return campaign;
  };

  const tagged = etag({
    retainedHeaders: [
      ...RETAINED_304_HEADERS,
      'access-control-allow-origin',
      'access-control-expose-headers',
    ],
  });
  routes.use('/campaigns/*', tagged);
  routes.get('/campaigns/:id', (c) =>
    c.json(documents.get(campaignOf(c).id) as object, 200, {
      'Cache-Control': 'public, max-age=60, stale-while-revalidate=600',
    }),
  );
  routes.get('/campaigns/:id/results', async (c) => {
    const campaign = campaignOf(c);
    await publishDueAnswers(store, campaign, now()).catch(throwStoreUnavailable);
    const [tallies, waiting, words] = await Promise.all([
      store.tallies(campaign.id),
      store.waitingAnswers(campaign.id),
      store.responses(campaign.id, { only: 'released', limit: MOST_RELEASED_WORDS }),
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

  const contract = openApi(version);
  routes.get('/openapi.json', (c) =>
    c.json(contract, 200, { 'Cache-Control': 'public, max-age=300' }),
  );
  routes.get('/healthz', async (c) => {
    await store.ready().catch(throwStoreUnavailable);
    return c.json({ status: 'ok', version }, 200, { 'Cache-Control': 'no-store' });
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
