import { insertAll } from '../../store/insert-rows.ts';
import { newRowId } from '../../store/ordered-id.ts';
import { addNewcomers } from '../add-newcomers.ts';
import { linkToPerson } from '../invitations.ts';
import type { Newcomer } from '../newcomer.ts';
import { noteGranted } from '../note-granted.ts';
import type { PeopleRows } from '../people-rows.ts';
import { OutcomeDecider } from './decide-outcomes.ts';
import type { ImportedPerson, ImportOptions, ImportOutcome } from './import-records.ts';
import { matchPeople } from './match-people.ts';

/** Adds the people of a list who are not here yet, and have not asked to be forgotten. */
export async function importPeople(
  rows: PeopleRows,
  people: ImportedPerson[],
  options: ImportOptions = {},
): Promise<ImportOutcome[]> {
  const { trx, campaign, suppression } = rows;
  const last = await rows.lock(people.length);
  const matches = await matchPeople(trx, suppression, campaign, people);
  const decider = new OutcomeDecider();
  const added: AddedPerson[] = [];
  const outcomes = people.map((person, index): ImportOutcome => {
    const outcome = decider.decide(person, matches[index] ?? {});
    if (outcome === 'added' || outcome === 'perhaps-known')
      added.push({ newcomer: toNewcomer(rows, person, options), person });
    return outcome;
  });
  await addNewcomers(
    rows,
    added.map(({ newcomer }) => newcomer),
    last,
  );
  await insertAll(
    trx,
    'consents',
    added.flatMap((each) => toConsents(each, rows.actor.at, options)),
  );
  for (const { newcomer, person } of added)
    if (person.inviter) await linkToPerson(rows, newcomer.signup.id, person.inviter);
  await noteGranted(
    trx,
    added.map(({ newcomer }) => newcomer.signup.id),
  );
  return outcomes;
}

interface AddedPerson {
  newcomer: Newcomer;
  person: ImportedPerson;
}

/** Records why the campaign may keep them, in the importer's words, and what the list refuses. */
function toConsents(
  { newcomer, person }: AddedPerson,
  at: string,
  { byHand = false }: ImportOptions,
) {
  const line = (
    { statement, version = 1 }: { statement: string; version?: number },
    words: string,
    granted: number,
  ) => ({
    submission: newcomer.signup.id,
    statement,
    version,
    locale: 'en',
    words,
    granted,
    via: byHand ? ('organiser' as const) : ('import' as const),
    recorded_at: at,
  });
  const { refusedStatements = [], grantedStatements = [], consentSource } = person;
  const lines = [
    line({ statement: 'import' }, consentSource, 1),
    ...grantedStatements.map((granted) => line(granted, granted.words, 1)),
    ...refusedStatements.map((statement) => line({ statement }, 'The list says no.', 0)),
  ];
  return lines.map((each, number) => ({ ...each, number }));
}

const toNewcomer = (
  { campaign, actor, suppression }: PeopleRows,
  person: ImportedPerson,
  { batch, recruits = false, byHand = false }: ImportOptions,
): Newcomer => ({
  wish: null,
  recruits,
  ...(byHand && { arrival: 'by-hand' as const }),
  isSomebodyElse: person.decision === 'other',
  tags: person.tags ?? [],
  notes: person.notes ?? [],
  granted: (person.grantedStatements ?? []).map(({ statement }) => statement),
  ...(person.stage && { stage: person.stage }),
  signup: {
    id: newRowId('import'),
    campaign,
    person: null,
    kind: 'import',
    version: 1,
    state: 'counted',
    held_because: null,
    name: person.name,
    email: person.email ?? null,
    phone: person.phone ?? null,
    area: person.area,
    area_version: person.areaVersion,
    channel: byHand ? 'paper' : 'import',
    source: person.source ?? null,
    assisted_by: actor.name,
    locale: 'en',
    page: null,
    cares: '[]',
    roles: JSON.stringify(person.roles),
    wish: null,
    organisation: person.organisation ? JSON.stringify(person.organisation) : null,
    organisation_hash: person.organisation
      ? suppression.organisation(campaign, person.organisation.name)
      : null,
    language: person.language ?? null,
    more: null,
    invite_code: null,
    invited_by: null,
    shows_first_name: 0,
    batch: batch ?? null,
    answered_at: null,
    received_at: actor.at,
  },
});
