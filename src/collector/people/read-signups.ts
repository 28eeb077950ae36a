import type { Kysely } from 'kysely';
import { groupBy } from '../store/group-by.ts';
import type { Tables } from '../store/tables.ts';
import type { SignupRecord } from './derive-person.ts';
import type { Signup } from './person.ts';
import { standingConsents, toSignup } from './signup-rows.ts';

/** Sign-ups that were not erased, with their consents, in the order of their ids. */
export async function listSignups(
  db: Kysely<Tables>,
  campaign: string,
  { after = '', limit }: { after?: string; limit: number },
): Promise<(Signup & { person: string })[]> {
  const rows = await db
    .selectFrom('signups')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('state', '!=', 'erased')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  const read = await withConsents(db, rows);
  return read.map((signup, index) => ({ ...signup, person: rows[index]?.person ?? '' }));
}

export async function withConsents(db: Kysely<Tables>, rows: SignupRecord[]): Promise<Signup[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const lines = await db
    .selectFrom('consents')
    .selectAll()
    .where('submission', 'in', ids)
    .orderBy('submission')
    .orderBy('number')
    .execute();
  const linesOf = groupBy(lines, ({ submission }) => submission);
  return rows.map((row) => toSignup(row, standingConsents(linesOf.get(row.id) ?? [])));
}
