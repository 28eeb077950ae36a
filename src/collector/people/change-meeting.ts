import { randomUUID } from 'node:crypto';
import type { PersonRecord } from './derive-person.ts';
import { lastContact } from './last-contact.ts';
import { isOpenMeeting, type MeetingRecord, type PeopleRows } from './people-rows.ts';
import type { PersonChange } from './person.ts';

type MeetingChange = PersonChange & { what: 'meeting' };

/** Moves a meeting of a person, or adds one. */
export async function changeMeeting(
  rows: PeopleRows,
  person: PersonRecord,
  change: MeetingChange,
): Promise<void> {
  const meetings = await rows.meetingsOf(person.id);
  const meeting = meetingToChange(meetings, change);
  const isMissing = change.meeting !== undefined || change.state === 'cancelled';
  if (!meeting && isMissing) return;
  const { state } = change;
  const day = change.on ?? meeting?.day ?? null;
  const met_by = change.with ?? meeting?.met_by ?? null;
  const starts_at = change.at === undefined ? (meeting?.starts_at ?? null) : change.at;
  const before = meeting && describeMeeting(meeting);
  const after = describeMeeting({ state, day, starts_at, met_by });
  if (before === after) return;
  const columns = { state, day, starts_at, met_by, changed_at: rows.actor.at };
  if (meeting) await updateMeeting(rows, meeting, columns);
  else await addMeeting(rows, person.id, (meetings.at(-1)?.number ?? 0) + 1, columns);
  await rows.showLatestMeeting(person.id);
  await rows.update(person.id, { last_contact_at: lastContact(person, rows.actor.at, day) });
  await rows.log(person.id, 'meeting', before ? `${before} → ${after}` : after);
}

/** The meeting that a change is about; undefined for a new one, or one that does not exist. */
function meetingToChange(
  meetings: MeetingRecord[],
  change: MeetingChange,
): MeetingRecord | undefined {
  if (change.meeting !== undefined) return meetings.find(({ id }) => id === change.meeting);
  const open = meetings.findLast(isOpenMeeting);
  const latest = meetings.at(-1);
  if (open || !latest) return open;
  // A meeting that is cancelled after it was held was recorded by mistake. Recording the same
  // meeting again changes nothing.
  const isSame =
    latest.state === change.state &&
    (change.on ?? latest.day) === latest.day &&
    (change.with ?? latest.met_by) === latest.met_by;
  return change.state === 'cancelled' || isSame ? latest : undefined;
}

type ChangedColumns = Pick<MeetingRecord, 'state' | 'day' | 'starts_at' | 'met_by' | 'changed_at'>;

async function updateMeeting(
  { trx }: PeopleRows,
  { id, asked }: MeetingRecord,
  columns: ChangedColumns,
): Promise<void> {
  await trx
    .updateTable('meetings')
    .set({ ...columns, asked: columns.state === 'asked' ? 1 : asked })
    .where('id', '=', id)
    .execute();
}

async function addMeeting(
  { trx, campaign }: PeopleRows,
  person: string,
  number: number,
  columns: ChangedColumns,
): Promise<void> {
  await trx
    .insertInto('meetings')
    .values({
      id: randomUUID(),
      campaign,
      person,
      signup: null,
      number,
      wish: null,
      asked: columns.state === 'asked' ? 1 : 0,
      ...columns,
    })
    .execute();
}

const describeMeeting = ({
  state,
  day,
  starts_at,
  met_by,
}: Pick<MeetingRecord, 'state' | 'day' | 'starts_at' | 'met_by'>): string =>
  [
    state,
    ...(day ? [[day, starts_at].filter(Boolean).join(' ')] : []),
    ...(met_by ? [`with ${met_by}`] : []),
  ].join(', ');
