import { insertAll } from '../../store/insert-rows.ts';
import { newRowId } from '../../store/ordered-id.ts';
import { addNewcomers } from '../add-newcomers.ts';
import { contactKeys } from '../contact-keys.ts';
import { firstRanks } from '../read-first-ranks.ts';
import type { Newcomer } from '../newcomer.ts';
import type { PeopleRows } from '../people-rows.ts';
import type { ImportedPerson, ImportOutcome } from './import-records.ts';

/** Adds the people of a list who are not here yet, and have not asked to be forgotten. */
export async function importPeople(
  rows: PeopleRows,
  people: ImportedPerson[],
): Promise<ImportOutcome[]> {
  const { trx, campaign, suppression } = rows;
  const last = await rows.lock(people.length);
  const keysOf = people.map(contactKeys);
  const keys = [...new Set(keysOf.flat())];
  const known = new Set((await firstRanks(trx, campaign, keys)).keys());
  const suppressed = await suppression.among(trx, campaign, keys);
  const added: AddedPerson[] = [];
  const outcomes = people.map((person, index): ImportOutcome => {
    const own = keysOf[index] ?? [];
    if (own.some((key) => known.has(key))) return 'known';
    const reasons = own.map((key) => suppressed.get(key));
    if (reasons.includes('erased')) return 'suppressed';
    if (reasons.includes('list')) return 'refused-before';
    for (const key of own) known.add(key);
    added.push({ newcomer: toNewcomer(rows, person), person });
    return 'added';
  });
  await addNewcomers(
    rows,
    added.map(({ newcomer }) => newcomer),
    last,
  );
  await insertAll(
    trx,
    'consents',
    added.flatMap((each) => toConsents(each, rows.actor.at)),
  );
  return outcomes;
}

interface AddedPerson {
  newcomer: Newcomer;
  person: ImportedPerson;
}

/** Records why the campaign may keep them, in the importer's words, and what the list refuses. */
function toConsents({ newcomer, person }: AddedPerson, at: string) {
  const line = (statement: string, number: number, words: string, granted: number) => ({
    submission: newcomer.signup.id,
    statement,
    number,
    version: 1,
    locale: 'en',
    words,
    granted,
    via: 'import' as const,
    recorded_at: at,
  });
  const refused = person.refusedStatements ?? [];
  return [
    line('import', 0, person.consentSource, 1),
    ...refused.map((statement, index) => line(statement, index + 1, 'The list says no.', 0)),
  ];
}

const toNewcomer = (
  { campaign, actor, suppression }: PeopleRows,
  person: ImportedPerson,
): Newcomer => ({
  wish: null,
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
    channel: 'import',
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
    answered_at: null,
    received_at: actor.at,
  },
});
