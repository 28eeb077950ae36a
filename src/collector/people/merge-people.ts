import { sql } from 'kysely';
import type { CountableRule } from '../answers/countable-entries.ts';
import { Ledger, NO_SHARE, recount, type Share } from './people-figures.ts';
import { depthBelow, setDepth, wouldCloseLoop } from './invitations.ts';
import { type ChangeActor, STAGES } from './person.ts';
import type { Details, PersonRecord, Trx } from '../store/insert-rows.ts';
import { contactTerms, note, rewrite, set, showLatestMeeting } from './log-changes.ts';

/** Puts a person and whom they may be together: everything goes to the one who was here first. */
export async function same(
  trx: Trx,
  person: PersonRecord,
  actor: ChangeActor,
  rule: CountableRule,
): Promise<void> {
  const { campaign, id } = person;
  const older = person.same_as === null ? undefined : await read(trx, campaign, person.same_as);
  if (!older) return;
  // Put together with somebody who counts, what is held of them would count too.
  if (older.state === 'counted' || person.state === 'counted')
    for (const { id } of [older, person]) await rule.assertPerson(campaign, id);
  const of = { campaign, person: id };
  // What is counted of the younger goes with them; it comes again with the older, once.
  const ledger = new Ledger(campaign);
  ledger.move(JSON.parse(person.share) as Share, NO_SHARE);
  await trx
    .updateTable('signups')
    .set({ person: older.id })
    .where((eb) => eb.and(of))
    .execute();
  await moveMeetings(trx, person, older);
  await moveTrainings(trx, person, older);
  await trx
    .updateTable('changes')
    .set({ person: older.id })
    .where((eb) => eb.and(of))
    .execute();
  await trx
    .updateTable('invites')
    .set({ person: older.id })
    .where((eb) => eb.and(of))
    .execute();
  await trx
    .updateTable('organisations')
    .set({ person: older.id })
    .where((eb) => eb.and(of))
    .execute();
  await trx
    .updateTable('people')
    .set({ same_as: older.id })
    .where('campaign', '=', campaign)
    .where('same_as', '=', id)
    .execute();
  await trx
    .updateTable('people')
    .set({ invited_by: older.id })
    .where('campaign', '=', campaign)
    .where('invited_by', '=', id)
    .execute();
  await trx
    .deleteFrom('terms')
    .where('campaign', '=', campaign)
    .where('rank', '=', person.rank)
    .execute();
  await trx.deleteFrom('people').where('campaign', '=', campaign).where('id', '=', id).execute();

  const { count } = await trx
    .selectFrom('trainings')
    .select(sql<number>`count(*)`.as('count'))
    .where('campaign', '=', campaign)
    .where('person', '=', older.id)
    .executeTakeFirstOrThrow();
  const counted = older.state === 'counted' || person.state === 'counted';
  await set(trx, older, {
    state: counted ? 'counted' : 'held',
    held_because: counted ? null : older.held_because,
    stage: STAGES.indexOf(older.stage) > 0 ? older.stage : person.stage,
    source: older.source ?? person.source,
    recruit: Math.max(older.recruit, person.recruit),
    trainings: count,
    last_contact_at:
      older.last_contact_at > person.last_contact_at
        ? older.last_contact_at
        : person.last_contact_at,
  });
  await rewrite(trx, older, {
    ...(JSON.parse(person.details) as Details),
    ...(JSON.parse(older.details) as Details),
  });
  await showLatestMeeting(trx, older);
  await note(trx, older, actor, 'same', 'put together with a later sign-up');
  const inviters = await ledger.write(trx);
  const moved = await rechain(trx, older, person);
  await recount(trx, campaign, [...new Set([older.id, ...moved, ...inviters])]);
}

/** An organiser has looked: they are two people, whatever they share. */
export async function different(trx: Trx, person: PersonRecord, actor: ChangeActor): Promise<void> {
  const { campaign, id, cluster, same_as } = person;
  if (same_as === null) return;
  await set(trx, person, { same_as: null });
  await recluster(trx, campaign, id);
  await note(trx, person, actor, 'different', 'is somebody else');
  await recount(trx, campaign, [id], [cluster]);
}

/**
 * Marks who has a contact that somebody else has too, as their sign-up would have been: whoever came later.
 * @returns whose counts may be others now
 */
export async function markSame(trx: Trx, campaign: string, id: string): Promise<string[]> {
  const person = await read(trx, campaign, id);
  const contacts = person
    ? (await contactTerms(trx, person)).filter((term) => !term.startsWith('name:'))
    : [];
  if (!person || contacts.length === 0) return [];
  const holders: string[] = [];
  // One contact after the other: asked for all of them in the order of ranks, SQLite reads the ranks of everybody.
  for (const contact of contacts) {
    const holder = await trx
      .selectFrom('terms')
      .select('rank')
      .where('campaign', '=', campaign)
      .where('term', '=', contact)
      .where('rank', '!=', person.rank)
      .orderBy('rank')
      .limit(1)
      .executeTakeFirst();
    if (holder) holders.push(holder.rank);
  }
  const [holder] = holders.sort();
  const other =
    holder !== undefined &&
    (await trx
      .selectFrom('people')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('rank', '=', holder)
      .executeTakeFirst());
  if (!other || other.cluster === person.cluster) return [];
  const [older, younger] = other.rank < person.rank ? [other, person] : [person, other];
  // Whoever is waiting to be told from somebody already is asked about once at a time.
  if (younger.same_as !== null) return [];
  await set(trx, younger, { same_as: older.id });
  await recluster(trx, campaign, younger.id, older.cluster);
  return [older.id, younger.id];
}

/** Puts a person, and those who may be them, into a cluster: of their own if none is given. */
export async function recluster(
  trx: Trx,
  campaign: string,
  id: string,
  cluster = id,
): Promise<void> {
  const under = await trx
    .withRecursive('under(id)', (query) =>
      query
        .selectFrom('people')
        .select('id')
        .where('campaign', '=', campaign)
        .where('id', '=', id)
        .union((again) =>
          again
            .selectFrom('under as u')
            // A cross join, so that SQLite goes from those found to who is under them, and not through everybody.
            .crossJoin('people as p')
            .whereRef('p.same_as', '=', 'u.id')
            .where('p.campaign', '=', campaign)
            .select('p.id'),
        ),
    )
    .selectFrom('under')
    .select('id')
    .execute();
  await trx
    .updateTable('people')
    .set({ cluster })
    .where('campaign', '=', campaign)
    .where(
      'id',
      'in',
      under.map((row) => row.id),
    )
    .execute();
}

async function moveMeetings(
  trx: Trx,
  { campaign, id }: PersonRecord,
  older: PersonRecord,
): Promise<void> {
  const at = (person: string) =>
    trx
      .selectFrom('meetings')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('person', '=', person)
      .orderBy('number')
      .orderBy('id')
      .execute();
  const [here, theirs] = [await at(older.id), await at(id)];
  const isOpen = ({ state }: (typeof here)[number]) => state === 'asked' || state === 'arranged';
  const open = here.find(isOpen);
  let number = here.at(-1)?.number ?? 0;
  for (const meeting of theirs) {
    if (open && isOpen(meeting)) {
      // Asked for twice is one meeting, wished for as they said last, and arranged as it was arranged last.
      const { wish, signup, changed_at, state, day, met_by } = meeting;
      const arranged =
        state === 'arranged' && (open.state === 'asked' || changed_at > open.changed_at)
          ? { state, day, met_by }
          : {};
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
    } else {
      number += 1;
      await trx
        .updateTable('meetings')
        .set({ person: older.id, number })
        .where('id', '=', meeting.id)
        .execute();
    }
  }
}

async function moveTrainings(
  trx: Trx,
  { campaign, id }: PersonRecord,
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

/** Who was here without being recruited was brought by whoever invited the younger. @returns whose place in the chain may be another now */
async function rechain(trx: Trx, older: PersonRecord, younger: PersonRecord): Promise<string[]> {
  const { campaign, id } = older;
  const brought = older.invited_by === null && older.invited_code === null && older.recruit === 0;
  const { invited_by, invited_code } = brought ? younger : older;
  await set(trx, older, { invited_by: null });
  // Whoever came by one of the two can't have brought the other.
  const found = invited_by === null ? undefined : await read(trx, campaign, invited_by);
  const loop = invited_by === younger.id || (found ? await wouldCloseLoop(trx, found, id) : false);
  const inviter = loop ? undefined : found;
  await set(trx, older, {
    invited_by: inviter?.id ?? null,
    invited_code: loop ? null : invited_code,
  });
  const atTop = loop ? 1 : older.depth;
  // Whoever came by the younger stood at another depth.
  return setDepth(trx, campaign, id, inviter ? depthBelow(inviter) : atTop);
}

const read = (trx: Trx, campaign: string, id: string): Promise<PersonRecord | undefined> =>
  trx
    .selectFrom('people')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .executeTakeFirst();
