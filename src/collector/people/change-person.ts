import type { CountableRule } from '../answers/countable-entries.ts';
import { changeDetails } from './change-details.ts';
import { changeMeeting } from './change-meeting.ts';
import { addTraining, removeTraining } from './change-trainings.ts';
import { countPerson, holdPerson } from './decide-person.ts';
import type { PersonRecord } from './derive-person.ts';
import { dismissDuplicate } from './flag-duplicates.ts';
import { mergeDuplicate } from './merge-duplicate.ts';
import type { PeopleRows } from './people-rows.ts';
import { partMerged } from './part-merged.ts';
import type { PersonChange } from './person.ts';
import { recountPeople } from './recount-people.ts';
import { changeWork, isWorkChange } from './work/change-work.ts';
import { followRecords } from './work/follow-records.ts';

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
  if (change.what === 'merge') await mergeDuplicate(rows, rule, person, change.with);
  else if (change.what === 'part') await partMerged(rows, person, change.merge);
  else if (change.what === 'dismiss') await dismissDuplicate(rows, person);
  else if (isWorkChange(change)) await changeWork(rows, person, change);
  else {
    const others = await makeChange(rows, rule, person, change);
    await recountPeople(rows, [...new Set([id, ...others])]);
  }
  return true;
}

/** Changes after which a person is counted again. */
type CountedChange = Extract<
  PersonChange,
  { what: 'meeting' | 'training' | 'no-training' | 'details' | 'hold' | 'count' }
>;

/** @returns other people whose counts may change */
async function makeChange(
  rows: PeopleRows,
  rule: CountableRule,
  person: PersonRecord,
  change: CountedChange,
): Promise<string[]> {
  switch (change.what) {
    case 'meeting':
      await changeMeeting(rows, person, change);
      await followRecords(rows, person.id);
      return [];
    case 'training':
      await addTraining(rows, person, change);
      await followRecords(rows, person.id);
      return [];
    case 'no-training':
      await removeTraining(rows, person, change.training);
      await followRecords(rows, person.id);
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
