import assert from 'node:assert/strict';
import { Kysely, sql } from 'kysely';
import type { CollectorOptions, Store } from '../../../../src/collector/index.ts';
import type { AccessScope } from '../../../../src/collector/organiser/access-scopes.ts';
import { hashOf } from '../../../../src/collector/organiser/token-hash.ts';
import { migrate } from '../../../../src/collector/store/migrate-schema.ts';
import { SqlStore } from '../../../../src/collector/store/sql-store.ts';
import { openSqliteDialect } from '../../../../src/collector/store/sqlite/sqlite-connections.ts';
import type { Tables } from '../../../../src/collector/store/tables.ts';
import type { BallotDefinition } from '../../../../src/contract/index.ts';
import { vote } from '../../../contract/ballot-examples.ts';
import { form, HTML, type Open, openCollector, readMarkup, signIn } from '../../harness.ts';
import { addCodes, openBallot, SECRET, WHILE_OPEN } from '../open-ballot.ts';

export const BALLOTS = '/organiser/campaigns/edgbaston/ballots';
export const SEPTEMBER = `${BALLOTS}/september`;
/** The evening on which the papers are counted. */
export const EVENING = new Date('2027-09-12T17:00:00Z');

/** A program of one organiser: a token of its own, for JSON. */
export interface Organiser {
  token: string;
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  /** As a browser that sends forms. */
  show(path: string): Promise<string>;
  send(path: string, fields: Record<string, string>): Promise<Response>;
}

/** Gives somebody a token. */
export async function organiser(
  { app, store }: Open,
  name: string,
  scopes: AccessScope[],
): Promise<Organiser> {
  const token = `cwt_the-token-of-${name}`;
  await store.tokens.add(
    {
      ...{ id: name, name, campaigns: ['edgbaston'], scopes, source: null },
      ...{ createdAt: '2026-11-21T10:00:00.000Z', createdBy: 'a test' },
    },
    hashOf(token),
  );
  const headers = { Authorization: `Bearer ${token}` };
  let cookie: string | undefined;
  const browser = async () => {
    cookie ??= await signIn({ app }, token);
    return { ...HTML, Cookie: cookie };
  };
  return {
    token,
    get: async (path) => app.request(path, { headers }),
    post: async (path, body) =>
      app.request(path, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    show: async (path) => readMarkup(app.request(path, { headers: await browser() })),
    send: async (path, fields) => app.request(path, form(fields, await browser())),
  };
}

export interface CountScene extends Open {
  ann: Organiser;
  sam: Organiser;
  /** May publish, close and declare. */
  eve: Organiser;
  setTime(time: Date): void;
}

export interface SceneOptions extends Partial<CollectorOptions> {
  isCounting?: boolean;
  beforeClosing?: (collector: Open) => Promise<void>;
}

/** A store with its database beside it, for what no route may do. */
export async function openDatabase(): Promise<{
  store: Store;
  run(statement: string): Promise<void>;
}> {
  const db = new Kysely<Tables>({ dialect: openSqliteDialect(':memory:') });
  await migrate(db, 'sqlite');
  return {
    store: new SqlStore({ read: db, write: db, maintenance: db }, { secret: SECRET }),
    run: async (statement) => {
      const { numAffectedRows } = await sql.raw(statement).execute(db);
      assert.ok(numAffectedRows, statement);
    },
  };
}

/** A ballot on which these choices were cast, for Harborne, and which is being counted. */
export async function countScene(
  votes: string[][] = [],
  changes: Partial<BallotDefinition> = {},
  { isCounting = true, beforeClosing, ...options }: SceneOptions = {},
): Promise<CountScene> {
  let now = WHILE_OPEN;
  const collector = await openCollector({ ...options, secret: SECRET, now: () => now });
  await openBallot(collector.store, changes);
  const codes = await addCodes(collector.store, votes.length, { id: 'slips' });
  for (const [at, choices] of votes.entries())
    await collector.post(vote({ code: codes[at] ?? '', choices, none: choices.length === 0 }));
  const [ann, sam, eve] = await Promise.all([
    organiser(collector, 'ann', ['hall']),
    organiser(collector, 'sam', ['hall']),
    organiser(collector, 'eve', ['edit']),
  ]);
  await beforeClosing?.(collector);
  now = EVENING;
  if (isCounting) {
    await eve.post(`${SEPTEMBER}/state`, { to: 'closed' });
    await eve.post(`${SEPTEMBER}/state`, { to: 'counting' });
  }
  return {
    ...collector,
    ...{ ann, sam, eve },
    setTime: (time) => {
      now = time;
    },
  };
}

/** Adds a box. @returns its id */
export async function addBox({ ann }: CountScene, event?: string): Promise<string> {
  const made = await ann.post(`${SEPTEMBER}/boxes`, {
    label: 'Green box',
    ...(event && { event }),
  });
  return ((await made.json()) as { id: string }).id;
}

export const EMPTY = { papers: 0, valid: 0, blank: 0, spoiled: 0, none: 0 };
export const HARBORNE_NONE = { 'road-safety': 0, litter: 0, buses: 0 };
export const QUINTON_NONE = { parks: 0, rents: 0 };

export const formOfBox = (box: string, contest = 'harborne') =>
  `${SEPTEMBER}/boxes/${box}/contests/${contest}`;

/** Both count the same. */
export async function countTwice(
  { ann, sam }: CountScene,
  path: string,
  count: object,
): Promise<Response[]> {
  return [await ann.post(path, count), await sam.post(path, count)];
}
