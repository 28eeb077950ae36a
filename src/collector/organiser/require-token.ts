import { timingSafeEqual } from 'node:crypto';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { formBody, formOf, limitRequests, noBody } from '../http/body-limits.ts';
import type { Client } from '../http/client-address.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { RefusalError, storeFailed } from '../http/http-problem.ts';
import type { Register } from '../people/people-store.ts';
import { httpsNeededPage, signInPage } from './sign-in-pages.ts';
import { MAX_IMPORT_REQUEST_BYTES } from '../people/import/import-routes.ts';
import { hashOf, readPastedToken } from './token-hash.ts';
import { returnPath } from './return-path.ts';
import { MAX_SESSION_SECONDS, type Sessions } from './browser-sessions.ts';
import { mayWrite, type Organising, OWNER, type Visitor } from './principal.ts';

export interface DoorOptions {
  register: Pick<Register, 'token'>;
  sessions: Sessions;
  /** The token of whoever runs the collector: all campaigns, to read and to write. */
  token: string;
  publicUrl: string;
  limits: RateLimits;
  clientOf: (c: Context) => Client;
}

const MAX_SIGN_IN_BYTES = 4096;
const MAX_SIGN_IN_FIELDS = 8;

/** Whether whoever asks reads pages, not JSON. */
export const wantsPage = (c: Context): boolean =>
  c.req.header('Accept')?.includes('text/html') ?? false;

/** What guards every path of the organiser, before anything is looked at: headers of the pages, and that no other site posts. */
export function guard(routes: Hono<Organising>): void {
  routes.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ['data:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      // Whether a whole domain is https only is for the server in front to say.
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
      referrerPolicy: 'same-origin',
    }),
  );
  routes.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  routes.use(limitRequests(MAX_IMPORT_REQUEST_BYTES));
  // The host is compared, not the scheme: behind a proxy that ends TLS the collector itself is spoken to in plain http.
  const sameSite = csrf({
    origin: (origin, c) => URL.canParse(origin) && new URL(origin).host === c.req.header('Host'),
  });
  // No page of another site can send a bearer token: a script that does needs no origin.
  routes.use((c, next) => (bearerOf(c) === undefined ? sameSite(c, next) : next()));
}

/** The door itself: a token opens it as a bearer, or a session that it opened, as a cookie. What is routed after it knows its visitor. */
export function door(
  routes: Hono<Organising>,
  { register, sessions, token, publicUrl, limits, clientOf }: DoorOptions,
): void {
  const owner: Visitor = { name: OWNER, campaigns: [], access: 'write' };
  const ownerHash = hashOf(token);
  const cookie = sessionCookie(publicUrl);

  const visitorOfToken = async (tokenHash: string): Promise<Visitor | undefined> =>
    isSameHash(tokenHash, ownerHash) ? owner : register.token(tokenHash).catch(storeFailed);
  const visitorOfSession = async (id: string): Promise<Visitor | undefined> => {
    const tokenHash = await sessions.tokenHashOf(id).catch(storeFailed);
    return tokenHash === undefined ? undefined : visitorOfToken(tokenHash);
  };
  /** Counts an attempt first, and takes it back where it was right: so a right one always gets in, however many wrong ones came from its address. */
  const attempt = async <Found>(
    c: Context,
    find: () => Promise<Found | undefined>,
  ): Promise<Found | undefined> => {
    const guess = await limits.guess(clientOf(c));
    const found = await find();
    if (found !== undefined) await guess.wasRight();
    else if (guess.exceeded) throw guess.exceeded;
    return found;
  };

  routes.post(
    '/sign-in',
    formBody({ maxBytes: MAX_SIGN_IN_BYTES, maxFields: MAX_SIGN_IN_FIELDS }),
    async (c) => {
      const form = formOf(c);
      const next = returnPath(form.text('next'));
      const tokenHash = await attempt(c, async () => {
        for (const candidate of readPastedToken(form.text('token') ?? '')) {
          const hash = hashOf(candidate);
          if (await visitorOfToken(hash)) return hash;
        }
        return undefined;
      });
      if (tokenHash === undefined) return c.html(signInPage({ isWrong: true, next }), 403);
      cookie.set(c, await sessions.open(tokenHash).catch(storeFailed));
      // The browser keeps no cookie for https that came by http, and would meet the same form again.
      return isHttpOnly(c, publicUrl)
        ? c.html(httpsNeededPage(`${publicUrl}${next}`), 400)
        : c.redirect(next, 303);
    },
  );

  routes.use(async (c, next) => {
    const bearer = bearerOf(c);
    const session = bearer === undefined ? cookie.get(c) : undefined;
    const visitor =
      bearer !== undefined
        ? await attempt(c, () => visitorOfToken(hashOf(bearer)))
        : session !== undefined
          ? await attempt(c, () => visitorOfSession(session))
          : undefined;
    if (visitor) {
      c.set('visitor', visitor);
      return next();
    }
    // Whoever has shown nothing reads as often as anybody reads what is public.
    await limits.read(clientOf(c));
    // An old cookie would go on counting as a wrong one with every page.
    if (session !== undefined) cookie.delete(c);
    if (bearer === undefined && c.req.method === 'GET' && wantsPage(c)) {
      const url = new URL(c.req.url);
      const secureAddress = mayBeHttpOnly(c, publicUrl) ? publicUrl : undefined;
      const next = returnPath(`${url.pathname}${url.search}`);
      return c.html(signInPage({ isWrong: false, next, secureAddress }), 401);
    }
    throw new RefusalError(401, 'Send Authorization: Bearer and the organiser token.');
  });

  routes.get('/sign-in', (c) => c.redirect('/organiser', 303));
  routes.post('/sign-out', noBody(), async (c) => {
    const session = cookie.get(c);
    if (session !== undefined) await sessions.end(session).catch(storeFailed);
    cookie.delete(c);
    return c.redirect('/organiser', 303);
  });
  routes.use(readOnly);
}

/** A token that may read changes nothing, whatever path it finds. */
const readOnly: MiddlewareHandler<Organising> = (c, next) => {
  if (!['GET', 'HEAD'].includes(c.req.method) && !mayWrite(c.var.visitor))
    throw new RefusalError(403, 'This token may read, and change nothing.');
  return next();
};

/** The cookie that holds the id of a session. By https no other host and no page by http can set it: it has the prefix `__Host-`. */
function sessionCookie(publicUrl: string) {
  const isSecure = publicUrl.startsWith('https:');
  const name = isSecure ? '__Host-organiser' : 'organiser';
  const path = isSecure ? '/' : '/organiser';
  return {
    get: (c: Context): string | undefined => getCookie(c, name),
    set: (c: Context, id: string): void => {
      // Lax: a link in somebody's webmail opens the page that it leads to. What changes anything is a POST.
      setCookie(c, name, id, {
        path,
        httpOnly: true,
        sameSite: 'Lax',
        secure: isSecure,
        maxAge: MAX_SESSION_SECONDS,
      });
    },
    delete: (c: Context): void => void deleteCookie(c, name, { path, secure: isSecure }),
  };
}

/** Whether a form was posted by http although the collector is reached by https: a browser tells its page's origin. */
const isHttpOnly = (c: Context, publicUrl: string): boolean =>
  publicUrl.startsWith('https:') && (c.req.header('Origin') ?? '').startsWith('http:');

/** The same of a page that is only read, where no header is sure: browsers send `Sec-Fetch-Site` by https, and proxies may tell the scheme. */
function mayBeHttpOnly(c: Context, publicUrl: string): boolean {
  if (!publicUrl.startsWith('https:')) return false;
  const scheme = c.req.header('X-Forwarded-Proto')?.split(',')[0]?.trim();
  if (scheme) return scheme !== 'https';
  return (
    c.req.header('Sec-Fetch-Site') === undefined || c.req.header('Host') !== new URL(publicUrl).host
  );
}

const bearerOf = (c: Context): string | undefined =>
  /^Bearer (.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]?.trim();

const isSameHash = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));
