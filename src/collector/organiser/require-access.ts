import type { MiddlewareHandler } from 'hono';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { noSuchCampaign } from '../http/require-campaign.ts';
import type { Services } from '../services.ts';
import type { Store } from '../store/store.ts';
import { canAccess, hasScope, type OrganiserEnv } from './principal.ts';
import { type DisplayNames, documentNames } from './ui/display-names.ts';
import type { CampaignContext, PageContext, TabCounts } from './ui/page-context.ts';

/**
 * The context of the organiser's routes under `/campaigns/:id`: `c.var` is the `CampaignContext`
 * of a page.
 */
export interface OrganiserCampaignEnv {
  Variables: OrganiserEnv['Variables'] & {
    campaign: CampaignDocument;
    names: DisplayNames;
    countTabs: () => Promise<TabCounts>;
  };
}

/**
 * Sets `c.var.campaign` to the campaign that the path names. For a campaign outside the token's
 * access it answers 404: the holder does not even learn that it exists.
 */
export const requireOwnCampaign =
  ({
    campaigns,
    store,
    registry,
  }: Pick<Services, 'campaigns' | 'store' | 'registry'>): MiddlewareHandler<OrganiserCampaignEnv> =>
  (c, next) => {
    const campaign = campaigns.get(c.req.param('id') ?? '');
    if (!campaign || !canAccess(c.var.principal, campaign.id)) throw noSuchCampaign();
    const context = campaignContext(c.var, campaign, { store, registry });
    c.set('campaign', campaign);
    c.set('names', context.names);
    c.set('countTabs', context.countTabs);
    return next();
  };

/** The context of the pages of one campaign. */
export const campaignContext = (
  context: PageContext,
  campaign: CampaignDocument,
  { store, registry }: Pick<Services, 'store' | 'registry'>,
): CampaignContext => ({
  ...context,
  campaign,
  names: documentNames(campaign, registry.vocabularyOf(campaign), context.language),
  countTabs: () =>
    hasScope(context.principal, 'register') ? countTabs(store, campaign.id) : Promise.resolve({}),
});

/** What waits for a decision, answers and people, and how many people there are. */
async function countTabs({ answers, people }: Store, campaign: string): Promise<TabCounts> {
  const [heldAnswers, { all, held }] = await Promise.all([
    answers.countHeld(campaign),
    people.count(campaign),
  ]);
  return { held: heldAnswers + held, people: all };
}
