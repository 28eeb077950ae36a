import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Services } from '../services.ts';
import { SHEET_SOURCES } from './page-document.ts';
import { isFramed } from './page-frame.ts';
import { pageLook } from './page-look.ts';
import { scriptSources } from './page-script.ts';

/**
 * A campaign's page loads nothing from other sites, and its forms post only to the collector. The
 * hosts of its campaign may show it in a frame, if it lists them; otherwise every https page may:
 * people who answer have no account and no cookie here that another page could abuse.
 */
export const pageHeaders = (services: Services): MiddlewareHandler => {
  return (c, next) => {
    const campaign = services.registry.campaigns.get(c.req.param('id') ?? '');
    if (isFramed(c)) allowNullOrigin(c);
    const scripts = isFramed(c) ? ["'self'"] : scriptSources(c, services);
    const look = campaign && pageLook(campaign)?.source;
    const styles = [...SHEET_SOURCES, ...(look ? [look] : [])];
    return headersFor({ frames: campaign?.hosts ?? ['https:'], scripts, styles })(c, next);
  };
};

/**
 * A form in a sandboxed frame has no origin, so its script may read the answer only if the page says
 * so. Nothing in it depends on a cookie.
 */
function allowNullOrigin(c: Context): void {
  if (c.req.header('Origin') === 'null') c.header('Access-Control-Allow-Origin', 'null');
}

interface PageSources {
  readonly frames: readonly string[];
  readonly scripts: string[];
  readonly styles: string[];
}

const headersFor = ({ frames, scripts, styles }: PageSources): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: styles,
      ...(scripts[0] && { scriptSrc: scripts, connectSrc: ["'self'"] }),
      imgSrc: ["'self'", 'data:'],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'", ...frames],
    },
    // Whether a whole domain is https only is decided by the server in front.
    strictTransportSecurity: false,
    // An older header, which supports no list of hosts.
    xFrameOptions: false,
    // Anybody may link to the page from another site.
    crossOriginResourcePolicy: 'cross-origin',
    // With "no-referrer" a browser would hide that a form comes from this page.
    referrerPolicy: 'same-origin',
  });
