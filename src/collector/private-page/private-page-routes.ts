import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { createProblem, type PrivateRecord } from 'campaign-widgets/contract';
import { jsonBody, jsonOf, limitRequests } from '../http/body-limits.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { checkDetails } from './check-details.ts';
import { findSignup, nothingHere, openSignup, type SignupSource } from './open-signup.ts';
import { isKeepStatement, privateRecord } from './private-record.ts';
import { privateShell, SHELL_STYLE } from './private-shell.ts';

export interface PrivatePageOptions extends SignupSource {
  publicUrl: string;
  limits: RateLimits;
  now: () => Date;
}

const MAX_REQUEST_BYTES = 1024;
/** As many as a submission may have. */
const MAX_CHANGE_BYTES = 16 * 1024;

const NO_CONTACT = createProblem(
  'answers.email',
  'no-contact',
  'must be given where there is no telephone number',
);

/**
 * A person's private page, and the routes behind it. The key is in the address's fragment, which no server and no log sees,
 * and comes here in a body only. It governs what one sign-up gave, and nothing of any other.
 */
export function privatePageRoutes(options: PrivatePageOptions): Hono {
  const { limits } = options;
  const routes = new Hono();
  routes.use(privateHeaders());
  routes.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  routes.use(limitRequests(MAX_CHANGE_BYTES));
  routes.get('*', async (c, next) => {
    await limits.read(c);
    await next();
  });
  routes.get('/', (c) => c.html(privateShell()));
  routes.get('/style.css', (c) =>
    c.body(SHELL_STYLE, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
    }),
  );
  addRecordRoutes(routes, options);
  // Ends here, before the headers that open the other paths to every origin.
  routes.all('*', async (c) => {
    if (!['GET', 'HEAD'].includes(c.req.method)) await limits.read(c);
    throw new HttpProblem(404, 'There is nothing at this address.');
  });
  return routes;
}

/** Nothing of elsewhere runs on the page, nobody frames it, and it tells nobody where it was. */
const privateHeaders = (): MiddlewareHandler =>
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
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['lit-html'],
    },
    // Whether a whole domain is https only is for the server in front to say.
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
  });

/** The routes that a page asks with its key: each answers what stands then. */
function addRecordRoutes(routes: Hono, options: PrivatePageOptions): void {
  const { store, publicUrl, limits, now } = options;
  const limitedJson = (maxBytes = MAX_REQUEST_BYTES) =>
    jsonBody({ maxBytes, rateLimit: limits.submission, invalid: nothingHere });
  /** What stands after a change. */
  const standing = async (c: Context, id: string) =>
    c.json<PrivateRecord>(privateRecord(await findSignup(id, options), publicUrl));

  routes.post('/show', limitedJson(), async (c) =>
    c.json<PrivateRecord>(privateRecord(await openSignup(c, options), publicUrl)),
  );
  routes.post('/change', limitedJson(MAX_CHANGE_BYTES), async (c) => {
    const opened = await openSignup(c, options);
    const { token: _, ...change } = jsonOf(c) as Record<string, unknown>;
    const checked = checkDetails(change, opened);
    if (!checked.ok) throw new HttpProblem(422, 'See "problems".', { problems: checked.problems });
    const { id } = opened.mine.signup;
    const outcome = await store.signups
      .change(id, checked.value, now().toISOString())
      .catch(throwStoreUnavailable);
    if (outcome === 'no-contact')
      throw new HttpProblem(422, 'See "problems".', { problems: [NO_CONTACT] });
    return standing(c, id);
  });
  routes.post('/withdraw', limitedJson(), async (c) => {
    const { mine, given } = await openSignup(c, options);
    const { statement } = jsonOf(c) as { statement?: unknown };
    const { id, consents } = mine.signup;
    if (typeof statement !== 'string' || !consents.some((one) => one.statement === statement))
      throw new HttpProblem(422, '"statement" is the id of one that this sign-up was shown.');
    if (isKeepStatement(given, statement))
      throw new HttpProblem(
        422,
        'Without this one nothing may be kept: delete everything instead.',
      );
    await store.signups
      .withdraw(id, statement, 'mine', now().toISOString())
      .catch(throwStoreUnavailable);
    return standing(c, id);
  });
  routes.post('/erase', limitedJson(), async (c) => {
    const { mine } = await openSignup(c, options);
    const erased = await store.signups
      .erase(mine.signup.id, now().toISOString())
      .catch(throwStoreUnavailable);
    if (!erased) throw nothingHere();
    return c.body(null, 204);
  });
}
