import { type Kysely, sql } from 'kysely';
import type { OneToOne } from 'campaign-widgets/contract';
import { readJson, readList } from '../store/json-columns.ts';
import type { Tables } from '../store/tables.ts';
import type { PersonDetails, SignupRecord } from './derive-person.ts';
import { readNotesOf } from './read-people.ts';
import { withConsents } from './read-signups.ts';
import type { OwnSignup } from './signup-records.ts';
import type { Signup } from './person.ts';

/** The data of one sign-up; undefined if there is none, or it is erased. */
export async function readOwnSignup(
  db: Kysely<Tables>,
  id: string,
): Promise<OwnSignup | undefined> {
  const row = await db
    .selectFrom('signups')
    .selectAll()
    .where('id', '=', id)
    .where('state', '!=', 'erased')
    .executeTakeFirst();
  const [signup] = row ? await withConsents(db, [row]) : [];
  if (!row || !signup) return undefined;
  const { brought } = await db
    .selectFrom('invites')
    .select(sql<number | null>`sum(brought)`.as('brought'))
    .where('signup', '=', id)
    .executeTakeFirstOrThrow();
  return {
    campaign: row.campaign,
    signup,
    answers: answersOf(signup, row.wish),
    brought: brought ?? 0,
    page: row.page,
    ...(await readStanding(db, row)),
  };
}

/** The given answers, without empty ones. */
function answersOf(signup: Signup, wish: string | null): OwnSignup['answers'] {
  const { name, email, phone, cares, roles, organisation, language, inviteCode, invitedBy } =
    signup;
  const more = Object.keys(signup.more).length > 0 ? signup.more : null;
  const oneToOne = readJson<OneToOne>(wish);
  const all = {
    name,
    email,
    phone,
    cares,
    roles,
    oneToOne,
    organisation,
    language,
    more,
    inviteCode,
    invitedBy,
  };
  const given = Object.entries(all).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(given);
}

/** The fields of a person's record that come from this sign-up, and from no other one of theirs. */
async function readStanding(
  db: Kysely<Tables>,
  { campaign, person, received_at }: SignupRecord,
): Promise<Pick<OwnSignup, 'lastContactAt' | 'corrections' | 'work'>> {
  const found = await db
    .selectFrom('people')
    .select(['id', 'last_contact_at', 'details', 'tags', 'next_on', 'next_what'])
    .where('campaign', '=', campaign)
    .where('id', '=', person ?? '')
    .executeTakeFirst();
  if (!found) return { lastContactAt: received_at, corrections: {} };
  const { count } = await db
    .selectFrom('signups')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('campaign', '=', campaign)
    .where('person', '=', found.id)
    .executeTakeFirstOrThrow();
  const lastContactAt = found.last_contact_at;
  // What is known of a person with several sign-ups may reveal what another one gave.
  if (count !== 1) return { lastContactAt, corrections: {} };
  return {
    lastContactAt,
    corrections: JSON.parse(found.details) as PersonDetails,
    work: {
      notes: await readNotesOf(db, campaign, found.id),
      tags: readList(found.tags),
      next: found.next_on === null ? null : { on: found.next_on, for: found.next_what },
    },
  };
}
