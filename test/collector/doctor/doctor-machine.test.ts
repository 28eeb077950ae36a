import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { nodeFinding } from '../../../src/collector/doctor/checks/check-node.ts';
import { UK_WARDS_EDITION } from '../../../src/collector/areas/uk-wards.ts';
import { openSqliteStore } from '../../../src/collector/index.ts';
import { edgbaston } from '../../contract/examples.ts';
import { folder, openCollector, serving, TOKEN } from '../harness.ts';
import { describePostgres } from '../postgres-harness.ts';
import { command, startCollector } from '../process.ts';
import {
  askCommand,
  askPage,
  freePort,
  simpleService,
  type ToldFinding,
  verdictsOf,
} from './doctor-harness.ts';

const HOUR_MS = 3_600_000;

/** A database that a collector has served, stopped. */
async function servedFolder(t: Parameters<typeof folder>[0]): Promise<string> {
  const DATA = folder(t);
  const { stop } = await serving(t, { DATA });
  await stop();
  chmodSync(DATA, 0o700);
  return DATA;
}

const findingsOf = async (DATA: string, check: string) =>
  verdictsOf((await askCommand({ DATA })).findings, check);

describe('the disk, as the doctor sees it', () => {
  const isolate = ['--mount', '--map-root-user', '--'];
  const canMount =
    spawnSync('unshare', [...isolate, 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']).status === 0;

  it('has room', async (t) => {
    assert.deepEqual(await findingsOf(folder(t), 'disk'), ['right right']);
  });

  it(
    'is nearly full: the size of both is told, and what comes of it',
    canMount ? {} : { skip: 'unshare and mount are not permitted here' },
    (t) => {
      const place = folder(t);
      const script = `mount -t tmpfs -o size=6m tmpfs "${place}" && exec "${process.execPath}" src/collector/cli/main.ts doctor`;
      const { stdout, status } = spawnSync('unshare', [...isolate, 'sh', '-c', script], {
        env: { ...process.env, DATA: place },
        encoding: 'utf8',
      });
      assert.equal(status, 1);
      const words = stdout.replaceAll(/\s+/g, ' ');
      assert.match(words, /Disk: Wrong Only 6\.3 MB of 6\.3 MB are free where the data is\. Once/);
    },
  );
});

describe('the backup, as the doctor sees it', () => {
  it('is missing until the command has made one, right for three days, and old after', async (t) => {
    const DATA = await servedFolder(t);
    assert.deepEqual(await findingsOf(DATA, 'backup'), ['wrong none']);
    assert.equal((await command({ DATA }, 'backup', join(folder(t), 'one.db'))).code, 0);
    assert.deepEqual(await findingsOf(DATA, 'backup'), ['right right']);
    const old = new Date(Date.now() - 73 * HOUR_MS);
    utimesSync(join(DATA, 'last-backup'), old, old);
    assert.deepEqual(await findingsOf(DATA, 'backup'), ['wrong old']);
  });

  it('is not noted where it failed', async (t) => {
    const DATA = folder(t);
    assert.equal((await command({ DATA }, 'backup', join(folder(t), 'one.db'))).code, 1);
    assert.equal(statSync(join(DATA, 'last-backup'), { throwIfNoEntry: false }), undefined);
  });
});

describe('the tables, as the doctor sees them', () => {
  /** The migrations that a database has run, changed. */
  async function withMigrations(t: Parameters<typeof folder>[0], change: string) {
    const DATA = await servedFolder(t);
    const database = new Database(join(DATA, 'collector.db'));
    database.exec(change);
    const names = () => database.prepare('select name from kysely_migration').pluck().all();
    t.after(() => database.close());
    return { DATA, names };
  }

  it('are those of this version, or not there yet', async (t) => {
    assert.deepEqual(await findingsOf(await servedFolder(t), 'schema'), ['right right']);
    const empty = folder(t);
    assert.deepEqual(await findingsOf(empty, 'schema'), ['right none']);
    assert.equal(statSync(join(empty, 'collector.db'), { throwIfNoEntry: false }), undefined);
  });

  it('are older, and are left as they are', async (t) => {
    const { DATA, names } = await withMigrations(
      t,
      `delete from kysely_migration where name >= '0037'`,
    );
    const before = names();
    assert.deepEqual(await findingsOf(DATA, 'schema'), ['wrong older']);
    assert.deepEqual(names(), before);
  });

  it('are of a newer version', async (t) => {
    const { DATA } = await withMigrations(
      t,
      `insert into kysely_migration values ('9999-later', '2027-01-01')`,
    );
    assert.deepEqual(await findingsOf(DATA, 'schema'), ['wrong newer']);
  });
});

describe('due deletions, as the doctor sees them', () => {
  it('are looked for each hour, and one that is too large waits for a word', async (t) => {
    const { url } = await serving(t);
    // The first look begins with the start.
    for (let n = 0; n < 500; n++) {
      if (verdictsOf(await askPage(url), 'retention')[0] === 'right right') break;
      await wait(20);
    }
    assert.deepEqual(verdictsOf(await askPage(url), 'retention'), ['right right']);
    const store = await openSqliteStore(':memory:');
    const { organise } = await openCollector({ store });
    await store.retention.saveRound('edgbaston', {
      lastLookAt: new Date(Date.now() - 4 * HOUR_MS).toISOString(),
      lastDeletionAt: null,
    });
    const at = '2026-11-21T10:00:00.000Z';
    await store.retention.addStop({
      ...{ id: 'stop', campaign: 'edgbaston', at, due: 40, people: 50, reason: 'a test' },
      ...{ decision: null, decidedBy: null, decidedAt: null },
    });
    const { findings } = (await (await organise('/doctor')).json()) as { findings: ToldFinding[] };
    assert.deepEqual(verdictsOf(findings, 'retention'), ['wrong stopped', 'wrong late']);
  });
});

describe('the wards, as the doctor sees them', () => {
  const withWards = (wards: { code: string; name: string }[]) => {
    const document = edgbaston();
    return { ...document, areas: { ...document.areas, lookup: '../areas', wards } };
  };
  const stateOf = async (document: unknown) => {
    const { organise } = await openCollector({ campaigns: [document] });
    const { findings } = (await (await organise('/doctor')).json()) as { findings: ToldFinding[] };
    return findings.find(({ check }) => check === 'wards');
  };

  it('are right in the demo, and older where a name goes on under another code', async () => {
    assert.equal((await stateOf(edgbaston()))?.state, 'right');
    const old = await stateOf(withWards([{ code: 'E05001189', name: 'Quinton' }]));
    assert.equal(old?.code, 'older');
    assert.match(old.seen, new RegExp(`1 ward has .* ${UK_WARDS_EDITION} .*\\(Quinton\\)`));
  });

  it('are told once a look-up names one of them by another code', async (t) => {
    const result = { admin_ward: 'Harborne', codes: { admin_ward: 'E05099999' } };
    const service = await simpleService(t, JSON.stringify({ status: 200, result }));
    const { app, organise } = await openCollector({
      campaigns: [withWards(edgbaston().areas.wards)],
      areaLookup: `${service}/postcodes`,
      allowPrivate: [new URL(service).host],
    });
    const answer = await app.request('/areas', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ campaign: 'edgbaston', postcode: 'ZZ1 1ZZ' }),
    });
    assert.equal(answer.status, 200);
    const { findings } = (await (await organise('/doctor')).json()) as { findings: ToldFinding[] };
    assert.deepEqual(verdictsOf(findings, 'wards'), ['wrong met']);
  });
});

describe('the clock, as the doctor sees it', () => {
  const withDate = async (t: Parameters<typeof simpleService>[0], ms: number) => {
    const service = await simpleService(t, '{}', { Date: new Date(Date.now() + ms).toUTCString() });
    const allow = { ALLOW_PRIVATE: new URL(service).host };
    return verdictsOf(
      (
        await askCommand({
          DATA: folder(t),
          AREA_LOOKUP: `${service}/postcodes`,
          ...allow,
        })
      ).findings,
      'clock',
    );
  };

  it('agrees with the service that finds wards, or differs, or can’t be compared', async (t) => {
    assert.deepEqual(await withDate(t, 0), ['right right']);
    assert.deepEqual(await withDate(t, -HOUR_MS), ['wrong off']);
    assert.deepEqual(await findingsOf(folder(t), 'clock'), ['unseen unseen']);
  });

  it('is behind what the database holds', async (t) => {
    const DATA = await servedFolder(t);
    const store = await openSqliteStore(join(DATA, 'collector.db'));
    const lastLookAt = new Date(Date.now() + 5 * HOUR_MS).toISOString();
    await store.retention.saveRound('edgbaston', { lastLookAt, lastDeletionAt: null });
    await store.close();
    assert.deepEqual(await findingsOf(DATA, 'clock'), ['wrong back']);
  });
});

describe('the data folder and Node, as the doctor sees them', () => {
  it('is open to others, or closed', async (t) => {
    const DATA = await servedFolder(t);
    assert.deepEqual(await findingsOf(DATA, 'folder'), ['right right']);
    chmodSync(DATA, 0o755);
    const { findings } = await askCommand({ DATA });
    const told = findings.find(({ check }) => check === 'folder');
    assert.equal(told?.code, 'open');
    execFileSync('sh', ['-c', told.advice?.split(': ').at(-1) ?? 'false']);
    assert.deepEqual(await findingsOf(DATA, 'folder'), ['right right']);
  });

  it('is kept up, no more, or not known', () => {
    const codeOf = (version: string, day: string) => {
      const [finding] = [nodeFinding(version, new Date(day))];
      return `${finding.state} ${finding.code}`;
    };
    assert.equal(codeOf('24.21.0', '2026-12-01'), 'right right');
    assert.equal(codeOf('22.20.0', '2027-05-01'), 'wrong ended');
    assert.equal(codeOf('25.0.0', '2026-12-01'), 'unseen unknown');
  });
});

describe('the doctor', () => {
  it('shows no secret, whatever is wrong', async (t) => {
    const secrets = {
      SECRET: 'a-secret-that-nobody-sees',
      ORGANISER_TOKEN: 'a-token-that-nobody-sees',
      SMTP_URL: 'smtp://user:a-password-that-nobody-sees@127.0.0.1:1',
      DATABASE_URL: 'postgres://user:a-database-password@127.0.0.1:1/none',
    };
    const env = { ...secrets, SMTP_FROM: 'x@x.example', DATA: folder(t) };
    const { code, out, findings } = await askCommand(env);
    assert.equal(code, 1);
    assert.deepEqual(verdictsOf(findings, 'database'), ['wrong away']);
    const text = await command(env, 'doctor');
    for (const shown of [out, text.out, text.err])
      assert.doesNotMatch(shown, /nobody-sees|database-password/);
    assert.match(text.out, /^ {2}Database: Wrong$/m);
  });

  it('answers with 0 once nothing is wrong, and says so', async (t) => {
    const DATA = await servedFolder(t);
    await command({ DATA }, 'backup', join(folder(t), 'one.db'));
    const PORT = await freePort();
    await startCollector(t, { DATA, PORT });
    const { code, out } = await command({ DATA, PORT }, 'doctor');
    assert.match(out, /\nNothing is wrong\.\n$/);
    assert.equal(code, 0);
  });

  it('shows its page to the owner, what is wrong first, in either language', async (t) => {
    const { url } = await serving(t);
    const page = async (language: string) =>
      (
        await fetch(`${url}/organiser/doctor`, {
          headers: {
            Authorization: `Bearer ${TOKEN}`,
            Accept: 'text/html',
            Cookie: `organiser-language=${language}`,
          },
        })
      ).text();
    assert.match(await page('en'), /<h1>State of the server<\/h1>[^]*is wrong[^]*<h2>Backup/);
    assert.match(await page('cy'), /<h1>Cyflwr y gweinydd<\/h1>/);
  });
});

describePostgres('on PostgreSQL, the doctor', (server) => {
  it('compares the clock with the server’s, and tells how much the database takes there', async (t) => {
    const DATABASE_URL = await server.database();
    const DATA = folder(t);
    assert.deepEqual(verdictsOf((await askCommand({ DATA, DATABASE_URL })).findings, 'schema'), [
      'right none',
    ]);
    const { url } = await serving(t, { DATA, DATABASE_URL });
    const findings = await askPage(url);
    assert.deepEqual(verdictsOf(findings, 'clock'), ['right right']);
    assert.deepEqual(verdictsOf(findings, 'schema'), ['right right']);
    assert.deepEqual(verdictsOf(findings, 'disk'), ['right right', 'unseen server']);
    const { advice = '' } = findings.find(({ check }) => check === 'backup') ?? {};
    assert.match(advice, /pg_dump of your own, run: touch .*last-backup$/);
  });
});
