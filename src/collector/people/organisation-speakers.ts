import type { PersonRecord, Trx } from '../store/insert-rows.ts';

/** Which of them speak for an organisation that nobody here spoke for. */
export async function claimOrganisations(
  trx: Trx,
  campaign: string,
  people: { person: string; hash: string | null }[],
): Promise<Set<string>> {
  const claims = new Map<string, { campaign: string; hash: string; person: string }>();
  for (const { person, hash } of people)
    if (hash !== null && !claims.has(hash)) claims.set(hash, { campaign, hash, person });
  if (claims.size === 0) return new Set();
  const claimed = await trx
    .insertInto('organisations')
    .values([...claims.values()])
    .onConflict((clash) => clash.doNothing())
    .returning('person')
    .execute();
  return new Set(claimed.map(({ person }) => person as string));
}

/**
 * Sees that each organisation is counted by one who counts: the first who came, or whoever came next where that one is held.
 * @returns the speakers among these people, once for each organisation; and who speaks now in place of one of them
 */
export async function settleOrganisations(
  trx: Trx,
  campaign: string,
  people: PersonRecord[],
  counts: (person: PersonRecord) => boolean,
): Promise<{ speakers: string[]; others: string[] }> {
  const ids = people.map(({ id }) => id);
  const here = people.flatMap(({ organisation_hash }) => organisation_hash ?? []);
  if (here.length === 0) return { speakers: [], others: [] };
  // Two questions and not one with "or", which SQLite would answer by reading all organisations.
  const organisations = trx
    .selectFrom('organisations')
    .select(['hash', 'person'])
    .where('campaign', '=', campaign);
  const rows = [
    ...(await organisations.where('hash', 'in', here).execute()),
    ...(await organisations.where('person', 'in', ids).execute()),
  ];
  const speakerOf = new Map(
    rows.sort((a, b) => (a.hash < b.hash ? -1 : 1)).map(({ hash, person }) => [hash, person]),
  );
  const others: string[] = [];
  for (const person of people) {
    const hash = person.organisation_hash;
    if (counts(person)) {
      if (hash === null || speakerOf.has(hash)) continue;
      await trx.insertInto('organisations').values({ campaign, hash, person: person.id }).execute();
      speakerOf.set(hash, person.id);
      continue;
    }
    for (const [spoken, speaker] of speakerOf) {
      if (speaker !== person.id) continue;
      const next = await passOrganisationOn(trx, campaign, spoken, person.id);
      if (next === undefined) speakerOf.delete(spoken);
      else {
        speakerOf.set(spoken, next);
        others.push(next);
      }
    }
  }
  return { speakers: [...speakerOf.values()].filter((speaker) => speaker !== null), others };
}

/**
 * Hands an organisation to who came next with it, or leaves it to nobody.
 * @returns who speaks for it now
 */
async function passOrganisationOn(
  trx: Trx,
  campaign: string,
  hash: string,
  speaker: string,
): Promise<string | undefined> {
  const next = await trx
    .selectFrom('people')
    .select('id')
    .where('campaign', '=', campaign)
    .where('organisation_hash', '=', hash)
    .where('state', '=', 'counted')
    .where('same_as', 'is', null)
    .where('id', '!=', speaker)
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
 * A person's sign-up names another organisation now: they speak no more for the one that it named, unless another sign-up of
 * theirs names it too.
 * @returns who speaks for it now
 */
export async function releaseOrganisation(
  trx: Trx,
  { campaign, id }: PersonRecord,
  hash: string,
): Promise<string[]> {
  const spoken = await trx
    .selectFrom('organisations')
    .select('hash')
    .where('campaign', '=', campaign)
    .where('hash', '=', hash)
    .where('person', '=', id)
    .executeTakeFirst();
  const another = await trx
    .selectFrom('signups')
    .select('id')
    .where('campaign', '=', campaign)
    .where('person', '=', id)
    .where('organisation_hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  if (!spoken || another) return [];
  const next = await passOrganisationOn(trx, campaign, hash, id);
  return next === undefined ? [] : [next];
}
