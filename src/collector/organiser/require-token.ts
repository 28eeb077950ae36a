import type { Context, MiddlewareHandler } from 'hono';
import { HttpProblem } from '../http/http-problem.ts';
import type { Authenticator } from './authenticate.ts';
import type { OrganiserEnv } from './principal.ts';
import type { Services } from '../services.ts';
import { returnPath } from './return-path.ts';
import type { SessionCookie } from './session-cookie.ts';
import { signInPage } from './sign-in-pages.ts';

export interface RequireTokenOptions extends Pick<Services, 'publicUrl' | 'limits'> {
  authenticator: Authenticator;
  cookie: SessionCookie;
}

/** Whether whoever asks reads pages, not JSON. */
export const wantsPage = (c: Context): boolean =>
  c.req.header('Accept')?.includes('text/html') ?? false;

/**
 * Whether a script asks for JSON by name: the routes of forms answer it, and lead everybody else on
 * to a page.
 */
export const asksForJson = (c: Context): boolean =>
  !wantsPage(c) && (c.req.header('Accept')?.includes('application/json') ?? false);

export const bearerTokenOf = (c: Context): string | undefined =>
  /^Bearer (.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]?.trim();

/**
 * Lets only requests through that come with a token: as a bearer, or as the cookie of a session
 * that a token opened. Routes after it find the holder as `c.var.principal`. A browser without a
 * token gets the sign-in page, everybody else 401.
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
    // Whoever has shown nothing reads as often as anybody reads what is public.
    await limits.read(c);
    // An old cookie would go on counting as a wrong one with every page.
    if (session !== undefined) cookie.delete(c);
    if (bearer === undefined && c.req.method === 'GET' && wantsPage(c)) {
      const url = new URL(c.req.url);
      const secureAddress = mayBeHttpOnly(c, publicUrl) ? publicUrl : undefined;
      const next = returnPath(`${url.pathname}${url.search}`);
      return c.html(signInPage(c.var, { isWrong: false, next, secureAddress }), 401);
    }
    throw new HttpProblem(401, 'Send Authorization: Bearer and the organiser token.');
  };
}

/**
 * Whether a page may have been asked for by http although the collector is reached by https. No
 * header is sure: browsers send `Sec-Fetch-Site` by https, and proxies may tell the scheme.
 */
function mayBeHttpOnly(c: Context, publicUrl: string): boolean {
  if (!publicUrl.startsWith('https:')) return false;
  const scheme = c.req.header('X-Forwarded-Proto')?.split(',')[0]?.trim();
  if (scheme) return scheme !== 'https';
  return (
    c.req.header('Sec-Fetch-Site') === undefined || c.req.header('Host') !== new URL(publicUrl).host
  );
}
