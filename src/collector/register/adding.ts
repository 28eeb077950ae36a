import { randomUUID } from 'node:crypto';
import { type Insertable, sql } from 'kysely';
import type { ChampionSignup, Contact, OneToOne } from '../../contract/index.ts';
import type { Tables } from '../schema.ts';
import type { Entry } from '../store.ts';
import { contactKeys, folded } from './contact-keys.ts';
import { Ledger, shareOf } from './figures.ts';
import { claimCodes, linkByCodes } from './invitations.ts';
import { derive, insertAll, type SignupRecord, type Trx } from './rows.ts';
import type { Suppression } from './suppression.ts';

export type NamedEntry = Entry & { submission: Contact | ChampionSignup };

/** Somebody new in the register, with what they gave. */
export interface Newcomer {
  signup: SignupRecord;
  wish: OneToOne | null;
  organisation: string | null;
  stage?: string;
  by: string;
}

interface Placed extends Newcomer {
  id: string;
  rank: string;
  keys: string[];
  sameAs: string | null;
  cluster: string;
  recruit: boolean;
}

/** Takes the register of a campaign, so that writers on one database follow each other. */
export async function takeRegister(trx: Trx, campaign: string): Promise<void> {
  await trx
    .insertInto('registers')
    .values({ campaign })
    .onConflict((clash) => clash.column('campaign').doUpdateSet({ campaign: sql`excluded.campaign` }))
    .execute();
}

/** Puts sign-ups into their registers, in the transaction that stores them. */
export async function addSignups(trx: Trx, entries: NamedEntry[], suppression: Suppression): Promise<void> {
  for (const campaign of [...new Set(entries.map(({ submission }) => submission.campaign))].sort()) {
    await takeRegister(trx, campaign);
    const newcomers = entries.filter(({ submission }) => submission.campaign === campaign).map(toNewcomer);
    const present = newcomers.filter(({ signup }) => signup.state === 'counted');
    const returning = await suppression.lift(trx, campaign, [...new Set(present.flatMap(({ signup }) => contactKeys(signup)))]);
    await addNewcomers(trx, campaign, newcomers, suppression, returning);
  }
}

/** Gives each newcomer a row of their own, marked where they may be somebody who is here. @returns the ids of their rows */
export async function addNewcomers(trx: Trx, campaign: string, newcomers: Newcomer[], suppression: Suppression, returning: ReadonlySet<string> = new Set()): Promise<string[]> {
  const placed = await place(trx, campaign, newcomers, returning);
  const owned = await claimCodes(trx, campaign, placed.map(({ id, signup }) => ({ person: id, signup: signup.id, code: signup.invite_code })));
  const spoken = await claimOrganisations(trx, campaign, placed, suppression);
  const before = await countedClusters(trx, campaign, placed);

  const ledger = new Ledger(campaign);
  const people: Insertable<Tables['people']>[] = [];
  const terms: Insertable<Tables['terms']>[] = [];
  const meetings: Insertable<Tables['meetings']>[] = [];
  const changes: Insertable<Tables['changes']>[] = [];
  for (const { signup, wish, stage = 'new', by, id, rank, sameAs, cluster, recruit } of placed) {
    if (!owned.has(signup.id)) signup.invite_code = null;
    signup.person = id;
    const { row, terms: words } = derive([signup], {});
    const person = { source: signup.source, state: signup.state, same_as: sameAs, recruit: recruit ? 1 : 0, depth: 1, trainings: 0, invited_code: null };
    const share = shareOf({ person: { ...person, area: row.area }, another: before.has(cluster), asked: wish ? 1 : 0, held: 0, speaks: spoken.has(id), invitations: 0 });
    if (person.state === 'counted' && recruit) before.add(cluster);
    ledger.move({ ...share, counts: {}, depth: 0, code: null }, share);
    people.push({
      campaign,
      id,
      rank,
      ...row,
      ...person,
      stage,
      held_because: signup.held_because,
      details: '{}',
      invited_by: null,
      cluster,
      meeting_state: wish ? 'asked' : null,
      meeting_day: null,
      meeting_by: null,
      share: JSON.stringify(share),
      since: signup.received_at,
      last_contact_at: signup.received_at,
    });
    terms.push(...words.map((term) => ({ campaign, term, rank })));
    if (wish) meetings.push({ id: randomUUID(), campaign, person: id, signup: signup.id, number: 1, state: 'asked', day: null, met_by: null, wish: JSON.stringify(wish), asked: 1, changed_at: signup.received_at });
    changes.push({ id: randomUUID(), campaign, person: id, number: 1, at: signup.received_at, made_by: by, what: signup.kind, detail: signup.source ? `from ${signup.source}` : '' });
  }
  await insertAll(trx, 'people', people);
  await insertAll(trx, 'terms', terms);
  await insertAll(trx, 'signups', placed.map(({ signup }) => signup));
  await insertAll(trx, 'meetings', meetings);
  await insertAll(trx, 'changes', changes);
  await ledger.write(trx);
  await linkByCodes(trx, campaign, placed.map(({ signup }) => signup));
  return placed.map(({ id }) => id);
}

/** Finds who each of them may be: whoever had one of their contacts first. */
async function place(trx: Trx, campaign: string, newcomers: Newcomer[], returning: ReadonlySet<string>): Promise<Placed[]> {
  const keysOf = newcomers.map(({ signup }) => contactKeys(signup));
  const keys = [...new Set(keysOf.flat())];
  const found = await trx
    .selectFrom('terms')
    .select(['term', sql<string>`min(rank)`.as('rank')])
    .where('campaign', '=', campaign)
    .where('term', 'in', keys)
    .groupBy('term')
    .execute();
  const holders = new Map(found.map(({ term, rank }) => [term, rank]));
  const here = await trx.selectFrom('people').select(['rank', 'id', 'cluster']).where('campaign', '=', campaign).where('rank', 'in', ['', ...holders.values()]).execute();
  const known = new Map(here.map((person) => [person.rank, person]));
  return newcomers.map((newcomer, at) => {
    const { signup } = newcomer;
    const id = randomUUID();
    const rank = `${signup.received_at} ${id}`;
    const mine = keysOf[at] as string[];
    const [first] = mine.flatMap((key) => holders.get(key) ?? []).sort();
    const same = first === undefined ? undefined : known.get(first);
    const cluster = same?.cluster ?? id;
    for (const key of mine) if (!holders.has(key)) holders.set(key, rank);
    known.set(rank, { rank, id, cluster });
    const recruit = signup.kind !== 'contact' && !mine.some((key) => returning.has(key));
    return { ...newcomer, id, rank, keys: mine, sameAs: same?.id ?? null, cluster, recruit };
  });
}

/** Which of them speak for an organisation that nobody here spoke for. */
async function claimOrganisations(trx: Trx, campaign: string, placed: Placed[], suppression: Suppression): Promise<Set<string>> {
  const claims = new Map<string, { campaign: string; hash: string; person: string }>();
  for (const { id, organisation, signup, sameAs } of placed) {
    if (organisation === null || signup.state !== 'counted' || sameAs !== null) continue;
    const hash = suppression.hash(campaign, `organisation:${folded(organisation) || organisation}`);
    if (!claims.has(hash)) claims.set(hash, { campaign, hash, person: id });
  }
  if (claims.size === 0) return new Set();
  const claimed = await trx
    .insertInto('organisations')
    .values([...claims.values()])
    .onConflict((clash) => clash.doNothing())
    .returning('person')
    .execute();
  return new Set(claimed.map(({ person }) => person as string));
}

/** Those clusters in which somebody is counted as recruited already. */
async function countedClusters(trx: Trx, campaign: string, placed: Placed[]): Promise<Set<string>> {
  const clusters = placed.map(({ cluster }) => cluster);
  const rows = await trx
    .selectFrom('people')
    .select('cluster')
    .distinct()
    .where('campaign', '=', campaign)
    .where('cluster', 'in', clusters)
    .where('state', '=', 'counted')
    .where('recruit', '=', 1)
    .execute();
  return new Set(rows.map(({ cluster }) => cluster));
}

function toNewcomer({ submission, state, heldBecause, receipt }: NamedEntry): Newcomer {
  const { answers } = submission;
  const champion = submission.kind === 'champion-signup' ? submission.answers : undefined;
  const { cares = [], roles = [], oneToOne = null, organisation = null, inviteCode = null, invitedBy = null, phone = null, language = null } = champion ?? {};
  return {
    wish: oneToOne,
    organisation: organisation?.name ?? null,
    by: 'form',
    signup: {
      id: submission.id,
      campaign: submission.campaign,
      person: null,
      kind: submission.kind,
      version: submission.campaignVersion,
      state,
      held_because: heldBecause ?? null,
      name: answers.name,
      email: answers.email ?? null,
      phone,
      area: submission.area.code,
      area_version: submission.area.version,
      channel: submission.channel,
      source: submission.source ?? null,
      assisted_by: submission.assistedBy ?? null,
      locale: submission.locale,
      page: submission.page ?? null,
      cares: JSON.stringify(cares),
      roles: JSON.stringify(roles),
      wish: oneToOne && JSON.stringify(oneToOne),
      organisation: organisation && JSON.stringify(organisation),
      language,
      invite_code: inviteCode,
      // One's own code brings nobody.
      invited_by: invitedBy === inviteCode ? null : invitedBy,
      answered_at: submission.answeredAt,
      received_at: receipt.receivedAt,
    },
  };
}
