import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { PersonRecord, Trx } from '../store/insert-rows.ts';
import type { Tables } from '../store/tables.ts';
import { showLatestMeeting } from './log-changes.ts';

type MeetingRecord = Selectable<Tables['meetings']>;

const isOpen = ({ state }: MeetingRecord) => state === 'asked' || state === 'arranged';

/**
 * Writes down that a sign-up wishes for a 1-2-1 otherwise than before, or for none any more. What was arranged, or was held,
 * is the organiser's own record and stays. A wish that was taken back and comes again is the same meeting, asked for once.
 * @param wish JSON of a `OneToOne`, or null
 */
export async function changeWish(
  trx: Trx,
  person: PersonRecord,
  signup: string,
  wish: string | null,
  at: string,
): Promise<void> {
  const { campaign, id } = person;
  const all = await trx
    .selectFrom('meetings')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('person', '=', id)
    .orderBy('number')
    .orderBy('id')
    .execute();
  const own = all.filter((meeting) => meeting.signup === signup);
  if (wish === null) await takeWishBack(trx, own.filter(isOpen), at);
  else {
    const meeting = meetingToAskFor(all, own);
    if (meeting) await askAgain(trx, meeting, { signup, wish, at });
    else
      await trx
        .insertInto('meetings')
        .values({
          id: randomUUID(),
          campaign,
          person: id,
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
  await showLatestMeeting(trx, person);
}

/** The meeting that a wish is about: their own open one, one that an organiser proposed, or the one whose wish was taken back. */
function meetingToAskFor(all: MeetingRecord[], own: MeetingRecord[]): MeetingRecord | undefined {
  const last = own.at(-1);
  const wasTakenBack = last?.state === 'cancelled' && last.day === null && last.met_by === null;
  return (
    own.findLast(isOpen) ??
    all.findLast((meeting) => isOpen(meeting) && meeting.signup === null) ??
    (wasTakenBack ? last : undefined)
  );
}

async function takeWishBack(trx: Trx, open: MeetingRecord[], at: string): Promise<void> {
  for (const { id, state } of open)
    await trx
      .updateTable('meetings')
      .set({
        wish: null,
        changed_at: at,
        ...(state === 'asked' && { state: 'cancelled' as const }),
      })
      .where('id', '=', id)
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
