import assert from 'node:assert/strict';
import { once } from 'node:events';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { backUp } from '../../src/collector/cli/backup-command.ts';
import { readSettings } from '../../src/collector/cli/read-settings.ts';
import { openPostgresStore, openSqliteStore, type Store } from '../../src/collector/index.ts';
import { ErasureList } from '../../src/collector/people/erasure-list.ts';
import { openWritingStore } from '../../src/collector/store/sqlite/local-store.ts';
import { findUsedGaps, readPageLayout } from '../../src/collector/store/sqlite/page-gaps.ts';
import { champion, inviteCode } from '../contract/examples.ts';
import { entry, folder, keepLog, serving, silence, TOKEN } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';
import { filesWith } from './personal-traces.ts';
import { command, startCollector } from './process.ts';

const ERASED_ON = '2026-11-22T00:00:00.000Z';

const ceridwen = () =>
  champion(
    {},
    {
      name: 'Ceridwen Gone',
      email: 'ceridwen@residents.example',
      phone: '01632 960123',
      inviteCode: inviteCode(),
      oneToOne: { place: 'Ystradgynlais Library' },
      organisation: { name: 'Quilters of Cwmtwrch', kind: 'faith', listed: true },
    },
  );
/**
 * Everything of her that could be found again: as it was typed, folded for searching, and as keys.
 */
const TRACES = /ceridwen|960123|ystradgynlais|cwmtwrch/i;

const manyChampions = (count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => first + index).map((n) =>
    champion(
      {},
      { name: `Zz${n}zeb Quux${n}qx`, email: `zz${n}zeb@example.org`, inviteCode: inviteCode() },
    ),
  );
type Champion = ReturnType<typeof champion>;
const firstName = ({ answers }: Champion) => (answers.name.split(' ')[0] ?? '').toLowerCase();

async function addAll({ submissions }: Store, people: Champion[]): Promise<void> {
  for (let from = 0; from < people.length; from += 50)
    await Promise.all(people.slice(from, from + 50).map((each) => submissions.add(entry(each))));
}

/**
 * The names that stand in the unused parts of a database's pages, where SQLite left them when it
 * moved rows.
 */
function namesInGaps(file: string): Set<string> {
  const pages = readFileSync(file);
  const gaps = [...findUsedGaps(pages, readPageLayout(pages))];
  const found = gaps.flatMap(({ start, end }) =>
    pages
      .toString('latin1', start, end)
      .toLowerCase()
      .match(/zz\d+zeb/g),
  );
  return new Set(found.filter((name) => name !== null));
}

describe('after an erasure, the files of the embedded database', () => {
  it('hold nothing of the person, while the collector goes on', async (t) => {
    const place = folder(t);
    const store = await openSqliteStore(join(place, 'collector.db'));
    t.after(() => store.close());
    const gone = ceridwen();
    await store.submissions.add(entry(gone));
    await store.submissions.add(entry(champion()));
    assert.notDeepEqual(filesWith(place, TRACES), []);
    assert.equal(await store.signups.erase(gone.id, ERASED_ON), true);
    assert.deepEqual(filesWith(place, TRACES), []);
    assert.deepEqual(filesWith(place, /Ada Okafor/), ['collector.db']);
  });

  for (const count of [200, 1000, 2500])
    it(`hold nothing of fifty people among ${count}, whose rows were moved from page to page`, async (t) => {
      const place = folder(t);
      const store = await openSqliteStore(join(place, 'collector.db'));
      t.after(() => store.close());
      const everybody = manyChampions(count);
      await addAll(store, everybody);
      const gone = everybody.filter((_, n) => n % (count / 50) === 3);
      for (const { id } of gone) await store.signups.erase(id, ERASED_ON);
      assert.deepEqual(filesWith(place, new RegExp(gone.map(firstName).join('|'), 'i')), []);
      assert.deepEqual(filesWith(place, /zz4zeb/i), ['collector.db']);
    });

  it('hold nothing of those of whom SQLite had left a copy in the unused part of a page', async (t) => {
    const place = folder(t);
    const file = join(place, 'collector.db');
    const store = await openSqliteStore(file);
    t.after(() => store.close());
    const gone: Champion[] = [];
    const everybody: Champion[] = [];
    // Which pages SQLite rebuilds depends on the ids, which are random.
    for (let round = 0; gone.length === 0 && round < 10; round++) {
      const more = manyChampions(1500, everybody.length);
      await addAll(store, more);
      everybody.push(...more);
      while (statSync(`${file}-wal`).size > 0) await setTimeout(20);
      const copied = namesInGaps(file);
      gone.push(...everybody.filter((each) => copied.has(firstName(each))));
    }
    assert.notEqual(gone.length, 0);
    for (const { id } of gone) await store.signups.erase(id, ERASED_ON);
    assert.deepEqual(filesWith(place, new RegExp(gone.map(firstName).join('|'), 'i')), []);
  });

  it('hold nothing of the person soon after, where the file is too large to be waited for', async (t) => {
    const place = folder(t);
    const file = join(place, 'collector.db');
    const store = await openWritingStore(file, { maxPromptBytes: 0 });
    t.after(() => store.close());
    const everybody = manyChampions(600);
    await addAll(store, everybody);
    const gone = everybody.slice(0, 100);
    for (const { id } of gone) await store.signups.erase(id, ERASED_ON);
    const traces = new RegExp(gone.map((each) => firstName(each)).join('|'), 'i');
    while (namesInGaps(file).size > 0) await setTimeout(20);
    assert.deepEqual(filesWith(place, traces), []);
  });

  it('hold nothing of the person once the collector has stopped, however large they are', async (t) => {
    const place = folder(t);
    const file = join(place, 'collector.db');
    const store = await openWritingStore(file, { maxPromptBytes: 0 });
    const everybody = manyChampions(600);
    await addAll(store, everybody);
    for (const { id } of everybody.slice(0, 20)) await store.signups.erase(id, ERASED_ON);
    await store.close();
    assert.deepEqual(namesInGaps(file), new Set());
  });

  it('hold nothing of the person as soon as a reader who was in the way is done, and the log tells both', async (t) => {
    const { logger, lines } = keepLog();
    const place = folder(t);
    const store = await openSqliteStore(join(place, 'collector.db'), { logger });
    t.after(() => store.close());
    const gone = ceridwen();
    await store.submissions.add(entry(gone));
    const reader = new Database(join(place, 'collector.db'), { readonly: true });
    reader.exec('begin; select count(*) from people');
    assert.equal(await store.signups.erase(gone.id, ERASED_ON), true);
    assert.notDeepEqual(filesWith(place, TRACES), []);
    assert.match(lines.join(), /deleted rows are still in the database's files/);
    reader.close();
    while (!lines.join().includes('files are clean now')) await setTimeout(20);
    assert.deepEqual(filesWith(place, TRACES), []);
  });

  it('hold nothing of the person after kill -9 at once, and after a restart', async (t) => {
    const place = folder(t);
    const { child, url } = await startCollector(t, { DATA: place });
    const gone = ceridwen();
    const sent = await fetch(`${url}/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(gone),
    });
    assert.equal(sent.status, 201, await sent.text());
    const register = `${url}/organiser/campaigns/edgbaston/people`;
    const headers = { Authorization: `Bearer ${TOKEN}`, Accept: 'application/json' };
    const { people } = (await (await fetch(register, { headers })).json()) as {
      people: { id: string }[];
    };
    const erased = await fetch(`${register}/${people[0]?.id}`, { method: 'DELETE', headers });
    assert.equal(erased.status, 204);
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.deepEqual(filesWith(place, TRACES), []);
    const again = await startCollector(t, { DATA: place });
    assert.deepEqual(filesWith(place, TRACES), []);
    again.child.kill('SIGKILL');
    await once(again.child, 'exit');
    assert.deepEqual(filesWith(place, TRACES), []);
  });

  it('hold nothing of a person who is erased after a backup was restored, whose rows the backup had moved', async (t) => {
    const place = folder(t);
    const store = await openSqliteStore(join(place, 'collector.db'));
    const gone = ceridwen();
    await store.submissions.add(entry(gone));
    for (let n = 0; n < 30; n++)
      await store.submissions.add(
        entry(
          champion(
            {},
            { name: `Person ${n}`, email: `p${n}@example.org`, inviteCode: inviteCode() },
          ),
        ),
      );
    const restored = join(folder(t), 'collector.db');
    backUp(restored, readSettings({ DATA: place }));
    await store.close();

    const next = await openSqliteStore(restored);
    t.after(() => next.close());
    assert.notDeepEqual(filesWith(dirname(restored), TRACES), []);
    assert.equal(await next.signups.erase(gone.id, ERASED_ON), true);
    assert.deepEqual(filesWith(dirname(restored), TRACES), []);
  });

  it('are cleaned at the next start where the process ended before it could', async (t) => {
    const place = folder(t);
    const file = join(place, 'collector.db');
    const store = await openSqliteStore(file);
    const gone = ceridwen();
    await store.submissions.add(entry(gone));
    // A reader that stays keeps the log from being cut, even when the collector closes the
    // database.
    const reader = new Database(file, { readonly: true });
    reader.exec('begin; select count(*) from people');
    silence(t);
    await store.signups.erase(gone.id, ERASED_ON);
    await store.close();
    assert.notDeepEqual(filesWith(place, TRACES), []);
    reader.close();
    const next = await openSqliteStore(file);
    t.after(() => next.close());
    assert.deepEqual(filesWith(place, TRACES), []);
  });
});

describe('the list of erasures', () => {
  it('erases again whom a restored backup brings back, before anybody is served', async (t) => {
    const place = folder(t);
    const file = join(folder(t), 'backup.db');
    const first = await serving(t, { DATA: place });
    const gone = ceridwen();
    const send = (url: string, body: unknown) =>
      fetch(`${url}/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const stays = champion({}, { inviteCode: inviteCode() });
    for (const each of [gone, stays]) assert.equal((await send(first.url, each)).status, 201);
    assert.equal((await command({ DATA: place }, 'backup', file)).code, 0);
    const headers = { Authorization: `Bearer ${TOKEN}`, Accept: 'application/json' };
    const peopleOf = async (url: string) =>
      (
        (await (
          await fetch(`${url}/organiser/campaigns/edgbaston/people`, { headers })
        ).json()) as { people: { id: string; name: string }[] }
      ).people;
    const person = (await peopleOf(first.url)).find(({ name }) => name === 'Ceridwen Gone');
    const path = `/organiser/campaigns/edgbaston/people/${person?.id}`;
    assert.equal((await fetch(`${first.url}${path}`, { method: 'DELETE', headers })).status, 204);
    await first.stop();
    const list = readFileSync(join(place, 'erasures'), 'utf8');
    assert.match(list, /^\d{4}-\d\d-\d\d [\w-]{11} [\w-]{43}\n$/);
    assert.ok(!list.includes(gone.id));
    assert.equal(statSync(join(place, 'erasures')).mode & 0o777, 0o600);

    for (const name of ['collector.db-wal', 'collector.db-shm'])
      rmSync(join(place, name), { force: true });
    copyFileSync(file, join(place, 'collector.db'));
    assert.deepEqual(filesWith(place, TRACES), ['collector.db']);
    const second = await serving(t, { DATA: place });
    assert.deepEqual(
      (await peopleOf(second.url)).map(({ name }) => name),
      ['Ada Okafor'],
    );
    assert.deepEqual(filesWith(place, TRACES), []);
    assert.equal((await send(second.url, gone)).status, 200);
  });

  it('makes its folder for the eyes of the collector’s own user', (t) => {
    const place = join(folder(t), 'elsewhere');
    new ErasureList(join(place, 'erasures'), 'one').add([inviteCode()], ERASED_ON);
    assert.equal(statSync(place).mode & 0o777, 0o700);
    assert.equal(statSync(join(place, 'erasures')).mode & 0o777, 0o600);
  });

  it('outlasts a line that was cut off, and counts lines of another secret', (t) => {
    const file = join(folder(t), 'erasures');
    const [first, second] = [inviteCode(), inviteCode()];
    new ErasureList(file, 'one').add([first], ERASED_ON);
    appendFileSync(file, '2026-11-2');
    const list = new ErasureList(file, 'one');
    list.add([first, second], ERASED_ON);
    const again = new ErasureList(file, 'one');
    assert.deepEqual(
      [again.size, again.has(first), again.has(second), again.has(inviteCode())],
      [2, true, true, false],
    );
    const other = new ErasureList(file, 'another');
    assert.deepEqual([other.size, other.foreignLines, other.has(first)], [0, 2, false]);
  });

  it('keeps an erasure from being done where it cannot be written', async (t) => {
    const place = folder(t);
    const erasures = new ErasureList(join(place, 'erasures'), 'one');
    mkdirSync(join(place, 'erasures'));
    const store = await openSqliteStore(':memory:', { erasures });
    t.after(() => store.close());
    const gone = ceridwen();
    await store.submissions.add(entry(gone));
    await assert.rejects(store.signups.erase(gone.id, ERASED_ON), /EISDIR/);
    assert.equal((await store.signups.find(gone.id))?.signup.name, 'Ceridwen Gone');
  });
});

describePostgres('after an erasure, PostgreSQL', (server) => {
  const deadRows = async (database: string) => {
    await server.run('create extension if not exists pgstattuple', database);
    return server.run<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
         and (pgstattuple(oid)).dead_tuple_count > 0 and relname <> 'registers' and relname <> 'figures'`,
      database,
    );
  };
  const opened = async (t: TestContext) => {
    const name = `erased-${inviteCode()}`;
    const store = await openPostgresStore(await server.ready(name));
    t.after(() => store.close());
    return { name, store };
  };

  it('is told again by the list after a restore', async (t) => {
    const erasures = new ErasureList(join(folder(t), 'erasures'), 'one');
    const [first, second] = [await server.ready(), await server.ready()];
    const gone = ceridwen();
    for (const url of [first, second]) {
      const store = await openPostgresStore(url, { secret: 'one', erasures });
      t.after(() => store.close());
      await store.submissions.add(entry(gone));
      if (url === first) await store.signups.erase(gone.id, ERASED_ON);
      else assert.equal(await store.signups.reapplyErasures(ERASED_ON), 1);
      assert.equal(await store.signups.find(gone.id), undefined);
    }
  });

  it('keeps no dead row of the person', async (t) => {
    const { name, store } = await opened(t);
    const gone = ceridwen();
    await store.submissions.add(entry(gone));
    assert.equal(await store.signups.erase(gone.id, ERASED_ON), true);
    assert.equal(await store.truncateLog(), true);
    assert.deepEqual(await deadRows(name), []);
  });
});
