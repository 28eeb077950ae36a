import { sql } from 'kysely';
import type { MergeRecord } from './merge-record.ts';
import type { MeetingRecord, PeopleRows } from './people-rows.ts';

/**
 * Gives the later person their meetings back. One that became one with an open meeting of the
 * earlier person is written anew, and that one gets its own wish back.
 */
export async function partMeetings(
  rows: PeopleRows,
  { younger, meetings, openMeeting }: MergeRecord,
  older: string,
): Promise<void> {
  const { trx } = rows;
  const present = new Set((await rows.meetingsOf(older)).map(({ id }) => id));
  const own = new Set((await rows.signupsOf(younger.id)).map(({ id }) => id));
  for (const meeting of meetings) {
    if (present.has(meeting.id))
      await trx
        .updateTable('meetings')
        .set({ person: younger.id, number: meeting.number })
        .where('id', '=', meeting.id)
        .execute();
    else if (meeting.signup === null || own.has(meeting.signup))
      await trx.insertInto('meetings').values(meeting).execute();
  }
  const merged = meetings.filter(({ id }) => !present.has(id));
  if (openMeeting && merged.length > 0) await unmergeMeeting(rows, openMeeting, merged);
}

/**
 * The meeting is as it was before the merge; of one that was changed since, only the wish of the
 * other person goes.
 */
async function unmergeMeeting(
  { trx }: PeopleRows,
  before: MeetingRecord,
  merged: MeetingRecord[],
): Promise<void> {
  const now = await trx
    .selectFrom('meetings')
    .select(['signup', 'changed_at'])
    .where('id', '=', before.id)
    .executeTakeFirst();
  if (!now) return;
  const { wish, signup, asked, state, day, starts_at = null, met_by, changed_at } = before;
  const isUnchanged = merged.some((meeting) => meeting.changed_at === now.changed_at);
  const isTheirs = merged.some(
    (meeting) => meeting.signup !== null && meeting.signup === now.signup,
  );
  if (!isUnchanged && !isTheirs) return;
  await trx
    .updateTable('meetings')
    .set({ wish, signup, asked, ...(isUnchanged && { state, day, starts_at, met_by, changed_at }) })
    .where('id', '=', before.id)
    .execute();
}

/** Gives the later person their courses back; one that both took is with both again. */
export async function partTrainings(
  rows: PeopleRows,
  { younger, trainings }: MergeRecord,
  older: string,
): Promise<void> {
  const { trx, campaign } = rows;
  for (const { id, course, day } of trainings) {
    await trx
      .deleteFrom('trainings')
      .where('campaign', '=', campaign)
      .where('person', '=', older)
      .where('id', '=', id)
      .execute();
    await trx
      .insertInto('trainings')
      .values({ id, campaign, person: younger.id, course, day })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const person of [older, younger.id]) {
    const { count } = await trx
      .selectFrom('trainings')
      .select(sql<number>`count(*)`.as('count'))
      .where('campaign', '=', campaign)
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    await rows.update(person, { trainings: count });
  }
}
