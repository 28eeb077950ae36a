import { randomUUID } from 'node:crypto';
import { readList } from '../store/json-columns.ts';
import type { PersonRecord } from './derive-person.ts';
import { isOpenMeeting, type MeetingRecord, type PeopleRows } from './people-rows.ts';

/** The tables whose rows have an id and move with their person. */
export const MOVED_TABLES = ['signups', 'changes', 'notes', 'merges'] as const;
type MovedTable = (typeof MOVED_TABLES)[number];

/** The columns of the earlier person that a merge may change. */
export type MergedColumns = Pick<
  PersonRecord,
  | 'source'
  | 'stage'
  | 'stage_set'
  | 'state'
  | 'held_because'
  | 'recruit'
  | 'invited_by'
  | 'invited_code'
  | 'depth'
  | 'same_as'
  | 'owner'
  | 'next_on'
  | 'next_what'
  | 'tags'
  | 'details'
>;

/** What a merge put together, as it was before. It holds personal data, like the rows themselves. */
export interface MergeRecord {
  younger: PersonRecord;
  meetings: MeetingRecord[];
  trainings: { id: string; course: string; day: string }[];
  /** The ids of the rows that moved. */
  moved: Record<MovedTable, string[]>;
  inviteCodes: string[];
  organisationHashes: string[];
  /** People who pointed at the later one. */
  followers: { same_as: string[]; invited_by: string[] };
  /** The earlier person, before and after, and their open meeting before. */
  before: MergedColumns;
  after: MergedColumns;
  openMeeting: MeetingRecord | null;
}

const NO_DERIVED_COLUMNS = {
  name: '',
  sort_name: '',
  email: null,
  phone: null,
  organisation: null,
  organisation_hash: null,
  language: null,
  roles: '[]',
  cares: '[]',
  search: '',
} satisfies Partial<PersonRecord>;

type Unmerged = Omit<MergeRecord, 'after'>;

export function pickMergedColumns(person: PersonRecord): MergedColumns {
  const { source, stage, stage_set, state, held_because, recruit, invited_by, invited_code } =
    person;
  const { depth, same_as, owner, next_on, next_what, tags, details } = person;
  return {
    ...{ source, stage, stage_set, state, held_because, recruit, invited_by, invited_code },
    ...{ depth, same_as, owner, next_on, next_what, tags, details },
  };
}

/** Reads what a merge is about to put together. */
export async function readUnmerged(
  rows: PeopleRows,
  younger: PersonRecord,
  older: PersonRecord,
): Promise<Unmerged> {
  const moved = {} as Unmerged['moved'];
  for (const table of MOVED_TABLES) moved[table] = await idsOf(rows, table, younger.id);
  return {
    // What follows from their sign-ups is read from these again.
    younger: { ...younger, ...NO_DERIVED_COLUMNS },
    meetings: await rows.meetingsOf(younger.id),
    trainings: await trainingsOf(rows, younger.id),
    moved,
    inviteCodes: await inviteCodesOf(rows, younger.id),
    organisationHashes: await organisationHashesOf(rows, younger.id),
    followers: {
      same_as: await followersOf(rows, 'same_as', younger.id),
      invited_by: await followersOf(rows, 'invited_by', younger.id),
    },
    before: pickMergedColumns(older),
    openMeeting: (await rows.meetingsOf(older.id)).find(isOpenMeeting) ?? null,
  };
}

/** Keeps what a merge put together, so that it can be parted. */
export async function keepMergeRecord(
  { trx, campaign, actor }: PeopleRows,
  unmerged: Unmerged,
  older: PersonRecord,
): Promise<void> {
  const record: MergeRecord = { ...unmerged, after: pickMergedColumns(older) };
  await trx
    .insertInto('merges')
    .values({
      id: randomUUID(),
      campaign,
      person: older.id,
      at: actor.at,
      made_by: actor.name,
      record: JSON.stringify(record),
    })
    .execute();
}

/** The tags of both, the earlier one's first. */
export const mergeTags = (...lists: string[]): string =>
  JSON.stringify([...new Set(lists.flatMap(readList))]);

async function idsOf(
  { trx, campaign }: PeopleRows,
  table: MovedTable,
  person: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom(table)
    .select('id')
    .where((eb) => eb.and({ campaign, person }))
    .execute();
  return rows.map(({ id }) => id);
}

const trainingsOf = ({ trx, campaign }: PeopleRows, person: string) =>
  trx
    .selectFrom('trainings')
    .select(['id', 'course', 'day'])
    .where('campaign', '=', campaign)
    .where('person', '=', person)
    .execute();

async function inviteCodesOf({ trx, campaign }: PeopleRows, person: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('invites')
    .select('code')
    .where('campaign', '=', campaign)
    .where('person', '=', person)
    .execute();
  return rows.map(({ code }) => code);
}

async function organisationHashesOf(
  { trx, campaign }: PeopleRows,
  person: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('organisations')
    .select('hash')
    .where('campaign', '=', campaign)
    .where('person', '=', person)
    .execute();
  return rows.map(({ hash }) => hash);
}

async function followersOf(
  { trx, campaign }: PeopleRows,
  column: 'same_as' | 'invited_by',
  person: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('people')
    .select('id')
    .where('campaign', '=', campaign)
    .where(column, '=', person)
    .execute();
  return rows.map(({ id }) => id);
}
