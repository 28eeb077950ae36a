import type { MiddlewareHandler } from 'hono';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { HttpProblem } from './http-problem.ts';

/** What routes under `/campaigns/:id` find in their context. */
export interface CampaignEnv {
  Variables: { campaign: CampaignDocument };
}

/**
 * Sets `c.var.campaign` to the campaign that the path names. Under a path without such a one,
 * nothing is found.
 */
export const requireCampaign =
  (campaigns: ReadonlyMap<string, CampaignDocument>): MiddlewareHandler<CampaignEnv> =>
  (c, next) => {
    const campaign = campaigns.get(c.req.param('id') ?? '');
    if (!campaign) throw noSuchCampaign();
    c.set('campaign', campaign);
    return next();
  };

export const noSuchCampaign = () =>
  new HttpProblem(404, 'There is no such campaign here.', { sentence: 'noCampaign' });
