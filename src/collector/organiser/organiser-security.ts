import type { Context, MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { previewFrameHeaders, previewPageHeaders } from '../editor/preview/preview-headers.ts';
import { bearerTokenOf } from './require-token.ts';

/**
 * The security headers of the organiser's pages: no script, no frame, nothing from another site.
 */
export function organiserHeaders(): MiddlewareHandler {
  const usual = secureHeaders({
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
  });
  const [page, frame] = [previewPageHeaders(), previewFrameHeaders()];
  return (c, next) => {
    if (PREVIEW_FRAME_PATH.test(c.req.path)) return frame(c, next);
    return (PREVIEW_PAGE_PATH.test(c.req.path) ? page : usual)(c, next);
  };
}

/** The pages that show a draft in the real widgets have policies of their own. */
const PREVIEW_PAGE_PATH = /^\/organiser\/campaigns\/[^/]+\/edit\/preview(\/link)?$/;
const PREVIEW_FRAME_PATH = /^\/organiser\/campaigns\/[^/]+\/edit\/preview\/frame$/;

/**
 * Refuses forms that another site posts. A request with a bearer token is let through: no page of
 * another site can send one.
 */
export function sameSiteForms(): MiddlewareHandler {
  // The host is compared, not the scheme: behind a proxy that ends TLS the collector itself is
  // spoken to in plain http.
  const sameSite = csrf({
    origin: (origin, c: Context) =>
      URL.canParse(origin) && new URL(origin).host === c.req.header('Host'),
  });
  return (c, next) => (bearerTokenOf(c) === undefined ? sameSite(c, next) : next());
}
