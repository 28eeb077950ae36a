import { randomUUID } from 'node:crypto';
import { CountableRule } from '../answers/countable-entries.ts';
import { takeRegister } from './add-people.ts';
import { recount } from './people-figures.ts';
import { different, markSame, same } from './merge-people.ts';
import type { ChangeActor, PersonChange } from './person.ts';
import type { Details, PersonRecord, Trx } from '../store/insert-rows.ts';
import type { Suppression } from './suppression-list.ts';
import { contactTerms, note, rewrite, set, showLatestMeeting } from './log-changes.ts';

/** Writes one change down for each of these people; the same again changes nothing. @returns how many of them are here */
export async function changePeople(
  trx: Trx,
  campaign: string,
  ids: string[],
  change: PersonChange,
  actor: ChangeActor,
  suppression: Suppression,
): Promise<number> {
  await takeRegister(trx, campaign);
  const rule = new CountableRule(trx);
  let found = 0;
  for (const id of ids)
    if (await changePerson(trx, campaign, id, change, actor, suppression, rule)) found += 1;
  return found;
}

async function changePerson(
  trx: Trx,
  campaign: string,
  id: string,
  change: PersonChange,
  actor: ChangeActor,
  suppression: Suppression,
  rule: CountableRule,
): Promise<boolean> {
  const person = await trx
    .selectFrom('people')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!person) return false;
  const others: string[] = [];
  switch (change.what) {
    case 'stage':
      if (person.stage === change.stage) break;
      await set(trx, person, { stage: change.stage, ...met(person, actor.at) });
      await note(trx, person, actor, 'stage', `${person.stage} → ${change.stage}`);
      break;
    case 'meeting':
      await changeMeeting(trx, person, change, actor);
      break;
    case 'training':
      await addTraining(trx, person, change, actor);
      break;
    case 'no-training': {
      const [taken] = await trx
        .deleteFrom('trainings')
        .where('campaign', '=', campaign)
        .where('person', '=', id)
        .where('id', '=', change.training)
        .returning(['course', 'day'])
        .execute();
      if (!taken) break;
      await set(trx, person, { trainings: person.trainings - 1 });
      await note(trx, person, actor, 'no-training', `${taken.course}, ${taken.day}`);
      break;
    }
    case 'details':
      await changeDetails(trx, person, change, actor);
      if (change.email || change.phone) others.push(...(await markSame(trx, campaign, id)));
      break;
    case 'hold':
    case 'count':
      await decide(
        trx,
        person,
        change.what === 'hold' ? 'held' : 'counted',
        actor,
        suppression,
        rule,
      );
      break;
    case 'same':
      await same(trx, person, actor, rule);
      return true;
    case 'different':
      await different(trx, person, actor);
      return true;
  }
  await recount(trx, campaign, [...new Set([id, ...others])]);
  return true;
}

/** The last contact, after one at this time. What is still to come is no contact yet. */
const met = (person: PersonRecord, at: string, day?: string | null) => {
  const when = day && `${day}T00:00:00.000Z` < at ? `${day}T00:00:00.000Z` : at;
  return { last_contact_at: when > person.last_contact_at ? when : person.last_contact_at };
};

async function changeMeeting(
  trx: Trx,
  person: PersonRecord,
  change: PersonChange & { what: 'meeting' },
  actor: ChangeActor,
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
  const latest = all.at(-1);
  const open = all.findLast(({ state }) => state === 'asked' || state === 'arranged');
  const named =
    change.meeting === undefined ? open : all.find((meeting) => meeting.id === change.meeting);
  if (change.meeting !== undefined && !named) return;
  // What was held and is cancelled was held by mistake; and the same written down again is one meeting.
  const again =
    latest?.state === change.state &&
    (change.on ?? latest.day) === latest.day &&
    (change.with ?? latest.met_by) === latest.met_by;
  const one = named ?? (change.state === 'cancelled' || again ? latest : undefined);
  if (!one && change.state === 'cancelled') return;
  const before = one && said(one.state, one.day, one.met_by);
  const state = change.state;
  const day = change.on ?? one?.day ?? null;
  const met_by = change.with ?? one?.met_by ?? null;
  if (before === said(state, day, met_by)) return;
  const row = { state, day, met_by, changed_at: actor.at };
  if (one)
    await trx
      .updateTable('meetings')
      .set({ ...row, asked: state === 'asked' ? 1 : one.asked })
      .where('id', '=', one.id)
      .execute();
  else
    await trx
      .insertInto('meetings')
      .values({
        id: randomUUID(),
        campaign,
        person: id,
        signup: null,
        number: (latest?.number ?? 0) + 1,
        wish: null,
        asked: state === 'asked' ? 1 : 0,
        ...row,
      })
      .execute();
  await showLatestMeeting(trx, person);
  await set(trx, person, met(person, actor.at, day));
  await note(
    trx,
    person,
    actor,
    'meeting',
    before ? `${before} → ${said(state, day, met_by)}` : said(state, day, met_by),
  );
}

const said = (state: string, day: string | null, by: string | null): string =>
  [state, ...(day ? [day] : []), ...(by ? [`with ${by}`] : [])].join(', ');

async function addTraining(
  trx: Trx,
  person: PersonRecord,
  { course, on }: PersonChange & { what: 'training' },
  actor: ChangeActor,
): Promise<void> {
  const { campaign, id } = person;
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('trainings')
    .values({ id: randomUUID(), campaign, person: id, course, day: on })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return;
  await set(trx, person, { trainings: person.trainings + 1, ...met(person, actor.at, on) });
  await note(trx, person, actor, 'training', `${course}, ${on}`);
}

async function changeDetails(
  trx: Trx,
  person: PersonRecord,
  { what: _, ...given }: PersonChange & { what: 'details' },
  actor: ChangeActor,
): Promise<void> {
  const fields = Object.entries(given).filter(
    ([field, value]) =>
      (value as unknown) !== undefined && value !== person[field as keyof Details],
  );
  if (fields.length === 0) return;
  await rewrite(trx, person, {
    ...(JSON.parse(person.details) as Details),
    ...Object.fromEntries(fields),
  });
  const detail = fields
    .map(
      ([field, value]) =>
        `${field}: ${person[field as keyof Details] ?? 'none'} → ${value ?? 'none'}`,
    )
    .join('; ');
  await note(trx, person, actor, 'details', detail);
}

/** Holds a person and all they gave, or lets them count; who is let in is no longer on the suppression list. */
async function decide(
  trx: Trx,
  person: PersonRecord,
  state: 'held' | 'counted',
  actor: ChangeActor,
  suppression: Suppression,
  rule: CountableRule,
): Promise<void> {
  const { campaign, id } = person;
  if (person.state === state) return;
  if (state === 'counted') await rule.assertPerson(campaign, id);
  const columns = { state, held_because: state === 'held' ? 'organiser' : null };
  await set(trx, person, columns);
  await trx
    .updateTable('signups')
    .set(columns)
    .where('campaign', '=', campaign)
    .where('person', '=', id)
    .execute();
  if (state === 'counted') {
    const returning = await suppression.lift(trx, campaign, await contactTerms(trx, person));
    if (returning.size > 0) await set(trx, person, { recruit: 0 });
  }
  await note(
    trx,
    person,
    actor,
    state === 'held' ? 'held' : 'counted',
    person.held_because ? `was ${person.held_because}` : '',
  );
}
