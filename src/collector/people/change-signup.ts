import type { DetailsChange } from 'campaign-widgets/contract';
import { changeWish } from './change-wish.ts';
import type { PersonDetails, PersonRecord, SignupRecord } from './derive-person.ts';
import { flagDuplicates } from './flag-duplicates.ts';
import { releaseOrganisation } from './organisation-speakers.ts';
import { lastContact } from './last-contact.ts';
import type { PeopleRows } from './people-rows.ts';
import { recountPeople } from './recount-people.ts';
import type { SignupChangeOutcome } from './signup-records.ts';
import type { SuppressionList } from './suppression-list.ts';

type ChangedSignupColumns = Partial<
  Pick<
    SignupRecord,
    keyof PersonDetails | 'cares' | 'roles' | 'wish' | 'organisation' | 'organisation_hash'
  >
>;

/**
 * Replaces the data of a sign-up, and an organiser's correction of the same field: the last change
 * counts. For a person with several sign-ups it changes only the data of this one. A held person
 * stays held.
 */
export async function changeSignup(
  rows: PeopleRows,
  id: string,
  change: DetailsChange,
): Promise<SignupChangeOutcome> {
  await rows.lock();
  const signup = await rows.findSignup(id);
  const person = signup?.person ? await rows.find(signup.person) : undefined;
  if (!signup || !person) return 'gone';
  const isOnlyOne = (await rows.signupsOf(person.id)).length === 1;
  const corrections = JSON.parse(person.details) as PersonDetails;
  const current = isOnlyOne ? { ...signup, ...corrections } : signup;
  const columns = changedColumns(current, change, rows.suppression);
  const names = Object.keys(columns) as (keyof ChangedSignupColumns)[];
  if (names.length === 0) return 'unchanged';
  const after = { ...current, ...columns };
  const isContactChanged = names.includes('email') || names.includes('phone');
  if (isContactChanged && !after.email && !after.phone) return 'no-contact';

  await rows.trx.updateTable('signups').set(columns).where('id', '=', id).execute();
  const others = await followChange(rows, person, signup, columns);
  await rows.rewrite(person, isOnlyOne ? without(corrections, names) : corrections);
  await rows.update(person.id, { last_contact_at: lastContact(person, rows.actor.at) });
  await rows.log(person.id, 'details', describeChange(current, columns));
  if (columns.email ?? columns.phone) others.push(...(await flagDuplicates(rows, person.id)));
  await recountPeople(rows, [...new Set([person.id, ...others])]);
  return 'changed';
}

/** The corrections of other fields than these. */
const without = (corrections: PersonDetails, changed: readonly string[]): PersonDetails =>
  Object.fromEntries(Object.entries(corrections).filter(([name]) => !changed.includes(name)));

/**
 * Updates meetings and organisations after a change of a sign-up.
 * @returns people whose counts may change
 */
async function followChange(
  rows: PeopleRows,
  person: PersonRecord,
  signup: SignupRecord,
  { wish, organisation_hash }: ChangedSignupColumns,
): Promise<string[]> {
  if (wish !== undefined) await changeWish(rows, person.id, signup.id, wish);
  const before = signup.organisation_hash;
  return organisation_hash !== undefined && before !== null && before !== organisation_hash
    ? releaseOrganisation(rows, person.id, before)
    : [];
}

/** The columns of the fields that really differ. */
function changedColumns(
  current: SignupRecord,
  { area, answers = {} }: DetailsChange,
  suppression: SuppressionList,
): ChangedSignupColumns {
  const { name, email, phone, language, cares, roles, oneToOne, organisation } = answers;
  const asJson = (value: unknown) => (value ? JSON.stringify(value) : (value as undefined | null));
  const given: ChangedSignupColumns = {
    name,
    email,
    phone,
    language,
    area: area?.code,
    cares: asJson(cares) ?? undefined,
    roles: asJson(roles) ?? undefined,
    wish: asJson(oneToOne),
    organisation: asJson(organisation),
    organisation_hash:
      organisation && suppression.organisation(current.campaign, organisation.name),
  };
  const changed = Object.entries<unknown>(given).filter(
    ([column, value]) => value !== undefined && value !== current[column as keyof SignupRecord],
  );
  return Object.fromEntries(changed);
}

/** The old and the new value, in an organiser's words. */
function describeChange(before: SignupRecord, columns: ChangedSignupColumns): string {
  const inWords = (column: string, value: unknown): string => {
    if (value === null || value === '[]') return 'none';
    if (column === 'wish') return 'wished for';
    if (column === 'organisation') return (JSON.parse(value as string) as { name: string }).name;
    if (column === 'cares' || column === 'roles')
      return (JSON.parse(value as string) as string[]).join(', ');
    return value as string;
  };
  return Object.entries(columns)
    .filter(([column]) => column !== 'organisation_hash')
    .map(([column, value]) => {
      const old = inWords(column, before[column as keyof SignupRecord]);
      const label = column === 'wish' ? '1-2-1' : column;
      return `${label}: ${old} → ${inWords(column, value)}`;
    })
    .join('; ');
}
