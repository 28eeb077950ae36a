import { lastContact } from './last-contact.ts';
import type { PeopleRows } from './people-rows.ts';

/**
 * Records whether a person who opens the invitation of a sign-up may read its person's first name.
 * @returns whether there is such a sign-up
 */
export async function showFirstName(
  rows: PeopleRows,
  id: string,
  isShown: boolean,
): Promise<boolean> {
  const { trx, actor } = rows;
  await rows.lock();
  const signup = await rows.findSignup(id);
  if (!signup) return false;
  const shows_first_name = isShown ? 1 : 0;
  if (signup.shows_first_name === shows_first_name) return true;
  await trx.updateTable('signups').set({ shows_first_name }).where('id', '=', id).execute();
  const person = signup.person === null ? undefined : await rows.find(signup.person);
  if (!person) return true;
  await rows.log(person.id, isShown ? 'given' : 'withdrawn', 'first name on the invitation');
  // A change of this choice counts as a contact.
  await rows.update(person.id, { last_contact_at: lastContact(person, actor.at) });
  return true;
}
