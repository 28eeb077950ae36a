import type { CampaignDocument } from '../../contract/index.ts';
import type { Register } from './register.ts';

const DAY = 86_400_000;

/**
 * Deletes whoever was last in contact longer ago than their campaign says it keeps people (`controller.retentionDays`):
 * UK GDPR, article 5(1)(e).
 * @returns how many were deleted, by campaign
 */
export async function deleteExpired(register: Register, campaigns: Iterable<CampaignDocument>, now: Date): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const { id, controller } of campaigns) deleted[id] = await register.expire(id, new Date(now.getTime() - controller.retentionDays * DAY).toISOString());
  return deleted;
}

/**
 * Does so now and once a day, and logs counts only.
 * @returns what ends it, once a round that is under way is done
 */
export function keepRetention(register: Register, campaigns: readonly CampaignDocument[], log: (line: string) => void = console.log): () => Promise<void> {
  const round = async () => {
    try {
      for (const [campaign, count] of Object.entries(await deleteExpired(register, campaigns, new Date()))) if (count > 0) log(`retention: ${count} people of ${campaign} deleted`);
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
