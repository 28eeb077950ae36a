import type { CountableRule } from '../answers/countable-entries.ts';
import { changeDetails } from './change-details.ts';
import { changeMeeting } from './change-meeting.ts';
import { addTraining, removeTraining } from './change-trainings.ts';
import { countPerson, holdPerson } from './decide-person.ts';
import type { PersonRecord } from './derive-person.ts';
import { dismissDuplicate } from './flag-duplicates.ts';
import { lastContact } from './last-contact.ts';
import { mergeDuplicate } from './merge-duplicate.ts';
import type { PeopleRows } from './people-rows.ts';
import type { PersonChange, Stage } from './person.ts';
import { recountPeople } from './recount-people.ts';

/**
 * Makes one change to one person; repeating it changes nothing.
 * @returns whether the person exists
 */
export async function changePerson(
  rows: PeopleRows,
  rule: CountableRule,
  id: string,
  change: PersonChange,
): Promise<boolean> {
  const person = await rows.find(id);
  if (!person) return false;
  if (change.what === 'merge') await mergeDuplicate(rows, rule, person);
  else if (change.what === 'dismiss') await dismissDuplicate(rows, person);
  else {
    const others = await makeChange(rows, rule, person, change);
    await recountPeople(rows, [...new Set([id, ...others])]);
  }
  return true;
}

/** @returns other people whose counts may change */
async function makeChange(
  rows: PeopleRows,
  rule: CountableRule,
  person: PersonRecord,
  change: Exclude<PersonChange, { what: 'merge' | 'dismiss' }>,
): Promise<string[]> {
  switch (change.what) {
    case 'stage':
      await changeStage(rows, person, change.stage);
      return [];
    case 'meeting':
      await changeMeeting(rows, person, change);
      return [];
    case 'training':
      await addTraining(rows, person, change);
      return [];
    case 'no-training':
      await removeTraining(rows, person, change.training);
      return [];
    case 'details':
      return changeDetails(rows, person, change);
    case 'hold':
      await holdPerson(rows, person);
      return [];
    case 'count':
      await countPerson(rows, rule, person);
      return [];
  }
}

async function changeStage(rows: PeopleRows, person: PersonRecord, stage: Stage): Promise<void> {
  if (person.stage === stage) return;
  await rows.update(person.id, { stage, last_contact_at: lastContact(person, rows.actor.at) });
  await rows.log(person.id, 'stage', `${person.stage} → ${stage}`);
}
