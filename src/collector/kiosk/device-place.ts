import type { Context } from 'hono';
import { type BallotDraft, campaignOpenness } from 'campaign-widgets/contract';
import { draftOf } from '../ballots/ballot-drafts.ts';
import { noSuchBallot } from '../ballots/public-ballot-routes.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { campaignPath } from '../organiser/ui/page-layout.ts';
import type { Services } from '../services.ts';
import type { KioskPlace } from './kiosk-keys.ts';

/** What tablets are set up for: a ballot, or the survey and the sign-up of a campaign. */
export interface DevicePlace extends KioskPlace {
  /** The ballot, where it is one. */
  draft: BallotDraft | undefined;
  /** The page of these tablets. */
  path: string;
  /** The page on which a browser is made one of them. */
  setUpPath: string;
  /** Why it takes no tablet now. */
  refusal: string | undefined;
}

type PlaceContext = Context<OrganiserCampaignEnv>;
export type FindDevicePlace = (c: PlaceContext) => Promise<DevicePlace> | DevicePlace;

/** The tablets of the ballot in the address. @throws HttpProblem 404 */
export const findBallotPlace =
  ({ store }: Pick<Services, 'store'>): FindDevicePlace =>
  async (c) => {
    const { campaign } = c.var;
    const ballot = await store.ballots.find(campaign.id, c.req.param('ballot') ?? '');
    if (!ballot) throw noSuchBallot();
    const takesTablets = ['published', 'open'].includes(ballot.state);
    return {
      ...{ campaign: campaign.id, ballot: ballot.id, draft: draftOf(ballot) },
      path: campaignPath(campaign, `/ballots/${ballot.id}/devices`),
      setUpPath: `/kiosk/${campaign.id}/${ballot.id}`,
      refusal: takesTablets ? undefined : 'Only a ballot that is public, or open, takes tablets.',
    };
  };

/** The tablets that take answers and sign-ups at a stall. */
export const findStallPlace =
  ({ now }: Pick<Services, 'now'>): FindDevicePlace =>
  ({ var: { campaign } }) => ({
    ...{ campaign: campaign.id, ballot: '', draft: undefined },
    path: campaignPath(campaign, '/devices'),
    setUpPath: `/kiosk/${campaign.id}`,
    refusal: refusalOf(campaign, now()),
  });

function refusalOf(campaign: PlaceContext['var']['campaign'], now: Date): string | undefined {
  if (!campaign.survey && !campaign.champion) return 'This campaign has no survey and no sign-up.';
  return campaignOpenness(campaign, now.getTime()) === 'after'
    ? 'This campaign has closed.'
    : undefined;
}
