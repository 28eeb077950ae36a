import { sql } from 'kysely';
import { takeRegister } from './add-people.ts';
import { erasedHash } from '../store/content-hash.ts';
import { contactKeys } from './contact-keys.ts';
import type { Share } from './people-figures.ts';
import { recluster } from './merge-people.ts';
import { type Db, withConsents } from './read-people.ts';
import { type ChangeActor, type ConsentState, THE_PERSON } from './person.ts';
import type { OwnSignup } from './signup-records.ts';
import {
  type Details,
  firstRanks,
  type PersonRecord,
  type SignupRecord,
  type Trx,
  wishOf,
} from '../store/insert-rows.ts';
import type { Suppression } from './suppression-list.ts';
import { contactTerms, note, rewrite, set, showLatestMeeting } from './log-changes.ts';

export async function readSignup(trx: Db, id: string): Promise<OwnSignup | undefined> {
  const row = await signupOf(trx, id);
  if (!row) return undefined;
  const [signup] = await withConsents(trx, [row]);
  if (!signup) return undefined;
  const { brought } = await trx
    .selectFrom('invites')
    .select(sql<number | null>`sum(brought)`.as('brought'))
    .where('signup', '=', id)
    .executeTakeFirstOrThrow();
  const { name, email, phone, cares, roles, organisation, language, inviteCode, invitedBy } =
    signup;
  const all = {
    name,
    email,
    phone,
    cares,
    roles,
    oneToOne: wishOf(row.wish),
    organisation,
    language,
    inviteCode,
    invitedBy,
  };
  const given = Object.entries(all).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return {
    campaign: row.campaign,
    signup,
    answers: Object.fromEntries(given),
    brought: brought ?? 0,
    page: row.page,
    ...(await readStanding(trx, row)),
  };
}

/** What stands of a sign-up in the record of its person, and in no other sign-up of theirs. */
async function readStanding(
  trx: Db,
  { campaign, person, received_at }: SignupRecord,
): Promise<Pick<OwnSignup, 'lastContactAt' | 'corrections'>> {
  const found = person === null ? undefined : await personOf(trx, campaign, person);
  if (!found) return { lastContactAt: received_at, corrections: {} };
  const { count } = await trx
    .selectFrom('signups')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('campaign', '=', campaign)
    .where('person', '=', found.id)
    .executeTakeFirstOrThrow();
  return {
    lastContactAt: found.last_contact_at,
    corrections: count === 1 ? (JSON.parse(found.details) as Details) : {},
  };
}

/** Adds a line that takes a statement back, if it stands. */
export async function withdraw(
  trx: Trx,
  id: string,
  statement: string,
  via: ConsentState['via'],
  at: string,
): Promise<boolean> {
  const signup = await signupOf(trx, id);
  if (!signup) return false;
  await takeRegister(trx, signup.campaign);
  const lines = await trx
    .selectFrom('consents')
    .selectAll()
    .where('submission', '=', id)
    .orderBy('number')
    .execute();
  const stands = lines.findLast((line) => line.statement === statement);
  if (!stands || stands.granted === 0) return false;
  const number = (lines.at(-1)?.number ?? 0) + 1;
  await trx
    .insertInto('consents')
    .values({ ...stands, number, granted: 0, via, recorded_at: at })
    .execute();
  if (signup.person !== null)
    await note(
      trx,
      { campaign: signup.campaign, id: signup.person },
      { name: via === 'mine' ? THE_PERSON : via, at },
      'withdrawn',
      statement,
    );
  return true;
}

export const eraseSignup = (
  trx: Trx,
  id: string,
  at: string,
  suppression: Suppression,
): Promise<boolean> => removeSignup(trx, id, at, THE_PERSON, suppression);

/** Deletes what a sign-up gave, and its person with their last one. Without `suppression` they may come back by an import. */
async function removeSignup(
  trx: Trx,
  id: string,
  at: string,
  by: typeof THE_PERSON | 'retention',
  suppression?: Suppression,
): Promise<boolean> {
  const found = await signupOf(trx, id);
  if (!found) return false;
  const { campaign } = found;
  await takeRegister(trx, campaign);
  const signup = await signupOf(trx, id);
  const person = signup?.person ? await personOf(trx, campaign, signup.person) : undefined;
  if (!signup || !person) return false;
  const all = await signupsOf(trx, person);
  if (all.length === 1) {
    await forget(trx, person, at, by, suppression);
    return true;
  }
  suppression?.record([id], at);
  await empty(trx, [id]);
  // A wish goes; what was agreed or has happened since is the organiser's own record.
  await trx
    .updateTable('meetings')
    .set({ wish: null, signup: null })
    .where('signup', '=', id)
    .execute();
  await trx
    .updateTable('meetings')
    .set({ state: 'cancelled', changed_at: at })
    .where('campaign', '=', campaign)
    .where('person', '=', person.id)
    .where('state', '=', 'asked')
    .where('wish', 'is', null)
    .execute();
  await showLatestMeeting(trx, person);
  const left = all.filter((one) => one.id !== id);
  if (!left.some(({ invited_by }) => invited_by === person.invited_code))
    await set(trx, person, { invited_by: null });
  await rewrite(trx, person, JSON.parse(person.details) as Details);
  if (suppression) await suppress(trx, person, contactKeys(signup), at, suppression);
  // What was written over may have been what is deleted now.
  await trx
    .updateTable('changes')
    .set({ detail: '' })
    .where('campaign', '=', campaign)
    .where('person', '=', person.id)
    .where('what', 'in', ['details', 'import'])
    .execute();
  await note(trx, person, { name: by, at }, 'erased', 'one of their sign-ups');
  return true;
}

export async function erasePerson(
  trx: Trx,
  campaign: string,
  id: string,
  { name, at }: ChangeActor,
  suppression: Suppression,
): Promise<boolean> {
  await takeRegister(trx, campaign);
  const person = await personOf(trx, campaign, id);
  if (!person) return false;
  await forget(trx, person, at, name, suppression);
  return true;
}

/** Forgets those of these people who were last in contact before this time. @returns how many */
export async function expirePeople(
  trx: Trx,
  campaign: string,
  ids: string[],
  before: string,
): Promise<number> {
  if (ids.length === 0) return 0;
  await takeRegister(trx, campaign);
  const people = await trx
    .selectFrom('people')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', 'in', ids)
    .where('last_contact_at', '<', before)
    .execute();
  for (const person of people) await forget(trx, person, before, 'retention');
  return people.length;
}

/** Deletes sign-ups that no consent lets a campaign keep. @returns how many were here */
export async function expireSignups(trx: Trx, ids: string[], at: string): Promise<number> {
  let count = 0;
  for (const id of ids) if (await removeSignup(trx, id, at, 'retention')) count += 1;
  return count;
}

/** Deletes everything of a person but their tombstones. The figures stay as they are: what happened has happened. */
async function forget(
  trx: Trx,
  person: PersonRecord,
  at: string,
  by: string,
  suppression?: Suppression,
): Promise<void> {
  const { campaign, id, rank } = person;
  const signups = await signupsOf(trx, person);
  const keys = await contactTerms(trx, person);
  const ids = signups.map((signup) => signup.id);
  suppression?.record(ids, at);
  await empty(trx, ids);
  for (const table of ['meetings', 'trainings', 'changes'] as const)
    await trx.deleteFrom(table).where('campaign', '=', campaign).where('person', '=', id).execute();
  await trx
    .updateTable('organisations')
    .set({ person: null })
    .where('campaign', '=', campaign)
    .where('person', '=', id)
    .execute();
  await trx.deleteFrom('terms').where('campaign', '=', campaign).where('rank', '=', rank).execute();
  if (suppression) await suppress(trx, person, keys, at, suppression);
  await trx
    .updateTable('people')
    .set({ invited_by: null })
    .where('campaign', '=', campaign)
    .where('invited_by', '=', id)
    .execute();
  await trx.deleteFrom('people').where('campaign', '=', campaign).where('id', '=', id).execute();
  await leaveLikes(trx, person);
  if (by !== 'retention') await note(trx, person, { name: by, at }, 'erased', '');
}

/** Those who may have been the one that is gone: the first of them is now the one whom the others may be, and what was counted once is not counted again. */
async function leaveLikes(trx: Trx, gone: PersonRecord): Promise<void> {
  const { campaign, id } = gone;
  const likes = await trx
    .selectFrom('people')
    .select('id')
    .where('campaign', '=', campaign)
    .where('same_as', '=', id)
    .orderBy('rank')
    .execute();
  if ((JSON.parse(gone.share) as Share).counts.recruited)
    await trx
      .updateTable('people')
      .set({ recruit: 0 })
      .where('campaign', '=', campaign)
      .where('cluster', '=', gone.cluster)
      .execute();
  const [heir, ...others] = likes.map((like) => like.id);
  if (heir === undefined) return;
  await set(trx, { campaign, id: heir }, { same_as: gone.same_as });
  if (others.length > 0)
    await trx
      .updateTable('people')
      .set({ same_as: heir })
      .where('campaign', '=', campaign)
      .where('id', 'in', others)
      .execute();
  if (gone.same_as === null) await recluster(trx, campaign, heir);
}

/** Puts those of these contacts on the list that nobody here has any more. */
async function suppress(
  trx: Trx,
  { campaign, share, recruit, kind }: PersonRecord,
  keys: string[],
  at: string,
  suppression: Suppression,
): Promise<void> {
  const held = await firstRanks(trx, campaign, keys);
  const gone = keys.filter((key) => !held.has(key));
  const counted =
    (JSON.parse(share) as Share).counts.recruited === 1 || (recruit === 0 && kind !== 'contact');
  await suppression.add(trx, campaign, [...new Set(gone)], counted, at);
}

/** Leaves a tombstone under each of these ids: what it was, and when it came. */
async function empty(trx: Trx, ids: string[]): Promise<void> {
  const nothing = {
    person: null,
    held_because: null,
    email: null,
    phone: null,
    source: null,
    assisted_by: null,
    page: null,
    wish: null,
    organisation: null,
    organisation_hash: null,
    language: null,
    invite_code: null,
    invited_by: null,
    answered_at: null,
  };
  await trx
    .updateTable('signups')
    .set({
      ...nothing,
      state: 'erased',
      name: '',
      area: '',
      area_version: '',
      channel: '',
      locale: '',
      cares: '[]',
      roles: '[]',
    })
    .where('id', 'in', ids)
    .execute();
  await trx.deleteFrom('consents').where('submission', 'in', ids).execute();
  for (const id of ids)
    await trx.updateTable('receipts').set({ hash: erasedHash() }).where('id', '=', id).execute();
  // A code that has gone round belongs to nobody from now on, so that nobody can take it over.
  await trx
    .updateTable('invites')
    .set({ person: null, signup: null })
    .where('signup', 'in', ids)
    .execute();
}

const signupOf = (trx: Db, id: string): Promise<SignupRecord | undefined> =>
  trx
    .selectFrom('signups')
    .selectAll()
    .where('id', '=', id)
    .where('state', '!=', 'erased')
    .executeTakeFirst();
const personOf = (trx: Db, campaign: string, id: string): Promise<PersonRecord | undefined> =>
  trx
    .selectFrom('people')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .executeTakeFirst();
const signupsOf = (trx: Trx, { campaign, id }: PersonRecord): Promise<SignupRecord[]> =>
  trx
    .selectFrom('signups')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('person', '=', id)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
