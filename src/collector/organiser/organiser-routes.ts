import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { onError, HttpProblem } from '../http/http-problem.ts';
import type { Reports } from '../progress/report-cache.ts';
import type { Store } from '../store/store.ts';
import { createAuthenticator } from './authenticate.ts';
import { limitRequests } from '../http/body-limits.ts';
import type { Client } from '../http/client-address.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { MAX_IMPORT_REQUEST_BYTES } from '../people/import/import-routes.ts';
import { organiserHeaders, sameSiteForms } from './organiser-security.ts';
import { requireToken, requireWriteAccess, wantsPage } from './require-token.ts';
import { createSessionCookie } from './session-cookie.ts';
import { signInRoutes, signOutRoutes } from './sign-in-routes.ts';
import { campaignsPage, refusedPage } from './sign-in-pages.ts';
import { embedPage } from './embed-page.ts';
import { asCsv, asJsonLines, type Export, exportResponses } from '../answers/answer-exports.ts';
import { campaignPath, type CampaignContext } from './ui/page-layout.ts';
import { exportPeople } from '../people/people-export.ts';
import { readFilter } from '../people/people-query.ts';
import { peopleRoutes } from '../people/people-routes.ts';
import { progressRoutes } from '../progress/organiser-progress-routes.ts';
import { retentionRoutes, stopsFor } from '../people/retention-routes.ts';
import { createSessions } from './browser-sessions.ts';
import { sourcesRoutes } from './sources-routes.ts';
import { STYLE } from './ui/style-sheet.ts';
import { surveyRoutes } from '../answers/survey-routes.ts';
import { tokensRoutes } from './tokens-routes.ts';
import { canAccess, type OrganiserEnv } from './principal.ts';

export interface OrganiserOptions {
  store: Store;
  /** The token of whoever runs the collector: all campaigns, to read and to write. */
  organiserToken: string;
  publicUrl: string;
  limits: RateLimits;
  clientOf: (c: Context) => Client;
  reports: Reports;
  campaigns: ReadonlyMap<string, CampaignDocument>;
  /** The most thank-you messages of a campaign on one day; undefined where none are sent. */
  maxMailPerDay?: number | undefined;
  now: () => Date;
}

/** The organiser's pages, and the routes behind them: a token opens both. */
export function organiserRoutes(options: OrganiserOptions): Hono<OrganiserEnv> {
  const { store, reports, campaigns, publicUrl, maxMailPerDay, now } = options;
  const routes = new Hono<OrganiserEnv>();
  routes.onError(async (error, c) => {
    const refused = onError(error, c);
    if (!wantsPage(c)) return refused;
    const { title, detail = '' } = (await refused.json()) as { title: string; detail?: string };
    return c.html(refusedPage(title, detail), refused.status as 400);
  });
  // A campaign that a token is not for is none: its holder learns nothing of it, not even that it is here.
  const viewOf = (c: Context<OrganiserEnv>): CampaignContext => {
    const { principal } = c.var;
    const campaign = campaigns.get(c.req.param('id') ?? '');
    if (!campaign || !canAccess(principal, campaign.id))
      throw new HttpProblem(404, 'There is no such campaign here.');
    return { campaign, principal };
  };

  routes.use(organiserHeaders());
  routes.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  routes.use(limitRequests(MAX_IMPORT_REQUEST_BYTES));
  routes.use(sameSiteForms());
  routes.get('*', withoutTrailingSlash);
  routes.get('/style.css', (c) =>
    c.body(STYLE, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
    }),
  );
  const sessions = createSessions(store.sessions, now);
  const authenticator = createAuthenticator({ ...options, register: store, sessions });
  const cookie = createSessionCookie(publicUrl);
  routes.route('/', signInRoutes({ authenticator, sessions, cookie, publicUrl }));
  routes.use(requireToken({ ...options, authenticator, cookie }));
  routes.route('/', signOutRoutes({ sessions, cookie }));
  routes.use(requireWriteAccess);

  routes.use(async (c, next) => {
    // Told on every page; an export or a script asks for it at its own address.
    if (wantsPage(c) && c.req.method === 'GET')
      c.set('principal', { ...c.var.principal, stops: await stopsFor(store, c.var.principal) });
    await next();
  });

  routes.get('/', (c) => {
    const seen = [...campaigns.values()].filter(({ id }) => canAccess(c.var.principal, id));
    const [only, ...more] = seen;
    return only && more.length === 0
      ? c.redirect(campaignPath(only))
      : c.html(campaignsPage(seen, c.var.principal));
  });
  routes.route('/retention', retentionRoutes({ store, now }));
  routes.route('/tokens', tokensRoutes({ register: store, campaigns, now }));

  const send = (what: string, make: (view: CampaignContext, c: Context) => Export) => {
    for (const [ending, type, write] of [
      ['csv', 'text/csv', asCsv],
      ['jsonl', 'application/jsonl', asJsonLines],
    ] as const)
      routes.get(`/campaigns/:id/${what}.${ending}`, (c) => {
        const view = viewOf(c);
        return c.body(write(make(view, c)), 200, {
          'Content-Type': `${type}; charset=utf-8`,
          'Content-Disposition': `attachment; filename="${view.campaign.id}-${what}.${ending}"`,
        });
      });
  };
  send('responses', ({ campaign }) => exportResponses(store, campaign, now()));
  send('people', ({ campaign }, c) => {
    const filter = readFilter(c.req.query());
    if (!filter.ok) throw new HttpProblem(422, 'See "problems".', { problems: filter.problems });
    return exportPeople(store, campaign, filter.value);
  });
  routes.get('/campaigns/:id/embed', (c) => c.html(embedPage(viewOf(c), publicUrl)));
  routes.get('/campaigns/:id/figures', async (c) =>
    c.json(await store.registerFigures(viewOf(c).campaign.id)),
  );
  routes.route('/campaigns/:id/people', peopleRoutes({ register: store, viewOf, now }));
  routes.route('/campaigns/:id/progress', progressRoutes({ store, reports, viewOf, now }));
  routes.route('/campaigns/:id/sources', sourcesRoutes({ store, viewOf, now }));
  routes.route('/campaigns/:id', surveyRoutes({ store, viewOf, maxMailPerDay, now }));
  // Ends here, before the headers that open the other paths to every origin.
  routes.all('*', () => {
    throw new HttpProblem(404, 'There is nothing at this address.');
  });
  return routes;
}

/** Sends `/organiser/…/` to the same path without the slash; relatively, because the Host that was sent may be anybody's. */
const withoutTrailingSlash: MiddlewareHandler<OrganiserEnv> = async (c, next) => {
  await next();
  const { pathname, search } = new URL(c.req.url);
  if (c.res.status === 404 && pathname.endsWith('/') && pathname.startsWith('/organiser/'))
    c.res = c.redirect(`${pathname.slice(0, -1)}${search}`, 301);
};
