import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** Recognises a browser that opens a link, until the browser is closed. */
export interface JoinCookie {
  get(c: Context): string | undefined;
  /** Sets it if there is none. */
  keep(c: Context): void;
}

/**
 * Makes the cookie of the page that a link opens. `SameSite=Strict`: no form of another site can
 * send it, so a form that comes with it is ours.
 */
export function createJoinCookie(publicUrl: string): JoinCookie {
  const isSecure = publicUrl.startsWith('https:');
  const name = isSecure ? '__Host-organiser-join' : 'organiser-join';
  const get = (c: Context) => getCookie(c, name);
  return {
    get,
    keep(c) {
      if (get(c)) return;
      setCookie(c, name, randomBytes(24).toString('base64url'), {
        path: isSecure ? '/' : '/organiser',
        httpOnly: true,
        sameSite: 'Strict',
        secure: isSecure,
      });
    },
  };
}
