import { sql } from 'kysely';
import type { CountableRule } from '../answers/countable-entries.ts';
import type { PersonDetails, PersonRecord } from './derive-person.ts';
import { FigureLedger } from './figure-ledger.ts';
import { moveToCluster } from './flag-duplicates.ts';
import { depthBelow, setDepth, wouldCloseLoop } from './invitations.ts';
import { keepMergeRecord, mergeTags, MOVED_TABLES, readUnmerged } from './merge-record.ts';
import { moveMeetings, moveTrainings } from './move-meetings.ts';
import type { PeopleRows } from './people-rows.ts';
import { NO_SHARE, readShare } from './person-share.ts';
import { recountPeople } from './recount-people.ts';
import { followRecords } from './work/follow-records.ts';

/**
 * Merges a person with the one whom they may be, or with another whom an organiser recognised:
 * everything moves to the earlier person.
 * @throws UncountableError if one of the two counts, and held entries of the other may not be
 * counted
 */
export async function mergeDuplicate(
  rows: PeopleRows,
  rule: CountableRule,
  one: PersonRecord,
  otherId: string | null = one.same_as,
): Promise<void> {
  const other = otherId === null ? undefined : await rows.find(otherId);
  if (!other || other.id === one.id) return;
  const [older, person] = other.rank < one.rank ? [other, one] : [one, other];
  // After a merge with somebody who counts, their held entries would count too.
  if (older.state === 'counted' || person.state === 'counted')
    for (const { id } of [older, person]) await rule.assertPerson(rows.campaign, id);
  const unmerged = await readUnmerged(rows, person, older);
  // The later person's share is removed from the figures; it is added again once, with the earlier
  // one.
  const ledger = new FigureLedger(rows.campaign, rows.actor.at);
  ledger.move(readShare(person), NO_SHARE);
  await moveSignups(rows, person, older);
  await moveMeetings(rows, person, older);
  await moveTrainings(rows, person, older);
  await movePointers(rows, person, older);
  await deletePerson(rows, person);
  await rows.update(older.id, await mergedColumns(rows, older, person));
  await rows.rewrite(older, {
    ...(JSON.parse(person.details) as PersonDetails),
    ...(JSON.parse(older.details) as PersonDetails),
  });
  await rows.showLatestMeeting(older.id);
  await rows.log(older.id, 'merge', 'put together with a later sign-up');
  await followRecords(rows, older.id);
  const inviters = await ledger.write(rows.trx);
  const moved = await moveInChain(rows, older, person);
  await passFlagOn(rows, older, person);
  const merged = await rows.find(older.id);
  if (merged) await keepMergeRecord(rows, unmerged, merged);
  await recountPeople(
    rows,
    [...new Set([older.id, ...moved, ...inviters])],
    [older.cluster, person.cluster],
  );
}

/** Moves the rows that belong to a person. */
async function moveSignups(
  { trx, campaign }: PeopleRows,
  { id }: PersonRecord,
  older: PersonRecord,
): Promise<void> {
  for (const table of [...MOVED_TABLES, 'invites', 'organisations', 'complaints'] as const)
    await trx
      .updateTable(table)
      .set({ person: older.id })
      .where((eb) => eb.and({ campaign, person: id }))
      .execute();
}

/** Moves references to a person in other people's rows. */
async function movePointers(
  { trx, campaign }: PeopleRows,
  { id }: PersonRecord,
  older: PersonRecord,
): Promise<void> {
  for (const column of ['same_as', 'invited_by'] as const)
    await trx
      .updateTable('people')
      .set({ [column]: older.id })
      .where('campaign', '=', campaign)
      .where(column, '=', id)
      .execute();
}

/**
 * Whoever may have been the later person may be the earlier one now, and so may the person whom
 * the later one may have been.
 */
async function passFlagOn(
  rows: PeopleRows,
  older: PersonRecord,
  younger: PersonRecord,
): Promise<void> {
  await moveToCluster(rows, older.id, older.cluster);
  const isAnother = younger.same_as !== null && younger.same_as !== older.id;
  const another = isAnother ? await rows.find(younger.same_as ?? '') : undefined;
  if (!another || another.cluster === older.cluster) return;
  const [first, later] = another.rank < older.rank ? [another, older] : [older, another];
  // An organiser is asked about one duplicate per person at a time.
  if (later.same_as !== null) return;
  await rows.update(later.id, { same_as: first.id });
  await moveToCluster(rows, later.id, first.cluster);
}

async function deletePerson(rows: PeopleRows, { id, rank }: PersonRecord): Promise<void> {
  await rows.deleteTerms(rank);
  await rows.trx
    .deleteFrom('people')
    .where('campaign', '=', rows.campaign)
    .where('id', '=', id)
    .execute();
}

async function mergedColumns(
  { trx, campaign }: PeopleRows,
  older: PersonRecord,
  younger: PersonRecord,
): Promise<Partial<PersonRecord>> {
  const { count } = await trx
    .selectFrom('trainings')
    .select(sql<number>`count(*)`.as('count'))
    .where('campaign', '=', campaign)
    .where('person', '=', older.id)
    .executeTakeFirstOrThrow();
  const counted = older.state === 'counted' || younger.state === 'counted';
  const contacts = [older.last_contact_at, younger.last_contact_at].sort();
  return {
    state: counted ? 'counted' : 'held',
    held_because: counted ? null : older.held_because,
    ...mergedStage(older, younger),
    owner: older.owner ?? younger.owner,
    ...nextStep(older, younger),
    tags: mergeTags(older.tags, younger.tags),
    source: older.source ?? younger.source,
    recruit: Math.max(older.recruit, younger.recruit),
    trainings: count,
    last_contact_at: contacts[1] ?? older.last_contact_at,
  };
}

/** A stage that somebody set, the earlier person's before the later one's. */
function mergedStage(older: PersonRecord, younger: PersonRecord) {
  const { stage, stage_set } = older.stage_set === 0 && younger.stage_set === 1 ? younger : older;
  return { stage, stage_set };
}

/** What is due sooner. */
function nextStep(older: PersonRecord, younger: PersonRecord) {
  const isSooner =
    younger.next_on !== null && (older.next_on === null || younger.next_on < older.next_on);
  const { next_on, next_what } = isSooner ? younger : older;
  return { next_on, next_what };
}

/**
 * An earlier person without an inviter, not counted as recruited, gets the later one's inviter.
 * @returns people whose place in the chain may have changed
 */
async function moveInChain(
  rows: PeopleRows,
  older: PersonRecord,
  younger: PersonRecord,
): Promise<string[]> {
  const { id } = older;
  const takesInviter =
    older.invited_by === null && older.invited_code === null && older.recruit !== 1;
  const { invited_by, invited_code } = takesInviter ? younger : older;
  await rows.update(id, { invited_by: null });
  // A person whom one of the two brought can't have brought the other.
  const found = invited_by === null ? undefined : await rows.find(invited_by);
  const isLoop =
    invited_by === younger.id || (found !== undefined && (await wouldCloseLoop(rows, found, id)));
  const inviter = isLoop ? undefined : found;
  await rows.update(id, {
    invited_by: inviter?.id ?? null,
    invited_code: isLoop ? null : invited_code,
  });
  const depthWithoutInviter = isLoop ? 1 : older.depth;
  // People whom the later person brought were at another depth.
  return setDepth(rows, id, inviter ? depthBelow(inviter) : depthWithoutInviter);
}
