import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { jsonBody, jsonOf, limitRequests } from '../http/body-limits.ts';
import type { Client } from '../http/client-address.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import type { Store } from '../store/store.ts';
import type { Mine } from '../people/people-store.ts';
import type { MineKeys } from './private-key.ts';
import { MINE_SCRIPT, MINE_STYLE, minePage } from './private-page.ts';
import { keeps, type MineShown, showMine } from './private-view.ts';

export interface MineOptions {
  store: Store;
  campaigns: ReadonlyMap<string, CampaignDocument>;
  keys: MineKeys;
  publicUrl: string;
  limits: RateLimits;
  clientOf: (c: Context) => Client;
  now: () => Date;
}

const MAX_REQUEST_BYTES = 1024;

/**
 * A person's private page, and the routes behind it. The key is in the address's fragment, which no server and no log sees,
 * and comes here in a body only. It governs what one sign-up gave, and nothing of any other.
 */
export function mineRoutes({
  store,
  campaigns,
  keys,
  publicUrl,
  limits,
  clientOf,
  now,
}: MineOptions): Hono {
  const routes = new Hono();
  routes.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ['data:'],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
      // Whether a whole domain is https only is for the server in front to say.
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
    }),
  );
  routes.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  routes.use(limitRequests(MAX_REQUEST_BYTES));
  routes.get('*', async (c, next) => {
    await limits.read(clientOf(c));
    await next();
  });
  const shared = { 'Cache-Control': 'public, max-age=300' };
  routes.get('/', (c) => c.html(minePage()));
  routes.get('/style.css', (c) =>
    c.body(MINE_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8', ...shared }),
  );
  routes.get('/page.js', (c) =>
    c.body(MINE_SCRIPT, 200, { 'Content-Type': 'text/javascript; charset=utf-8', ...shared }),
  );

  const nothing = () => new HttpProblem(404, 'There is nothing at this link.');
  const limitedJson = jsonBody({
    maxBytes: MAX_REQUEST_BYTES,
    rateLimit: (c) => limits.address(clientOf(c)),
    invalid: nothing,
  });
  /** `given` is the document that the person saw; `campaign` what is served now, if it still is. */
  const open = async (
    c: Context,
  ): Promise<{
    mine: Mine;
    given: CampaignDocument;
    campaign: CampaignDocument;
    statement: unknown;
  }> => {
    const { token, statement } = (jsonOf(c) ?? {}) as { token?: unknown; statement?: unknown };
    const signup = keys.read(token);
    const mine =
      signup === undefined ? undefined : await store.mine(signup).catch(throwStoreUnavailable);
    const served = mine && campaigns.get(mine.campaign);
    const given =
      mine &&
      (((await store.document(mine.campaign, mine.signup.version).catch(throwStoreUnavailable)) as
        CampaignDocument | undefined) ??
        served);
    // A wrong key and one of something deleted are told apart by nobody.
    if (!mine || !given) throw nothing();
    return { mine, given, campaign: served ?? given, statement };
  };

  routes.post('/show', limitedJson, async (c) => {
    const { mine, given, campaign } = await open(c);
    return c.json<MineShown>(showMine(campaign, given, mine, publicUrl));
  });
  routes.post('/withdraw', limitedJson, async (c) => {
    const { mine, given, campaign, statement } = await open(c);
    if (
      typeof statement !== 'string' ||
      !mine.signup.consents.some((consent) => consent.statement === statement)
    )
      throw new HttpProblem(422, '"statement" is the id of one that this sign-up was shown.');
    if (keeps(given.consents, statement))
      throw new HttpProblem(
        422,
        'Without this one nothing may be kept: delete everything instead.',
      );
    await store
      .withdraw(mine.signup.id, statement, 'mine', now().toISOString())
      .catch(throwStoreUnavailable);
    const after = await store.mine(mine.signup.id).catch(throwStoreUnavailable);
    if (!after) throw nothing();
    return c.json<MineShown>(showMine(campaign, given, after, publicUrl));
  });
  routes.post('/erase', limitedJson, async (c) => {
    const { mine } = await open(c);
    if (
      !(await store.eraseSignup(mine.signup.id, now().toISOString()).catch(throwStoreUnavailable))
    )
      throw nothing();
    return c.body(null, 204);
  });
  // Ends here, before the headers that open the other paths to every origin.
  routes.all('*', async (c) => {
    if (!['GET', 'HEAD'].includes(c.req.method)) await limits.read(clientOf(c));
    throw new HttpProblem(404, 'There is nothing at this address.');
  });
  return routes;
}
