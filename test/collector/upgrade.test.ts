import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { openPostgresStore, openSqliteStore, type Store } from '../../src/collector/index.ts';
import { migrate } from '../../src/collector/store/migrate-schema.ts';
import { openSqliteAlone } from '../../src/collector/store/sqlite/sqlite-connections.ts';
import type { Tables } from '../../src/collector/store/tables.ts';
import {
  type Campaign,
  type ChampionSignup,
  consentsFor,
  type Receipt,
} from '../../src/contract/index.ts';
import { answer, champion, contact, HARBORNE, QUINTON } from '../contract/examples.ts';
import { folder, openCollector, readCsv } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

/** The newest migration of version 0.1.0, and what its collector wrote, with what opens it. */
const LAST_MIGRATION = '0004-sources';
const ROWS = readFileSync(new URL('version-0.1.0.sql', import.meta.url), 'utf8');
const SECRET = 'the-secret-of-this-test';
const HELPER_TOKEN = 'cwt_zRu9A_6stDUuuzZaZjprOmvh';
const ADA_KEY = '00000000-0000-4000-8000-000000000201.ggQIXOtWwtAurhYl_5kiVLsJ72YeV-PKRU8zv6afYQw';
const REVOKED_TOKEN = 'cwt_hwG29vo7RCepWEqmsf7_X_sg';
const CAMPAIGN = '/campaigns/edgbaston';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const ADA = idOf(201);
const GONE = idOf(206);
const ADA_CODE = 'adaadaadaada';

const consentsOf = (document: Campaign): ChampionSignup['consents'] =>
  consentsFor(document, 'champion-signup').map(({ id, version, statement }) => ({
    statement: id,
    version,
    locale: 'en',
    words: (statement as { en: string }).en,
    granted: ['keep-champion', 'email'].includes(id),
  }));

/** Runs every statement in the tables of version 0.1.0, and opens the store of today on them. */
type OpenUpgraded = (t: TestContext) => Promise<{ store: Store; hashes: () => Promise<string[]> }>;

function upgrades(openUpgraded: OpenUpgraded): void {
  const open = async (t: TestContext) => {
    const { store, hashes } = await openUpgraded(t);
    const campaigns = await store.campaigns.listNewest();
    const collector = await openCollector({
      store,
      campaigns,
      secret: SECRET,
      publicUrl: 'https://collector.example',
      now: () => new Date('2026-11-22T10:00:00.000Z'),
    });
    const download = async (name: string) => {
      const response = await collector.organise(`${CAMPAIGN}/${name}.csv`);
      assert.equal(response.status, 200);
      const [header = [], ...rows] = readCsv(await response.text());
      return rows
        .filter(({ length }) => length === header.length)
        .map((row) => Object.fromEntries(row.map((cell, at) => [header[at] ?? '', cell])));
    };
    const mine = (path: string, body: object) =>
      collector.app.request(`/mine/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ token: ADA_KEY, ...body }),
      });
    const [document] = campaigns as [Campaign];
    /** A champion as the form of that time sent them: its sentences have other words today. */
    const signup = (...[changes, answers]: Parameters<typeof champion>) =>
      champion({ consents: consentsOf(document), ...changes }, answers);
    return { ...collector, store, hashes, download, mine, signup };
  };

  it('keeps every answer, with its figures, its words and what is held', async (t) => {
    const { download, get } = await open(t);
    const rows = await download('responses');
    const count = (state: string, area: string) =>
      rows.filter((row) => row.state === state && row.area === area).length;
    assert.deepEqual([count('counted', HARBORNE), count('counted', QUINTON)], [7, 2]);
    assert.deepEqual([rows.length, count('held', HARBORNE)], [10, 1]);
    assert.deepEqual(await (await get('/campaigns/edgbaston/results')).json(), {
      campaign: 'edgbaston',
      version: 1,
      asOf: '2026-11-22',
      counted: 9,
      threshold: 5,
      areas: [
        {
          code: HARBORNE,
          counted: 7,
          issues: [{ id: 'road-surface', count: 5 }],
          otherIssues: 2,
        },
      ],
      words: [{ area: HARBORNE, issue: 'road-surface', words: 'Words 0' }],
    });
  });

  it('counts what is there for the seat, in all and by the weeks of its own days', async (t) => {
    const { store } = await open(t);
    const list = await store.seats.list(['edgbaston'], '2026-11-16');
    assert.deepEqual(list.map(({ measure, total, week }) => [measure, total, week]).sort(), [
      ['invitations', 2, 0],
      ['oneToOnesHeld', 1, 1],
      ['organisations', 1, 0],
      ['recruited', 6, 5],
      ['responses', 9, 9],
      ['trained', 2, 2],
    ]);
  });

  it('keeps everybody, with their meetings, trainings, invitations and consents', async (t) => {
    const { download, mine, organise } = await open(t);
    const people = new Map((await download('people')).map((row) => [row.name, row]));
    assert.deepEqual(
      [...people.keys()],
      [
        'Amina Begum',
        'Bronwen Ellis',
        'Ada Okafor',
        'Ben Adeyemi',
        'Cat Lloyd',
        'Obi Okafor',
        'Revd J. Parry',
        'Imported Person',
      ],
    );
    const ada = people.get('Ada Okafor') ?? {};
    assert.deepEqual(
      [ada.meeting, ada.meeting_on, ada.meeting_with, ada.trainings, ada.brought],
      ['held', '2026-11-20', 'Sam', '1', '2'],
    );
    assert.deepEqual([ada['consent_keep-champion'], ada.consent_email], ['true', 'false']);
    assert.equal(people.get('Ben Adeyemi')?.invited_by_id, ada.id);
    assert.equal(people.get('Obi Okafor')?.duplicate_of_id, ada.id);
    assert.equal(people.get('Revd J. Parry')?.organisation, 'St Mary’s');
    assert.equal(people.get('Imported Person')?.consent_source, 'Said so at the spring fair');
    assert.equal(people.get('Amina Begum')?.since, '2026-11-21T00:00:00.000Z', 'a contact’s day');
    const shown = (await (await mine('show', {})).json()) as { brought: number };
    assert.equal(shown.brought, 2, 'the link to the private page opens it as before');
    const { figures, depth } = (await (await organise(`${CAMPAIGN}/figures`)).json()) as {
      figures: { measure: string; count: number }[];
      depth: number;
    };
    const recruited = figures.filter(({ measure }) => measure === 'recruited');
    assert.equal(
      recruited.reduce((sum, { count }) => sum + count, 0),
      6,
    );
    assert.equal(depth, 3);
  });

  it('keeps what organisers wrote down, and their tokens', async (t) => {
    const { app, get } = await open(t);
    const report = (await (await get('/campaigns/edgbaston/progress')).json()) as {
      measures: { id: string; value: number }[];
      wins: object[];
    };
    assert.equal(report.measures.find(({ id }) => id === 'leaflets')?.value, 12);
    assert.deepEqual(report.wins, [{ what: 'Street lights', where: 'Quinton', on: '2026-08-01' }]);
    const read = async (token: string) =>
      (
        await app.request(`/organiser${CAMPAIGN}/figures`, {
          headers: { Authorization: `Bearer ${token}` },
        })
      ).status;
    assert.deepEqual([await read(HELPER_TOKEN), await read(REVOKED_TOKEN)], [200, 401]);
  });

  it('gives each token the scopes of what it opened: reading the register, working and editing, or everything', async (t) => {
    const { store, app } = await open(t);
    const tokens = await store.tokens.list();
    assert.deepEqual(
      Object.fromEntries(tokens.map(({ name, scopes, campaigns }) => [name, [scopes, campaigns]])),
      {
        Helper: [['work', 'edit'], ['edgbaston']],
        'Left us': [['register'], ['edgbaston']],
        Reader: [['register'], ['edgbaston']],
        'Reader of all': [['register'], []],
        Deputy: [['owner'], []],
      },
    );
    assert.ok(tokens.every(({ source }) => source === null));
    const statusOf = async (token: string, path: string, method = 'GET') => {
      const headers = { Authorization: `Bearer ${token}` };
      return (await app.request(`/organiser${path}`, { method, headers })).status;
    };
    const opens = async (token: string) => ({
      register: (await statusOf(token, `${CAMPAIGN}/people.csv`)) === 200,
      work: (await statusOf(token, `${CAMPAIGN}/people/nobody`, 'DELETE')) !== 403,
      edit: (await statusOf(token, `${CAMPAIGN}/draft`)) === 200,
      access: (await statusOf(token, '/tokens')) === 200,
    });
    const reads = { register: true, work: false, edit: false, access: false };
    assert.deepEqual(await opens('cwt_reader-of-0.1.0-edgbaston'), reads);
    assert.deepEqual(await opens('cwt_reader-of-0.1.0-all'), reads);
    assert.deepEqual(await opens(HELPER_TOKEN), { ...reads, work: true, edit: true });
    assert.deepEqual(await opens('cwt_deputy-of-0.1.0-all'), {
      register: true,
      work: true,
      edit: true,
      access: true,
    });
  });

  it('gives whoever sends again the receipt of before, and holds no hash of what they sent', async (t) => {
    const { post, hashes, signup } = await open(t);
    for (const [again, receivedAt] of [
      [answer({ id: idOf(1) }), '2026-11-21T00:00:00.000Z'],
      [contact({ id: idOf(101) }), '2026-11-21T00:00:00.000Z'],
      [signup({ id: ADA }), '2026-11-21T18:54:00.000Z'],
      [signup({ id: GONE }), '2026-11-21T19:04:00.000Z'],
    ] as const) {
      const response = await post(again);
      assert.equal(response.status, 200, again.id);
      assert.equal(((await response.json()) as Receipt).receivedAt, receivedAt, again.id);
    }
    assert.deepEqual(new Set(await hashes()), new Set(['']));
  });

  it('publishes new answers in batches, and takes new people who were invited before', async (t) => {
    const { post, get, download, signup } = await open(t);
    const quinton = async () => {
      const { areas } = (await (await get('/campaigns/edgbaston/results')).json()) as {
        areas: { code: string; counted: number }[];
      };
      return areas.find(({ code }) => code === QUINTON)?.counted;
    };
    const inQuinton = () => answer({ area: { code: QUINTON, version: '2025-05' } });
    for (let n = 0; n < 4; n++) assert.equal((await post(inQuinton())).status, 201);
    assert.equal(await quinton(), undefined);
    await post(inQuinton());
    assert.equal(await quinton(), 7);
    await post(signup({}, { name: 'Dai Rees', email: 'dai@example.org', invitedBy: ADA_CODE }));
    assert.equal(
      (await download('people')).find(({ name }) => name === 'Ada Okafor')?.brought,
      '3',
    );
  });

  it('forgets whoever asks, and knows whoever asked before', async (t) => {
    const { mine, post, download, organise, signup } = await open(t);
    assert.equal((await mine('erase', {})).status, 204);
    assert.ok(!JSON.stringify(await download('people')).includes('07700 900123'));
    assert.equal((await post(signup({ id: ADA }))).status, 200);
    const response = await organise(`${CAMPAIGN}/people/import?consent=Said+so`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv' },
      body: 'name,email\nGwen Gone,gone@example.org\nAda Okafor,ADA@example.org\n',
    });
    const { lines } = (await response.json()) as { lines: { outcome: string }[] };
    // Ada's address is also that of somebody in her household, who is still here.
    assert.deepEqual(
      lines.map(({ outcome }) => outcome),
      ['suppressed', 'perhaps-known'],
    );
  });
}

/** Writes a SQLite file as version 0.1.0 left it. */
async function writeFile(file: string): Promise<void> {
  const database = new Database(file);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  await migrate(db, 'sqlite', LAST_MIGRATION);
  database.exec(ROWS);
  await db.destroy();
}

describe('a SQLite database of version 0.1.0', () => {
  upgrades(async (t) => {
    const file = join(folder(t), 'collector.db');
    await writeFile(file);
    const store = await openSqliteStore(file, { secret: SECRET });
    t.after(() => store.close());
    const reader = new Database(file, { readonly: true });
    t.after(() => reader.close());
    return {
      store,
      hashes: () =>
        Promise.resolve(reader.prepare('select hash from receipts').pluck().all() as string[]),
    };
  });

  /** Does something with a file that nobody has open meanwhile. */
  const inFile = <Result>(file: string, work: (database: Database.Database) => Result): Result => {
    const database = new Database(file);
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  const schemaOf = (file: string) =>
    inFile(file, (database) =>
      database.prepare('select name, sql from sqlite_schema order by name').all(),
    );

  for (const [opener, open] of [
    ['a collector', (file: string) => openSqliteStore(file).then((store) => store.close())],
    ['a command', (file: string) => openSqliteAlone(file).then((database) => database.close())],
  ] as const)
    it(`is as it was where an upgrade by ${opener} breaks off, and is upgraded the next time`, async (t) => {
      const file = join(folder(t), 'collector.db');
      await writeFile(file);
      // The last of the migrations makes this table, and fails.
      inFile(file, (database) => database.exec('create table access_links (id text)'));
      const before = schemaOf(file);
      await assert.rejects(open(file), /access_links" already exists/);
      assert.deepEqual(schemaOf(file), before);
      inFile(file, (database) => database.exec('drop table access_links'));
      await open(file);
      const count = 'select count(*) from people';
      assert.equal(
        inFile(file, (database) => database.prepare(count).pluck().get()),
        8,
      );
    });
});

describePostgres('a PostgreSQL database of version 0.1.0', (server) => {
  upgrades(async (t) => {
    const url = await server.database();
    const pool = new pg.Pool({ connectionString: url });
    pool.on('error', () => undefined);
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    await migrate(db, 'postgres', LAST_MIGRATION);
    await pool.query(ROWS);
    t.after(() => db.destroy());
    const store = await openPostgresStore(url, { secret: SECRET });
    t.after(() => store.close());
    return {
      store,
      hashes: async () =>
        (await db.selectFrom('receipts').select('hash').execute()).map(({ hash }) => hash),
    };
  });
});
