import { takeWishBack } from './change-wish.ts';
import { contactKeys } from './contact-keys.ts';
import type { PersonDetails, PersonRecord, SignupRecord } from './derive-person.ts';
import { emptySignups } from './empty-signups.ts';
import { type ErasureReason, erasePerson, suppressContacts } from './erase-person.ts';
import { removeAllDrafts } from './import/remove-drafts.ts';
import type { PeopleRows } from './people-rows.ts';

/**
 * Deletes the data of a sign-up, and its person with their last one.
 * @returns whether it existed
 */
export async function eraseSignup(
  rows: PeopleRows,
  id: string,
  reason: ErasureReason,
): Promise<boolean> {
  await rows.lock();
  const signup = await rows.findSignup(id);
  const person = signup?.person ? await rows.find(signup.person) : undefined;
  if (!signup || !person) return false;
  const others = (await rows.signupsOf(person.id)).filter((other) => other.id !== id);
  if (others.length === 0) await erasePerson(rows, person, reason);
  else await eraseOneOfSeveral(rows, person, signup, others, reason);
  return true;
}

async function eraseOneOfSeveral(
  rows: PeopleRows,
  person: PersonRecord,
  signup: SignupRecord,
  others: SignupRecord[],
  reason: ErasureReason,
): Promise<void> {
  if (reason === 'asked') rows.suppression.record([signup.id], rows.actor.at);
  await emptySignups(rows.trx, [signup.id]);
  await takeErasedWishBack(rows, person.id, signup.id);
  if (!others.some(({ invited_by }) => invited_by === person.invited_code))
    await rows.update(person.id, { invited_by: null });
  await rows.rewrite(person, JSON.parse(person.details) as PersonDetails);
  if (reason === 'asked') {
    await suppressContacts(rows, person, contactKeys(signup));
    await removeAllDrafts(rows.trx, rows.campaign);
  }
  // It contains what the sign-ups gave: after this, they can be parted no more.
  await rows.trx
    .deleteFrom('merges')
    .where('campaign', '=', rows.campaign)
    .where('person', '=', person.id)
    .execute();
  // A correction may contain what is deleted now.
  await rows.trx
    .updateTable('changes')
    .set({ detail: '' })
    .where('campaign', '=', rows.campaign)
    .where('person', '=', person.id)
    .where('what', 'in', ['details', 'import'])
    .execute();
  await rows.log(person.id, 'erased', 'one of their sign-ups');
}

/** Deletes the wish of a sign-up, also from past meetings. */
async function takeErasedWishBack(rows: PeopleRows, person: string, signup: string): Promise<void> {
  await takeWishBack(rows, person, signup);
  await rows.trx
    .updateTable('meetings')
    .set({ wish: null, signup: null })
    .where('signup', '=', signup)
    .execute();
  await rows.showLatestMeeting(person);
}
