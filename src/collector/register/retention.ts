import type { CampaignDocument } from '../../contract/index.ts';
import type { Store } from '../store.ts';

const DAY = 86_400_000;

/**
 * Deletes whoever was last in contact longer ago than their campaign says it keeps people (`controller.retentionDays`), also
 * of campaigns that are served no more: UK GDPR, article 5(1)(e).
 * @returns how many were deleted, by campaign
 */
export async function deleteExpired(
  store: Pick<Store, 'expire' | 'newestDocuments'>,
  campaigns: Iterable<CampaignDocument>,
  now: Date,
): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  const ever = [...((await store.newestDocuments()) as CampaignDocument[]), ...campaigns];
  for (const [id, { controller }] of new Map(ever.map((document) => [document.id, document])))
    deleted[id] = await store.expire(
      id,
      new Date(now.getTime() - controller.retentionDays * DAY).toISOString(),
    );
  return deleted;
}

/**
 * Does so now and once a day, and logs counts only.
 * @returns what ends it, once a round that is under way is done
 */
export function keepRetention(
  store: Pick<Store, 'expire' | 'newestDocuments'>,
  campaigns: readonly CampaignDocument[],
  log: (line: string) => void = console.log,
): () => Promise<void> {
  const round = async () => {
    try {
      for (const [campaign, count] of Object.entries(
        await deleteExpired(store, campaigns, new Date()),
      ))
        if (count > 0) log(`retention: ${count} people of ${campaign} deleted`);
    } catch (failure) {
      console.error('retention: not done, tried again tomorrow', failure);
    }
  };
  let last = round();
  const timer = setInterval(() => {
    last = round();
  }, DAY).unref();
  return () => {
    clearInterval(timer);
    return last;
  };
}
