import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { findServedEver } from '../campaigns/find-served-ever.ts';
import { noSuchCampaign } from '../http/require-campaign.ts';
import type { Services } from '../services.ts';
import { privacyPage } from './privacy-page.ts';

const sheet = readFileSync(new URL('page.css', import.meta.url), 'utf8');

/** `/pages/{id}/…`: pages of a campaign for whoever reads pages, without scripts. */
export function pagesRoutes(services: Pick<Services, 'registry' | 'store'>): Hono {
  const routes = new Hono();
  routes.get('/pages/page.css', (c) =>
    c.body(sheet, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    }),
  );
  routes.use('/pages/:id/*', pageHeaders());
  routes.get('/pages/:id/privacy', async (c) => {
    const campaign = await findServedEver(services, c.req.param('id'));
    if (!campaign) throw noSuchCampaign();
    return c.html(privacyPage(campaign), 200, { 'Cache-Control': 'public, max-age=60' });
  });
  return routes;
}

/** No script, and nothing from another site. */
const pageHeaders = () =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ['data:'],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // Whether a whole domain is https only is for the server in front to say.
    strictTransportSecurity: false,
    // Whoever links to the page from another site may.
    crossOriginResourcePolicy: 'cross-origin',
  });
