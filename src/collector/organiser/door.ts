import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { RateLimits } from '../rate-limits.ts';
import { RefusalError } from '../refusal.ts';
import type { Register } from '../register/register.ts';
import { signInPage } from './door-pages.ts';
import { mayWrite, type Organising, OWNER, type Visitor } from './visitor.ts';

export interface DoorOptions {
  register: Pick<Register, 'token'>;
  /** The token of whoever runs the collector: all campaigns, to read and to write. */
  token: string;
  publicUrl: string;
  limits: RateLimits;
  addressOf: (c: Context) => string;
}

const COOKIE = 'organiser';

/** SHA-256 of a token, hexadecimal: all that is kept of one. A token is long and random, so a plain hash can't be searched. */
export const hashOf = (token: string): string => digest(token).toString('hex');

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
  // The host is compared, not the scheme: behind a proxy that ends TLS the collector itself is spoken to in plain http.
  const sameSite = csrf({
    origin: (origin, c) => URL.canParse(origin) && new URL(origin).host === c.req.header('Host'),
  });
  // No page of another site can send a bearer token: a script that does needs no origin.
  routes.use((c, next) => (bearerOf(c) === undefined ? sameSite(c, next) : next()));
  routes.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
}

/** The door itself: a token opens it, as a cookie of these pages or as a bearer. What is routed after it knows its visitor. */
export function door(
  routes: Hono<Organising>,
  { register, token, publicUrl, limits, addressOf }: DoorOptions,
): void {
  const owner: Visitor = { name: OWNER, campaigns: [], access: 'write' };
  const wanted = digest(token);
  const visitorWith = async (c: Context, given: string): Promise<Visitor | undefined> => {
    await limits.token(addressOf(c));
    const visitor = timingSafeEqual(digest(given), wanted)
      ? owner
      : await register.token(hashOf(given));
    if (!visitor) await limits.wrongToken(addressOf(c));
    return visitor;
  };

  routes.post('/sign-in', async (c) => {
    const { token: given } = await c.req.parseBody();
    if (typeof given !== 'string' || !(await visitorWith(c, given.trim())))
      return c.html(signInPage(true), 403);
    const secure = publicUrl.startsWith('https:');
    setCookie(c, COOKIE, given.trim(), {
      path: '/organiser',
      httpOnly: true,
      sameSite: 'Strict',
      secure,
      maxAge: 30 * 86_400,
    });
    return c.redirect('/organiser', 303);
  });

  routes.use(async (c, next) => {
    const bearer = bearerOf(c);
    const given = bearer ?? getCookie(c, COOKIE);
    const visitor = given === undefined ? undefined : await visitorWith(c, given);
    if (visitor) {
      c.set('visitor', visitor);
      return next();
    }
    // An old cookie would go on counting as a wrong token with every page.
    if (bearer === undefined && given !== undefined)
      deleteCookie(c, COOKIE, { path: '/organiser' });
    if (bearer === undefined && c.req.method === 'GET' && wantsPage(c))
      return c.html(signInPage(false), 401);
    throw new RefusalError(401, 'Send Authorization: Bearer and the organiser token.');
  });

  routes.post('/sign-out', (c) => {
    deleteCookie(c, COOKIE, { path: '/organiser' });
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

const bearerOf = (c: Context) => /^Bearer (.+)$/.exec(c.req.header('Authorization') ?? '')?.[1];

const digest = (token: string) => createHash('sha256').update(token).digest();
