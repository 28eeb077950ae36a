import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { SHEET_SOURCES } from './page-document.ts';

/**
 * Nothing of elsewhere is loaded by a campaign's page and no form of it goes elsewhere. The hosts
 * of its campaign may show it in a frame, where it lists them; else every page with https may: who
 * answers has no account and no cookie here that another page could use.
 */
export const pageHeaders = (
  campaigns: ReadonlyMap<string, CampaignDocument>,
): MiddlewareHandler => {
  return (c, next) => {
    const { hosts } = campaigns.get(c.req.param('id') ?? '') ?? {};
    return headersFor(hosts ?? ['https:'])(c, next);
  };
};

const headersFor = (frames: readonly string[]): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: [...SHEET_SOURCES],
      imgSrc: ["'self'", 'data:'],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'", ...frames],
    },
    // Whether a whole domain is https only is for the server in front to say.
    strictTransportSecurity: false,
    // A header of before, which knows no list of hosts.
    xFrameOptions: false,
    // Whoever links to the page from another site may.
    crossOriginResourcePolicy: 'cross-origin',
    // With "no-referrer" a browser would hide that a form comes from this very page.
    referrerPolicy: 'same-origin',
  });
