import {
  type CampaignDocument,
  campaignOpenness,
  NO_WARD,
  type Results,
} from 'campaign-widgets/contract';
import type { ResponseRow, IssueTally } from './answer-records.ts';
import type { Store } from '../store/store.ts';

/**
 * How many answers of a ward are published together, and how many a ward needs before anything of it is public. With 1,
 * each answer is seen as it comes in.
 */
export const publishThresholdOf = ({
  publishThreshold = 5,
}: Pick<CampaignDocument, 'publishThreshold'>): number => publishThreshold;

/**
 * Publishes what is due: all that waits once the campaign is closed, by the collector's clock; else
 * full batches, of which there are some only where the threshold was lowered. Called before answers
 * are shown or counted.
 */
export async function publishDueAnswers(
  store: Pick<Store, 'answers'>,
  campaign: CampaignDocument,
  now: Date,
): Promise<void> {
  const batchSize = publishThresholdOf(campaign);
  const isClosed = campaignOpenness(campaign, now.getTime()) === 'after';
  await store.answers.publishWaiting(campaign.id, { least: isClosed ? 1 : batchSize, batchSize });
}

/** What one area said, largest first. */
export interface AreaFigures {
  code: string;
  counted: number;
  issues: { id: string; count: number }[];
}

/**
 * Orders counts by area, in the order of the document, and by size. Areas of older versions come last.
 */
export function byArea(campaign: CampaignDocument, tallies: IssueTally[]): AreaFigures[] {
  const codes = [...campaign.areas.wards.map(({ code }) => code), ...NO_WARD];
  const areas = new Map<string, AreaFigures>(
    codes.map((code) => [code, { code, counted: 0, issues: [] }]),
  );
  for (const { area, issue, count } of tallies) {
    const figures = areas.get(area) ?? { code: area, counted: 0, issues: [] };
    figures.counted += count;
    figures.issues.push({ id: issue, count });
    areas.set(area, figures);
  }
  for (const { issues } of areas.values())
    issues.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return [...areas.values()];
}

/**
 * What may be published: how many answers count in all, those that wait for their batch too; areas
 * with at least `publishThreshold` published answers; in them, issues under the threshold merged,
 * so that no neighbour's answer can be read off; of words, only those released.
 * @param waiting how many answers wait for their batch
 * @param day the day of the figures, `2026-11-21`
 */
export function publish(
  campaign: CampaignDocument,
  { tallies, waiting }: { tallies: IssueTally[]; waiting: number },
  released: Pick<ResponseRow, 'area' | 'issue' | 'other' | 'words'>[],
  day: string,
): Results {
  const threshold = publishThresholdOf(campaign);
  const figures = byArea(campaign, tallies);
  const shown = figures.filter(({ counted }) => counted >= threshold);
  return {
    campaign: campaign.id,
    version: campaign.version,
    asOf: day,
    counted: figures.reduce((sum, { counted }) => sum + counted, waiting),
    threshold,
    areas: shown.map(({ code, counted, issues }) => {
      const named = issues.filter(({ count }) => count >= threshold);
      return {
        code,
        counted,
        issues: named,
        otherIssues: counted - named.reduce((sum, { count }) => sum + count, 0),
      };
    }),
    words: released.map(({ area, issue, other, words }) => ({
      ...(shown.some(({ code }) => code === area) && { area }),
      issue,
      ...(other !== null && { other }),
      ...(words !== null && { words }),
    })),
  };
}
