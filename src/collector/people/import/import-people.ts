import { randomUUID } from 'node:crypto';
import { addNewcomers, type Newcomer, takeRegister } from '../add-people.ts';
import { contactKeys } from '../contact-keys.ts';
import type { ChangeActor } from '../person.ts';
import type { ImportedPerson, ImportOutcome, ListRefusal } from './import-records.ts';
import { firstRanks, insertAll, type Trx } from '../../store/insert-rows.ts';
import type { Suppression } from '../suppression-list.ts';
import { note } from '../log-changes.ts';

/** Keeps the helpers of a list who are neither here nor have asked to be forgotten. */
export async function importPeople(
  trx: Trx,
  campaign: string,
  helpers: ImportedPerson[],
  actor: ChangeActor,
  suppression: Suppression,
): Promise<ImportOutcome[]> {
  const last = await takeRegister(trx, campaign, helpers.length);
  const keysOf = helpers.map(contactKeys);
  const keys = [...new Set(keysOf.flat())];
  const known = new Set((await firstRanks(trx, campaign, keys)).keys());
  const suppressed = await suppression.among(trx, campaign, keys);
  const newcomers: { newcomer: Newcomer; helper: ImportedPerson }[] = [];
  const outcomes = helpers.map((helper, at): ImportOutcome => {
    const own = keysOf[at] as string[];
    if (own.some((key) => known.has(key))) return 'known';
    const reasons = own.map((key) => suppressed.get(key));
    if (reasons.includes('erased')) return 'suppressed';
    if (reasons.includes('list')) return 'refused-before';
    for (const key of own) known.add(key);
    newcomers.push({
      newcomer: toNewcomer(campaign, helper, actor, suppression),
      helper,
    });
    return 'added';
  });
  await addNewcomers(
    trx,
    campaign,
    newcomers.map(({ newcomer }) => newcomer),
    last,
  );
  // What lets the campaign keep them: said by whoever brings the list, and kept as their words.
  const consents = newcomers.flatMap(({ newcomer: { signup }, helper }) => {
    const line = (statement: string, number: number, words: string, granted: number) => ({
      submission: signup.id,
      statement,
      number,
      version: 1,
      locale: 'en',
      words,
      granted,
      via: 'import' as const,
      recorded_at: actor.at,
    });
    const refused = helper.refusedStatements ?? [];
    return [
      line('import', 0, helper.consentSource, 1),
      ...refused.map((statement, at) => line(statement, at + 1, 'The list says no.', 0)),
    ];
  });
  await insertAll(trx, 'consents', consents);
  return outcomes;
}

/** @returns for each refusal, the ids of those who are in the register */
export async function rememberRefusals(
  trx: Trx,
  campaign: string,
  refusals: ListRefusal[],
  actor: ChangeActor,
  suppression: Suppression,
): Promise<string[][]> {
  await takeRegister(trx, campaign);
  const keysOf = refusals.map(({ email, phone }) =>
    email || phone ? contactKeys({ name: '', area: '', email, phone }) : [],
  );
  const here = await trx
    .selectFrom('terms')
    .innerJoin('people', (join) =>
      join.onRef('people.campaign', '=', 'terms.campaign').onRef('people.rank', '=', 'terms.rank'),
    )
    .select(['terms.term', 'people.id'])
    .where('terms.campaign', '=', campaign)
    .where('terms.term', 'in', ['', ...new Set(keysOf.flat())])
    .orderBy('people.rank')
    .execute();
  const found = keysOf.map((keys) => [
    ...new Set(here.filter(({ term }) => keys.includes(term)).map(({ id }) => id)),
  ]);
  const noted = new Map<string, Set<string>>();
  refusals.forEach(({ column }, at) => {
    for (const id of found[at] ?? []) noted.set(id, (noted.get(id) ?? new Set()).add(column));
  });
  for (const [id, columns] of noted)
    await note(trx, { campaign, id }, actor, 'list-refusal', [...columns].join(', '));
  const held = new Set(here.map(({ term }) => term));
  const gone = [...new Set(keysOf.flat())].filter((key) => !held.has(key));
  await suppression.addListRefusals(trx, campaign, gone, actor.at);
  return found;
}

const toNewcomer = (
  campaign: string,
  helper: ImportedPerson,
  { name, at }: ChangeActor,
  suppression: Suppression,
): Newcomer => ({
  wish: null,
  by: name,
  ...(helper.stage && { stage: helper.stage }),
  signup: {
    id: randomUUID(),
    campaign,
    person: null,
    kind: 'import',
    version: 1,
    state: 'counted',
    held_because: null,
    name: helper.name,
    email: helper.email ?? null,
    phone: helper.phone ?? null,
    area: helper.area,
    area_version: helper.areaVersion,
    channel: 'import',
    source: helper.source ?? null,
    assisted_by: name,
    locale: 'en',
    page: null,
    cares: '[]',
    roles: JSON.stringify(helper.roles),
    wish: null,
    organisation: helper.organisation ? JSON.stringify(helper.organisation) : null,
    organisation_hash: helper.organisation
      ? suppression.organisation(campaign, helper.organisation.name)
      : null,
    language: helper.language ?? null,
    invite_code: null,
    invited_by: null,
    answered_at: null,
    received_at: at,
  },
});
