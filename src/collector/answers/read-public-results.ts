import type { CampaignDocument, Results } from 'campaign-widgets/contract';
import type { Services } from '../services.ts';
import { publish, publishDueAnswers } from './publish-results.ts';

const MAX_RELEASED_WORDS = 200;

/** What everybody may see of a survey, as it is now. */
export async function readPublicResults(
  { store, registry, now }: Pick<Services, 'store' | 'registry' | 'now'>,
  campaign: CampaignDocument,
): Promise<Results> {
  await publishDueAnswers(store, campaign, now());
  const { id } = campaign;
  const [tallies, choices, waiting, released] = await Promise.all([
    store.answers.tallies(id),
    store.answers.choiceTallies(id),
    store.answers.countWaiting(id),
    store.answers.list(id, { only: 'released', limit: MAX_RELEASED_WORDS }),
  ]);
  const vocabulary = registry.vocabularyOf(campaign);
  const day = now().toISOString().slice(0, 10);
  return publish(campaign, { tallies, choices, waiting, released, vocabulary }, day);
}
