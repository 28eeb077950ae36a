import type { PersonRecord } from './derive-person.ts';
import { isOpenMeeting, type MeetingRecord, type PeopleRows } from './people-rows.ts';

/**
 * Moves the meetings of a person to the one whom they are merged into. Two open ones become one.
 */
export async function moveMeetings(
  rows: PeopleRows,
  { id }: PersonRecord,
  older: PersonRecord,
): Promise<void> {
  const own = await rows.meetingsOf(older.id);
  const open = own.find(isOpenMeeting);
  let number = own.at(-1)?.number ?? 0;
  for (const meeting of await rows.meetingsOf(id))
    if (open && isOpenMeeting(meeting)) await mergeMeetings(rows, open, meeting);
    else {
      number += 1;
      await rows.trx
        .updateTable('meetings')
        .set({ person: older.id, number })
        .where('id', '=', meeting.id)
        .execute();
    }
}

/** Two requests for a meeting become one: with the last wish, and the last arrangement. */
async function mergeMeetings(
  { trx }: PeopleRows,
  open: MeetingRecord,
  meeting: MeetingRecord,
): Promise<void> {
  const { wish, signup, changed_at, state, day, starts_at, met_by } = meeting;
  const isNewer = open.state === 'asked' || changed_at > open.changed_at;
  const arranged = state === 'arranged' && isNewer ? { state, day, starts_at, met_by } : {};
  await trx
    .updateTable('meetings')
    .set({
      ...arranged,
      wish: wish ?? open.wish,
      signup: signup ?? open.signup,
      asked: Math.max(open.asked, meeting.asked),
      changed_at,
    })
    .where('id', '=', open.id)
    .execute();
  await trx.deleteFrom('meetings').where('id', '=', meeting.id).execute();
}

/**
 * Moves the courses of a person to the one whom they are merged into; a course that both took
 * stays once.
 */
export async function moveTrainings(
  { trx, campaign }: PeopleRows,
  { id }: PersonRecord,
  older: PersonRecord,
): Promise<void> {
  await trx
    .deleteFrom('trainings')
    .where('campaign', '=', campaign)
    .where('person', '=', id)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('trainings as t')
          .select('t.id')
          .where('t.campaign', '=', campaign)
          .where('t.person', '=', older.id)
          .whereRef('t.course', '=', 'trainings.course')
          .whereRef('t.day', '=', 'trainings.day'),
      ),
    )
    .execute();
  await trx
    .updateTable('trainings')
    .set({ person: older.id })
    .where('campaign', '=', campaign)
    .where('person', '=', id)
    .execute();
}
