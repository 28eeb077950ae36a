import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { PREVIEW_SCRIPT_HASH, PREVIEW_STYLE_HASH } from './preview-frame.ts';

/** The policy of the page around a preview: it may show its own frame, and runs no script. */
export const previewPageHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ['data:'],
      frameSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
  });

/**
 * The policy of a form of the editor: its one script, which speaks to the collector alone, and a
 * frame of its own.
 */
export const editorFormHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      connectSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ['data:'],
      frameSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
  });

/**
 * The policy of the frame: the widgets' own scripts, in an opaque origin, and no request except
 * for those. So nothing can be sent from it, and nothing is kept on the device.
 */
export const previewFrameHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", PREVIEW_SCRIPT_HASH],
      styleSrc: [PREVIEW_STYLE_HASH],
      imgSrc: ['data:'],
      connectSrc: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'self'"],
      baseUri: ["'none'"],
      sandbox: ['allow-scripts', 'allow-forms'],
    },
    strictTransportSecurity: false,
    xFrameOptions: 'SAMEORIGIN',
    referrerPolicy: 'no-referrer',
    crossOriginOpenerPolicy: false,
    // The frame has an opaque origin, which can't request its own agent cluster.
    originAgentCluster: false,
  });
