import type { PersonRecord } from './derive-person.ts';
import { emptySignups } from './empty-signups.ts';
import { FigureLedger } from './figure-ledger.ts';
import { moveToCluster } from './flag-duplicates.ts';
import { setDepth } from './invitations.ts';
import { settleOrganisations } from './organisation-speakers.ts';
import type { PeopleRows } from './people-rows.ts';
import { NO_SHARE, readShare } from './person-share.ts';
import { recountPeople } from './recount-people.ts';

/** The tables whose rows belong to one person. */
export const PERSON_TABLES = ['meetings', 'trainings', 'notes', 'merges', 'changes'] as const;

/**
 * Removes a person who was written down by mistake, and what they count, as if they had never been
 * here. Unlike an erasure, it keeps nobody out.
 */
export async function removePerson(rows: PeopleRows, person: PersonRecord): Promise<void> {
  const { trx, campaign } = rows;
  const { id } = person;
  const ledger = new FigureLedger(campaign, person.since);
  ledger.move(readShare(person), NO_SHARE);
  // Nobody is counted through them: their organisation goes to the next who named it.
  const { others: speakers } = await settleOrganisations(rows, [person], () => false);
  await removeSignups(
    rows,
    (await rows.signupsOf(id)).map((signup) => signup.id),
  );
  await deletePersonRows(rows, person);
  const followers = await releaseFollowers(rows, id);
  await trx.deleteFrom('people').where('campaign', '=', campaign).where('id', '=', id).execute();
  const heir = await passFlagOn(rows, person);
  const inviters = await ledger.write(trx);
  await recountPeople(
    rows,
    [...new Set([...speakers, ...followers, ...inviters, ...(heir ?? [])])],
    [person.cluster],
  );
}

/** What belongs to a person and to nobody else. */
export async function deletePersonRows(
  rows: PeopleRows,
  { id, rank }: Pick<PersonRecord, 'id' | 'rank'>,
): Promise<void> {
  for (const table of PERSON_TABLES)
    await rows.trx
      .deleteFrom(table)
      .where('campaign', '=', rows.campaign)
      .where('person', '=', id)
      .execute();
  await rows.deleteTerms(rank);
  await rows.trx
    .deleteFrom('ticks')
    .where('campaign', '=', rows.campaign)
    .where('rank', '=', rank)
    .execute();
  // That there was a complaint stays, with its day; what it was about goes with the person.
  await rows.trx
    .updateTable('complaints')
    .set({ person: null, what: '' })
    .where('campaign', '=', rows.campaign)
    .where('person', '=', id)
    .execute();
}

/** A form that was sent leaves its tombstone; a line of a list leaves nothing. */
export async function removeSignups({ trx }: PeopleRows, ids: string[]): Promise<void> {
  await emptySignups(trx, ids);
  await trx.deleteFrom('signups').where('id', 'in', ids).where('kind', '=', 'import').execute();
}

/** Those whom they brought begin a chain of their own. @returns everybody whose place changed */
async function releaseFollowers(rows: PeopleRows, id: string): Promise<string[]> {
  const { trx, campaign } = rows;
  const followers = await trx
    .selectFrom('people')
    .select('id')
    .where('campaign', '=', campaign)
    .where('invited_by', '=', id)
    .execute();
  const moved: string[] = [];
  for (const follower of followers) {
    await rows.update(follower.id, { invited_by: null });
    moved.push(...(await setDepth(rows, follower.id, 1)));
  }
  return moved;
}

/**
 * The first who may have been the removed person becomes the one whom the others may be.
 * @returns those who stand in another place now
 */
export async function passFlagOn(
  rows: PeopleRows,
  gone: Pick<PersonRecord, 'id' | 'same_as'>,
): Promise<string[] | undefined> {
  const { trx, campaign } = rows;
  const duplicates = await trx
    .selectFrom('people')
    .select('id')
    .where('campaign', '=', campaign)
    .where('same_as', '=', gone.id)
    .orderBy('rank')
    .execute();
  const [heir, ...others] = duplicates.map(({ id }) => id);
  if (heir === undefined) return undefined;
  await rows.update(heir, { same_as: gone.same_as });
  if (others.length > 0)
    await trx
      .updateTable('people')
      .set({ same_as: heir })
      .where('campaign', '=', campaign)
      .where('id', 'in', others)
      .execute();
  if (gone.same_as === null) await moveToCluster(rows, heir);
  return [heir, ...others];
}
