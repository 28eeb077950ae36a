import { sql } from 'kysely';
import { recount } from './figures.ts';
import type { PersonRecord, SignupRecord, Trx } from './rows.ts';

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
  if ((await chainAbove(trx, campaign, inviter.id)).includes(id)) return [];
  await trx
    .updateTable('people')
    .set({ invited_by: inviter.id, invited_code: code })
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .execute();
  return deepen(trx, campaign, id, Number(inviter.depth) + 1 - Number(person.depth));
}

/** Moves a person and everybody who came by them, and by those, this much further down. @returns them */
export async function deepen(
  trx: Trx,
  campaign: string,
  id: string,
  by: number,
): Promise<string[]> {
  const below = await trx
    .withRecursive('below(id)', (query) =>
      query
        .selectFrom('people')
        .select('id')
        .where('campaign', '=', campaign)
        .where('id', '=', id)
        // `union` without `all` ends even where a loop should ever have come in.
        .union((again) =>
          again
            .selectFrom('people as p')
            .innerJoin('below as b', 'p.invited_by', 'b.id')
            .select('p.id')
            .where('p.campaign', '=', campaign),
        ),
    )
    .selectFrom('below')
    .select('id')
    .execute();
  const ids = below.map((row) => row.id);
  if (by !== 0)
    await trx
      .updateTable('people')
      .set({ depth: sql`depth + ${sql.lit(by)}` })
      .where('campaign', '=', campaign)
      .where('id', 'in', ids)
      .execute();
  return ids;
}

/** This person, who invited them, who invited those, to the top. */
export async function chainAbove(trx: Trx, campaign: string, id: string): Promise<string[]> {
  const above = await trx
    .withRecursive('above(id)', (query) =>
      query
        .selectFrom('people')
        .select('id')
        .where('campaign', '=', campaign)
        .where('id', '=', id)
        .union((again) =>
          again
            .selectFrom('above as a')
            .innerJoin('people as c', (join) =>
              join.onRef('c.id', '=', 'a.id').on('c.campaign', '=', campaign),
            )
            .innerJoin('people as p', (join) =>
              join.onRef('p.id', '=', 'c.invited_by').on('p.campaign', '=', campaign),
            )
            .select('p.id'),
        ),
    )
    .selectFrom('above')
    .select('id')
    .execute();
  return above.map((row) => row.id);
}

const one = (trx: Trx, campaign: string, id: string): Promise<PersonRecord | undefined> =>
  trx
    .selectFrom('people')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .executeTakeFirst();
