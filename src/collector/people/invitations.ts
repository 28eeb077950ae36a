import { sql } from 'kysely';
import { recount } from './people-figures.ts';
import type { PersonRecord, SignupRecord, Trx } from '../store/insert-rows.ts';

/**
 * How deep a chain of invitations is counted. Whoever comes deeper is taken and linked all the same, and stands at this
 * depth: what one sign-up costs must not grow with the length of a chain that a stranger can make.
 */
export const MAX_CHAIN_DEPTH = 100;

/** How many who came by a code before its owner did are linked when the owner arrives. */
const MAX_EARLY_LINKS = 200;

/** How many may stand below somebody who is linked to an inviter later, by a sign-up. */
const MAX_MOVED_PEOPLE = 500;

interface Claim {
  person: string;
  signup: string;
  code: string | null;
}

/**
 * Writes down whose the codes are: the first sign-up that claims one owns it for good, and a copy of it gains nothing.
 * @returns the sign-ups that own theirs
 */
export async function claimCodes(
  trx: Trx,
  campaign: string,
  claims: Claim[],
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

/** Links these sign-ups to who invited them, and to them whoever came by their codes before they arrived. */
export async function linkByCodes(
  trx: Trx,
  campaign: string,
  signups: SignupRecord[],
): Promise<void> {
  const codes = signups.flatMap(({ invite_code }) => invite_code ?? []);
  const early =
    codes.length > 0
      ? await trx
          .selectFrom('signups')
          .select(['person', 'invited_by'])
          .where('campaign', '=', campaign)
          .where('invited_by', 'in', codes)
          .orderBy('received_at')
          .orderBy('id')
          .limit(MAX_EARLY_LINKS)
          .execute()
      : [];
  const links = [
    ...signups.flatMap(({ person, invited_by }) =>
      invited_by === null ? [] : [{ person, invited_by }],
    ),
    ...early,
  ];
  const touched: string[] = [];
  for (const { person, invited_by } of links)
    touched.push(...(await link(trx, campaign, person as string, invited_by as string)));
  if (touched.length > 0) await recount(trx, campaign, touched);
}

/**
 * Links a person to whoever holds a code, unless they have been invited already, are that person, or it would close a loop.
 * @returns everybody whose place in the chain is another now
 */
export async function link(
  trx: Trx,
  campaign: string,
  id: string,
  code: string,
): Promise<string[]> {
  const person = await one(trx, campaign, id);
  const invite = await trx
    .selectFrom('invites')
    .select('person')
    .where('campaign', '=', campaign)
    .where('code', '=', code)
    .executeTakeFirst();
  const inviter = invite?.person ? await one(trx, campaign, invite.person) : undefined;
  if (!person || !inviter || person.invited_by !== null || inviter.cluster === person.cluster)
    return [];
  if (await wouldCloseLoop(trx, inviter, id)) return [];
  const below = await peopleBelow(trx, campaign, id, depthBelow(inviter), MAX_MOVED_PEOPLE + 1);
  if (below.length > MAX_MOVED_PEOPLE) return [];
  await trx
    .updateTable('people')
    .set({ invited_by: inviter.id, invited_code: code })
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .execute();
  return moveTo(trx, campaign, below);
}

/** Where whoever comes by this inviter stands. */
export const depthBelow = (inviter: PersonRecord): number =>
  Math.min(inviter.depth + 1, MAX_CHAIN_DEPTH);

/** Moves a person to this depth, and everybody who came by them, and by those, accordingly. @returns them */
export const setDepth = async (
  trx: Trx,
  campaign: string,
  id: string,
  depth: number,
): Promise<string[]> => moveTo(trx, campaign, await peopleBelow(trx, campaign, id, depth));

interface Place {
  id: string;
  depth: number;
}

async function moveTo(trx: Trx, campaign: string, places: Place[]): Promise<string[]> {
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

/** A person at this depth, and those below them who stand at another depth than they then should. */
async function peopleBelow(
  trx: Trx,
  campaign: string,
  id: string,
  depth: number,
  limit?: number,
): Promise<Place[]> {
  const next = sql<number>`case when b.depth < ${sql.lit(MAX_CHAIN_DEPTH)} then b.depth + 1 else b.depth end`;
  const places = trx
    .withRecursive('below(id, depth)', (query) =>
      query
        .selectFrom('people')
        .select(['id', sql<number>`${sql.lit(depth)}`.as('depth')])
        .where('campaign', '=', campaign)
        .where('id', '=', id)
        // `union` without `all` ends even where a loop should ever have come in.
        .union((again) =>
          again
            .selectFrom('below as b')
            // A cross join, so that SQLite goes from those found to who came by them, and not through everybody.
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

/** Whether a person brought their inviter, or whoever did, so that to link them would make a circle. */
export async function wouldCloseLoop(
  trx: Trx,
  inviter: PersonRecord,
  id: string,
): Promise<boolean> {
  const { campaign } = inviter;
  if (inviter.id === id) return true;
  const brought = await trx
    .selectFrom('people')
    .select('id')
    .where('campaign', '=', campaign)
    .where('invited_by', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (!brought) return false;
  // The chain above may be longer than is counted: where that can't be told, nobody is linked.
  if (inviter.depth >= MAX_CHAIN_DEPTH) return true;
  for (let above = inviter.invited_by, steps = 0; above !== null; steps++) {
    if (above === id || steps > MAX_CHAIN_DEPTH) return true;
    above = (await one(trx, campaign, above))?.invited_by ?? null;
  }
  return false;
}

const one = (trx: Trx, campaign: string, id: string): Promise<PersonRecord | undefined> =>
  trx
    .selectFrom('people')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .executeTakeFirst();
