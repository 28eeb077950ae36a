import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import { parseEnv } from 'node:util';
import { folder } from './harness.ts';

const MAIN = resolve('src/collector/cli/main.ts');

/** Runs `init` in a folder, with what is typed. */
async function init(cwd: string, args: string[], typed?: string) {
  const child = spawn(process.execPath, [MAIN, 'init', ...args], {
    cwd,
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(typed ?? '');
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return { code, out, err };
}

const settingsIn = (place: string, name = 'settings') =>
  parseEnv(readFileSync(join(place, name), 'utf8'));

describe('init', () => {
  it('asks three things, and writes the settings for its owner alone', async (t) => {
    const place = folder(t);
    const typed = `https://answers.example.org/
/srv/campaign #1
smtps://user:pass%40word%231@mail.example.org:465
hello@example.org
`;
    const { code, out } = await init(place, [], typed);
    assert.equal(code, 0);
    assert.deepEqual(
      out.split('\n').filter((line) => line.includes('?')).length,
      4,
      'three questions, and whom mails come from',
    );
    assert.deepEqual(
      { ...settingsIn(place) },
      {
        PUBLIC_URL: 'https://answers.example.org',
        TRUST_PROXY: '1',
        DATA: '/srv/campaign #1',
        SMTP_URL: 'smtps://user:pass%40word%231@mail.example.org:465',
        SMTP_FROM: 'hello@example.org',
      },
    );
    assert.equal(statSync(join(place, 'settings')).mode & 0o777, 0o600);
  });

  it('takes nothing for an answer: this machine, the folder “data”, no mail', async (t) => {
    const place = folder(t);
    assert.equal((await init(place, [], '\n\n\n')).code, 0);
    assert.deepEqual({ ...settingsIn(place) }, { DATA: join(place, 'data') });
  });

  it('asks again, with a sentence, where an answer makes no sense', async (t) => {
    const place = folder(t);
    const typed = `answers.example.org
http://answers.example.org
https://answers.example.org
mysql://somewhere/else
postgres://collector:p%40ss@db.example:5432/campaign
mail.example.org

`;
    const { code, out } = await init(place, [], typed);
    assert.equal(code, 0);
    for (const sentence of [
      /PUBLIC_URL must be an address that starts with https/,
      /"http:\/\/answers\.example\.org" is not https\. Browsers let/,
      /goes into a folder, or into postgres:/,
      /SMTP_URL must be an address like smtps:/,
    ])
      assert.match(out, sentence);
    const { DATABASE_URL, DATA } = settingsIn(place);
    assert.equal(DATABASE_URL, 'postgres://collector:p%40ss@db.example:5432/campaign');
    assert.equal(DATA, join(place, 'data'));
  });

  it('writes nothing where the answers end, and gives up on somebody who types nonsense', async (t) => {
    const place = folder(t);
    const { code, err } = await init(place, [], 'https://answers.example.org\n');
    assert.equal(code, 1);
    assert.match(err, /There was no answer, so nothing was written\./);
    assert.equal((await init(place, [], 'nonsense\n'.repeat(20))).code, 1);
    assert.equal(statSync(join(place, 'settings'), { throwIfNoEntry: false }), undefined);
  });

  it('never writes over a file without a yes', async (t) => {
    const place = folder(t);
    writeFileSync(join(place, 'settings'), 'PORT=9000\n');
    for (const [args, typed] of [[[], 'no\n'], [['--address', '']]] as const) {
      const { code, err } = await init(place, [...args], typed);
      assert.equal(code, 1);
      assert.match(err, /is there already, and stays as it is/);
      assert.deepEqual({ ...settingsIn(place) }, { PORT: '9000' });
    }
    assert.equal((await init(place, ['--address', '', '--overwrite'])).code, 0);
    assert.equal(settingsIn(place).PORT, undefined);
    assert.equal((await init(place, [], 'yes\nhttp://localhost:8787\n\n\n')).code, 0);
    assert.equal(settingsIn(place).PUBLIC_URL, 'http://localhost:8787');
  });

  it('takes options in place of answers, and refuses those that make no sense', async (t) => {
    const place = folder(t);
    const refused = async (...args: string[]) => (await init(place, args)).err;
    assert.match(await refused('--address', 'nonsense'), /PUBLIC_URL must be an address/);
    assert.match(await refused('--address', '', '--mail', 'smtp://mail'), /is no mail address/);
    assert.match(
      await refused('--address', '', '--data', 'a\\nb'),
      /DATA has a character that a file of settings can’t hold/,
    );
    assert.match(
      await refused('--address', '', '--settings', 'nowhere/settings'),
      /There is no folder .*nowhere\. Make it first\./,
    );
    const right = ['--address', 'https://a.example', '--settings', 'mine', '--data', 'my data'];
    assert.equal((await init(place, right)).code, 0);
    assert.equal(settingsIn(place, 'mine').DATA, join(place, 'my data'));
  });

  it('prints a next step that works', async (t) => {
    const place = folder(t);
    const { out } = await init(place, ['--address', '', '--data', 'data']);
    const step = /^Start: +campaign-collector (--settings .+)$/m.exec(out)?.[1] ?? '';
    const url = await startWith(t, place, step.split(' '));
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.equal(statSync(join(place, 'data')).mode & 0o777, 0o700);
  });
});

describe('a file of settings', () => {
  it('is read before a command, and what the environment says counts more', async (t) => {
    const place = folder(t);
    const file = join(place, 'settings');
    writeFileSync(file, `# of this test\nDATA="${place}/with spaces"\nPORT=1\n`);
    const url = await startWith(t, place, ['--settings', file], { PORT: '0' });
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.ok(statSync(join(place, 'with spaces/collector.db')).size > 0);
  });

  it('that is not there, or has a setting that there is not, is told', async (t) => {
    const place = folder(t);
    const file = join(place, 'settings');
    writeFileSync(file, 'TRUSTED=1\n');
    const say = async (...args: string[]) => {
      const child = spawn(process.execPath, [MAIN, ...args], { cwd: place });
      return text(child.stderr);
    };
    assert.match(
      await say('--settings', file, 'token', 'list'),
      /settings: There is no setting TRUSTED\./,
    );
    assert.match(
      await say('--settings', 'none', 'token', 'list'),
      /There is no file none\. “campaign-collector init”/,
    );
    assert.match(await say('--settings'), /--settings needs the name of a file/);
  });
});

/** Starts a collector. @returns its address */
async function startWith(
  t: TestContext,
  cwd: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<string> {
  // PORT is not among the three questions: the port of a test is a free one.
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Collector: (.+)$/.exec(line)?.[1];
    if (url) return url;
  }
  assert.fail('the collector did not start');
}
