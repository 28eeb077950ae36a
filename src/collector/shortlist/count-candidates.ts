import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { IS_TEXT } from './place-texts.ts';
import type { CandidateCount } from './theme-records.ts';

/** How many published answers of each area name each issue and theme. */
export async function countCandidates(
  db: Kysely<Tables>,
  campaign: string,
): Promise<CandidateCount[]> {
  const counts = await db
    .selectFrom('tallies')
    .select(['area', 'issue as candidate', 'count'])
    .where('campaign', '=', campaign)
    .execute();
  return sumCandidates([...counts, ...(await countMovedAnswers(db, campaign))]);
}

/** What sorting adds to a theme, and takes from the issue that the answers named. */
async function countMovedAnswers(db: Kysely<Tables>, campaign: string): Promise<CandidateCount[]> {
  const rows = await db
    .selectFrom('response_themes')
    // SQLite reads the tables of a cross join in this order: only what was sorted is looked up.
    .crossJoin('responses')
    .whereRef('responses.id', '=', 'response_themes.response')
    .select(['area', 'issue', 'theme', sql<number>`count(*)`.as('count')])
    .where('response_themes.campaign', '=', campaign)
    .where('responses.campaign', '=', campaign)
    .where('theme', 'is not', null)
    .where(IS_TEXT)
    .groupBy(['area', 'issue', 'theme'])
    .execute();
  return rows.flatMap(({ area, issue, theme, count }) => [
    { area, candidate: theme ?? issue, count },
    { area, candidate: issue, count: -count },
  ]);
}

function sumCandidates(counts: readonly CandidateCount[]): CandidateCount[] {
  const sums = new Map<string, CandidateCount>();
  for (const { area, candidate, count } of counts) {
    const key = JSON.stringify([area, candidate]);
    const sum = sums.get(key) ?? { area, candidate, count: 0 };
    sum.count += count;
    sums.set(key, sum);
  }
  return [...sums.values()].filter(({ count }) => count > 0);
}
