import { sql } from 'kysely';
import { newRowId } from '../store/ordered-id.ts';
import { contactKeys } from './contact-keys.ts';
import { RECRUIT } from './person-share.ts';
import { firstRanks } from './read-first-ranks.ts';
import type { Newcomer } from './newcomer.ts';
import type { PeopleRows } from './people-rows.ts';

/** A newcomer with their place in the register. */
export interface PlacedNewcomer extends Newcomer {
  id: string;
  rank: string;
  /** The person whom they may be. */
  duplicateOf: string | null;
  cluster: string;
  /** Whether they are counted as recruited. */
  isRecruit: boolean;
  /** What is kept of that: a value of `RECRUIT`. */
  recruit: number;
}

/**
 * Finds the person whom each newcomer may be: the first person who had one of their contacts.
 * @param last the highest rank used before
 * @param returning contacts of people who were counted before they were erased
 */
export async function placeNewcomers(
  rows: PeopleRows,
  newcomers: Newcomer[],
  last: number,
  returning: ReadonlySet<string>,
): Promise<PlacedNewcomer[]> {
  const keysOf = newcomers.map(({ signup }) => contactKeys(signup));
  const holders = await firstRanks(rows.trx, rows.campaign, [...new Set(keysOf.flat())]);
  const known = await readByRanks(rows, [...holders.values()]);
  return newcomers.map((newcomer, index): PlacedNewcomer => {
    const keys = keysOf[index] ?? [];
    const id = newRowId(newcomer.signup.kind);
    const rank = String(last + 1 + index).padStart(12, '0');
    const [first = ''] = keys.flatMap((key) => holders.get(key) ?? []).sort();
    const duplicate = newcomer.isSomebodyElse ? undefined : known.get(first);
    const cluster = duplicate?.cluster ?? id;
    for (const key of keys) if (!holders.has(key)) holders.set(key, rank);
    known.set(rank, { rank, id, cluster });
    const isReturning = keys.some((key) => returning.has(key));
    const recruit = recruitOf(newcomer, isReturning);
    const isRecruit = recruit === RECRUIT.counts;
    const duplicateOf = duplicate?.id ?? null;
    return { ...newcomer, id, rank, duplicateOf, cluster, isRecruit, recruit };
  });
}

function recruitOf({ signup, recruits = true }: Newcomer, isReturning: boolean): number {
  if (signup.kind === 'contact' || isReturning) return RECRUIT.countedBefore;
  return recruits ? RECRUIT.counts : RECRUIT.notCounted;
}

async function readByRanks(
  { trx, campaign }: PeopleRows,
  ranks: string[],
): Promise<Map<string, { rank: string; id: string; cluster: string }>> {
  const people = await trx
    .selectFrom('people')
    .select(['rank', 'id', 'cluster'])
    .where('campaign', '=', campaign)
    .where('rank', 'in', ['', ...ranks])
    .execute();
  return new Map(people.map((person) => [person.rank, person]));
}

/**
 * Those of the newcomers who are counted as recruited: one in each cluster that has none yet.
 * @returns their ids
 */
export async function findRecruits(
  rows: PeopleRows,
  placed: PlacedNewcomer[],
): Promise<Set<string>> {
  const counted = await countedClusters(rows, placed);
  const recruits = new Set<string>();
  for (const { id, signup, cluster, isRecruit } of placed)
    if (isRecruit && signup.state === 'counted' && !counted.has(cluster)) {
      counted.add(cluster);
      recruits.add(id);
    }
  return recruits;
}

async function countedClusters(
  { trx, campaign }: PeopleRows,
  placed: PlacedNewcomer[],
): Promise<Set<string>> {
  const clusters = placed.map(({ cluster }) => cluster);
  const people = await trx
    .selectFrom('people')
    .select('cluster')
    .where('campaign', '=', campaign)
    .where('cluster', 'in', clusters)
    // A literal, not a parameter: a database uses a partial index only if it sees the same
    // condition.
    .where(sql<boolean>`counts_as_recruit = 1`)
    .execute();
  return new Set(people.map(({ cluster }) => cluster));
}
