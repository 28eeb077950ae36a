import type { CampaignDocument } from 'campaign-widgets/contract';
import type { Services } from '../services.ts';
import { checkServedDocument } from './check-document.ts';

/**
 * Finds a campaign, also one that was taken down: people whose data it still keeps may read what
 * happens to it.
 */
export async function findServedEver(
  { registry, store }: Pick<Services, 'registry' | 'store'>,
  id: string,
): Promise<CampaignDocument | undefined> {
  const live = registry.campaigns.get(id);
  if (live || !registry.isTakenDown(id)) return live;
  const [newest] = await store.campaigns.listVersions(id);
  const document = newest && (await store.campaigns.find(id, newest.version));
  const checked = checkServedDocument(document);
  return checked.ok ? checked.campaign : undefined;
}
