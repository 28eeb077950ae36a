import { sql } from 'kysely';
import type { PersonRecord } from './derive-person.ts';
import type { PeopleRows } from './people-rows.ts';

/**
 * Those of these people who speak for an organisation that has no speaker here.
 * @returns their ids
 */
export async function claimOrganisations(
  { trx, campaign }: PeopleRows,
  people: { person: string; hash: string | null }[],
): Promise<Set<string>> {
  const claims = new Map<string, { campaign: string; hash: string; person: string }>();
  for (const { person, hash } of people)
    if (hash !== null && !claims.has(hash)) claims.set(hash, { campaign, hash, person });
  if (claims.size === 0) return new Set();
  const claimed = await trx
    .insertInto('organisations')
    .values([...claims.values()])
    .onConflict((conflict) => conflict.doNothing())
    .returning('person')
    .execute();
  return new Set(claimed.map(({ person }) => person as string));
}

/**
 * Makes sure that each organisation is counted through a person who counts: the first person, or
 * the next one if the first is held.
 * @returns the speakers among these people, once for each organisation; and new speakers who
 * replace one of them
 */
export async function settleOrganisations(
  rows: PeopleRows,
  people: PersonRecord[],
  counts: (person: PersonRecord) => boolean,
): Promise<{ speakers: string[]; others: string[] }> {
  const speakerOf = await readSpeakers(rows, people);
  const others: string[] = [];
  for (const person of people)
    if (counts(person)) await claimOwnOrganisation(rows, speakerOf, person);
    else
      for (const [hash, speaker] of speakerOf) {
        if (speaker !== person.id) continue;
        const next = await passOrganisationOn(rows, hash, person.id);
        if (next === undefined) speakerOf.delete(hash);
        else {
          speakerOf.set(hash, next);
          others.push(next);
        }
      }
  return { speakers: [...speakerOf.values()].filter((speaker) => speaker !== null), others };
}

/** The speakers of the organisations of these people, and of those that they speak for. */
async function readSpeakers(
  { trx, campaign }: PeopleRows,
  people: PersonRecord[],
): Promise<Map<string, string | null>> {
  const hashes = people.flatMap(({ organisation_hash }) => organisation_hash ?? []);
  if (hashes.length === 0) return new Map();
  const ids = people.map(({ id }) => id);
  const organisations = trx
    .selectFrom('organisations')
    .select(['hash', 'person'])
    .where('campaign', '=', campaign);
  // Two queries instead of one with "or", for which SQLite would read all organisations.
  const found = [
    ...(await organisations.where('hash', 'in', hashes).execute()),
    ...(await organisations.where('person', 'in', ids).execute()),
  ];
  found.sort((one, other) => (one.hash < other.hash ? -1 : 1));
  return new Map(found.map(({ hash, person }) => [hash, person]));
}

async function claimOwnOrganisation(
  { trx, campaign }: PeopleRows,
  speakerOf: Map<string, string | null>,
  { id, organisation_hash: hash }: PersonRecord,
): Promise<void> {
  if (hash === null || speakerOf.has(hash)) return;
  await trx.insertInto('organisations').values({ campaign, hash, person: id }).execute();
  speakerOf.set(hash, id);
}

/** Whether a person is the first counted recruit of their cluster, and so counts as recruited. */
const isFirstRecruit = sql<boolean>`people.recruit = 1 and not exists (
  select 1 from people as earlier
  where earlier.campaign = people.campaign and earlier.cluster = people.cluster
    and earlier.rank < people.rank and earlier.state = 'counted' and earlier.recruit = 1)`;

/**
 * Passes an organisation to the next person who named it, or to nobody.
 * @returns its new speaker
 */
async function passOrganisationOn(
  { trx, campaign }: PeopleRows,
  hash: string,
  speaker: string,
): Promise<string | undefined> {
  const next = await trx
    .selectFrom('people')
    .select('id')
    .where('campaign', '=', campaign)
    .where('organisation_hash', '=', hash)
    .where('state', '=', 'counted')
    .where('id', '!=', speaker)
    .where((eb) => eb.or([eb('same_as', 'is', null), isFirstRecruit]))
    .orderBy('rank')
    .limit(1)
    .executeTakeFirst();
  const row = { campaign, hash };
  if (next)
    await trx
      .updateTable('organisations')
      .set({ person: next.id })
      .where((eb) => eb.and(row))
      .execute();
  else
    await trx
      .deleteFrom('organisations')
      .where((eb) => eb.and(row))
      .execute();
  return next?.id;
}

/**
 * A person's sign-up now names another organisation: they no longer speak for the earlier one,
 * unless another sign-up of theirs names it too.
 * @returns its new speaker
 */
export async function releaseOrganisation(
  rows: PeopleRows,
  person: string,
  hash: string,
): Promise<string[]> {
  const { trx, campaign } = rows;
  const spoken = await trx
    .selectFrom('organisations')
    .select('hash')
    .where('campaign', '=', campaign)
    .where('hash', '=', hash)
    .where('person', '=', person)
    .executeTakeFirst();
  const another = await trx
    .selectFrom('signups')
    .select('id')
    .where('campaign', '=', campaign)
    .where('person', '=', person)
    .where('organisation_hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  if (!spoken || another) return [];
  const next = await passOrganisationOn(rows, hash, person);
  return next === undefined ? [] : [next];
}
