import { sql } from 'kysely';
import type { Db } from './read-people.ts';
import type { Measure, RegisterFigures } from './people-records.ts';
import { settleOrganisations } from './organisation-speakers.ts';
import type { PersonRecord, Trx } from '../store/insert-rows.ts';

/**
 * What of the figures is one person's. It is kept in their row, so that a correction takes away exactly what was added,
 * and forgetting them takes away nothing.
 */
export interface Share {
  area: string;
  source: string;
  counts: Partial<Record<Measure, number>>;
  /** Where they stand in the chain of invitations; 0 while they are not counted as recruited. */
  depth: number;
  /** The code by which they came, while they are counted as brought by it. */
  code: string | null;
}

/** What has to be known of a person to count them. */
export interface Facts {
  person: Pick<
    PersonRecord,
    'area' | 'source' | 'state' | 'same_as' | 'recruit' | 'depth' | 'trainings' | 'invited_code'
  >;
  /** Whether another counted person who may be the same was here before. */
  another: boolean;
  asked: number;
  held: number;
  /** How many organisations are counted by them: one, or those of two records that are one person. */
  speaks: number;
  /** How many invitations of theirs have brought somebody. */
  invitations: number;
}

export function shareOf({ person, another, asked, held, speaks, invitations }: Facts): Share {
  const counted = person.state === 'counted';
  const recruited = counted && person.recruit === 1 && !another;
  const share: Share = {
    area: person.area,
    source: person.source ?? '',
    counts: {},
    depth: recruited ? person.depth : 0,
    code: recruited ? person.invited_code : null,
  };
  if (recruited) share.counts.recruited = 1;
  // Of somebody who may be known already nothing else counts, until it is decided.
  if (counted && (person.same_as === null || recruited)) {
    const counts: [Measure, number][] = [
      ['oneToOnesAsked', asked],
      ['oneToOnesHeld', held],
      ['trained', person.trainings > 0 ? 1 : 0],
      ['organisations', speaks],
      ['invitations', invitations],
    ];
    for (const [measure, count] of counts) if (count > 0) share.counts[measure] = count;
  }
  return share;
}

export const NO_SHARE: Share = { area: '', source: '', counts: {}, depth: 0, code: null };

/** Collects what changes in the figures of one campaign, and writes it down once. */
export class Ledger {
  readonly #campaign: string;
  readonly #figures = new Map<
    string,
    { measure: Measure; area: string; source: string; count: number }
  >();
  readonly #chains = new Map<number, number>();
  readonly #brought = new Map<string, number>();

  constructor(campaign: string) {
    this.#campaign = campaign;
  }

  move(from: Share, to: Share): void {
    for (const [{ area, source, counts, depth, code }, sign] of [
      [from, -1],
      [to, 1],
    ] as const) {
      for (const [measure, count] of Object.entries(counts) as [Measure, number][]) {
        const key = JSON.stringify([measure, area, source]);
        const sum = (this.#figures.get(key)?.count ?? 0) + sign * count;
        this.#figures.set(key, { measure, area, source, count: sum });
      }
      if (depth > 0) this.#chains.set(depth, (this.#chains.get(depth) ?? 0) + sign);
      if (code !== null) this.#brought.set(code, (this.#brought.get(code) ?? 0) + sign);
    }
  }

  /** @returns the people whose invitations have brought more or fewer: their own share may have changed. */
  async write(trx: Trx): Promise<string[]> {
    const campaign = this.#campaign;
    const figures = [...this.#figures]
      .filter(([, { count }]) => count !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, figure]) => ({ campaign, ...figure }));
    if (figures.length > 0)
      await trx
        .insertInto('figures')
        .values(figures)
        .onConflict((clash) =>
          clash
            .columns(['campaign', 'measure', 'area', 'source'])
            .doUpdateSet({ count: sql`figures.count + excluded.count` }),
        )
        .execute();
    const chains = [...this.#chains]
      .filter(([, count]) => count !== 0)
      .map(([depth, count]) => ({ campaign, depth, count }));
    if (chains.length > 0)
      await trx
        .insertInto('chains')
        .values(chains)
        .onConflict((clash) =>
          clash
            .columns(['campaign', 'depth'])
            .doUpdateSet({ count: sql`chains.count + excluded.count` }),
        )
        .execute();
    const inviters: string[] = [];
    for (const [code, count] of this.#brought) {
      if (count === 0) continue;
      const owners = await trx
        .updateTable('invites')
        .set({ brought: sql`brought + ${sql.lit(count)}` })
        .where('campaign', '=', campaign)
        .where('code', '=', code)
        .returning('person')
        .execute();
      for (const { person } of owners) if (person !== null) inviters.push(person);
    }
    return inviters;
  }
}

/**
 * Counts these people anew, and whoever is counted otherwise because of them. Call it after everything else of a change.
 * @param clusters of people who may be counted otherwise, beside the clusters of these
 */
export async function recount(
  trx: Trx,
  campaign: string,
  ids: string[],
  clusters: string[] = [],
): Promise<void> {
  const { people, first } = await whoMayChange(trx, campaign, ids, clusters);
  if (people.length === 0) return;
  const among = people.map(({ id }) => id);
  const meetings = await trx
    .selectFrom('meetings')
    .select([
      'person',
      sql<number>`sum(asked)`.as('asked'),
      sql<number>`sum(case when state = 'held' then 1 else 0 end)`.as('held'),
    ])
    .where('campaign', '=', campaign)
    .where('person', 'in', among)
    .groupBy('person')
    .execute();
  const invites = await trx
    .selectFrom('invites')
    .select(['person', 'brought'])
    .where('campaign', '=', campaign)
    .where('person', 'in', among)
    .where('brought', '>', 0)
    .execute();

  const { speakers, others } = await settleOrganisations(
    trx,
    campaign,
    people,
    ({ id, cluster, state, same_as }) =>
      state === 'counted' && (same_as === null || first.get(cluster) === id),
  );

  const meetingsOf = new Map(meetings.map((met) => [met.person, met]));
  const spokenFor = occurrences(speakers);
  const invitations = occurrences(invites.map(({ person }) => person));
  const ledger = new Ledger(campaign);
  for (const person of people) {
    const met = meetingsOf.get(person.id);
    const share = shareOf({
      person,
      another: first.get(person.cluster) !== person.id,
      asked: met?.asked ?? 0,
      held: met?.held ?? 0,
      speaks: spokenFor.get(person.id) ?? 0,
      invitations: invitations.get(person.id) ?? 0,
    });
    const before = JSON.parse(person.share) as Share;
    const after = JSON.stringify(share);
    if (after === person.share) continue;
    ledger.move(before, share);
    await trx
      .updateTable('people')
      .set({ share: after, counts_as_recruit: share.counts.recruited ?? 0 })
      .where('campaign', '=', campaign)
      .where('id', '=', person.id)
      .execute();
  }
  const inviters = await ledger.write(trx);
  if (inviters.length + others.length > 0) await recount(trx, campaign, [...inviters, ...others]);
}

const occurrences = (values: (string | null)[]): Map<string | null, number> => {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/**
 * Whose share may change with these people: they themselves, and in each cluster the one who is counted as recruited and the
 * one who should be. Nobody reads the others, of whom there may be thousands.
 * @returns the people, oldest first, and who should be counted as recruited in each cluster
 */
async function whoMayChange(
  trx: Trx,
  campaign: string,
  ids: string[],
  clusters: string[],
): Promise<{ people: PersonRecord[]; first: Map<string, string> }> {
  const asked = ids.length > 0 ? await readByIds(trx, campaign, ids) : [];
  const all = [...new Set([...clusters, ...asked.map(({ cluster }) => cluster)])];
  const first = new Map<string, string>();
  const others = new Set<string>();
  for (const cluster of all) {
    // Literals, not parameters: a database takes a partial index only where it sees the same condition.
    const [should] = await trx
      .selectFrom('people')
      .select('id')
      .where('campaign', '=', campaign)
      .where('cluster', '=', cluster)
      .where(sql<boolean>`state = 'counted' and recruit = 1`)
      .orderBy('rank')
      .limit(1)
      .execute();
    const counted = await trx
      .selectFrom('people')
      .select('id')
      .where('campaign', '=', campaign)
      .where('cluster', '=', cluster)
      .where(sql<boolean>`counts_as_recruit = 1`)
      .execute();
    if (should) first.set(cluster, should.id);
    for (const { id } of should ? [should, ...counted] : counted) others.add(id);
  }
  for (const { id } of asked) others.delete(id);
  const people = [
    ...asked,
    ...(others.size > 0 ? await readByIds(trx, campaign, [...others]) : []),
  ].sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return { people, first };
}

async function readByIds(trx: Trx, campaign: string, ids: string[]): Promise<PersonRecord[]> {
  const rows = await trx
    .selectFrom('people')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', 'in', ids)
    .execute();
  return rows.map((row) => ({
    ...row,
    recruit: row.recruit,
    depth: row.depth,
    trainings: row.trainings,
  }));
}

export async function readFigures(trx: Db, campaign: string): Promise<RegisterFigures> {
  const figures = await trx
    .selectFrom('figures')
    .select(['measure', 'area', 'source', 'count'])
    .where('campaign', '=', campaign)
    .where('count', '>', 0)
    .orderBy('measure')
    .orderBy('area')
    .orderBy('source')
    .execute();
  const deepest = await trx
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
