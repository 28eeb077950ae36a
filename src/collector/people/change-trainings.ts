import { randomUUID } from 'node:crypto';
import type { PersonRecord } from './derive-person.ts';
import { lastContact } from './last-contact.ts';
import type { PeopleRows } from './people-rows.ts';
import type { PersonChange } from './person.ts';

/** Adds a course that a person took. One course on one day counts once. */
export async function addTraining(
  rows: PeopleRows,
  person: PersonRecord,
  { course, on }: PersonChange & { what: 'training' },
): Promise<void> {
  const { trx, campaign, actor } = rows;
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('trainings')
    .values({ id: randomUUID(), campaign, person: person.id, course, day: on })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return;
  await rows.update(person.id, {
    trainings: person.trainings + 1,
    last_contact_at: lastContact(person, actor.at, on),
  });
  await rows.log(person.id, 'training', `${course}, ${on}`);
}

/** Removes a course that was recorded by mistake. */
export async function removeTraining(
  rows: PeopleRows,
  person: PersonRecord,
  training: string,
): Promise<void> {
  const [removed] = await rows.trx
    .deleteFrom('trainings')
    .where('campaign', '=', rows.campaign)
    .where('person', '=', person.id)
    .where('id', '=', training)
    .returning(['course', 'day'])
    .execute();
  if (!removed) return;
  await rows.update(person.id, { trainings: person.trainings - 1 });
  await rows.log(person.id, 'no-training', `${removed.course}, ${removed.day}`);
}
