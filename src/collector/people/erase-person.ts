import type { PersonRecord } from './derive-person.ts';
import { emptySignups } from './empty-signups.ts';
import { firstRanks } from './read-first-ranks.ts';
import { moveToCluster } from './flag-duplicates.ts';
import type { PeopleRows } from './people-rows.ts';
import { readShare } from './person-share.ts';

/**
 * Why a person is erased. `asked`: imported lists and restored backups must not bring them back.
 * `expired`: the campaign may keep them no longer, and a list may bring them back.
 */
export type ErasureReason = 'asked' | 'expired';

/**
 * Deletes everything about a person except their tombstones. The figures stay: they record what
 * happened.
 */
export async function erasePerson(
  rows: PeopleRows,
  person: PersonRecord,
  reason: ErasureReason,
): Promise<void> {
  const { trx, campaign } = rows;
  const { id } = person;
  const signups = (await rows.signupsOf(id)).map((signup) => signup.id);
  const contacts = await rows.contactTerms(person);
  if (reason === 'asked') rows.suppression.record(signups, rows.actor.at);
  await emptySignups(trx, signups);
  for (const table of ['meetings', 'trainings', 'notes', 'merges', 'changes'] as const)
    await trx.deleteFrom(table).where('campaign', '=', campaign).where('person', '=', id).execute();
  await trx
    .updateTable('organisations')
    .set({ person: null })
    .where('campaign', '=', campaign)
    .where('person', '=', id)
    .execute();
  await rows.deleteTerms(person.rank);
  await trx
    .deleteFrom('ticks')
    .where('campaign', '=', campaign)
    .where('rank', '=', person.rank)
    .execute();
  if (reason === 'asked') await suppressContacts(rows, person, contacts);
  await trx
    .updateTable('people')
    .set({ invited_by: null })
    .where('campaign', '=', campaign)
    .where('invited_by', '=', id)
    .execute();
  await trx.deleteFrom('people').where('campaign', '=', campaign).where('id', '=', id).execute();
  await passDuplicatesOn(rows, person);
  if (reason === 'asked') await rows.log(id, 'erased', '');
}

/** Adds those of these contacts to the suppression list that nobody here has any more. */
export async function suppressContacts(
  { trx, campaign, suppression, actor }: PeopleRows,
  person: PersonRecord,
  contacts: string[],
): Promise<void> {
  const held = await firstRanks(trx, campaign, contacts);
  const free = contacts.filter((contact) => !held.has(contact));
  const wasRecruited =
    readShare(person).counts.recruited === 1 || (person.recruit === 0 && person.kind !== 'contact');
  await suppression.add(trx, campaign, [...new Set(free)], wasRecruited, actor.at);
}

/**
 * The first person who may have been the erased one becomes the one whom the others may be; and
 * nobody of the cluster is counted again.
 */
async function passDuplicatesOn(rows: PeopleRows, erased: PersonRecord): Promise<void> {
  const { trx, campaign } = rows;
  const duplicates = await trx
    .selectFrom('people')
    .select('id')
    .where('campaign', '=', campaign)
    .where('same_as', '=', erased.id)
    .orderBy('rank')
    .execute();
  if (readShare(erased).counts.recruited)
    await trx
      .updateTable('people')
      .set({ recruit: 0 })
      .where('campaign', '=', campaign)
      .where('cluster', '=', erased.cluster)
      .execute();
  const [heir, ...others] = duplicates.map(({ id }) => id);
  if (heir === undefined) return;
  await rows.update(heir, { same_as: erased.same_as });
  if (others.length > 0)
    await trx
      .updateTable('people')
      .set({ same_as: heir })
      .where('campaign', '=', campaign)
      .where('id', 'in', others)
      .execute();
  if (erased.same_as === null) await moveToCluster(rows, heir);
}
