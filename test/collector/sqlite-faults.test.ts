import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../../src/collector/index.ts';
import type { Environment } from '../../src/collector/cli/read-settings.ts';
import { answer } from '../contract/examples.ts';
import { entry, folder, openCollector, serving, silence, TOKEN } from './harness.ts';
import { command, startCollector } from './process.ts';

const post = (url: string) =>
  fetch(`${url}/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(answer()),
  });

/** What a collector that does not start says. */
async function refusal(env: Environment): Promise<string> {
  const started = await command({ PORT: '0', ...env });
  assert.equal(started.code, 1, `it started: ${started.out}`);
  return started.err;
}

/** A data folder that a collector has used, and that was killed with answers in its log. */
async function usedData(t: TestContext, answers = 20): Promise<string> {
  const data = folder(t);
  const { child, url } = await startCollector(t, { DATA: data, ORGANISER_TOKEN: '' });
  // While somebody reads, the collector can't cut its log, and every answer stays in it.
  const reader = new Database(join(data, 'collector.db'), { readonly: true });
  reader.exec('begin; select count(*) from responses');
  for (let n = 0; n < answers; n++) assert.equal((await post(url)).status, 201);
  child.kill('SIGKILL');
  await once(child, 'exit');
  reader.close();
  return data;
}

const databaseFiles = (data: string) =>
  readdirSync(data).filter((name) => name.startsWith('collector.db'));

describe('SQLite, locked by another process', () => {
  it('serves reads meanwhile, answers "not now" to all that wait at once, and takes answers again afterwards', async (t) => {
    const logged = silence(t);
    const file = join(folder(t), 'collector.db');
    const store = await openSqliteStore(file);
    t.after(() => store.close());
    const { post, get } = await openCollector({ store });
    assert.equal((await post(answer())).status, 201);
    const other = new Database(file);
    t.after(() => other.close());
    other.exec('begin immediate');
    const since = Date.now();
    let slowestTurn = 0;
    let last = performance.now();
    const turns = setInterval(() => {
      slowestTurn = Math.max(slowestTurn, performance.now() - last);
      last = performance.now();
    }, 5);
    t.after(() => clearInterval(turns));
    const posts = Array.from({ length: 30 }, () => post(answer()));
    await setTimeout(300);
    const read = Date.now();
    assert.equal((await get('/campaigns/edgbaston/results')).status, 200);
    assert.ok(Date.now() - read < 4000, 'a read waits for no writer');
    const answers = await Promise.all([...posts, post(answer())]);
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [503]);
    assert.ok(Date.now() - since < 9_000, 'all share one wait');
    assert.ok(slowestTurn < 4000, `the process stood still for ${slowestTurn} ms`);
    assert.equal((await get('/healthz')).status, 503);
    other.exec('rollback');
    assert.equal((await post(answer())).status, 201);
    assert.equal((await get('/healthz')).status, 200);
    assert.match(logged().join('\n'), /database is locked/);
  });

  it('waits for a lock that is soon given up, and takes the answer', async (t) => {
    const file = join(folder(t), 'collector.db');
    const store = await openSqliteStore(file);
    t.after(() => store.close());
    const other = new Database(file);
    t.after(() => other.close());
    other.exec('begin immediate');
    const added = store.submissions.add(entry(answer()));
    await setTimeout(200);
    other.exec('rollback');
    assert.equal((await added).outcome, 'new');
  });
});

describe('the health of a store on SQLite', () => {
  it('commits a row at most once in five seconds, whoever asks how often', async (t) => {
    const file = join(folder(t), 'collector.db');
    const store = await openSqliteStore(file);
    t.after(() => store.close());
    const { get } = await openCollector({ store });
    const database = new Database(file, { readonly: true });
    t.after(() => database.close());
    const checkedAt = () => database.prepare('select checked_at from health').pluck().get();
    await Promise.all(Array.from({ length: 50 }, () => get('/healthz')));
    const first = checkedAt();
    assert.ok(first);
    await setTimeout(20);
    await Promise.all(Array.from({ length: 50 }, () => get('/healthz')));
    assert.equal(checkedAt(), first);
  });
});

describe('SQLite on a full disk', () => {
  // A file system of a few megabytes in a mount namespace of its own: no rights are needed where
  // the system lets users have one.
  const isolate = ['--mount', '--map-root-user', '--'];
  const canMount =
    spawnSync('unshare', [...isolate, 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']).status === 0;
  const missing = 'unshare and mount are not permitted here';

  it(
    'tells the cause in its log and by its health, and takes answers again once there is room',
    canMount ? {} : { skip: missing },
    async (t) => {
      const place = folder(t);
      const script = `mount -t tmpfs -o size=6m tmpfs "${place}" && exec "${process.execPath}" src/collector/cli/main.ts`;
      const child = spawn('unshare', [...isolate, 'sh', '-c', script], {
        env: {
          ...process.env,
          PORT: '0',
          CAMPAIGNS: 'demo/campaigns',
          ORGANISER_TOKEN: TOKEN,
          RATE_LIMIT: 'off',
          DATA: place,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      t.after(() => child.kill('SIGKILL'));
      let log = '';
      child.stderr.on('data', (said: Buffer) => (log += said.toString()));
      let url = '';
      for await (const line of createInterface({ input: child.stdout })) {
        url = /^Collector: (.+)$/.exec(line)?.[1] ?? '';
        if (url) break;
      }
      // Its log goes on, and a pipe that nobody empties would hold the collector up.
      child.stdout.resume();
      assert.equal((await post(url)).status, 201);
      assert.equal((await fetch(`${url}/healthz`)).status, 200);
      const filler = join(`/proc/${child.pid}/root`, place, 'filler');
      spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096', 'count=100000']);
      let refused = 0;
      for (let n = 0; n < 40 && refused < 3; n++)
        if ((await post(url)).status === 503) refused += 1;
      assert.equal(refused, 3);
      assert.equal((await fetch(`${url}/healthz`)).status, 503);
      assert.match(log, /SQLITE_FULL/);
      assert.doesNotMatch(log, /cannot rollback/);
      rmSync(filler);
      assert.equal((await post(url)).status, 201);
      assert.equal((await fetch(`${url}/healthz`)).status, 200);
    },
  );
});

/** Overwrites a page in the middle of the log. @returns its path */
function damageLog(data: string): string {
  const log = join(data, 'collector.db-wal');
  const file = openSync(log, 'r+');
  writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, Math.floor(statSync(log).size / 2));
  closeSync(file);
  return log;
}

describe('a collector that starts', () => {
  it('is refused a database that another one serves, and gets it when that one has died', async (t) => {
    const data = folder(t);
    const { child, url } = await startCollector(t, { DATA: data });
    assert.match(await refusal({ DATA: data }), /another collector serves the database .* already/);
    assert.equal((await post(url)).status, 201);
    assert.equal((await command({ DATA: data }, 'token', 'add', 'Grace')).code, 0);
    assert.equal((await command({ DATA: data }, 'backup', join(data, 'copy.db'))).code, 0);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await startCollector(t, { DATA: data });
  });

  for (const [what, spoil] of [
    ['missing', (data: string) => databaseFiles(data).forEach((name) => rmSync(join(data, name)))],
    [
      'a file without anything in it',
      (data: string) => {
        databaseFiles(data).forEach((name) => rmSync(join(data, name)));
        writeFileSync(join(data, 'collector.db'), '');
      },
    ],
    [
      'a database without anything in it',
      (data: string) => {
        databaseFiles(data).forEach((name) => rmSync(join(data, name)));
        const empty = new Database(join(data, 'collector.db'));
        empty.exec('create table other (id text)');
        empty.close();
      },
    ],
  ] as const)
    it(`tells that its database is ${what}, and goes on only when it is told to`, async (t) => {
      const data = await usedData(t, 1);
      spoil(data);
      const env = { DATA: data, ORGANISER_TOKEN: '' };
      for (let turn = 0; turn < 2; turn++) assert.match(await refusal(env), /ACCEPT_DATA_LOSS=yes/);
      const { url } = await startCollector(t, { ...env, ACCEPT_DATA_LOSS: 'yes' });
      assert.equal((await post(url)).status, 201);
    });

  it('starts again after a first start that failed before it was ready', async (t) => {
    const data = folder(t);
    const env = { DATA: data, ORGANISER_TOKEN: '' };
    assert.match(await refusal({ ...env, NOTIFY_TO: 'a@example.org' }), /SMTP_URL/);
    await startCollector(t, env);
  });

  it('tells that its log is damaged before SQLite drops what stands behind, and goes on only when it is told to', async (t) => {
    const data = await usedData(t);
    const env = { DATA: data, ORGANISER_TOKEN: '' };
    const log = damageLog(data);
    const copy = join(data, 'copy-of-the-log');
    copyFileSync(log, copy);
    const said = await refusal(env);
    assert.match(said, /collector\.db-wal is damaged: \d+ commits .*ACCEPT_DATA_LOSS=yes/);
    assert.doesNotThrow(() => execFileSync('cmp', [log, copy]), 'the log is left as it was');
    await startCollector(t, { ...env, ACCEPT_DATA_LOSS: 'yes' });
  });

  it('is followed in that by its commands, and none of them touches the log', async (t) => {
    const data = await usedData(t);
    const log = damageLog(data);
    const before = readFileSync(log);
    const copy = join(data, 'copy.db');
    for (const [name, ...args] of [
      ['backup', copy],
      ['token', 'list'],
      ['token', 'add', 'Grace'],
      ['move'],
    ] as const) {
      const { code, err } = await command(
        { DATA: data, ...(name === 'move' && { DATABASE_URL: 'postgres://127.0.0.1:1/none' }) },
        name,
        ...args,
      );
      assert.match(err, /collector\.db-wal is damaged: .*ACCEPT_DATA_LOSS=yes/, name);
      assert.equal(code, 1, name);
      assert.ok(readFileSync(log).equals(before), `${name} left the log as it was`);
    }
    assert.ok(!existsSync(copy));
    const accepted = await command({ DATA: data, ACCEPT_DATA_LOSS: 'yes' }, 'backup', copy);
    assert.equal(accepted.code, 0, accepted.err);
    assert.match(accepted.err, /ACCEPT_DATA_LOSS: going on/);
  });

  it('takes a log that was cut in the middle of its last frame', async (t) => {
    const data = await usedData(t);
    const log = join(data, 'collector.db-wal');
    execFileSync('truncate', ['-s', String(statSync(log).size - 100), log]);
    await startCollector(t, { DATA: data, ORGANISER_TOKEN: '' });
  });
});

describe('a download that the database cuts', () => {
  it('ends as one that is not whole', async (t) => {
    silence(t);
    const data = folder(t);
    const { url } = await serving(t, { DATA: data });
    const database = new Database(join(data, 'collector.db'));
    t.after(() => database.close());
    assert.equal((await post(url)).status, 201);
    // As many as fill every buffer between the database and the reader.
    const columns = database.prepare(
      "select group_concat(name) from pragma_table_info('responses')",
    );
    const names = String(columns.pluck().get());
    const copied = names
      .split(',')
      .map((name) =>
        name === 'id'
          ? "printf('%036d', n.value)"
          : name === 'words'
            ? 'hex(zeroblob(1000))'
            : name,
      );
    database.exec(`with recursive n(value) as (select 1 union all select value + 1 from n limit 20000)
      insert into responses (${names}) select ${copied.join(',')} from (select * from responses limit 1), n`);
    const response = await fetch(`${url}/organiser/campaigns/edgbaston/responses.jsonl`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    database.exec('drop table responses');
    await assert.rejects(async () => {
      while (!(await reader.read()).done);
    });
  });
});
