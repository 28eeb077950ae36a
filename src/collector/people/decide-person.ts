import type { CountableRule } from '../answers/countable-entries.ts';
import type { PersonRecord } from './derive-person.ts';
import type { PeopleRows } from './people-rows.ts';

/** Holds a person and all their entries back from the figures. */
export async function holdPerson(rows: PeopleRows, person: PersonRecord): Promise<void> {
  if (person.state === 'held') return;
  await setState(rows, person.id, { state: 'held', held_because: 'organiser' });
  await rows.log(person.id, 'held', '');
}

/**
 * Lets a person and all their entries count. They are removed from the suppression list.
 * @throws UncountableError if one of their sign-ups may not be counted
 */
export async function countPerson(
  rows: PeopleRows,
  rule: CountableRule,
  person: PersonRecord,
): Promise<void> {
  if (person.state === 'counted') return;
  const { trx, campaign } = rows;
  await rule.assertPerson(campaign, person.id);
  await setState(rows, person.id, { state: 'counted', held_because: null });
  const returning = await rows.suppression.lift(trx, campaign, await rows.contactTerms(person));
  if (returning.size > 0) await rows.update(person.id, { recruit: 0 });
  await rows.log(person.id, 'counted', person.held_because ? `was ${person.held_because}` : '');
}

async function setState(
  rows: PeopleRows,
  person: string,
  columns: Pick<PersonRecord, 'state' | 'held_because'>,
): Promise<void> {
  await rows.update(person, columns);
  await rows.trx
    .updateTable('signups')
    .set(columns)
    .where('campaign', '=', rows.campaign)
    .where('person', '=', person)
    .execute();
}
