import { randomUUID } from 'node:crypto';
import { readList } from '../../store/json-columns.ts';
import type { PersonRecord } from '../derive-person.ts';
import { lastContact } from '../last-contact.ts';
import type { PeopleRows } from '../people-rows.ts';
import type { PersonChange } from '../person.ts';
import { followRecords } from './follow-records.ts';

type WorkChange = Extract<PersonChange, { what: (typeof WORK_CHANGES)[number] }>;

const WORK_CHANGES = ['stage', 'note', 'no-note', 'owner', 'next', 'tag', 'no-tag'] as const;

/** Whether a change is about an organiser's work with a person, and about no figure. */
export const isWorkChange = (change: PersonChange): change is WorkChange =>
  (WORK_CHANGES as readonly string[]).includes(change.what);

/** The most tags of one person. */
export const MAX_TAGS = 30;

export function changeWork(
  rows: PeopleRows,
  person: PersonRecord,
  change: WorkChange,
): Promise<void> {
  switch (change.what) {
    case 'stage':
      return changeStage(rows, person, change.stage);
    case 'note':
      return addNote(rows, person, change);
    case 'no-note':
      return removeNote(rows, person, change.note);
    case 'owner':
      return changeOwner(rows, person, change.owner);
    case 'next':
      return changeNext(rows, person, change);
    case 'tag':
    case 'no-tag':
      return changeTags(rows, person, change);
  }
}

async function changeStage(
  rows: PeopleRows,
  person: PersonRecord,
  stage: Extract<WorkChange, { what: 'stage' }>['stage'],
): Promise<void> {
  if (stage === 'recorded') {
    if (person.stage_set === 0) return;
    await rows.update(person.id, { stage_set: 0 });
    await followRecords(rows, person.id);
    const { stage: followed = person.stage } = (await rows.find(person.id)) ?? {};
    await rows.log(person.id, 'stage', `${person.stage} → ${followed}`);
    return;
  }
  if (person.stage === stage && person.stage_set === 1) return;
  const last_contact_at = lastContact(person, rows.actor.at);
  await rows.update(person.id, { stage, stage_set: 1, last_contact_at });
  await rows.log(person.id, 'stage', `${person.stage} → ${stage}`);
}

/** The same note, sent again by the same organiser on the same day, is kept once. */
async function addNote(
  rows: PeopleRows,
  person: PersonRecord,
  { text, aboutOthers = false }: Extract<WorkChange, { what: 'note' }>,
): Promise<void> {
  const { trx, campaign, actor } = rows;
  const day = actor.at.slice(0, 10);
  const written = await trx
    .selectFrom('notes')
    .select(['at', 'text'])
    .where('campaign', '=', campaign)
    .where('person', '=', person.id)
    .where('made_by', '=', actor.name)
    .execute();
  if (written.some((note) => note.text === text && note.at.startsWith(day))) return;
  await trx
    .insertInto('notes')
    .values({
      id: randomUUID(),
      campaign,
      person: person.id,
      at: actor.at,
      made_by: actor.name,
      text,
      others: aboutOthers ? 1 : 0,
    })
    .execute();
  await rows.refreshTerms(person);
}

async function removeNote(rows: PeopleRows, person: PersonRecord, note: string): Promise<void> {
  const removed = await rows.trx
    .deleteFrom('notes')
    .where('campaign', '=', rows.campaign)
    .where('person', '=', person.id)
    .where('id', '=', note)
    .returning('id')
    .execute();
  if (removed.length === 0) return;
  await rows.refreshTerms(person);
  await rows.log(person.id, 'no-note', '');
}

async function changeOwner(
  rows: PeopleRows,
  { id, owner: before }: PersonRecord,
  owner: string | null,
): Promise<void> {
  if (owner === before) return;
  await rows.update(id, { owner });
  await rows.log(id, 'owner', `${before ?? 'nobody'} → ${owner ?? 'nobody'}`);
}

async function changeNext(
  rows: PeopleRows,
  person: PersonRecord,
  { on, for: what = null }: { on: string | null; for?: string | null },
): Promise<void> {
  const { id, next_on, next_what } = person;
  const due = on === null ? null : what;
  if (on === next_on && due === next_what) return;
  await rows.update(id, { next_on: on, next_what: due });
  if (due !== next_what) await rows.refreshTerms(person);
  // What is due may be said in words that a copy of the history should not repeat.
  await rows.log(id, 'next', on ?? '');
}

async function changeTags(
  rows: PeopleRows,
  person: PersonRecord,
  { what, tag }: Extract<WorkChange, { what: 'tag' | 'no-tag' }>,
): Promise<void> {
  const before = readList(person.tags);
  const isSame = (one: string) => one.toLocaleLowerCase() === tag.toLocaleLowerCase();
  const has = before.some(isSame);
  if (what === 'tag' ? has || before.length >= MAX_TAGS : !has) return;
  const tags = what === 'tag' ? [...before, tag] : before.filter((one) => !isSame(one));
  await rows.update(person.id, { tags: JSON.stringify(tags) });
  await rows.refreshTerms(person);
  await rows.log(person.id, what, tag);
}
