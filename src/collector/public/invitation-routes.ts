import { Hono } from 'hono';
import { createProblem, type InviterFound, InviterQuestion } from 'campaign-widgets/contract';
import { jsonBody } from '../http/body-limits.ts';
import { invalidRequest, throwStoreUnavailable } from '../http/http-problem.ts';
import type { Services } from '../services.ts';
import { requireListedOrigin } from './listed-origin.ts';

const MAX_QUESTION_BYTES = 1024;

/**
 * `POST /invitations`: the first name of the person who sent an invitation, if they allow it to be
 * read. An unknown code gets the same answer as the code of a person who does not allow it.
 */
export function invitationRoutes({ campaigns, limits, store, publicUrl }: Services): Hono {
  const routes = new Hono();
  const question = jsonBody({
    maxBytes: MAX_QUESTION_BYTES,
    schema: InviterQuestion,
    rateLimit: limits.lookup,
  });
  routes.post('/invitations', question, async (c) => {
    const { campaign: id, code } = c.req.valid('json');
    const campaign = campaigns.get(id);
    if (!campaign)
      throw invalidRequest([
        createProblem('campaign', 'unknown', 'is not a campaign of this collector'),
      ]);
    requireListedOrigin(c, campaign, publicUrl);
    const firstName = await store.signups.findInviter(id, code).catch(throwStoreUnavailable);
    const found: InviterFound = firstName ? { firstName } : {};
    return c.json(found, 200, { 'Cache-Control': 'no-store' });
  });
  return routes;
}
