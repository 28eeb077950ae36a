import type { CampaignDocument } from 'campaign-widgets/contract';
import type { Store } from '../store/store.ts';
import { publishDueAnswers, publishThresholdOf } from './publish-results.ts';

/** What is read and written here. */
type PublishStore = Pick<Store, 'answers' | 'campaigns'>;

/**
 * Publishes the waiting answers of campaigns that are taken down or closed, or whose threshold is
 * lower now.
 * @param served the campaigns that are live, by id
 */
export async function publishAtStart(
  store: PublishStore,
  served: ReadonlyMap<string, CampaignDocument>,
  now: Date,
): Promise<void> {
  for (const campaign of served.values()) await publishDueAnswers(store, campaign, now);
  for (const document of await store.campaigns.listNewest()) {
    const { id, publishThreshold } = document as CampaignDocument;
    if (!served.has(id)) await publishRest(store, id, publishThresholdOf({ publishThreshold }));
  }
}

/** Publishes all waiting answers of a campaign that takes no more of them. */
export async function publishRest(
  store: Pick<Store, 'answers'>,
  campaign: string,
  batchSize: number,
): Promise<void> {
  await store.answers.publishWaiting(campaign, { least: 1, batchSize });
}
