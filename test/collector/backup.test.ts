import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { IssueResponse, Results } from '../../src/contract/index.ts';
import { openSqliteStore } from '../../src/collector/index.ts';
import type { Environment } from '../../src/collector/cli/read-settings.ts';
import { answer, contact } from '../contract/examples.ts';
import { entry, folder, serving, TOKEN } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';
import { command } from './process.ts';

const post = (url: string, body: unknown) =>
  fetch(`${url}/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const organise = (url: string, path: string, init: RequestInit = {}) =>
  fetch(`${url}/organiser/campaigns/edgbaston${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${TOKEN}` },
  });
const peopleOf = async (url: string) =>
  (await (await organise(url, '/people')).json()) as { people: { id: string }[] };
const counted = async (url: string) =>
  ((await (await fetch(`${url}/campaigns/edgbaston/results`)).json()) as Results).counted;

/**
 * A collector under load, from which `backup` takes a copy.
 * @returns what was acknowledged before it was taken
 */
async function whileAnswersComeIn(
  t: TestContext,
  env: Environment,
  backup: () => Promise<void>,
): Promise<IssueResponse[]> {
  const { url, stop } = await serving(t, env);
  const acknowledged: IssueResponse[] = [];
  let over = false;
  const senders = Array.from({ length: 8 }, async () => {
    while (!over) {
      const sent = answer();
      assert.equal((await post(url, sent)).status, 201);
      acknowledged.push(sent);
    }
  });
  while (acknowledged.length < 100) await new Promise((resolve) => setTimeout(resolve, 5));
  const before = [...acknowledged];
  await backup();
  over = true;
  await Promise.all(senders);
  assert.ok(acknowledged.length > before.length, 'answers came in all the while');
  await stop();
  return before;
}

/** A collector on what was restored has every one of these answers, and counts what it has. */
async function hasThemAll(
  t: TestContext,
  env: Environment,
  before: IssueResponse[],
): Promise<void> {
  const { url } = await serving(t, env);
  const restored = await counted(url);
  assert.ok(restored >= before.length);
  const again = await Promise.all(before.map(async (each) => (await post(url, each)).status));
  assert.deepEqual(
    again.filter((status) => status !== 200),
    [],
  );
  assert.equal(await counted(url), restored);
  assert.equal((await post(url, answer())).status, 201);
}

describe('a backup of the embedded database', () => {
  it('is taken while answers come in, and restored by putting it in its place', async (t) => {
    const data = folder(t);
    const file = join(folder(t), 'collector-backup.db');
    const before = await whileAnswersComeIn(t, { DATA: data }, async () => {
      const { code, out, err } = await command({ DATA: data }, 'backup', file);
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /^\d+ receipts are in /);
    });
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const restored = folder(t);
    copyFileSync(file, join(restored, 'collector.db'));
    await hasThemAll(t, { DATA: restored }, before);
  });

  it('has nothing in it that was erased before', async (t) => {
    const data = folder(t);
    const store = await openSqliteStore(join(data, 'collector.db'));
    const gone = contact({
      answers: { name: 'Ceridwen Gone', email: 'ceridwen@residents.example', ageConfirmed: true },
    });
    await Promise.all(
      [gone, contact(), contact()].map((each) => store.submissions.add(entry(each))),
    );
    assert.equal(await store.signups.erase(gone.id, '2026-11-22T00:00:00.000Z'), true);
    const file = join(folder(t), 'backup.db');
    assert.equal((await command({ DATA: data }, 'backup', file)).code, 0);
    await store.close();
    for (const kept of [file, join(data, 'collector.db')]) {
      assert.doesNotMatch(readFileSync(kept, 'latin1'), /Ceridwen|ceridwen/);
      assert.match(readFileSync(kept, 'latin1'), /Amina Begum/);
    }
  });

  it('has the list of erasures beside it, by which an older backup is erased again', async (t) => {
    const [data, place] = [folder(t), folder(t)];
    const { url, stop } = await serving(t, { DATA: data });
    const gone = contact({
      answers: { name: 'Ceridwen Gone', email: 'ceridwen@residents.example', ageConfirmed: true },
    });
    assert.equal((await post(url, gone)).status, 201);
    const before = await command({ DATA: data }, 'backup', join(place, 'before.db'));
    assert.doesNotMatch(before.out, /list of erasures/);
    const { people } = await peopleOf(url);
    await organise(url, `/people/${people[0]?.id}`, { method: 'DELETE' });
    const after = await command({ DATA: data }, 'backup', join(place, 'after.db'));
    assert.match(after.out, /the list of erasures in .*after\.db\.erasures/);
    assert.equal(statSync(join(place, 'after.db.erasures')).mode & 0o777, 0o600);
    await stop();

    const restored = folder(t);
    copyFileSync(join(place, 'before.db'), join(restored, 'collector.db'));
    copyFileSync(join(place, 'after.db.erasures'), join(restored, 'erasures'));
    copyFileSync(join(data, 'secret'), join(restored, 'secret'));
    const again = await serving(t, { DATA: restored });
    assert.deepEqual((await peopleOf(again.url)).people, []);
  });

  it('is never written over another file, nor without a database', async (t) => {
    const data = folder(t);
    const file = join(data, 'diary.txt');
    writeFileSync(file, 'Dear diary');
    const missing = await command({ DATA: data }, 'backup', join(data, 'backup.db'));
    assert.equal(missing.code, 1);
    assert.match(missing.err, /collector\.db can't be opened/);
    assert.equal(existsSync(join(data, 'backup.db')), false);
    await (await openSqliteStore(join(data, 'collector.db'))).close();
    const there = await command({ DATA: data }, 'backup', file);
    assert.equal(there.code, 1);
    assert.match(there.err, /diary\.txt is there already, and a backup is never written over/);
    assert.equal(readFileSync(file, 'utf8'), 'Dear diary');
  });

  it('asks for the name of its file, and tells what pg_dump says where PostgreSQL is used', async (t) => {
    const data = folder(t);
    assert.match((await command({ DATA: data }, 'backup')).err, /backup FILE/);
    const { code, err } = await command(
      { DATA: data, DATABASE_URL: 'postgres://me:secret@db/campaign' },
      'backup',
      join(data, 'backup.db'),
    );
    assert.equal(code, 1);
    assert.match(err, /pg_dump/);
    assert.doesNotMatch(err, /secret/);
  });

  it('is the wrong word for what is no command', async (t) => {
    const { code, err } = await command({ DATA: folder(t) }, 'restore');
    assert.equal(code, 1);
    assert.match(err, /no command "restore".*backup, move/);
  });
});

describePostgres('a backup of PostgreSQL', (server) => {
  it('is taken by the command while answers come in, and restored by pg_restore into an empty database', async (t) => {
    const [from, to] = [await server.database(), await server.database()];
    const file = join(folder(t), 'collector.dump');
    const before = await whileAnswersComeIn(t, { DATABASE_URL: from }, async () => {
      const PATH = [dirname(server.program('pg_dump')), process.env.PATH].join(delimiter);
      const { code, out, err } = await command(
        { ...{ PATH }, DATA: folder(t), DATABASE_URL: from },
        'backup',
        file,
      );
      assert.equal(code, 0, err);
      assert.match(out, /^A dump of the PostgreSQL database is in /);
    });
    execFileSync(server.program('pg_restore'), [
      '--exit-on-error',
      '--no-owner',
      `--dbname=${to}`,
      file,
    ]);
    await hasThemAll(t, { DATABASE_URL: to }, before);
  });
});
