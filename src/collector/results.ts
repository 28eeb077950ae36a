import { type CampaignDocument, NO_WARD, type Results } from '../contract/index.ts';
import type { ResponseRow, Tally } from './store.ts';

/** Counted answers that a ward needs before anything of it is published. */
export const leastAnswers = ({ publishThreshold = 5 }: CampaignDocument): number =>
  publishThreshold;

/** What one area said, largest first. */
export interface AreaFigures {
  code: string;
  counted: number;
  issues: { id: string; count: number }[];
}

/** Orders counts by area, in the order of the document, and by size. Areas of older versions come last. */
export function byArea(campaign: CampaignDocument, tallies: Tally[]): AreaFigures[] {
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
 * What may be published: areas with at least `publishThreshold` counted answers; in them, issues under the threshold
 * merged, so that no neighbour's answer can be read off; of words, only those released.
 * @param day the day of the figures, `2026-11-21`
 */
export function publish(
  campaign: CampaignDocument,
  tallies: Tally[],
  released: Pick<ResponseRow, 'area' | 'issue' | 'other' | 'words'>[],
  day: string,
): Results {
  const threshold = leastAnswers(campaign);
  const figures = byArea(campaign, tallies);
  const shown = figures.filter(({ counted }) => counted >= threshold);
  return {
    campaign: campaign.id,
    version: campaign.version,
    asOf: day,
    counted: figures.reduce((sum, { counted }) => sum + counted, 0),
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
