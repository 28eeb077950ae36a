import type { Context, MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import {
  editorFormHeaders,
  previewFrameHeaders,
  previewPageHeaders,
} from '../editor/preview/preview-headers.ts';
import { JOIN_PATH } from './links/access-links.ts';
import type { JoinCookie } from './links/join-cookie.ts';
import { bearerTokenOf } from './require-token.ts';

/**
 * The security headers of the organiser's pages: nothing from another site, no frame but in the
 * editor, and no script but there and in the list of people.
 */
export function organiserHeaders(): MiddlewareHandler {
  const [usual, join] = [securityHeaders('same-origin'), securityHeaders('no-referrer')];
  const [page, frame] = [previewPageHeaders(), previewFrameHeaders()];
  const editorForm = editorFormHeaders();
  const scripted = securityHeaders('same-origin', {
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
  });
  return (c, next) => {
    if (PREVIEW_FRAME_PATH.test(c.req.path)) return frame(c, next);
    if (PREVIEW_PAGE_PATH.test(c.req.path)) return page(c, next);
    if (EDITOR_FORM_PATH.test(c.req.path)) return editorForm(c, next);
    if (SCRIPTED_PATH.test(c.req.path)) return scripted(c, next);
    return (isJoinPage(c) ? join : usual)(c, next);
  };
}

const securityHeaders = (
  referrerPolicy: 'same-origin' | 'no-referrer',
  scripts: { scriptSrc?: string[]; connectSrc?: string[] } = {},
): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      ...scripts,
      styleSrc: ["'self'"],
      imgSrc: ['data:'],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    // Whether a whole domain is https only is decided by the server in front.
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
    referrerPolicy,
  });

/** The pages that show a draft in the real widgets have their own policies. */
const PREVIEW_PAGE_PATH = /^\/organiser\/campaigns\/[^/]+\/edit\/preview(\/link)?$/;
/** A task of the editor, the texts of one language, or the code for a page. */
const EDITOR_FORM_PATH =
  /^\/organiser\/campaigns\/[^/]+\/(edit\/(languages\/)?[^/]+|embed|embed\/check)$/;
/** The list of people, and the attendance sheet: the script speaks to the collector alone. */
const SCRIPTED_PATH = /^\/organiser\/campaigns\/[^/]+\/people(\/attendance)?$/;
const PREVIEW_FRAME_PATH = /^\/organiser\/campaigns\/[^/]+\/(edit\/preview|embed)\/frame$/;

/** The key of a link is in this page's address: no request may pass it on. */
const isJoinPage = (c: Context): boolean => c.req.path.startsWith(`${JOIN_PATH}/`);

/**
 * Refuses forms posted by another site. A request with a bearer token passes: no page of another
 * site can send one.
 */
export function sameSiteForms(joinCookie: JoinCookie): MiddlewareHandler {
  // Compares the host, not the scheme: behind a proxy that ends TLS, the collector itself gets
  // plain http.
  const sameSite = csrf({
    origin: (origin, c: Context) =>
      URL.canParse(origin) && new URL(origin).host === c.req.header('Host'),
  });
  return (c, next) =>
    bearerTokenOf(c) !== undefined || isFormOfLink(c, joinCookie) ? next() : sameSite(c, next);
}

/**
 * Whether a form comes from the page of a link, in a browser that sends no `Sec-Fetch-Site`:
 * because of `no-referrer`, the origin of that page is "null". Its cookie proves that it is ours.
 */
const isFormOfLink = (c: Context, joinCookie: JoinCookie): boolean =>
  isJoinPage(c) &&
  c.req.header('Origin') === 'null' &&
  c.req.header('Sec-Fetch-Site') === undefined &&
  joinCookie.get(c) !== undefined;
