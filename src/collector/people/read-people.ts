import { type Kysely, sql } from 'kysely';
import type { Organisation } from 'campaign-widgets/contract';
import type { Tables } from '../store/tables.ts';
import { emailKey, folded, phoneKey, phoneShown } from './contact-keys.ts';
import type { Change, Person, PersonRow, Signup } from './person.ts';
import type { PeopleFilter, PeoplePage } from './people-records.ts';
import { parsed, type SignupRecord, standing, toSignup, wishOf } from '../store/insert-rows.ts';

export type Db = Kysely<Tables>;

/** How many may share a beginning of a word before the list is walked in its own order instead. */
const FEW = 1000;

const people = (db: Db, campaign: string) =>
  db
    .selectFrom('people as p')
    .leftJoin('people as i', (join) =>
      join.onRef('i.campaign', '=', 'p.campaign').onRef('i.id', '=', 'p.invited_by'),
    )
    .leftJoin('people as s', (join) =>
      join.onRef('s.campaign', '=', 'p.campaign').onRef('s.id', '=', 'p.same_as'),
    )
    .selectAll('p')
    .select(['i.name as inviter_name', 's.name as same_name'])
    .where('p.campaign', '=', campaign);

type Found = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number];

export async function readPeople(
  db: Db,
  campaign: string,
  filter: PeopleFilter,
): Promise<PeoplePage> {
  const { search = '', area, stage, role, source, only, after = '', limit } = filter;
  let query = people(db, campaign).limit(limit + 1);
  if (area !== undefined) query = query.where('p.area', '=', area);
  if (stage !== undefined) query = query.where('p.stage', '=', stage);
  if (source !== undefined) query = query.where('p.source', '=', source);
  // Literals, not parameters: a database takes a partial index only where it sees the same condition.
  if (only === 'waiting')
    query = query.where(sql<boolean>`p.meeting_state in ('asked', 'arranged')`);
  if (only === 'same') query = query.where(sql<boolean>`p.same_as is not null`);
  if (only === 'held') query = query.where(sql<boolean>`p.state = 'held'`);
  if (only === 'organisations') query = query.where(sql<boolean>`p.organisation is not null`);
  if (search.trim()) {
    const found = await searched(db, campaign, search);
    if (found.ranks) query = query.where('p.rank', 'in', found.ranks);
    for (const word of found.words)
      query = query.where(sql<boolean>`p.search like ${`% ${word}%`}`);
  }
  // Walked by whatever has the order and the fewest: the role's own list, where one is asked for.
  if (role === undefined) query = query.where('p.rank', '>', after).orderBy('p.rank');
  else
    query = query
      .innerJoin('terms as r', (join) =>
        join.onRef('r.campaign', '=', 'p.campaign').onRef('r.rank', '=', 'p.rank'),
      )
      .where('r.campaign', '=', campaign)
      .where('r.term', '=', `role:${role}`)
      .where('r.rank', '>', after)
      .orderBy('r.rank');
  const rows = await query.execute();
  return {
    people: rows.slice(0, limit).map(toPersonRow),
    next: rows.length > limit ? rows[limit - 1]?.rank : undefined,
  };
}

/** Whom a search may mean: the holders of a contact, or those with a word that begins so; and words that are still to be looked for. */
async function searched(
  db: Db,
  campaign: string,
  search: string,
): Promise<{ ranks?: string[]; words: string[] }> {
  const contact = search.includes('@')
    ? `email:${emailKey(search)}`
    : /^[\s+\d().\-/]+$/.test(search)
      ? `phone:${phoneKey(search)}`
      : undefined;
  if (contact !== undefined) {
    const holders = await db
      .selectFrom('terms')
      .select('rank')
      .where('campaign', '=', campaign)
      .where('term', '=', contact)
      .orderBy('rank')
      .limit(FEW)
      .execute();
    if (holders.length > 0) return { ranks: holders.map(({ rank }) => rank), words: [] };
  }
  const written = /^[\s+\d().\-/]+$/.test(search) ? search.replace(/\D/g, '') : folded(search);
  const words = written.split(' ').filter(Boolean);
  const longest = words.toSorted((a, b) => b.length - a.length)[0];
  // Nothing but signs: nobody is called so.
  if (longest === undefined) return { ranks: [''], words: [] };
  // In the order of their index, so that it ends as soon as there are too many.
  const begin = await db
    .selectFrom('terms')
    .select('rank')
    .where('campaign', '=', campaign)
    .where('term', '>=', longest)
    .where('term', '<', `${longest}\u{10FFFF}`)
    .orderBy('term')
    .orderBy('rank')
    .limit(FEW)
    .execute();
  return begin.length < FEW ? { ranks: ['', ...begin.map(({ rank }) => rank)], words } : { words };
}

/** People with all that is known of them, in the order of their ids here. */
export async function readPersons(db: Db, campaign: string, ids: string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await people(db, campaign).where('p.id', 'in', ids).execute();
  const [signups, meetings, courses, changes, invites] = await Promise.all([
    db
      .selectFrom('signups')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('person', 'in', ids)
      .orderBy('received_at')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('meetings')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('person', 'in', ids)
      .orderBy('number')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('trainings')
      .select(['id', 'person', 'course', 'day'])
      .where('campaign', '=', campaign)
      .where('person', 'in', ids)
      .orderBy('day')
      .orderBy('course')
      .execute(),
    db
      .selectFrom('changes')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('person', 'in', ids)
      .orderBy('at', 'desc')
      .orderBy('number', 'desc')
      .execute(),
    db
      .selectFrom('invites')
      .select(['person', 'brought'])
      .where('campaign', '=', campaign)
      .where('person', 'in', ids)
      .execute(),
  ]);
  const given = await withConsents(db, signups);
  const of = {
    signups: byPerson(signups.map(({ person }, at) => ({ person, signup: given[at] as Signup }))),
    meetings: byPerson(meetings),
    courses: byPerson(courses),
    changes: byPerson(changes),
    invites: byPerson(invites),
  };
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id): Person[] => {
    const row = found.get(id);
    if (!row) return [];
    return [
      {
        ...toPersonRow(row),
        signups: of.signups(id).map(({ signup }) => signup),
        meetings: of.meetings(id).map(({ id, state, day, met_by, wish, changed_at }) => ({
          id,
          state,
          on: day,
          with: met_by,
          wish: wishOf(wish),
          changedAt: changed_at,
        })),
        courses: of.courses(id).map(({ id, course, day }) => ({ id, course, on: day })),
        changes: of
          .changes(id)
          .map(({ at, made_by, what, detail }): Change => ({ at, by: made_by, what, detail })),
        brought: of.invites(id).reduce((sum, { brought }) => sum + brought, 0),
      },
    ];
  });
}

/** Sorts rows by whose they are, each in the order they came. */
function byPerson<Row extends { person: string | null }>(rows: Row[]): (id: string) => Row[] {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const id = row.person ?? '';
    const own = found.get(id);
    if (own) own.push(row);
    else found.set(id, [row]);
  }
  return (id) => found.get(id) ?? [];
}

export async function readSignups(
  db: Db,
  campaign: string,
  { after = '', limit }: { after?: string; limit: number },
): Promise<(Signup & { person: string })[]> {
  const rows = await db
    .selectFrom('signups')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('state', '!=', 'erased')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  const read = await withConsents(db, rows);
  return read.map((signup, at) => ({ ...signup, person: rows[at]?.person ?? '' }));
}

export async function withConsents(db: Db, rows: SignupRecord[]): Promise<Signup[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const lines = await db
    .selectFrom('consents')
    .selectAll()
    .where('submission', 'in', ids)
    .orderBy('submission')
    .orderBy('number')
    .execute();
  const ofEach = new Map<string, typeof lines>(ids.map((id) => [id, []]));
  for (const line of lines) ofEach.get(line.submission)?.push(line);
  return rows.map((row) => toSignup(row, standing(ofEach.get(row.id) ?? [])));
}

function toPersonRow(row: Found): PersonRow {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone === null ? null : phoneShown(row.phone),
    area: row.area,
    stage: row.stage,
    roles: JSON.parse(row.roles) as string[],
    cares: JSON.parse(row.cares) as string[],
    organisation: parsed<Organisation>(row.organisation),
    language: row.language,
    source: row.source,
    kind: row.kind,
    state: row.state,
    invitedBy:
      row.invited_by === null ? null : { id: row.invited_by, name: row.inviter_name ?? '' },
    sameAs: row.same_as === null ? null : { id: row.same_as, name: row.same_name ?? '' },
    meeting:
      row.meeting_state === null
        ? null
        : { state: row.meeting_state, on: row.meeting_day, with: row.meeting_by },
    trainings: row.trainings,
    since: row.since,
    lastContactAt: row.last_contact_at,
  };
}
