import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { SHEET_SOURCES } from '../page-document.ts';

/**
 * Takes the code out of the fragment, where the QR code of a slip puts it: into the field, out of
 * the address bar, and on to the ballot. Without it the code is typed.
 */
const VOTE_SCRIPT = `const code = location.hash.slice(1, 60);
const field = document.getElementById('code');
if (code && field) {
  history.replaceState(null, '', location.pathname + location.search);
  field.value = decodeURIComponent(code);
  field.form.submit();
}`;

export const CODE_SCRIPT = raw(`<script type="module">${VOTE_SCRIPT}</script>`);
const SCRIPT_SOURCE = `'sha256-${createHash('sha256').update(VOTE_SCRIPT).digest('base64')}'`;

/** The page that takes a code: nobody may keep it, frame it, or learn where somebody came from. */
export const codePageHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [...SHEET_SOURCES],
    scriptSrc: [SCRIPT_SOURCE],
    imgSrc: ['data:'],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: false,
  referrerPolicy: 'no-referrer',
});

/** Set after the headers of all pages. */
export const withoutReferrer: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cache-Control', 'no-store');
};
