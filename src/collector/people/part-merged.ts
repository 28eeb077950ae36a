import type { PersonDetails, PersonRecord } from './derive-person.ts';
import { moveToCluster } from './flag-duplicates.ts';
import { depthBelow, setDepth, wouldCloseLoop } from './invitations.ts';
import {
  type MergedColumns,
  type MergeRecord,
  MOVED_TABLES,
  pickMergedColumns,
} from './merge-record.ts';
import { partMeetings, partTrainings } from './part-meetings.ts';
import type { PeopleRows } from './people-rows.ts';
import { NO_SHARE } from './person-share.ts';
import { recountPeople } from './recount-people.ts';
import { followRecords } from './work/follow-records.ts';

/**
 * Parts two people who were put together: each gets back what was theirs. What was recorded after
 * the merge stays with the earlier person. Without such a merge, nothing changes.
 */
export async function partMerged(
  rows: PeopleRows,
  older: PersonRecord,
  merge: string,
): Promise<void> {
  const kept = await takeRecord(rows, older, merge);
  if (!kept) return;
  const { younger } = kept;
  await bringBack(rows, younger);
  await moveRowsBack(rows, kept, older.id);
  await partMeetings(rows, kept, older.id);
  await partTrainings(rows, kept, older.id);
  await movePointersBack(rows, kept, older.id);
  const restored = unmergedColumns(kept, older);
  await rows.update(older.id, restored);
  for (const id of [older.id, younger.id]) await settle(rows, id);
  const moved = [
    ...(await placeInChain(rows, older.id)),
    ...(await placeInChain(rows, younger.id)),
  ];
  await moveToCluster(rows, younger.id);
  if (restored.same_as === null && older.same_as !== null) await moveToCluster(rows, older.id);
  await rows.log(older.id, 'part', 'parted from a later sign-up again');
  await rows.log(younger.id, 'part', 'parted from an earlier sign-up again');
  await recountPeople(rows, [...new Set([older.id, younger.id, ...moved])], [older.cluster]);
}

async function takeRecord(
  { trx, campaign }: PeopleRows,
  { id: person }: PersonRecord,
  merge: string,
): Promise<MergeRecord | undefined> {
  const [row] = await trx
    .deleteFrom('merges')
    .where('campaign', '=', campaign)
    .where('person', '=', person)
    .where('id', '=', merge)
    .returning('record')
    .execute();
  return row && (JSON.parse(row.record) as MergeRecord);
}

/** The later person's row as it was, in no figure yet: it is counted at the end. */
async function bringBack({ trx }: PeopleRows, younger: PersonRecord): Promise<void> {
  await trx
    .insertInto('people')
    .values({
      ...younger,
      share: JSON.stringify(NO_SHARE),
      counts_as_recruit: 0,
      // Who parts two people says that they are not one.
      same_as: null,
      cluster: younger.id,
    })
    .execute();
}

async function moveRowsBack(
  { trx, campaign }: PeopleRows,
  { younger, moved, inviteCodes, organisationHashes }: MergeRecord,
  older: string,
): Promise<void> {
  for (const table of MOVED_TABLES)
    await trx
      .updateTable(table)
      .set({ person: younger.id })
      .where((eb) => eb.and({ campaign, person: older }))
      .where('id', 'in', ['', ...moved[table]])
      .execute();
  await trx
    .updateTable('invites')
    .set({ person: younger.id })
    .where('campaign', '=', campaign)
    .where('person', '=', older)
    .where('code', 'in', ['', ...inviteCodes])
    .execute();
  await trx
    .updateTable('organisations')
    .set({ person: younger.id })
    .where('campaign', '=', campaign)
    .where('person', '=', older)
    .where('hash', 'in', ['', ...organisationHashes])
    .execute();
}

async function movePointersBack(
  { trx, campaign }: PeopleRows,
  { younger, followers }: MergeRecord,
  older: string,
): Promise<void> {
  for (const column of ['same_as', 'invited_by'] as const)
    await trx
      .updateTable('people')
      .set({ [column]: younger.id })
      .where('campaign', '=', campaign)
      .where(column, '=', older)
      .where('id', 'in', ['', ...followers[column]])
      .execute();
}

/** The columns that the merge changed and nobody since, as they were before it. */
function unmergedColumns(
  { younger, before, after }: MergeRecord,
  older: PersonRecord,
): Partial<MergedColumns> {
  const now = pickMergedColumns(older);
  const unchanged = Object.keys(before).filter((column) => {
    const key = column as keyof MergedColumns;
    return now[key] === after[key];
  });
  const restored = Object.fromEntries(
    unchanged.map((column) => [column, before[column as keyof MergedColumns]]),
  ) as Partial<MergedColumns>;
  return { ...restored, details: unmergedDetails(older.details, before.details, younger.details) };
}

/** The corrections of the earlier person without those that came with the later one. */
function unmergedDetails(now: string, before: string, younger: string): string {
  const [current, own, theirs] = [now, before, younger].map(
    (details) => JSON.parse(details) as PersonDetails,
  );
  const isTheirs = ([field, value]: [string, unknown]) =>
    !Object.hasOwn(own ?? {}, field) && (theirs as Record<string, unknown>)[field] === value;
  const left = Object.entries(current ?? {}).filter((entry) => !isTheirs(entry));
  return JSON.stringify(Object.fromEntries(left));
}

/** Writes what a person's row says of the rows that belong to them. */
async function settle(rows: PeopleRows, id: string): Promise<void> {
  const person = await rows.find(id);
  if (!person) return;
  const signups = await rows.signupsOf(id);
  const isCounted = signups.some(({ state }) => state === 'counted');
  if (isCounted) await rows.update(id, { state: 'counted', held_because: null });
  await rows.rewrite(person, JSON.parse(person.details) as PersonDetails);
  await rows.showLatestMeeting(id);
  await followRecords(rows, id);
}

/** @returns everybody whose place in the chain may have changed */
async function placeInChain(rows: PeopleRows, id: string): Promise<string[]> {
  const person = await rows.find(id);
  if (!person) return [];
  const inviter = person.invited_by === null ? undefined : await rows.find(person.invited_by);
  // Looked for without the link itself, which would be the loop.
  await rows.update(id, { invited_by: null });
  if (!inviter) return setDepth(rows, id, person.depth);
  if (await wouldCloseLoop(rows, inviter, id)) {
    await rows.update(id, { invited_code: null });
    return setDepth(rows, id, 1);
  }
  await rows.update(id, { invited_by: inviter.id });
  return setDepth(rows, id, depthBelow(inviter));
}
