import type { Context, MiddlewareHandler } from 'hono';
import { HttpProblem } from '../http/http-problem.ts';
import type { Authenticator } from './authenticate.ts';
import type { OrganiserEnv } from './principal.ts';
import type { Services } from '../services.ts';
import { returnPath } from './return-path.ts';
import { readRefusedForm } from './send-again.ts';
import type { SessionCookie } from './session-cookie.ts';
import { signInPage } from './sign-in-pages.ts';

export interface RequireTokenOptions extends Pick<Services, 'publicUrl' | 'limits'> {
  authenticator: Authenticator;
  cookie: SessionCookie;
}

/** Whether a client asks for pages, not JSON. */
export const wantsPage = (c: Context): boolean =>
  c.req.header('Accept')?.includes('text/html') ?? false;

/**
 * Whether a script asks for JSON explicitly: routes of forms then answer JSON, and redirect all
 * other clients to a page.
 */
export const asksForJson = (c: Context): boolean =>
  !wantsPage(c) && (c.req.header('Accept')?.includes('application/json') ?? false);

export const bearerTokenOf = (c: Context): string | undefined =>
  /^Bearer (.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]?.trim();

/**
 * Lets only requests with a token through: as a bearer, or as the cookie of a session that a token
 * opened. Routes after it find the holder as `c.var.principal`. A browser without a token gets the
 * sign-in page, other clients 401.
 */
export function requireToken({
  authenticator,
  cookie,
  publicUrl,
  limits,
}: RequireTokenOptions): MiddlewareHandler<OrganiserEnv> {
  return async function requireToken(c, next) {
    const bearer = bearerTokenOf(c);
    const session = bearer === undefined ? cookie.get(c) : undefined;
    let principal;
    if (bearer !== undefined) principal = await authenticator.principalOfToken(c, bearer);
    else if (session !== undefined) principal = await authenticator.principalOfSession(c, session);
    if (principal) {
      c.set('principal', principal);
      return next();
    }
    // A client without any token has the same limit as readers of public pages.
    await limits.read(c);
    // Otherwise an old cookie would count as a wrong one on every page.
    if (session !== undefined) cookie.delete(c);
    if (bearer === undefined && c.req.method === 'GET' && wantsPage(c)) {
      const url = new URL(c.req.url);
      const secureAddress = mayBeHttpOnly(c, publicUrl) ? publicUrl : undefined;
      const next = returnPath(`${url.pathname}${url.search}`);
      return c.html(signInPage(c.var, { isWrong: false, next, secureAddress }), 401);
    }
    if (bearer === undefined && c.req.method === 'POST' && wantsPage(c)) await readRefusedForm(c);
    throw new HttpProblem(401, 'Send Authorization: Bearer and the organiser token.');
  };
}

/**
 * Whether a page may have been requested by http although the collector has an https address. No
 * header is certain: browsers send `Sec-Fetch-Site` over https, and proxies may report the scheme.
 */
function mayBeHttpOnly(c: Context, publicUrl: string): boolean {
  if (!publicUrl.startsWith('https:')) return false;
  const scheme = c.req.header('X-Forwarded-Proto')?.split(',')[0]?.trim();
  if (scheme) return scheme !== 'https';
  return (
    c.req.header('Sec-Fetch-Site') === undefined || c.req.header('Host') !== new URL(publicUrl).host
  );
}
