import { randomUUID } from 'node:crypto';
import { addNewcomers, type Newcomer, takeRegister } from './adding.ts';
import { contactKeys } from './contact-keys.ts';
import type { Imported, ImportOutcome } from './register.ts';
import { insertAll, type Trx } from './rows.ts';
import type { Suppression } from './suppression.ts';
import type { Hand } from './writing.ts';

/** Keeps the helpers of a list who are neither here nor have asked to be forgotten. */
export async function importPeople(
  trx: Trx,
  campaign: string,
  helpers: Imported[],
  hand: Hand,
  suppression: Suppression,
): Promise<ImportOutcome[]> {
  const last = await takeRegister(trx, campaign, helpers.length);
  const keysOf = helpers.map(contactKeys);
  const keys = [...new Set(keysOf.flat())];
  const found = await trx
    .selectFrom('terms')
    .select('term')
    .distinct()
    .where('campaign', '=', campaign)
    .where('term', 'in', ['', ...keys])
    .execute();
  const known = new Set(found.map(({ term }) => term));
  const suppressed = await suppression.among(trx, campaign, keys);
  const newcomers: { newcomer: Newcomer; consent: string }[] = [];
  const outcomes = helpers.map((helper, at): ImportOutcome => {
    const own = keysOf[at] as string[];
    if (own.some((key) => known.has(key))) return 'known';
    if (own.some((key) => suppressed.has(key))) return 'suppressed';
    for (const key of own) known.add(key);
    newcomers.push({
      newcomer: toNewcomer(campaign, helper, hand, suppression),
      consent: helper.consentSource,
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
  const consents = newcomers.map(({ newcomer: { signup }, consent }) => ({
    submission: signup.id,
    statement: 'import',
    number: 0,
    version: 1,
    locale: 'en',
    words: consent,
    granted: 1,
    via: 'import',
    recorded_at: hand.at,
  }));
  await insertAll(trx, 'consents', consents);
  return outcomes;
}

const toNewcomer = (
  campaign: string,
  helper: Imported,
  { by, at }: Hand,
  suppression: Suppression,
): Newcomer => ({
  wish: null,
  by,
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
    assisted_by: by,
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
