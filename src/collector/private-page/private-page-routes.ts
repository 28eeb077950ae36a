import { Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { limitRequests } from '../http/body-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { privateShell, SHELL_STYLE } from './private-shell.ts';
import { addRecordRoutes, MAX_PRIVATE_REQUEST_BYTES, type RecordOptions } from './record-routes.ts';

/**
 * A person's private page, and the routes behind it. The key is in the address's fragment, which
 * no server and no log sees, and comes here in a body only. It gives access to the data of one
 * sign-up, and to no other.
 */
export function privatePageRoutes(options: RecordOptions): Hono {
  const { limits } = options;
  const routes = new Hono();
  routes.use(privateHeaders());
  routes.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  routes.use(limitRequests(MAX_PRIVATE_REQUEST_BYTES));
  routes.get('*', async (c, next) => {
    await limits.read(c);
    await next();
  });
  routes.get('/', (c) => c.html(privateShell()));
  routes.get('/style.css', (c) =>
    c.body(SHELL_STYLE, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
    }),
  );
  addRecordRoutes(routes, options);
  // Ends here, before the headers that open the other paths to every origin.
  routes.all('*', async (c) => {
    if (!['GET', 'HEAD'].includes(c.req.method)) await limits.read(c);
    throw new HttpProblem(404, 'There is nothing at this address.');
  });
  return routes;
}

/** The page runs no foreign code, can't be framed, and sends no referrer. */
const privateHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      connectSrc: ["'self'"],
      imgSrc: ['data:'],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['lit-html'],
    },
    // Whether a whole domain is https only is decided by the server in front.
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
  });
