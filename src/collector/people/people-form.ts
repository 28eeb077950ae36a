import type { Context } from 'hono';
import { formOf, type FormLimits } from '../http/body-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { MAX_PEOPLE_PER_CHANGE } from './person-changes.ts';

/** Every ticked person is a field of some 45 bytes. */
export const CHANGE_LIMITS: FormLimits = {
  maxBytes: 128 * 1024,
  maxFields: MAX_PEOPLE_PER_CHANGE + 100,
};
export const DETAILS_LIMITS: FormLimits = { maxBytes: 64 * 1024, maxFields: 50 };

/**
 * The fields of a form with one value each, and all its people.
 * @throws HttpProblem 422 if these are too many
 */
export function readPeopleForm(c: Context): { ids: string[]; fields: Record<string, string> } {
  const { person: _people, ...fields } = formOf(c).toRecord();
  const ids = formOf(c).texts('person');
  if (ids.length > MAX_PEOPLE_PER_CHANGE)
    throw new HttpProblem(422, `At most ${MAX_PEOPLE_PER_CHANGE} people at once.`, {
      sentence: 'tooManyPeople',
    });
  return { ids, fields };
}
