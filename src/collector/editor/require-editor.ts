import type { MiddlewareHandler } from 'hono';
import { HttpProblem } from '../http/http-problem.ts';
import { noSuchCampaign } from '../http/require-campaign.ts';
import { canAccess, type OrganiserEnv } from '../organiser/principal.ts';
import type { CampaignEditor, OpenDraft } from './campaign-editor.ts';
import { canCreate, canEdit } from './edit-access.ts';

/** The context of the routes of one campaign's draft. */
export interface EditorEnv {
  Variables: OrganiserEnv['Variables'] & { draft: OpenDraft };
}

/**
 * Sets `c.var.draft` to the draft of the campaign that the path names, for those who may change it.
 */
export const requireDraft =
  (editor: CampaignEditor): MiddlewareHandler<EditorEnv> =>
  async (c, next) => {
    const campaign = c.req.param('id') ?? '';
    const { principal } = c.var;
    if (!canAccess(principal, campaign)) throw noSuchCampaign();
    if (!canEdit(principal, campaign))
      throw new HttpProblem(403, 'This token may not change or publish campaigns.');
    const draft = await editor.open(campaign);
    if (!draft) throw noSuchCampaign();
    c.set('draft', draft);
    await next();
  };

/** Lets a request through if its user may create a campaign. */
export const requireCreator: MiddlewareHandler<OrganiserEnv> = (c, next) => {
  if (!canCreate(c.var.principal))
    throw new HttpProblem(403, 'This token may not begin a campaign.');
  return next();
};
