import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { MAX_SESSION_SECONDS } from './browser-sessions.ts';

/** The cookie that holds the id of a session. */
export interface SessionCookie {
  get(c: Context): string | undefined;
  set(c: Context, id: string): void;
  delete(c: Context): void;
}

/**
 * Makes the cookie of the organiser's pages. If the collector has an https address, no other host
 * and no http page can set it: it has the prefix `__Host-`.
 */
export function createSessionCookie(publicUrl: string): SessionCookie {
  const isSecure = publicUrl.startsWith('https:');
  const name = isSecure ? '__Host-organiser' : 'organiser';
  const path = isSecure ? '/' : '/organiser';
  return {
    get: (c) => getCookie(c, name),
    set(c, id) {
      // Lax: a link in a webmail must open the page that it leads to. Every change needs a POST.
      setCookie(c, name, id, {
        path,
        httpOnly: true,
        sameSite: 'Lax',
        secure: isSecure,
        maxAge: MAX_SESSION_SECONDS,
      });
    },
    delete: (c) => void deleteCookie(c, name, { path, secure: isSecure }),
  };
}
