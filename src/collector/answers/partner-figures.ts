import type { CampaignDocument } from 'campaign-widgets/contract';
import { groupBy } from '../store/group-by.ts';
import type { Store } from '../store/store.ts';
import type { SourceCell } from './answer-records.ts';
import { publishDueAnswers, publishThresholdOf } from './publish-results.ts';

/** What came by one page on one day from one ward: at least `publishThreshold` answers. */
export interface PartnerCell {
  day: string;
  area: string;
  count: number;
  /** The largest first. */
  issues: Pick<SourceCell, 'issue' | 'count'>[];
}

/**
 * What a partner may see of the answers that came from their page: only days and wards with at
 * least `publishThreshold` answers, and how often each issue was named in them.
 */
export async function readPartnerCells(
  store: Pick<Store, 'answers'>,
  campaign: CampaignDocument,
  source: string,
  now: Date,
): Promise<PartnerCell[]> {
  await publishDueAnswers(store, campaign, now);
  const counts = await store.answers.countSourceCells(campaign.id, source);
  const cells = [...groupBy(counts, ({ day, area }) => `${day} ${area}`).values()];
  return cells.flatMap((issues) => {
    const [first] = issues;
    const count = issues.reduce((sum, issue) => sum + issue.count, 0);
    if (!first || count < publishThresholdOf(campaign)) return [];
    issues.sort((a, b) => b.count - a.count || (a.issue < b.issue ? -1 : 1));
    return [{ day: first.day, area: first.area, count, issues }];
  });
}
