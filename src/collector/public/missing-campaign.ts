import { createProblem, type Problem } from 'campaign-widgets/contract';
import { throwStoreUnavailable } from '../http/http-problem.ts';
import type { Store } from '../store/store.ts';

/** A campaign that was served once, and is no longer, has been taken down. */
export async function missingCampaign(store: Store, id: string): Promise<Problem> {
  const kept = (await store.campaigns.listNewest().catch(throwStoreUnavailable)) as {
    id?: unknown;
  }[];
  return kept.some((document) => document.id === id)
    ? createProblem('campaign', 'withdrawn', 'was taken down and takes no more answers')
    : createProblem('campaign', 'unknown', 'is not a campaign of this collector');
}
