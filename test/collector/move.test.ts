import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { openPostgresStore, openSqliteStore, type Store } from '../../src/collector/index.ts';
import { answer, champion, contact, edgbaston, HARBORNE, QUINTON } from '../contract/examples.ts';
import { entry, folder, serving, PUBLICATION } from './harness.ts';
import { describePostgres, PASSWORD } from './postgres-harness.ts';
import { command } from './process.ts';

const all = { limit: 5000 };

/** Everything that a store gives of a campaign. */
const contents = async (store: Store) => ({
  documents: [
    await store.campaigns.find('edgbaston', 1),
    await store.campaigns.find('edgbaston', 2),
  ],
  responses: await store.answers.list('edgbaston', all),
  tallies: (await store.answers.tallies('edgbaston')).sort((a, b) =>
    a.area + a.issue < b.area + b.issue ? -1 : 1,
  ),
  signups: await store.signups.list('edgbaston', all),
  people: await store.people.list('edgbaston', { limit: 1000 }),
  figures: await store.people.figures('edgbaston'),
  held: await store.answers.countHeld('edgbaston'),
  counts: await store.people.count('edgbaston'),
});

describePostgres('moving to PostgreSQL', (server) => {
  const fresh = () => server.database();
  const everyTable = `select table_name as name from information_schema.tables where table_schema = 'public' and table_name not like 'kysely%'`;
  const rowsOf = async (url: string): Promise<number> => {
    const database = new URL(url).pathname.slice(1);
    const tables = await server.run<{ name: string }>(everyTable, database);
    const counts = await Promise.all(
      tables.map(({ name }) =>
        server.run<{ count: string }>(`select count(*) as count from "${name}"`, database),
      ),
    );
    return counts.reduce((sum, [row]) => sum + Number(row?.count), 0);
  };

  /** A data folder with something of everything in it. */
  async function filled(t: TestContext): Promise<{
    data: string;
    before: Awaited<ReturnType<typeof contents>>;
    first: ReturnType<typeof entry>;
  }> {
    const data = folder(t);
    const store = await openSqliteStore(join(data, 'collector.db'));
    await store.campaigns.publish(
      { ...edgbaston(), later: { words: ['ŵ', '🚲', '\0', 1, null] } },
      PUBLICATION,
    );
    await store.campaigns.publish({ ...edgbaston(), version: 2 }, PUBLICATION);
    const first = entry(
      answer({ answers: { issue: 'other', other: `Quinton's "hill"\n\\N , ŵ 🚲`, words: '{}' } }),
    );
    const answers = Array.from({ length: 1200 }, (_, n) =>
      entry(
        answer({ area: { code: n % 2 ? HARBORNE : QUINTON, version: '2025-05' } }),
        n % 10 ? {} : { state: 'held', heldBecause: 'closed' },
      ),
    );
    const named = Array.from({ length: 30 }, (_, n) => [
      entry(
        contact({
          answers: { name: `Amina ${n}`, email: `amina${n}@residents.example`, ageConfirmed: true },
        }),
      ),
      entry(champion({}, { email: `ada${n}@example.org` })),
    ]);
    await Promise.all(
      [first, ...answers, ...named.flat()].map((each) => store.submissions.add(each)),
    );
    await store.answers.decide('edgbaston', first.submission.id, 'release');
    const {
      people: [someone],
    } = await store.people.list('edgbaston', { limit: 1 });
    await store.people.change(
      'edgbaston',
      [someone?.id ?? ''],
      { what: 'training', course: 'Doorstep', on: '2026-11-20' },
      { name: 'test', at: '2026-11-21T00:00:00.000Z' },
    );
    const before = await contents(store);
    await store.close();
    return { data, before, first };
  }

  it('takes everything along: versions, answers, receipts, decisions, counts and the register', async (t) => {
    const { data, before, first } = await filled(t);
    const env = { DATA: data, DATABASE_URL: await fresh() };
    const { code, out, err } = await command(env, 'move');
    assert.deepEqual([code, err], [0, '']);
    for (const line of [
      /^responses +1,201 rows$/m,
      /^receipts +1,261 rows$/m,
      /^tallies +\d+ rows, counts of 1,081 in all$/m,
      /^campaigns +2 rows$/m,
      /compared row by row/,
    ])
      assert.match(out, line);
    assert.doesNotMatch(out, new RegExp(PASSWORD));

    const moved = await openPostgresStore(env.DATABASE_URL);
    t.after(() => moved.close());
    assert.deepEqual(await contents(moved), before);
    assert.equal((await moved.submissions.add(first)).outcome, 'same');
    const still = await openSqliteStore(join(data, 'collector.db'));
    t.after(() => still.close());
    assert.deepEqual(await contents(still), before);
  });

  /** A data folder with a NUL in an answer and in a name, as an earlier version took them. */
  async function withNul(t: TestContext): Promise<{ data: string; ids: string[] }> {
    const { data, first } = await filled(t);
    const database = new Database(join(data, 'collector.db'));
    const words = 'Pot\0holes';
    database.prepare('update responses set words = ? where id = ?').run(words, first.submission.id);
    const { id } = database.prepare('select id from signups limit 1').get() as { id: string };
    database.prepare('update signups set name = ? where id = ?').run('Ami\0na', id);
    database.close();
    return { data, ids: [first.submission.id, id] };
  }

  it('names the table, key and column of each text with a NUL, which PostgreSQL does not take, and moves nothing', async (t) => {
    const { data, ids } = await withNul(t);
    const env = { DATA: data, DATABASE_URL: await fresh() };
    const { code, err } = await command(env, 'move');
    assert.equal(code, 1);
    assert.match(err, /2 rows have one/);
    assert.ok(
      err.includes(`table "responses", campaign "edgbaston", id "${ids[0]}": column words`),
      err,
    );
    assert.ok(
      err.includes(`table "signups", `) && err.includes(`id "${ids[1]}": column name`),
      err,
    );
    assert.match(err, /--without-nul/);
    assert.doesNotMatch(err, /Ami|holes/);
    assert.equal(await rowsOf(env.DATABASE_URL), 0);
  });

  it('moves such texts without that character where it is asked to', async (t) => {
    const { data, ids } = await withNul(t);
    const env = { DATA: data, DATABASE_URL: await fresh() };
    const { code, err } = await command(env, 'move', '--without-nul');
    assert.deepEqual([code, err], [0, '']);
    const moved = await openPostgresStore(env.DATABASE_URL);
    t.after(() => moved.close());
    const response = (await moved.answers.list('edgbaston', all)).find(({ id }) => id === ids[0]);
    assert.equal(response?.words, 'Potholes');
    const signup = (await moved.signups.list('edgbaston', all)).find(({ id }) => id === ids[1]);
    assert.equal(signup?.name, 'Amina');
  });

  it('names the table, and between which rows, where the database does not take one for another reason', async (t) => {
    const { data, first } = await filled(t);
    const database = new Database(join(data, 'collector.db'));
    database
      .prepare('update responses set released = ? where id = ?')
      .run('neither yes nor no', first.submission.id);
    database.close();
    const env = { DATA: data, DATABASE_URL: await fresh() };
    const { code, err } = await command(env, 'move');
    assert.equal(code, 1);
    assert.match(
      err,
      /the table "responses" \(.*\)\. It is one of the [\d,]+ from campaign "edgbaston", id "/,
    );
    assert.equal(await rowsOf(env.DATABASE_URL), 0);
  });

  it('takes no other word', async (t) => {
    const { code, err } = await command(
      { DATA: folder(t), DATABASE_URL: await fresh() },
      'move',
      '--force',
    );
    assert.equal(code, 1);
    assert.match(err, /move: there is no option "--force"\. Write: .*move \[--without-nul\]/);
  });

  it('keeps the rows in the order of their keys, all written by one transaction, so that nothing tells who came first', async (t) => {
    const { data } = await filled(t);
    const url = await fresh();
    assert.equal((await command({ DATA: data, DATABASE_URL: url }, 'move')).code, 0);
    for (const table of ['responses', 'receipts']) {
      const rows = await server.run<{ id: string; xmin: string }>(
        `select id, xmin from ${table} order by ctid`,
        new URL(url).pathname.slice(1),
      );
      assert.deepEqual(
        rows.map(({ id }) => id),
        rows.map(({ id }) => id).sort(),
      );
      assert.equal(new Set(rows.map(({ xmin }) => xmin)).size, 1);
    }
  });

  it('refuses a database that has anything in it, and adds nothing', async (t) => {
    const { data } = await filled(t);
    const url = await fresh();
    const there = await openPostgresStore(url);
    await there.campaigns.publish(edgbaston(), PUBLICATION);
    await there.close();
    const { code, err } = await command({ DATA: data, DATABASE_URL: url }, 'move');
    assert.equal(code, 1);
    assert.match(err, /not empty: its table "campaigns" has rows/);
    assert.equal(await rowsOf(url), 1);
  });

  const faults: [what: string, table: string, body: string, message: RegExp][] = [
    [
      'loses a row',
      'receipts',
      `if new.id like '0%' then return null; end if; return new;`,
      /"receipts" differs: 1,261 rows were sent, and 1,\d\d\d are there/,
    ],
    [
      'counts otherwise',
      'tallies',
      'new.count := new.count + 1; return new;',
      /"tallies" differs: its counts made 1,081, and now make 1,\d\d\d/,
    ],
    [
      'changes a word',
      'responses',
      `new.words := 'something else'; return new;`,
      /"responses" differs: a row is another/,
    ],
    ['takes no more', 'tallies', `raise exception 'disk full';`, /disk full/],
  ];
  for (const [what, table, body, message] of faults)
    it(`leaves a database that ${what} empty, and fails`, async (t) => {
      const { data } = await filled(t);
      const url = await fresh();
      await (await openPostgresStore(url)).close();
      await server.run(
        `create function spoil() returns trigger language plpgsql as $$ begin ${body} end $$; create trigger spoil before insert on ${table} for each row execute function spoil()`,
        new URL(url).pathname.slice(1),
      );
      const { code, err } = await command({ DATA: data, DATABASE_URL: url }, 'move');
      assert.equal(code, 1);
      assert.match(err, message);
      assert.equal(await rowsOf(url), 0);
    });

  it('waits for nobody: while a collector runs on the embedded database, it asks to stop it', async (t) => {
    const data = folder(t);
    await serving(t, { DATA: data });
    const { code, err } = await command({ DATA: data, DATABASE_URL: await fresh() }, 'move');
    assert.equal(code, 1);
    assert.match(err, /collector\.db can't be opened: .*Stop the collector that uses it/);
  });

  it('says what is missing: a database to move, or one to move to', async (t) => {
    const data = folder(t);
    const nothing = await command({ DATA: data, DATABASE_URL: await fresh() }, 'move');
    assert.equal(nothing.code, 1);
    assert.match(nothing.err, /collector\.db can't be opened/);
    assert.equal(existsSync(join(data, 'collector.db')), false);
    const nowhere = await command({ DATA: data }, 'move');
    assert.equal(nowhere.code, 1);
    assert.match(nowhere.err, /set DATABASE_URL/);
  });
});
