export interface SuppressionRule {
  /** The wards of the campaign, in its order. */
  wards: string[];
  /** Smaller figures are not published. */
  threshold: number;
  /**
   * Whether the sum of the suppressed figures must be protected too: if it is under the threshold,
   * a reader could subtract the published figures from the total.
   */
  guardsRemainder: boolean;
}

/**
 * Leaves small counts out of published figures, because a ward with few people identifies them.
 * With `guardsRemainder`, the smallest published figure is left out too if all suppressed figures
 * add up to less than the threshold: statisticians call it secondary suppression.
 * @returns the figures that may be published, by ward
 */
export function suppressSmallCounts(
  counts: ReadonlyMap<string, number>,
  { wards, threshold, guardsRemainder }: SuppressionRule,
): Map<string, number> {
  const published = wards.flatMap((ward): [string, number][] => {
    const count = counts.get(ward) ?? 0;
    return count >= threshold ? [[ward, count]] : [];
  });
  const suppressed = sumOf([...counts.values()]) - sumOf(published.map(([, count]) => count));
  if (guardsRemainder && suppressed > 0 && suppressed < threshold) {
    const smallest = Math.min(...published.map(([, count]) => count));
    published.splice(
      published.findIndex(([, count]) => count === smallest),
      1,
    );
  }
  return new Map(published);
}

const sumOf = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);
