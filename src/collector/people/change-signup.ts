import type { DetailsChange } from 'campaign-widgets/contract';
import type { Details, PersonRecord, SignupRecord, Trx } from '../store/insert-rows.ts';
import { takeRegister } from './add-people.ts';
import { changeWish } from './change-wish.ts';
import { note, rewrite, set } from './log-changes.ts';
import { markSame } from './merge-people.ts';
import { releaseOrganisation } from './organisation-speakers.ts';
import { recount } from './people-figures.ts';
import { THE_PERSON } from './person.ts';
import type { SignupChangeOutcome } from './signup-records.ts';
import type { Suppression } from './suppression-list.ts';

type ChangedColumns = Partial<
  Pick<
    SignupRecord,
    keyof Details | 'cares' | 'roles' | 'wish' | 'organisation' | 'organisation_hash'
  >
>;

/**
 * Writes what a person changed over what their sign-up gave, and over an organiser's correction of the same field: the last
 * one counts. Of a person with several sign-ups it changes nothing but what this one gave. Who is held stays held.
 */
export async function changeSignup(
  trx: Trx,
  id: string,
  change: DetailsChange,
  at: string,
  suppression: Suppression,
): Promise<SignupChangeOutcome> {
  const found = await readSignup(trx, id);
  if (!found) return 'gone';
  const { campaign } = found;
  await takeRegister(trx, campaign);
  // Read again: it may have been erased while the register was taken.
  const signup = await readSignup(trx, id);
  const person = signup && (await readHolder(trx, signup));
  if (!person) return 'gone';
  const isOnlyOne = (await countSignups(trx, person)) === 1;
  const corrections = JSON.parse(person.details) as Details;
  const standing = isOnlyOne ? { ...signup, ...corrections } : signup;
  const columns = changedColumns(standing, change, suppression);
  const names = Object.keys(columns) as (keyof ChangedColumns)[];
  if (names.length === 0) return 'unchanged';
  const after = { ...standing, ...columns };
  const isContactChanged = names.includes('email') || names.includes('phone');
  if (isContactChanged && !after.email && !after.phone) return 'no-contact';

  await trx.updateTable('signups').set(columns).where('id', '=', id).execute();
  const others = await followChange(trx, person, signup, columns, at);
  await rewrite(trx, person, isOnlyOne ? without(corrections, names) : corrections);
  await set(trx, person, {
    last_contact_at: at > person.last_contact_at ? at : person.last_contact_at,
  });
  await note(trx, person, { name: THE_PERSON, at }, 'details', describeChange(standing, columns));
  if (columns.email ?? columns.phone) others.push(...(await markSame(trx, campaign, person.id)));
  await recount(trx, campaign, [...new Set([person.id, ...others])]);
  return 'changed';
}

/** The corrections of other fields than these. */
const without = (corrections: Details, changed: readonly string[]): Details =>
  Object.fromEntries(Object.entries(corrections).filter(([name]) => !changed.includes(name)));

/** What a changed sign-up means for meetings and organisations. @returns who may be counted otherwise now */
async function followChange(
  trx: Trx,
  person: PersonRecord,
  signup: SignupRecord,
  { wish, organisation_hash }: ChangedColumns,
  at: string,
): Promise<string[]> {
  if (wish !== undefined) await changeWish(trx, person, signup.id, wish, at);
  const before = signup.organisation_hash;
  return organisation_hash !== undefined && before !== null && before !== organisation_hash
    ? releaseOrganisation(trx, person, before)
    : [];
}

/** The columns of the fields that are really other than they were. */
function changedColumns(
  standing: SignupRecord,
  { area, answers = {} }: DetailsChange,
  suppression: Suppression,
): ChangedColumns {
  const { name, email, phone, language, cares, roles, oneToOne, organisation } = answers;
  const asJson = (value: unknown) => (value ? JSON.stringify(value) : (value as undefined | null));
  const given: ChangedColumns = {
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
      organisation && suppression.organisation(standing.campaign, organisation.name),
  };
  const changed = Object.entries<unknown>(given).filter(
    ([column, value]) => value !== undefined && value !== standing[column as keyof SignupRecord],
  );
  return Object.fromEntries(changed);
}

/** What it was and what it became, in words an organiser reads. */
function describeChange(before: SignupRecord, columns: ChangedColumns): string {
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

const readSignup = (trx: Trx, id: string): Promise<SignupRecord | undefined> =>
  trx
    .selectFrom('signups')
    .selectAll()
    .where('id', '=', id)
    .where('state', '!=', 'erased')
    .executeTakeFirst();

const readHolder = (
  trx: Trx,
  { campaign, person }: SignupRecord,
): Promise<PersonRecord | undefined> =>
  trx
    .selectFrom('people')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', '=', person)
    .executeTakeFirst();

async function countSignups(trx: Trx, { campaign, id }: PersonRecord): Promise<number> {
  const { count } = await trx
    .selectFrom('signups')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('campaign', '=', campaign)
    .where('person', '=', id)
    .executeTakeFirstOrThrow();
  return Number(count);
}
