import type { Kysely, Selectable } from 'kysely';
import type { OneToOne } from 'campaign-widgets/contract';
import { groupBy } from '../store/group-by.ts';
import { readJson } from '../store/json-columns.ts';
import type { Tables } from '../store/tables.ts';
import type { MeetingRecord } from './people-rows.ts';
import { selectPeople, toPersonRow } from './person-row.ts';
import type { Meeting, Note, Person } from './person.ts';
import { withConsents } from './read-signups.ts';

type Owned = Omit<Person, keyof ReturnType<typeof toPersonRow>>;

/** People with all their data, in the order of their ids here. */
export async function readPeople(
  db: Kysely<Tables>,
  campaign: string,
  ids: string[],
): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await selectPeople(db, campaign).where('p.id', 'in', ids).execute();
  const ownedBy = await readOwned(db, campaign, ids);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id): Person[] => {
    const row = found.get(id);
    return row ? [{ ...toPersonRow(row), ...ownedBy(id) }] : [];
  });
}

/** Reads the rows that belong to these people. */
async function readOwned(
  db: Kysely<Tables>,
  campaign: string,
  ids: string[],
): Promise<(id: string) => Owned> {
  const [signups, meetings, courses, notes, merges, changes] = await Promise.all([
    readSignups(db, campaign, ids),
    readMeetings(db, campaign, ids),
    readCourses(db, campaign, ids),
    readNotes(db, campaign, ids),
    readMerges(db, campaign, ids),
    readChanges(db, campaign, ids),
  ]);
  return (id) => ({
    signups: signups(id).map(({ signup }) => signup),
    meetings: meetings(id).map(readMeeting),
    courses: courses(id).map(({ id, course, day }) => ({ id, course, on: day })),
    notes: notes(id).map(toNote),
    merges: merges(id).map(({ id, at, made_by }) => ({ id, at, by: made_by })),
    changes: changes(id).map(({ at, made_by, what, detail }) => ({
      at,
      by: made_by,
      what,
      detail,
    })),
  });
}

async function readSignups(db: Kysely<Tables>, campaign: string, ids: string[]) {
  const rows = await db
    .selectFrom('signups')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('person', 'in', ids)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
  const signups = await withConsents(db, rows);
  return byPerson(
    signups.map((signup, index) => ({ signup, person: rows[index]?.person ?? null })),
  );
}

const readMeetings = async (db: Kysely<Tables>, campaign: string, ids: string[]) =>
  byPerson(
    await db
      .selectFrom('meetings')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('person', 'in', ids)
      .orderBy('number')
      .orderBy('id')
      .execute(),
  );

const readCourses = async (db: Kysely<Tables>, campaign: string, ids: string[]) =>
  byPerson(
    await db
      .selectFrom('trainings')
      .select(['id', 'person', 'course', 'day'])
      .where('campaign', '=', campaign)
      .where('person', 'in', ids)
      .orderBy('day')
      .orderBy('course')
      .execute(),
  );

const readNotes = async (db: Kysely<Tables>, campaign: string, ids: string[]) =>
  byPerson(
    await db
      .selectFrom('notes')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('person', 'in', ids)
      .orderBy('at', 'desc')
      .orderBy('id')
      .execute(),
  );

/** The notes of one person, newest first. */
export const readNotesOf = async (
  db: Kysely<Tables>,
  campaign: string,
  id: string,
): Promise<Note[]> => (await readNotes(db, campaign, [id]))(id).map(toNote);

const toNote = (row: Selectable<Tables['notes']>): Note => ({
  id: row.id,
  at: row.at,
  by: row.made_by,
  text: row.text,
  aboutOthers: row.others === 1,
});

const readMerges = async (db: Kysely<Tables>, campaign: string, ids: string[]) =>
  byPerson(
    await db
      .selectFrom('merges')
      .select(['id', 'person', 'at', 'made_by'])
      .where('campaign', '=', campaign)
      .where('person', 'in', ids)
      .orderBy('at', 'desc')
      .orderBy('id')
      .execute(),
  );

const readChanges = async (db: Kysely<Tables>, campaign: string, ids: string[]) =>
  byPerson(
    await db
      .selectFrom('changes')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('person', 'in', ids)
      .orderBy('at', 'desc')
      .orderBy('number', 'desc')
      .execute(),
  );

/** Sorts rows by the person they belong to, each in the order they came. */
function byPerson<Row extends { person: string | null }>(rows: Row[]): (id: string) => Row[] {
  const groups = groupBy(rows, ({ person }) => person);
  return (id) => groups.get(id) ?? [];
}

const readMeeting = (row: MeetingRecord): Meeting => ({
  id: row.id,
  state: row.state,
  on: row.day,
  at: row.starts_at,
  with: row.met_by,
  wish: readJson<OneToOne>(row.wish),
  changedAt: row.changed_at,
});
