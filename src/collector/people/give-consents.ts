import type { ConsentGiven } from 'campaign-widgets/contract';
import { lastContact } from './last-contact.ts';
import type { PeopleRows } from './people-rows.ts';

/**
 * Adds a line for each statement that a person agrees to on their private page, unless that
 * version is granted already. The caller has checked the words.
 * @returns whether there is such a sign-up
 */
export async function giveConsents(
  rows: PeopleRows,
  id: string,
  consents: readonly ConsentGiven[],
): Promise<boolean> {
  const { trx, actor } = rows;
  await rows.lock();
  const signup = await rows.findSignup(id);
  if (!signup) return false;
  const lines = await rows.consentsOf(id);
  const given = consents.filter(({ statement, version }) => {
    const last = lines.findLast((line) => line.statement === statement);
    return last?.granted !== 1 || last.version !== version;
  });
  if (given.length === 0) return true;
  const before = lines.at(-1)?.number ?? 0;
  const added = given.map(({ statement, version, locale, words }, at) => ({
    submission: id,
    number: before + at + 1,
    statement,
    version,
    locale,
    words,
    granted: 1,
    via: 'mine' as const,
    recorded_at: actor.at,
  }));
  await trx.insertInto('consents').values(added).execute();
  const person = signup.person === null ? undefined : await rows.find(signup.person);
  if (!person) return true;
  await rows.refreshTerms(person);
  await rows.log(person.id, 'given', given.map(({ statement }) => statement).join(', '));
  // A new consent counts as a contact.
  await rows.update(person.id, { last_contact_at: lastContact(person, actor.at) });
  return true;
}
