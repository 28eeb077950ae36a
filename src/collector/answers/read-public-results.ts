import type { CampaignDocument, Results } from 'campaign-widgets/contract';
import type { Store } from '../store/store.ts';
import { publish, publishDueAnswers } from './publish-results.ts';

const MAX_RELEASED_WORDS = 200;

/** What everybody may see of a survey, as it is now. */
export async function readPublicResults(
  store: Store,
  campaign: CampaignDocument,
  now: Date,
): Promise<Results> {
  await publishDueAnswers(store, campaign, now);
  const [tallies, waiting, words] = await Promise.all([
    store.answers.tallies(campaign.id),
    store.answers.countWaiting(campaign.id),
    store.answers.list(campaign.id, { only: 'released', limit: MAX_RELEASED_WORDS }),
  ]);
  return publish(campaign, { tallies, waiting }, words, now.toISOString().slice(0, 10));
}
