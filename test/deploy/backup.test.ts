import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { Results } from '../../src/contract/index.ts';
import { answer, champion } from '../contract/examples.ts';
import { folder, serving, TOKEN } from '../collector/harness.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { isInstalled } from './front-server.ts';

const DAY_MS = 86_400_000;

/** A collector's folders as the kit has them, with a key; a served database is in it. */
function installed(t: TestContext) {
  const place = folder(t);
  const [DATA, BACKUPS] = [join(place, 'data'), join(place, 'backups')];
  mkdirSync(BACKUPS);
  const [key, RECIPIENTS] = [join(place, 'key.txt'), join(place, 'recipients')];
  execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' });
  writeFileSync(RECIPIENTS, execFileSync('age-keygen', ['-y', key]));
  const COMMAND = join(place, 'campaign-collector');
  const main = resolve('src/collector/cli/main.ts');
  const line = `DATA="${DATA}" exec "${process.execPath}" "${main}" "$@"`;
  writeFileSync(COMMAND, `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  const env = { PATH: process.env.PATH, DATA, BACKUPS, RECIPIENTS, COMMAND, OWNER: 'root' };
  const run = (script: string, ...args: string[]) =>
    spawnSync('sh', [join('deploy', script), ...args], { env, encoding: 'utf8' });
  const backups = () => readdirSync(BACKUPS).sort();
  const serve = () => serving(t, { DATA, CAMPAIGNS: campaignsPublishedAtOnce(folder(t)) });
  return { place, DATA, BACKUPS, RECIPIENTS, key, run, backups, serve };
}

const post = (url: string, body: unknown) =>
  fetch(`${url}/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const counted = async (url: string) =>
  ((await (await fetch(`${url}/campaigns/edgbaston/results`)).json()) as Results).counted;
const peopleOf = async (url: string) => {
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const reply = await fetch(`${url}/organiser/campaigns/edgbaston/people`, { headers });
  return ((await reply.json()) as { people: { id: string }[] }).people;
};

describe(
  'the backup of the kit',
  isInstalled('age') ? {} : { skip: 'age is not installed: apt-get install age' },
  () => {
    it('is encrypted, for its owner alone, and brings everything back', async (t) => {
      const { DATA, BACKUPS, key, run, backups, serve } = installed(t);
      const first = await serve();
      assert.equal((await post(first.url, answer())).status, 201);
      assert.equal((await post(first.url, champion({}, { email: 'ann@x.example' }))).status, 201);
      const made = run('backup.sh');
      assert.equal(made.status, 0, made.stderr);
      const [name = '', ...more] = backups();
      assert.match(name, /^campaign-\d{4}-\d\d-\d\dT\d{6}Z\.tar\.age$/);
      assert.deepEqual(more, [], 'nothing unencrypted is left');
      const file = join(BACKUPS, name);
      assert.equal(statSync(file).mode & 0o777, 0o600);
      assert.doesNotMatch(readFileSync(file, 'latin1'), /SQLite format|ann@x\.example/);
      assert.ok(existsSync(join(DATA, 'last-backup')));

      // One answer more, one person fewer, and another key of private pages: then all is lost.
      assert.equal((await post(first.url, answer())).status, 201);
      const [person] = await peopleOf(first.url);
      const erased = await fetch(
        `${first.url}/organiser/campaigns/edgbaston/people/${person?.id}`,
        { method: 'DELETE', headers: { Authorization: `Bearer ${TOKEN}` } },
      );
      assert.ok(erased.ok);
      await first.stop();
      const secret = readFileSync(join(DATA, 'secret'), 'utf8');
      writeFileSync(join(DATA, 'secret'), 'another');

      const restored = run('restore.sh', file, key);
      assert.equal(restored.status, 0, restored.stderr);
      assert.equal(readFileSync(join(DATA, 'secret'), 'utf8'), secret);
      const again = await serve();
      assert.equal(await counted(again.url), 1);
      assert.deepEqual(await peopleOf(again.url), [], 'who was erased since is erased again');
      const [aside = ''] = readdirSync(DATA).filter((each) => each.startsWith('before-restore-'));
      assert.ok(statSync(join(DATA, aside, 'collector.db')).size > 0);
    });

    it('is not made without a key, and a failure leaves no note for the doctor', async (t) => {
      const { DATA, RECIPIENTS, run, backups, serve } = installed(t);
      await (await serve()).stop();
      writeFileSync(RECIPIENTS, '');
      const refused = run('backup.sh');
      assert.equal(refused.status, 1);
      assert.match(refused.stderr, /there is no key in .*age-keygen/);
      writeFileSync(RECIPIENTS, 'age1nonsense\n');
      assert.notEqual(run('backup.sh').status, 0);
      assert.deepEqual(backups(), []);
      assert.equal(existsSync(join(DATA, 'last-backup')), false);
    });

    it('deletes what is older than 30 days, and never the newest seven', async (t) => {
      const { BACKUPS, run, backups, serve } = installed(t);
      await (await serve()).stop();
      const old = (day: number, ageDays: number) => {
        const name = `campaign-2026-01-${String(day).padStart(2, '0')}T032000Z.tar.age`;
        writeFileSync(join(BACKUPS, name), 'old');
        const at = new Date(Date.now() - ageDays * DAY_MS);
        utimesSync(join(BACKUPS, name), at, at);
        return name;
      };
      const names = Array.from({ length: 10 }, (_, n) => old(n + 1, 50 - n));
      assert.equal(run('backup.sh').status, 0);
      assert.deepEqual(backups().slice(0, -1), names.slice(4), 'seven with the new one');
      const young = Array.from({ length: 9 }, (_, n) => old(n + 11, 20 - n));
      assert.equal(run('backup.sh').status, 0);
      assert.ok(young.every((name) => backups().includes(name)));
      assert.ok(names.every((name) => !backups().includes(name)));
    });

    it('is not put in place with a wrong key, and what is there stays', async (t) => {
      const { DATA, BACKUPS, place, run, backups, serve } = installed(t);
      await (await serve()).stop();
      assert.equal(run('backup.sh').status, 0);
      const wrong = join(place, 'wrong.txt');
      execFileSync('age-keygen', ['-o', wrong], { stdio: 'ignore' });
      const before = readFileSync(join(DATA, 'collector.db'));
      assert.notEqual(run('restore.sh', join(BACKUPS, backups()[0] ?? ''), wrong).status, 0);
      assert.ok(before.equals(readFileSync(join(DATA, 'collector.db'))));
      assert.match(run('restore.sh', 'nothing', wrong).stderr, /there is no file nothing/);
    });
  },
);
