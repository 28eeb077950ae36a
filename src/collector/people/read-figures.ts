import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import type { RegisterFigures } from './people-records.ts';

export async function readFigures(db: Kysely<Tables>, campaign: string): Promise<RegisterFigures> {
  const figures = await db
    .selectFrom('figures')
    .select(['measure', 'area', 'source', 'count'])
    .where('campaign', '=', campaign)
    .where('count', '>', 0)
    .orderBy('measure')
    .orderBy('area')
    .orderBy('source')
    .execute();
  const deepest = await db
    .selectFrom('chains')
    .select('depth')
    .where('campaign', '=', campaign)
    .where('count', '>', 0)
    .orderBy('depth', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    figures: figures.map(({ measure, area, source, count }) => ({
      measure,
      area,
      source: source || null,
      count,
    })),
    depth: deepest?.depth ?? 0,
  };
}
