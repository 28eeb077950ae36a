import type { PeopleRows } from '../people-rows.ts';
import type { Stage } from '../person.ts';

/**
 * Sets the stage of a person to what is recorded of them, unless somebody set it: trained, else
 * met, else contacted if a 1-2-1 is arranged.
 */
export async function followRecords(rows: PeopleRows, id: string): Promise<void> {
  const person = await rows.find(id);
  if (!person || person.stage_set === 1) return;
  const stage = person.trainings > 0 ? 'trained' : await stageOfMeetings(rows, id);
  if (stage !== person.stage) await rows.update(id, { stage });
}

async function stageOfMeetings(rows: PeopleRows, id: string): Promise<Stage> {
  const states = new Set((await rows.meetingsOf(id)).map(({ state }) => state));
  if (states.has('held')) return 'met';
  return states.has('arranged') ? 'contacted' : 'new';
}
