import { contactKeys } from '../contact-keys.ts';
import type { PersonDetails, PersonRecord, SignupRecord } from '../derive-person.ts';
import { releaseOrganisation } from '../organisation-speakers.ts';
import type { PeopleRows } from '../people-rows.ts';
import { recountPeople } from '../recount-people.ts';
import { removePerson, removeSignups } from '../remove-person.ts';
import { standingConsents } from '../signup-rows.ts';

/** An imported list, by what its rows have in common. */
export interface BatchRef {
  id: string;
  at: string;
  by: string;
}

/**
 * Takes back some of the people of a batch. Who signed up themselves since stays, without what the
 * list said of them.
 * @returns how many sign-ups of the batch there were in this step; 0 at the end
 */
export async function takeBatchBack(
  rows: PeopleRows,
  batch: BatchRef,
  limit: number,
): Promise<number> {
  await rows.lock();
  const signups = await rows.trx
    .selectFrom('signups')
    .selectAll()
    .where('campaign', '=', rows.campaign)
    .where('batch', '=', batch.id)
    .orderBy('id')
    .limit(limit)
    .execute();
  for (const signup of signups) await takeSignupBack(rows, signup, batch);
  return signups.length;
}

async function takeSignupBack(
  rows: PeopleRows,
  signup: SignupRecord,
  batch: BatchRef,
): Promise<void> {
  await keepOwnWithdrawal(rows, signup);
  const person = signup.person === null ? undefined : await rows.find(signup.person);
  if (!person) return removeSignups(rows, [signup.id]);
  const others = (await rows.signupsOf(person.id)).filter(({ id }) => id !== signup.id);
  return others.length === 0
    ? removePerson(rows, person)
    : removeOneOfSeveral(rows, { person, signup, others }, batch);
}

/** Whoever withdrew their consent themselves is brought in again by no list. */
async function keepOwnWithdrawal(rows: PeopleRows, signup: SignupRecord): Promise<void> {
  const { trx, campaign, suppression, actor } = rows;
  const consents = standingConsents(await rows.consentsOf(signup.id));
  const hasWithdrawn = consents.some(({ granted, via }) => !granted && via === 'mine');
  if (hasWithdrawn)
    await suppression.addListRefusals(trx, campaign, contactKeys(signup), { at: actor.at });
}

async function removeOneOfSeveral(
  rows: PeopleRows,
  {
    person,
    signup,
    others,
  }: { person: PersonRecord; signup: SignupRecord; others: SignupRecord[] },
  { at, by }: BatchRef,
): Promise<void> {
  const { trx, campaign } = rows;
  await removeSignups(rows, [signup.id]);
  // It contains what the list said: after this, the two can be parted no more.
  await trx
    .deleteFrom('merges')
    .where('campaign', '=', campaign)
    .where('person', '=', person.id)
    .execute();
  for (const table of ['notes', 'changes'] as const)
    await trx
      .deleteFrom(table)
      .where('campaign', '=', campaign)
      .where('person', '=', person.id)
      .where('at', '=', at)
      .where('made_by', '=', by)
      .execute();
  const source = others.map((other) => other.source).find((each) => each !== null) ?? null;
  await rows.update(person.id, { source, since: others[0]?.received_at ?? person.since });
  await rows.rewrite(person, JSON.parse(person.details) as PersonDetails);
  const speakers = signup.organisation_hash
    ? await releaseOrganisation(rows, person.id, signup.organisation_hash)
    : [];
  await recountPeople(rows, [...new Set([person.id, ...speakers])]);
}
