import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';

// Far below the limit of a statement (SQLite: 32,766). Small statements free their memory sooner.
const MAX_PARAMETERS = 3_000;

/**
 * The lowest rank for each of these terms. Higher ranks with the same term are not read.
 * @returns only the terms that somebody has
 */
export async function firstRanks(
  db: Kysely<Tables>,
  campaign: string,
  terms: string[],
): Promise<Map<string, string>> {
  const ranks = new Map<string, string>();
  for (let from = 0; from < terms.length; from += MAX_PARAMETERS) {
    const wanted = sql.join(terms.slice(from, from + MAX_PARAMETERS).map((term) => sql`(${term})`));
    const { rows } = await sql<{ term: string; rank: string | null }>`
      with wanted(term) as (values ${wanted})
      select wanted.term, (
        select terms.rank from terms
        where terms.campaign = ${campaign} and terms.term = wanted.term
        order by terms.rank limit 1
      ) as rank from wanted`.execute(db);
    for (const { term, rank } of rows) if (rank !== null) ranks.set(term, rank);
  }
  return ranks;
}
