import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { trimTrailingSlash } from 'hono/trailing-slash';
import type { CampaignDocument } from '../../contract/index.ts';
import type { RateLimits } from '../rate-limits.ts';
import { RefusalError } from '../refusal.ts';
import { byArea } from '../results.ts';
import type { Decision, Store } from '../store.ts';
import { asCsv, asJsonLines, type Export, exportContacts, exportResponses } from './exports.ts';
import { campaignsPage, contactsPage, embedPage, resultsPage, signInPage, wordsPage } from './pages.ts';
import { STYLE } from './style.ts';

export interface OrganiserOptions {
  store: Store;
  campaigns: ReadonlyMap<string, CampaignDocument>;
  token: string;
  publicUrl: string;
  limits: RateLimits;
  addressOf: (c: Context) => string;
}

const COOKIE = 'organiser';
const PAGE = 50;
const DECISIONS: readonly string[] = ['count', 'hold', 'release', 'withhold'] satisfies Decision[];

/** The organiser's pages, and the routes behind them: a token opens both, as a cookie of these pages or as a bearer. */
export function organiserRoutes({ store, campaigns, token, publicUrl, limits, addressOf }: OrganiserOptions): Hono {
  const routes = new Hono();
  const wanted = digest(token);
  const isToken = async (c: Context, given: string): Promise<boolean> => {
    await limits.token(addressOf(c));
    if (timingSafeEqual(digest(given), wanted)) return true;
    await limits.wrongToken(addressOf(c));
    return false;
  };

  const campaignOf = (c: Context): CampaignDocument => {
    const campaign = campaigns.get(c.req.param('id') ?? '');
    if (!campaign) throw new RefusalError(404, 'There is no such campaign here.');
    return campaign;
  };

  routes.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'self'"], imgSrc: ['data:'], formAction: ["'self'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
      // Whether a whole domain is https only is for the server in front to say.
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
      referrerPolicy: 'same-origin',
    }),
  );
  // The host is compared, not the scheme: behind a proxy that ends TLS the collector itself is spoken to in plain http.
  const sameSite = csrf({ origin: (origin, c) => URL.canParse(origin) && new URL(origin).host === c.req.header('Host') });
  // No page of another site can send a bearer token: a script that does needs no origin.
  routes.use((c, next) => (bearerOf(c) === undefined ? sameSite(c, next) : next()));
  routes.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  routes.use(trimTrailingSlash());

  routes.get('/style.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=300' }));
  routes.post('/sign-in', async (c) => {
    const { token: given } = await c.req.parseBody();
    if (typeof given !== 'string' || !(await isToken(c, given.trim()))) return c.html(signInPage(true), 403);
    const secure = publicUrl.startsWith('https:');
    setCookie(c, COOKIE, given.trim(), { path: '/organiser', httpOnly: true, sameSite: 'Strict', secure, maxAge: 30 * 86_400 });
    return c.redirect('/organiser', 303);
  });

  routes.use(async (c, next) => {
    const bearer = bearerOf(c);
    const given = bearer ?? getCookie(c, COOKIE);
    if (given !== undefined && (await isToken(c, given))) return next();
    // An old cookie would go on counting as a wrong token with every page.
    if (bearer === undefined && given !== undefined) deleteCookie(c, COOKIE, { path: '/organiser' });
    if (bearer === undefined && c.req.method === 'GET' && c.req.header('Accept')?.includes('text/html')) return c.html(signInPage(false), 401);
    throw new RefusalError(401, 'Send Authorization: Bearer and the organiser token.');
  });

  routes.post('/sign-out', (c) => {
    deleteCookie(c, COOKIE, { path: '/organiser' });
    return c.redirect('/organiser', 303);
  });
  routes.get('/', (c) => {
    const [only, ...more] = campaigns.values();
    return only && more.length === 0 ? c.redirect(`/organiser/campaigns/${only.id}`) : c.html(campaignsPage([...campaigns.values()]));
  });
  routes.get('/campaigns/:id', async (c) => {
    const campaign = campaignOf(c);
    const [tallies, waiting] = await Promise.all([store.tallies(campaign.id), store.waiting(campaign.id)]);
    return c.html(resultsPage(campaign, byArea(campaign, tallies), waiting));
  });
  for (const only of ['words', 'held'] as const)
    routes.get(`/campaigns/:id/${only}`, async (c) => {
      const campaign = campaignOf(c);
      const after = c.req.query('after');
      const rows = await store.responses(campaign.id, { only, limit: PAGE, ...(after && { after }) });
      return c.html(wordsPage(campaign, only, rows, rows.length === PAGE));
    });
  routes.get('/campaigns/:id/contacts', async (c) => {
    const campaign = campaignOf(c);
    const after = c.req.query('after');
    const rows = await store.signups(campaign.id, { limit: PAGE, ...(after && { after }) });
    return c.html(contactsPage(campaign, rows, rows.length === PAGE));
  });
  routes.get('/campaigns/:id/embed', (c) => c.html(embedPage(campaignOf(c), publicUrl)));

  routes.post('/campaigns/:id/responses/:response', async (c) => {
    const campaign = campaignOf(c);
    const { decision, back } = await c.req.parseBody();
    if (typeof decision !== 'string' || !DECISIONS.includes(decision)) throw new RefusalError(422, `"decision" is one of ${DECISIONS.join(', ')}.`);
    if (!(await store.decide(campaign.id, c.req.param('response'), decision as Decision))) throw new RefusalError(404, 'There is no such answer.');
    // Only a path of these pages is gone back to.
    return typeof back === 'string' && /^\/organiser\/[\w/?=&#-]*$/.test(back) ? c.redirect(back, 303) : c.body(null, 204);
  });

  const download = (what: string, make: (store: Store, campaign: CampaignDocument) => Export) => {
    const send = (ending: string, type: string, write: (table: Export) => ReadableStream) =>
      routes.get(`/campaigns/:id/${what}.${ending}`, (c) => {
        const campaign = campaignOf(c);
        return c.body(write(make(store, campaign)), 200, { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${campaign.id}-${what}.${ending}"` });
      });
    send('csv', 'text/csv; charset=utf-8', asCsv);
    send('jsonl', 'application/jsonl; charset=utf-8', asJsonLines);
  };
  download('responses', exportResponses);
  download('contacts', exportContacts);
  // Ends here, before the headers that open the other paths to every origin.
  routes.all('*', () => {
    throw new RefusalError(404, 'There is nothing at this address.');
  });
  return routes;
}

const bearerOf = (c: Context) => /^Bearer (.+)$/.exec(c.req.header('Authorization') ?? '')?.[1];

const digest = (token: string) => createHash('sha256').update(token).digest();
