import type { PeopleRows } from './people-rows.ts';
import type { ConsentState } from './person.ts';

/**
 * Adds a line that withdraws a statement, if it is granted.
 * @returns whether it was granted until now
 */
export async function withdrawConsent(
  rows: PeopleRows,
  id: string,
  statement: string,
  via: ConsentState['via'],
): Promise<boolean> {
  const { trx, actor } = rows;
  await rows.lock();
  const signup = await rows.findSignup(id);
  if (!signup) return false;
  const lines = await rows.consentsOf(id);
  const latest = lines.findLast((line) => line.statement === statement);
  if (!latest || latest.granted === 0) return false;
  const number = (lines.at(-1)?.number ?? 0) + 1;
  await trx
    .insertInto('consents')
    .values({ ...latest, number, granted: 0, via, recorded_at: actor.at })
    .execute();
  const person = signup.person === null ? undefined : await rows.find(signup.person);
  if (!person) return true;
  await rows.refreshTerms(person);
  await rows.log(person.id, 'withdrawn', statement);
  return true;
}
