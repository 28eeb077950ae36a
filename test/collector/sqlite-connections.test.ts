import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { type Dialect, Kysely, sql } from 'kysely';
import { openSqliteStore } from '../../src/collector/index.ts';
import {
  openReadingDialect,
  openSqliteDialect,
} from '../../src/collector/store/sqlite/sqlite-connections.ts';
import { champion } from '../contract/examples.ts';
import { entry, folder, serving } from './harness.ts';

interface Settings {
  setting: Record<string, number | string>;
}

/** Asks the writing connection: whatever is not a query of Kysely's own goes to that one. */
async function settingOf(db: Kysely<Settings>, name: string): Promise<unknown> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db);
  return Object.values(rows[0] ?? {})[0];
}

function opened(t: TestContext, dialect: Dialect): Kysely<Settings> {
  const db = new Kysely<Settings>({ dialect });
  t.after(() => db.destroy());
  return db;
}

describe('the connection that writes to the embedded database', () => {
  // The numbers are those of https://sqlite.org/pragma.html.
  const SETTINGS: [name: string, value: string | number, why: string][] = [
    ['journal_mode', 'wal', 'readers go on beside a writer'],
    ['synchronous', 2, 'FULL, so that an acknowledged answer outlasts a power cut'],
    ['secure_delete', 1, 'what is deleted is written over'],
    ['temp_store', 2, 'MEMORY, so that nothing is written into temporary files'],
    ['wal_autocheckpoint', 16_000, 'the log ends at 64 MB where its own thread is late'],
    ['busy_timeout', 0, 'a lock never stops the thread'],
  ];
  for (const [name, value, why] of SETTINGS)
    it(`has ${name} = ${value}: ${why}`, async (t) => {
      const file = join(folder(t), 'collector.db');
      const first = new Kysely<Settings>({ dialect: openSqliteDialect(file) });
      assert.equal(await settingOf(first, name), value);
      await sql`create table setting (name text)`.execute(first);
      await first.destroy();
      // SQLite has other defaults for a file that has its log already.
      const again = opened(t, openSqliteDialect(file));
      await sql`insert into setting values ('x')`.execute(again);
      assert.equal(await settingOf(again, name), value);
    });
});

describe('steps of long work in the embedded database', () => {
  const NORMAL = 1;
  const FULL = 2;

  it('do not wait for the disk, and everybody else does, whoever comes between them', async (t) => {
    const dialect = openSqliteDialect(join(folder(t), 'collector.db'));
    const db = opened(t, dialect);
    const steps = new Kysely<Settings>({ dialect: dialect.deferSyncs() });
    const levelIn = (handle: Kysely<Settings>) =>
      handle.transaction().execute((trx) => settingOf(trx, 'synchronous'));
    assert.deepEqual(
      await Promise.all([
        levelIn(steps),
        levelIn(db),
        levelIn(steps),
        settingOf(db, 'synchronous'),
      ]),
      [NORMAL, FULL, NORMAL, FULL],
    );
    await assert.rejects(
      steps.transaction().execute(() => Promise.reject(new Error('the step fails'))),
      /the step fails/,
    );
    assert.equal(await levelIn(db), FULL);
  });

  it('are committed in order with the others, and closed with them', async (t) => {
    const file = join(folder(t), 'collector.db');
    const dialect = openSqliteDialect(file);
    const db = new Kysely<Settings>({ dialect });
    const steps = new Kysely<Settings>({ dialect: dialect.deferSyncs() });
    await sql`create table setting (name text)`.execute(db);
    const write = (handle: Kysely<Settings>, name: string) =>
      handle.transaction().execute((trx) => sql`insert into setting values (${name})`.execute(trx));
    await write(steps, 'first');
    await write(db, 'second');
    await write(steps, 'third');
    await steps.destroy();
    await write(db, 'fourth');
    await db.destroy();
    const again = opened(t, openReadingDialect(file));
    const { rows } = await sql<{ name: string }>`select name from setting`.execute(again);
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['first', 'second', 'third', 'fourth'],
    );
  });
});

describe('the connections that read from the embedded database', () => {
  it('cannot write, and never stop the thread for a lock', async (t) => {
    const file = join(folder(t), 'collector.db');
    const writing = opened(t, openSqliteDialect(file));
    await sql`create table setting (name text)`.execute(writing);
    const reading = opened(t, openReadingDialect(file));
    await assert.rejects(sql`insert into setting values ('x')`.execute(reading), /readonly/);
    for (const db of [writing, reading]) {
      const timeouts = await db
        .selectFrom(sql<{ timeout: number }>`pragma_busy_timeout`.as('setting'))
        .select('setting.timeout')
        .execute();
      assert.deepEqual(timeouts, [{ timeout: 0 }]);
    }
  });
});

describe('the data folder', () => {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  /** The modes of all files of a folder, and of the folders in it. */
  const modesIn = (place: string) =>
    readdirSync(place, { recursive: true, encoding: 'utf8' }).map(
      (name) =>
        [
          statSync(join(place, name)).isDirectory() ? '700' : '600',
          modeOf(join(place, name)),
        ] as const,
    );

  for (const [given, env] of [
    ['makes its secrets', { ORGANISER_TOKEN: '' }],
    ['is given its secrets', { SECRET: 'the-secret-of-this-test-that-is-long' }],
  ] as const)
    it(`is for the eyes of the collector's own user, where it ${given}, with every file in it`, async (t) => {
      const data = join(folder(t), 'data');
      const { url, stop } = await serving(t, { DATA: data, ...env });
      const sent = await fetch(`${url}/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(champion()),
      });
      assert.equal(sent.status, 201);
      assert.equal(modeOf(data), '700');
      const modes = modesIn(data);
      assert.ok(modes.length >= 4, `${modes.length} files`);
      for (const [expected, mode] of modes) assert.equal(mode, expected);
      await stop();
    });

  it('is for the eyes of its own user where an embedding program opens the store', async (t) => {
    const data = join(folder(t), 'data');
    const store = await openSqliteStore(join(data, 'collector.db'));
    await store.submissions.add(entry(champion()));
    assert.equal(modeOf(data), '700');
    for (const [expected, mode] of modesIn(data)) assert.equal(mode, expected);
    await store.close();
  });
});
