import type { MiddlewareHandler } from 'hono';
import { type CampaignDocument, createProblem } from 'campaign-widgets/contract';
import type { CampaignRegistry } from '../campaigns/campaign-registry.ts';
import { HttpProblem } from './http-problem.ts';

/** The context of routes under `/campaigns/:id`. */
export interface CampaignEnv {
  Variables: { campaign: CampaignDocument };
}

/**
 * Sets `c.var.campaign` to the campaign that the path names. If there is none: 410 if it was taken
 * down, else 404.
 */
export const requireCampaign =
  (registry: CampaignRegistry): MiddlewareHandler<CampaignEnv> =>
  (c, next) => {
    c.set('campaign', findCampaign(c.req.param('id') ?? '', registry));
    return next();
  };

/** @throws HttpProblem 410 where it was taken down, else 404 */
export function findCampaign(id: string, registry: CampaignRegistry): CampaignDocument {
  const campaign = registry.campaigns.get(id);
  if (campaign) return campaign;
  throw registry.isTakenDown(id) ? takenDown() : noSuchCampaign();
}

const takenDown = () =>
  new HttpProblem(410, 'This campaign was taken down.', {
    problems: [createProblem('campaign', 'withdrawn', 'was taken down')],
  });

export const noSuchCampaign = () =>
  new HttpProblem(404, 'There is no such campaign here.', { sentence: 'noCampaign' });
