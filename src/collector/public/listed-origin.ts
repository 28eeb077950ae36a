import type { Context } from 'hono';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { HttpProblem } from '../http/http-problem.ts';

/**
 * @throws HttpProblem 403 where the campaign lists its hosts, and the page that sends this is on
 * none of them
 */
export function requireListedOrigin(c: Context, { hosts }: CampaignDocument): void {
  if (hosts && !hosts.includes(c.req.header('Origin') ?? ''))
    throw new HttpProblem(
      403,
      'This campaign takes requests from the origins that its document lists under "hosts".',
    );
}
