import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { tagTerm } from './derive-person.ts';
import { nextDay } from './next-day.ts';
import { PART_CONDITIONS } from './people-parts.ts';
import type { PeopleFilter } from './people-records.ts';

/**
 * A person that fulfils a condition is found in two ways: from an index of all who do, or by a
 * look at one person's row.
 */
export interface PeopleCondition {
  /** Selects the `rank` of everybody who fulfils it, each once. */
  ranks: RawBuilder<unknown>;
  /** The same for the row `p` of `people`. */
  holds: RawBuilder<boolean>;
  /** Whether the index of `ranks` has them in the order of their ranks. */
  isRanked: boolean;
}

type ConditionMaker<Value> = (campaign: string, value: Value) => PeopleCondition;

/** A condition on a column that has an index: campaign, column, rank. */
const columnCondition = (
  campaign: string,
  holds: RawBuilder<boolean>,
  isRanked = true,
): PeopleCondition => ({
  ranks: sql`select p.rank from people as p where p.campaign = ${campaign} and ${holds}`,
  holds,
  isRanked,
});

/** Who has one of these terms. */
export function termCondition(campaign: string, ...terms: string[]): PeopleCondition {
  const [term, ...others] = terms;
  const isTerm =
    others.length === 0 ? sql`r.term = ${term ?? ''}` : sql`r.term in (${sql.join(terms)})`;
  const distinct = others.length === 0 ? sql`` : sql`distinct`;
  return {
    ranks: sql`select ${distinct} r.rank from terms as r where r.campaign = ${campaign} and ${isTerm}`,
    holds: sql`exists (select 1 from terms as r where r.campaign = p.campaign and r.rank = p.rank and ${isTerm})`,
    isRanked: others.length === 0,
  };
}

/** Who has a word that begins like this. */
export function wordCondition(campaign: string, beginning: string): PeopleCondition {
  const isWord = sql`r.term >= ${beginning} and r.term < ${`${beginning}\u{10FFFF}`}`;
  return {
    ranks: sql`select distinct r.rank from terms as r where r.campaign = ${campaign} and ${isWord}`,
    holds: sql`exists (select 1 from terms as r where r.campaign = p.campaign and r.rank = p.rank and ${isWord})`,
    isRanked: false,
  };
}

/** The condition that each part of a filter stands for. */
const CONDITIONS: {
  [Key in keyof Omit<PeopleFilter, 'limit'>]?: ConditionMaker<NonNullable<PeopleFilter[Key]>>;
} = {
  area: (campaign, area) => columnCondition(campaign, sql`p.area = ${area}`),
  stage: (campaign, stage) => columnCondition(campaign, sql`p.stage = ${stage}`),
  source: (campaign, source) => columnCondition(campaign, sql`p.source = ${source}`),
  only: (campaign, only) => columnCondition(campaign, PART_CONDITIONS[only]),
  owner: (campaign, owner) => columnCondition(campaign, sql`p.owner = ${owner}`),
  // Literals: a database uses a partial index only if it sees the same condition.
  trained: (campaign, trained) =>
    columnCondition(campaign, trained === 'no' ? sql`p.trainings = 0` : sql`p.trainings > 0`),
  from: (campaign, day) => columnCondition(campaign, sql`p.since >= ${startOf(day)}`, false),
  to: (campaign, day) => columnCondition(campaign, sql`p.since < ${startOf(nextDay(day))}`, false),
  role: (campaign, role) => termCondition(campaign, `role:${role}`),
  cares: (campaign, issue) => termCondition(campaign, `cares:${issue}`),
  tag: (campaign, tag) => termCondition(campaign, tagTerm(tag)),
  granted: (campaign, statements) =>
    termCondition(campaign, ...statements.map((statement) => `yes:${statement}`)),
  tickedBy: (campaign, name) => ({
    ranks: sql`select t.rank from ticks as t where t.campaign = ${campaign} and t.name = ${name}`,
    holds: sql`exists (select 1 from ticks as t where t.campaign = p.campaign and t.name = ${name} and t.rank = p.rank)`,
    isRanked: true,
  }),
};

const startOf = (day: string): string => `${day}T00:00:00.000Z`;

export function filterConditions(
  campaign: string,
  filter: Omit<PeopleFilter, 'limit'>,
): PeopleCondition[] {
  return (Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[]).flatMap((key) => {
    const value = filter[key];
    const make = CONDITIONS[key] as ConditionMaker<typeof value> | undefined;
    return value === undefined || !make ? [] : [make(campaign, value)];
  });
}

/**
 * How many people fulfil a condition, counted up to a limit.
 */
export async function countUpTo(
  db: Kysely<Tables>,
  { ranks }: PeopleCondition,
  limit: number,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from (${ranks} limit ${limit}) as counted`.execute(db);
  return rows[0]?.count ?? 0;
}
