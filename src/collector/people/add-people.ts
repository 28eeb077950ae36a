import { randomUUID } from 'node:crypto';
import { type Insertable, sql } from 'kysely';
import {
  type ChampionSignup,
  type Contact,
  type OneToOne,
  startOfDay,
} from 'campaign-widgets/contract';
import type { Tables } from '../store/tables.ts';
import type { SubmissionEntry } from '../public/submission-records.ts';
import { contactKeys } from './contact-keys.ts';
import type { Stage } from './person.ts';
import { Ledger, shareOf } from './people-figures.ts';
import { claimCodes, linkByCodes } from './invitations.ts';
import { claimOrganisations } from './organisation-speakers.ts';
import {
  derive,
  firstRanks,
  insertAll,
  type PersonRecord,
  type SignupRecord,
  type Trx,
} from '../store/insert-rows.ts';
import type { Suppression } from './suppression-list.ts';

export type NamedEntry = SubmissionEntry & { submission: Contact | ChampionSignup };

/** Somebody new in the register, with what they gave. */
export interface Newcomer {
  signup: SignupRecord & { state: PersonRecord['state'] };
  wish: OneToOne | null;
  stage?: Stage;
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

/**
 * Takes the register of a campaign, so that writers on one database follow each other.
 * @param places how many newcomers there may be
 * @returns the highest rank given out before
 */
export async function takeRegister(trx: Trx, campaign: string, places = 0): Promise<number> {
  const { last } = await trx
    .insertInto('registers')
    .values({ campaign, last: places })
    .onConflict((clash) =>
      clash.column('campaign').doUpdateSet({ last: sql`registers.last + excluded.last` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - places;
}

/** Puts sign-ups into their registers, in the transaction that stores them. */
export async function addSignups(
  trx: Trx,
  entries: NamedEntry[],
  suppression: Suppression,
): Promise<void> {
  for (const campaign of [
    ...new Set(entries.map(({ submission }) => submission.campaign)),
  ].sort()) {
    const newcomers = entries
      .filter(({ submission }) => submission.campaign === campaign)
      .map((entry) => toNewcomer(entry, suppression));
    const last = await takeRegister(trx, campaign, newcomers.length);
    const present = newcomers.filter(({ signup }) => signup.state === 'counted');
    const returning = await suppression.lift(trx, campaign, [
      ...new Set(present.flatMap(({ signup }) => contactKeys(signup))),
    ]);
    await addNewcomers(trx, campaign, newcomers, last, returning);
  }
}

/**
 * Gives each newcomer a row of their own, marked where they may be somebody who is here.
 * @param last the highest rank given out before
 * @param returning contacts of people who were counted before they were forgotten
 */
export async function addNewcomers(
  trx: Trx,
  campaign: string,
  newcomers: Newcomer[],
  last: number,
  returning: ReadonlySet<string> = new Set(),
): Promise<void> {
  if (newcomers.length === 0) return;
  const placed = await place(trx, campaign, newcomers, last, returning);
  const owned = await claimCodes(
    trx,
    campaign,
    placed.map(({ id, signup }) => ({ person: id, signup: signup.id, code: signup.invite_code })),
  );
  const before = await countedClusters(trx, campaign, placed);
  const recruits = new Set<string>();
  for (const { id, signup, cluster, recruit } of placed)
    if (recruit && signup.state === 'counted' && !before.has(cluster)) {
      before.add(cluster);
      recruits.add(id);
    }
  const spoken = await claimOrganisations(
    trx,
    campaign,
    placed
      .filter(
        ({ id, signup, sameAs }) =>
          signup.state === 'counted' && (sameAs === null || recruits.has(id)),
      )
      .map(({ id, signup }) => ({ person: id, hash: signup.organisation_hash })),
  );

  const ledger = new Ledger(campaign);
  const people: Insertable<Tables['people']>[] = [];
  const terms: Insertable<Tables['terms']>[] = [];
  const meetings: Insertable<Tables['meetings']>[] = [];
  const changes: Insertable<Tables['changes']>[] = [];
  for (const { signup, wish, stage = 'new', by, id, rank, sameAs, cluster, recruit } of placed) {
    if (!owned.has(signup.id)) signup.invite_code = null;
    signup.person = id;
    const { row, terms: words } = derive([signup], {});
    const person = {
      source: signup.source,
      state: signup.state,
      same_as: sameAs,
      recruit: recruit ? 1 : 0,
      depth: 1,
      trainings: 0,
      invited_code: null,
    };
    const share = shareOf({
      person: { ...person, area: row.area },
      another: !recruits.has(id),
      asked: wish ? 1 : 0,
      held: 0,
      speaks: spoken.has(id) ? 1 : 0,
      invitations: 0,
    });
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
      counts_as_recruit: share.counts.recruited ?? 0,
      since: signup.received_at,
      last_contact_at: signup.received_at,
    });
    terms.push(...words.map((term) => ({ campaign, term, rank })));
    if (wish)
      meetings.push({
        id: randomUUID(),
        campaign,
        person: id,
        signup: signup.id,
        number: 1,
        state: 'asked',
        day: null,
        met_by: null,
        wish: JSON.stringify(wish),
        asked: 1,
        changed_at: signup.received_at,
      });
    changes.push({
      id: randomUUID(),
      campaign,
      person: id,
      number: 1,
      at: signup.received_at,
      made_by: by,
      what: signup.kind,
      detail: signup.source ? `from ${signup.source}` : '',
    });
  }
  await insertAll(trx, 'people', people);
  await insertAll(trx, 'terms', terms);
  await insertAll(
    trx,
    'signups',
    placed.map(({ signup }) => signup),
  );
  await insertAll(trx, 'meetings', meetings);
  await insertAll(trx, 'changes', changes);
  await ledger.write(trx);
  await linkByCodes(
    trx,
    campaign,
    placed.map(({ signup }) => signup),
  );
}

/** Finds who each of them may be: whoever had one of their contacts first. */
async function place(
  trx: Trx,
  campaign: string,
  newcomers: Newcomer[],
  last: number,
  returning: ReadonlySet<string>,
): Promise<Placed[]> {
  const keysOf = newcomers.map(({ signup }) => contactKeys(signup));
  const holders = await firstRanks(trx, campaign, [...new Set(keysOf.flat())]);
  const here = await trx
    .selectFrom('people')
    .select(['rank', 'id', 'cluster'])
    .where('campaign', '=', campaign)
    .where('rank', 'in', ['', ...holders.values()])
    .execute();
  const known = new Map(here.map((person) => [person.rank, person]));
  return newcomers.map((newcomer, at) => {
    const { signup } = newcomer;
    const id = randomUUID();
    const rank = String(last + 1 + at).padStart(12, '0');
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

/** Those clusters in which somebody is counted as recruited already. */
async function countedClusters(trx: Trx, campaign: string, placed: Placed[]): Promise<Set<string>> {
  const clusters = placed.map(({ cluster }) => cluster);
  const rows = await trx
    .selectFrom('people')
    .select('cluster')
    .where('campaign', '=', campaign)
    .where('cluster', 'in', clusters)
    // A literal, not a parameter: a database takes a partial index only where it sees the same condition.
    .where(sql<boolean>`counts_as_recruit = 1`)
    .execute();
  return new Set(rows.map(({ cluster }) => cluster));
}

function toNewcomer(
  { submission, state, heldBecause, receipt }: NamedEntry,
  suppression: Suppression,
): Newcomer {
  const { answers } = submission;
  const champion = submission.kind === 'champion-signup' ? submission.answers : undefined;
  const {
    cares = [],
    roles = [],
    oneToOne = null,
    organisation = null,
    inviteCode = null,
    invitedBy = null,
    phone = null,
    language = null,
  } = champion ?? {};
  return {
    wish: oneToOne,
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
      organisation_hash:
        organisation && suppression.organisation(submission.campaign, organisation.name),
      language,
      invite_code: inviteCode,
      // One's own code brings nobody.
      invited_by: invitedBy === inviteCode ? null : invitedBy,
      answered_at:
        submission.kind === 'contact' ? startOfDay(submission.answeredAt) : submission.answeredAt,
      received_at: receipt.receivedAt,
    },
  };
}
