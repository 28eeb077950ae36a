import { type Kysely, type Selectable, sql } from 'kysely';
import type { FurtherAnswers } from 'campaign-widgets/contract';
import { readJson } from '../store/json-columns.ts';
import type { Tables } from '../store/tables.ts';
import type {
  FurtherRow,
  ResponseFilter,
  ResponseRow,
  SourceCell,
  SourceDay,
} from './answer-records.ts';
import { type LinkingDetail, readWithheld } from './withheld-details.ts';

/**
 * Published answers, and held ones for an organiser to decide on. It leaves out answers that wait
 * for their batch, and answers that were held as a wave while they waited: repeated holding of
 * waves would otherwise show them one by one.
 */
export const IS_SHOWN = sql<boolean>`(pending = 0 or (state = 'held' and coalesce(held_because, '') <> 'wave'))`;
export const HAS_WORDS = sql<boolean>`(other is not null or words is not null)`;

export async function listResponses(
  db: Kysely<Tables>,
  campaign: string,
  { only, after = '', limit, ...filter }: ResponseFilter,
): Promise<ResponseRow[]> {
  let query = db
    .selectFrom('responses')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);
  // Literals, not parameters: a database uses a partial index only if it sees the same condition.
  if (only === 'held') query = query.where(sql`state`, '=', sql.lit('held'));
  if (only === 'words') query = query.where(HAS_WORDS);
  if (only === 'released')
    query = query
      .where(sql`released`, '=', sql.lit(1))
      .where('state', '=', 'counted')
      .where('pending', '=', 0)
      .where(HAS_WORDS);
  else query = query.where(IS_SHOWN);
  if (filter.area !== undefined) query = query.where('area', '=', filter.area);
  if (filter.issue !== undefined) query = query.where('issue', '=', filter.issue);
  if (filter.state !== undefined)
    query = query.where('released', '=', filter.state === 'public' ? 1 : 0);
  if (filter.search !== undefined) query = query.where(contains(filter.search));
  return (await query.execute()).map(toResponseRow);
}

/**
 * Whether a text contains another one. SQLite knows the cases of the letters a to z alone, so the
 * search goes on with each way in which the others may have been typed.
 */
function contains(search: string) {
  const lower = search.toLowerCase();
  const capital = lower.charAt(0).toUpperCase() + lower.slice(1);
  const patterns = new Set([search, lower, capital, search.toUpperCase()]);
  const text = sql`lower(coalesce(other, '') || ' ' || coalesce(words, ''))`;
  const conditions = [...patterns].map((each) => {
    const pattern = `%${each.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    return sql<boolean>`${text} like lower(${pattern}) escape '\\'`;
  });
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

export async function listResponseIds(db: Kysely<Tables>, campaign: string): Promise<string[]> {
  const rows = await db
    .selectFrom('responses')
    .select('id')
    .where('campaign', '=', campaign)
    .where(IS_SHOWN)
    .execute();
  return rows.map(({ id }) => id);
}

export async function listFurtherAnswers(
  db: Kysely<Tables>,
  campaign: string,
  { after = '', limit }: { after?: string; limit: number },
): Promise<FurtherRow[]> {
  const rows = await db
    .selectFrom('responses')
    .select(['id', 'area', 'issue', 'more'])
    .where('campaign', '=', campaign)
    .where('id', '>', after)
    .where('state', '=', 'counted')
    .where('pending', '=', 0)
    .where('more', 'is not', null)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, more: readJson<FurtherAnswers>(row.more) ?? {} }));
}

export async function countBySource(
  db: Kysely<Tables>,
  campaign: string,
  since: string,
): Promise<SourceDay[]> {
  const countOf = (condition: string) =>
    sql<number>`sum(case when ${sql.raw(condition)} then 1 else 0 end)`;
  return db
    .selectFrom('responses')
    .select([
      'source',
      'received_on as day',
      countOf(`state = 'counted' and pending = 0`).as('counted'),
      countOf(`state = 'counted' and pending = 1`).as('waiting'),
      countOf(`state = 'held'`).as('held'),
      countOf(`state = 'held' and held_because = 'wave'`).as('wave'),
    ])
    .where('campaign', '=', campaign)
    .where('received_on', '>=', since)
    .groupBy(['received_on', 'source'])
    .orderBy('received_on', 'desc')
    .orderBy('source')
    .execute();
}

export async function countSourceCells(
  db: Kysely<Tables>,
  campaign: string,
  source: string,
): Promise<SourceCell[]> {
  const isTold = (detail: LinkingDetail) =>
    sql<boolean>`',' || withheld || ',' not like ${sql.lit(`%,${detail},%`)}`;
  return db
    .selectFrom('responses')
    .select(['received_on as day', 'area', 'issue', sql<number>`count(*)`.as('count')])
    .where('campaign', '=', campaign)
    .where('source', '=', source)
    .where('state', '=', 'counted')
    .where('pending', '=', 0)
    .where(isTold('source'))
    .where(isTold('received_on'))
    .groupBy(['received_on', 'area', 'issue'])
    .orderBy('received_on', 'desc')
    .orderBy('area')
    .orderBy('issue')
    .execute();
}

function toResponseRow(row: Selectable<Tables['responses']>): ResponseRow {
  const withheld = readWithheld(row.withheld);
  const isPending = row.pending === 1;
  const unlessWithheld = <Value>(detail: LinkingDetail, value: Value): Value | null =>
    isPending || withheld.has(detail) ? null : value;
  return {
    id: row.id,
    version: unlessWithheld('version', row.version),
    state: row.state,
    heldBecause: row.held_because,
    released: row.released === 1,
    area: row.area,
    areaVersion: unlessWithheld('version', row.area_version),
    issue: row.issue,
    other: row.other,
    words: row.words,
    channel: unlessWithheld('channel', row.channel),
    source: unlessWithheld('source', row.source),
    assistedBy: unlessWithheld('assisted_by', row.assisted_by),
    locale: unlessWithheld('locale', row.locale),
    answeredOn: unlessWithheld('answered_on', row.answered_on),
    receivedOn: unlessWithheld('received_on', row.received_on),
  };
}
