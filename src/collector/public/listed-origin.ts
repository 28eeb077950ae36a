import type { Context } from 'hono';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { HttpProblem } from '../http/http-problem.ts';

/**
 * @throws HttpProblem 403 where the campaign lists its hosts, and the page that sends this is on
 * none of them, and is none of the collector's own
 */
export function requireListedOrigin(
  c: Context,
  { hosts }: CampaignDocument,
  publicUrl: string,
): void {
  if (hosts && !isOwnOrigin(c, publicUrl) && !hosts.includes(c.req.header('Origin') ?? ''))
    throw new HttpProblem(
      403,
      'This campaign takes requests from the origins that its document lists under "hosts".',
    );
}

/**
 * Whether a page of this collector sends a request. Beside its public address the host alone is
 * compared: behind a proxy that ends TLS the collector itself is spoken to in plain http.
 */
export function isOwnOrigin(c: Context, publicUrl: string): boolean {
  const origin = URL.parse(c.req.header('Origin') ?? '');
  if (!origin) return false;
  return origin.host === c.req.header('Host') || origin.origin === URL.parse(publicUrl)?.origin;
}
