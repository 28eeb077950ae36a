import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import type { PersonDetails } from './derive-person.ts';
import { firstNameOf } from './first-name.ts';

/**
 * The first name of the holder of an invite code; empty if the code has no holder, if they have
 * not allowed it to be read, or if they are held. One statement for all cases, so that none takes
 * visibly longer.
 */
export async function readInviter(
  db: Kysely<Tables>,
  campaign: string,
  code: string,
): Promise<string> {
  const found = await db
    .selectFrom('invites as i')
    .innerJoin('signups as s', 's.id', 'i.signup')
    .innerJoin('people as p', (join) =>
      join.onRef('p.campaign', '=', 'i.campaign').onRef('p.id', '=', 's.person'),
    )
    .where('i.campaign', '=', campaign)
    .where('i.code', '=', code)
    .where('s.shows_first_name', '=', 1)
    .where('p.state', '=', 'counted')
    .select(['s.name', 'p.details'])
    .select((expression) =>
      expression
        .selectFrom('signups as all')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('all.campaign', '=', campaign)
        .whereRef('all.person', '=', 'p.id')
        .as('signups'),
    )
    .executeTakeFirst();
  if (!found) return '';
  // As on the private page: a correction may reveal another sign-up if there are several.
  const corrections = found.signups === 1 ? (JSON.parse(found.details) as PersonDetails) : {};
  return firstNameOf(corrections.name ?? found.name);
}
