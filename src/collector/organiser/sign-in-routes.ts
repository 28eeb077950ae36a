import { type Context, Hono } from 'hono';
import { formBody, formOf, noBody } from '../http/body-limits.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import { actorName } from './actor-name.ts';
import type { Authenticator } from './authenticate.ts';
import type { Sessions } from './browser-sessions.ts';
import { pastedJoinPath } from './links/access-links.ts';
import type { OrganiserEnv } from './principal.ts';
import { asksForJson } from './require-token.ts';
import { returnPath } from './return-path.ts';
import type { SessionCookie } from './session-cookie.ts';
import { httpsNeededPage, signInPage } from './sign-in-pages.ts';
import { readPastedToken } from './token-hash.ts';

export interface SignInOptions {
  authenticator: Authenticator;
  sessions: Sessions;
  cookie: SessionCookie;
  publicUrl: string;
}

const MAX_SIGN_IN_BYTES = 4096;
const MAX_SIGN_IN_FIELDS = 8;

/**
 * `POST /organiser/sign-in`: a form with a token opens a session. It stands before `requireToken`.
 */
export function signInRoutes({
  authenticator,
  sessions,
  cookie,
  publicUrl,
}: SignInOptions): Hono<OrganiserEnv> {
  const routes = new Hono<OrganiserEnv>();
  const limitedForm = formBody({ maxBytes: MAX_SIGN_IN_BYTES, maxFields: MAX_SIGN_IN_FIELDS });
  routes.post('/sign-in', limitedForm, async (c) => {
    const form = formOf(c);
    const next = returnPath(form.text('next'));
    const [pasted, typedName] = [form.text('token') ?? '', form.text('name') ?? ''];
    const link = pastedJoinPath(pasted);
    if (link !== undefined) return c.redirect(link, 303);
    const found = await authenticator.findToken(c, readPastedToken(pasted));
    if (!found) {
      if (asksForJson(c)) throw new HttpProblem(403, 'The token is wrong, or revoked.');
      return c.html(signInPage(c.var, { isWrong: true, next, typedName }), 403);
    }
    const name = actorName(typedName, found.name);
    const opened = sessions.open({ tokenHash: found.tokenHash, name });
    cookie.set(c, await opened.catch(throwStoreUnavailable));
    if (asksForJson(c)) return c.body(null, 204);
    // The browser came by http and keeps no https cookie: it would get the same form again.
    return isHttpOnly(c, publicUrl)
      ? c.html(httpsNeededPage(c.var, `${publicUrl}${next}`), 400)
      : c.redirect(next, 303);
  });
  return routes;
}

/**
 * `GET /organiser/sign-in` shows whose token it is; `POST /organiser/sign-out` ends the session.
 * Both need `requireToken` before them.
 */
export function signOutRoutes({
  sessions,
  cookie,
}: Pick<SignInOptions, 'sessions' | 'cookie'>): Hono<OrganiserEnv> {
  const routes = new Hono<OrganiserEnv>();
  routes.get('/sign-in', (c) => {
    const { name, scopes, source, campaigns } = c.var.principal;
    return asksForJson(c)
      ? c.json({ name, scopes, source, campaigns })
      : c.redirect('/organiser', 303);
  });
  routes.post('/sign-out', noBody(), async (c) => {
    const session = cookie.get(c);
    if (session !== undefined) await sessions.end(session).catch(throwStoreUnavailable);
    cookie.delete(c);
    return asksForJson(c) ? c.body(null, 204) : c.redirect('/organiser', 303);
  });
  return routes;
}

/**
 * Whether a form was posted by http although the collector has an https address: a browser sends
 * its page's origin.
 */
const isHttpOnly = (c: Context, publicUrl: string): boolean =>
  publicUrl.startsWith('https:') && (c.req.header('Origin') ?? '').startsWith('http:');
