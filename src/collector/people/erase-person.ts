import type { PersonRecord } from './derive-person.ts';
import { emptySignups } from './empty-signups.ts';
import { firstRanks } from './read-first-ranks.ts';
import { keepErasedShare } from './import/erased-shares.ts';
import { removeAllDrafts } from './import/remove-drafts.ts';
import type { PeopleRows } from './people-rows.ts';
import { readShare, RECRUIT } from './person-share.ts';
import { deletePersonRows, passFlagOn } from './remove-person.ts';

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
  const records = await rows.signupsOf(id);
  const signups = records.map((signup) => signup.id);
  const contacts = await rows.contactTerms(person);
  if (reason === 'asked') rows.suppression.record(signups, rows.actor.at);
  await keepErasedShare(rows, person, records);
  await emptySignups(trx, signups);
  if (reason === 'asked') await removeAllDrafts(trx, campaign);
  await deletePersonRows(rows, person);
  await trx
    .updateTable('organisations')
    .set({ person: null })
    .where('campaign', '=', campaign)
    .where('person', '=', id)
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
    readShare(person).counts.recruited === 1 ||
    (person.recruit === RECRUIT.countedBefore && person.kind !== 'contact');
  await suppression.add(trx, campaign, [...new Set(free)], wasRecruited, actor.at);
}

/**
 * The first person who may have been the erased one becomes the one whom the others may be; and
 * nobody of the cluster is counted again.
 */
async function passDuplicatesOn(rows: PeopleRows, erased: PersonRecord): Promise<void> {
  const { trx, campaign } = rows;
  if (readShare(erased).counts.recruited)
    await trx
      .updateTable('people')
      .set({ recruit: 0 })
      .where('campaign', '=', campaign)
      .where('cluster', '=', erased.cluster)
      .execute();
  await passFlagOn(rows, erased);
}
