import { randomUUID } from 'node:crypto';
import type { Trx } from '../store/insert-rows.ts';
import { isOpenMeeting, type MeetingRecord, type PeopleRows } from './people-rows.ts';

/**
 * Records a new wish for a 1-2-1 from a sign-up, or that there is none any more. An arranged or
 * held meeting is the organiser's own record and stays. A wish that is withdrawn and comes again
 * is the same meeting, counted once.
 * @param wish JSON of a `OneToOne`, or null
 */
export async function changeWish(
  rows: PeopleRows,
  person: string,
  signup: string,
  wish: string | null,
): Promise<void> {
  const { trx, campaign, actor } = rows;
  const { at } = actor;
  if (wish === null) await takeWishBack(rows, person, signup);
  else {
    const all = await rows.meetingsOf(person);
    const own = all.filter((meeting) => meeting.signup === signup);
    const meeting = meetingToAskFor(all, own);
    if (meeting) await askAgain(trx, meeting, { signup, wish, at });
    else
      await trx
        .insertInto('meetings')
        .values({
          id: randomUUID(),
          campaign,
          person,
          signup,
          number: (all.at(-1)?.number ?? 0) + 1,
          state: 'asked',
          day: null,
          met_by: null,
          wish,
          asked: 1,
          changed_at: at,
        })
        .execute();
  }
  await rows.showLatestMeeting(person);
}

/**
 * The meeting that a wish is about: the sign-up's own open one, one that an organiser proposed, or
 * the one whose wish was withdrawn.
 */
function meetingToAskFor(all: MeetingRecord[], own: MeetingRecord[]): MeetingRecord | undefined {
  const last = own.at(-1);
  const wasTakenBack = last?.state === 'cancelled' && last.day === null && last.met_by === null;
  return (
    own.findLast(isOpenMeeting) ??
    all.findLast((meeting) => isOpenMeeting(meeting) && meeting.signup === null) ??
    (wasTakenBack ? last : undefined)
  );
}

/**
 * Removes the wish of a sign-up from the meetings that are still to be held. If another sign-up of
 * the same person has a wish too, as after a merge, the meeting passes to that one. Otherwise a
 * requested meeting is cancelled; an arranged one is the organiser's own record, and stays.
 */
export async function takeWishBack(
  rows: PeopleRows,
  person: string,
  signup: string,
): Promise<void> {
  const meetings = await rows.meetingsOf(person);
  const heir = (await rows.signupsOf(person)).findLast(
    ({ id, wish }) =>
      id !== signup && wish !== null && !meetings.some((meeting) => meeting.signup === id),
  );
  for (const meeting of meetings.filter((one) => one.signup === signup && isOpenMeeting(one)))
    await rows.trx
      .updateTable('meetings')
      .set({
        wish: heir?.wish ?? null,
        signup: heir?.id ?? signup,
        changed_at: rows.actor.at,
        ...(!heir && meeting.state === 'asked' && { state: 'cancelled' as const }),
      })
      .where('id', '=', meeting.id)
      .execute();
}

async function askAgain(
  trx: Trx,
  { id, state }: MeetingRecord,
  { signup, wish, at }: { signup: string; wish: string; at: string },
): Promise<void> {
  await trx
    .updateTable('meetings')
    .set({
      signup,
      wish,
      asked: 1,
      changed_at: at,
      ...(state === 'cancelled' && { state: 'asked' as const }),
    })
    .where('id', '=', id)
    .execute();
}
