import { sql } from 'kysely';
import type { PersonRecord } from './derive-person.ts';
import { FigureLedger } from './figure-ledger.ts';
import { settleOrganisations } from './organisation-speakers.ts';
import type { PeopleRows } from './people-rows.ts';
import { readShare, shareOf } from './person-share.ts';

/**
 * Counts these people again, and everybody whose count depends on them. Call it after all other
 * steps of a change.
 * @param clusters of people whose count may change, beside the clusters of these
 */
export async function recountPeople(
  rows: PeopleRows,
  ids: string[],
  clusters: string[] = [],
): Promise<void> {
  const { people, first } = await findAffected(rows, ids, clusters);
  if (people.length === 0) return;
  const affected = people.map(({ id }) => id);
  const meetings = await countMeetings(rows, affected);
  const invitations = await countInvitations(rows, affected);
  const { speakers, others } = await settleOrganisations(
    rows,
    people,
    ({ id, cluster, state, same_as }) =>
      state === 'counted' && (same_as === null || first.get(cluster) === id),
  );
  const organisations = countEach(speakers);
  const ledger = new FigureLedger(rows.campaign, rows.actor.at);
  for (const person of people) {
    const { id } = person;
    const share = shareOf({
      person,
      isDuplicate: first.get(person.cluster) !== id,
      oneToOnesAsked: meetings.get(id)?.asked ?? 0,
      oneToOnesHeld: meetings.get(id)?.held ?? 0,
      organisations: organisations.get(id) ?? 0,
      invitations: invitations.get(id) ?? 0,
    });
    const json = JSON.stringify(share);
    if (json === person.share) continue;
    ledger.move(readShare(person), share);
    await rows.update(id, { share: json, counts_as_recruit: share.counts.recruited ?? 0 });
  }
  const inviters = await ledger.write(rows.trx);
  if (inviters.length + others.length > 0) await recountPeople(rows, [...inviters, ...others]);
}

async function countMeetings({ trx, campaign }: PeopleRows, people: string[]) {
  const rows = await trx
    .selectFrom('meetings')
    .select([
      'person',
      sql<number>`sum(asked)`.as('asked'),
      sql<number>`sum(case when state = 'held' then 1 else 0 end)`.as('held'),
    ])
    .where('campaign', '=', campaign)
    .where('person', 'in', people)
    .groupBy('person')
    .execute();
  return new Map(rows.map((row) => [row.person, row]));
}

/** How many invitations of each person have brought somebody. */
async function countInvitations(
  { trx, campaign }: PeopleRows,
  people: string[],
): Promise<Map<string | null, number>> {
  const rows = await trx
    .selectFrom('invites')
    .select('person')
    .where('campaign', '=', campaign)
    .where('person', 'in', people)
    .where('brought', '>', 0)
    .execute();
  return countEach(rows.map(({ person }) => person));
}

function countEach(values: (string | null)[]): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/**
 * Finds the people whose share may change with these: they themselves, and in each cluster the one
 * who is counted as recruited and the one who should be. It does not read the others, who may be
 * thousands.
 * @returns the people, oldest first, and who should be counted as recruited in each cluster
 */
async function findAffected(
  rows: PeopleRows,
  ids: string[],
  clusters: string[],
): Promise<{ people: PersonRecord[]; first: Map<string, string> }> {
  const changed = await rows.findMany(ids);
  const first = new Map<string, string>();
  const others = new Set<string>();
  for (const cluster of new Set([...clusters, ...changed.map((person) => person.cluster)])) {
    const { expected, counted } = await findRecruitsOf(rows, cluster);
    if (expected !== undefined) {
      first.set(cluster, expected);
      others.add(expected);
    }
    for (const id of counted) others.add(id);
  }
  for (const { id } of changed) others.delete(id);
  const people = [...changed, ...(await rows.findMany([...others]))];
  people.sort((one, other) => (one.rank < other.rank ? -1 : 1));
  return { people, first };
}

/** The person of a cluster who should be counted as recruited, and the one who is. */
async function findRecruitsOf(
  { trx, campaign }: PeopleRows,
  cluster: string,
): Promise<{ expected: string | undefined; counted: string[] }> {
  const members = trx
    .selectFrom('people')
    .select('id')
    .where('campaign', '=', campaign)
    .where('cluster', '=', cluster);
  // Literals, not parameters: a database uses a partial index only if it sees the same condition.
  const [expected] = await members
    .where(sql<boolean>`state = 'counted' and recruit = 1`)
    .orderBy('rank')
    .limit(1)
    .execute();
  const counted = await members.where(sql<boolean>`counts_as_recruit = 1`).execute();
  return { expected: expected?.id, counted: counted.map(({ id }) => id) };
}
