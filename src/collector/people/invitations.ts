import { sql } from 'kysely';
import type { PersonRecord, SignupRecord } from './derive-person.ts';
import type { PeopleRows } from './people-rows.ts';
import { recountPeople } from './recount-people.ts';

/**
 * How deep a chain of invitations is counted. A deeper person is linked too, and counted at this
 * depth: the cost of one sign-up must not grow with the length of a chain that a stranger can
 * make.
 */
export const MAX_CHAIN_DEPTH = 100;

/** When the owner of a code arrives, at most so many people who came by it before are linked. */
const MAX_EARLY_LINKS = 200;

/** A sign-up links somebody to an inviter later only if at most so many people are below them. */
const MAX_MOVED_PEOPLE = 500;

interface CodeClaim {
  person: string;
  signup: string;
  code: string | null;
}

/**
 * Records the owners of codes: the first sign-up that claims a code owns it for good, and a copy
 * of it gains nothing.
 * @returns the sign-ups that own theirs
 */
export async function claimCodes(
  { trx, campaign }: PeopleRows,
  claims: CodeClaim[],
): Promise<Set<string>> {
  const firstOfEach = [
    ...new Map(
      claims
        .filter(({ code }) => code !== null)
        .toReversed()
        .map((claim) => [claim.code as string, claim]),
    ).values(),
  ];
  if (firstOfEach.length === 0) return new Set();
  const claimed = await trx
    .insertInto('invites')
    .values(
      firstOfEach.map(({ person, signup, code }) => ({
        campaign,
        code: code as string,
        signup,
        person,
        brought: 0,
      })),
    )
    .onConflict((clash) => clash.doNothing())
    .returning('signup')
    .execute();
  return new Set(claimed.map(({ signup }) => signup as string));
}

/**
 * Links these sign-ups to the people who invited them, and links everybody who used their codes
 * before they arrived to them.
 */
export async function linkByCodes(rows: PeopleRows, signups: SignupRecord[]): Promise<void> {
  const invited = signups.filter(({ invited_by }) => invited_by !== null);
  const codes = signups.flatMap(({ invite_code }) => invite_code ?? []);
  const early = await findEarlyGuests(rows, codes);
  const moved: string[] = [];
  for (const { person, invited_by } of [...invited, ...early])
    if (person !== null && invited_by !== null)
      moved.push(...(await linkToInviter(rows, person, invited_by)));
  if (moved.length > 0) await recountPeople(rows, moved);
}

async function findEarlyGuests(
  { trx, campaign }: PeopleRows,
  codes: string[],
): Promise<Pick<SignupRecord, 'person' | 'invited_by'>[]> {
  if (codes.length === 0) return [];
  return trx
    .selectFrom('signups')
    .select(['person', 'invited_by'])
    .where('campaign', '=', campaign)
    .where('invited_by', 'in', codes)
    .orderBy('received_at')
    .orderBy('id')
    .limit(MAX_EARLY_LINKS)
    .execute();
}

/**
 * Links a person to the holder of a code, unless they have an inviter already, are that person, or
 * it would close a loop.
 * @returns everybody whose place in the chain has changed
 */
async function linkToInviter(rows: PeopleRows, id: string, code: string): Promise<string[]> {
  const person = await rows.find(id);
  const inviter = await findCodeHolder(rows, code);
  if (!person || !inviter || person.invited_by !== null || inviter.cluster === person.cluster)
    return [];
  if (await wouldCloseLoop(rows, inviter, id)) return [];
  const below = await peopleBelow(rows, id, depthBelow(inviter), MAX_MOVED_PEOPLE + 1);
  if (below.length > MAX_MOVED_PEOPLE) return [];
  await rows.update(id, { invited_by: inviter.id, invited_code: code });
  return moveTo(rows, below);
}

/**
 * Links the person of a new sign-up to somebody who invited them, as an organiser wrote it down.
 * Where the inviter has a code, it counts for them as if it had been used.
 */
export async function linkToPerson(
  rows: PeopleRows,
  signup: string,
  inviterId: string,
): Promise<void> {
  const { trx, campaign } = rows;
  const { person: id = null } = (await rows.findSignup(signup)) ?? {};
  const inviter = await rows.find(inviterId);
  if (id === null || !inviter || inviter.id === id) return;
  const invite = await trx
    .selectFrom('invites')
    .select('code')
    .where('campaign', '=', campaign)
    .where('person', '=', inviter.id)
    .orderBy('code')
    .limit(1)
    .executeTakeFirst();
  await rows.update(id, { invited_by: inviter.id, invited_code: invite?.code ?? null });
  await recountPeople(rows, await setDepth(rows, id, depthBelow(inviter)));
}

async function findCodeHolder(rows: PeopleRows, code: string): Promise<PersonRecord | undefined> {
  const invite = await rows.trx
    .selectFrom('invites')
    .select('person')
    .where('campaign', '=', rows.campaign)
    .where('code', '=', code)
    .executeTakeFirst();
  return invite?.person ? rows.find(invite.person) : undefined;
}

/** The depth of a person with this inviter. */
export const depthBelow = (inviter: PersonRecord): number =>
  Math.min(inviter.depth + 1, MAX_CHAIN_DEPTH);

/**
 * Moves a person, and everybody whom they brought, directly or through others, to this depth.
 * @returns all of them
 */
export const setDepth = async (rows: PeopleRows, id: string, depth: number): Promise<string[]> =>
  moveTo(rows, await peopleBelow(rows, id, depth));

interface ChainPlace {
  id: string;
  depth: number;
}

async function moveTo({ trx, campaign }: PeopleRows, places: ChainPlace[]): Promise<string[]> {
  const byDepth = new Map<number, string[]>();
  for (const { id, depth } of places) byDepth.set(depth, [...(byDepth.get(depth) ?? []), id]);
  for (const [depth, ids] of byDepth)
    await trx
      .updateTable('people')
      .set({ depth })
      .where('campaign', '=', campaign)
      .where('id', 'in', ids)
      .execute();
  return places.map(({ id }) => id);
}

/** A person at this depth, and those below them whose depth must change. */
async function peopleBelow(
  { trx, campaign }: PeopleRows,
  id: string,
  depth: number,
  limit?: number,
): Promise<ChainPlace[]> {
  const next = sql<number>`case when b.depth < ${sql.lit(MAX_CHAIN_DEPTH)} then b.depth + 1 else b.depth end`;
  const places = trx
    .withRecursive('below(id, depth)', (query) =>
      query
        .selectFrom('people')
        .select(['id', sql<number>`${sql.lit(depth)}`.as('depth')])
        .where('campaign', '=', campaign)
        .where('id', '=', id)
        // `union` without `all` ends even if there is ever a loop.
        .union((again) =>
          again
            .selectFrom('below as b')
            // A cross join, so that SQLite goes from the rows found to the people they brought, and
            // does not scan everybody.
            .crossJoin('people as p')
            .where('p.campaign', '=', campaign)
            .whereRef('p.invited_by', '=', 'b.id')
            .where('p.depth', '!=', next)
            .select(['p.id', next.as('depth')]),
        ),
    )
    .selectFrom('below')
    .select(['id', 'depth']);
  const rows = await (limit === undefined ? places : places.limit(limit)).execute();
  return rows.map((row) => ({ id: row.id, depth: row.depth }));
}

/**
 * Whether a person brought their inviter, directly or through others: to link the two would make a
 * circle.
 */
export async function wouldCloseLoop(
  rows: PeopleRows,
  inviter: PersonRecord,
  id: string,
): Promise<boolean> {
  if (inviter.id === id) return true;
  const brought = await rows.trx
    .selectFrom('people')
    .select('id')
    .where('campaign', '=', rows.campaign)
    .where('invited_by', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (!brought) return false;
  // The chain above may be longer than the counted depth. Nobody is linked in that case.
  if (inviter.depth >= MAX_CHAIN_DEPTH) return true;
  for (let above = inviter.invited_by, steps = 0; above !== null; steps++) {
    if (above === id || steps > MAX_CHAIN_DEPTH) return true;
    above = (await rows.find(above))?.invited_by ?? null;
  }
  return false;
}
