import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import type { DueSubject } from './retention-records.ts';

/** The rows that belong to these subjects, for a backup: one object for each. */
export async function readSubjectRows(
  db: Kysely<Tables>,
  campaign: string,
  subjects: DueSubject[],
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (const subject of subjects) found.push(await readRowsOf(db, campaign, subject));
  return found;
}

async function readRowsOf(
  db: Kysely<Tables>,
  campaign: string,
  { subject, reason }: DueSubject,
): Promise<Record<string, unknown>> {
  const signups = await db
    .selectFrom('signups')
    .selectAll()
    .where(reason === 'last-contact' ? 'person' : 'id', '=', subject)
    .where('campaign', '=', campaign)
    .execute();
  const consents = await db
    .selectFrom('consents')
    .selectAll()
    .where('submission', 'in', ['', ...signups.map(({ id }) => id)])
    .execute();
  const person = reason === 'last-contact' ? subject : (signups[0]?.person ?? '');
  const people = await db
    .selectFrom('people')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', '=', person)
    .execute();
  const rowsOf = (table: 'meetings' | 'trainings' | 'notes' | 'changes') =>
    db
      .selectFrom(table)
      .selectAll()
      .where('campaign', '=', campaign)
      .where('person', '=', person)
      .execute();
  return {
    reason,
    people,
    signups,
    consents,
    meetings: await rowsOf('meetings'),
    trainings: await rowsOf('trainings'),
    notes: await rowsOf('notes'),
    changes: await rowsOf('changes'),
  };
}
