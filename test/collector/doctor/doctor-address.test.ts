import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it, type TestContext } from 'node:test';
import type { Environment } from '../../../src/collector/cli/read-settings.ts';
import { edgbaston } from '../../contract/examples.ts';
import { folder, openCollector, serving, TOKEN } from '../harness.ts';
import { startCollector } from '../process.ts';
import {
  askCommand,
  askPage,
  cannotEncrypt,
  freePort,
  frontServer,
  simpleService,
  type ToldFinding,
  verdictsOf,
} from './doctor-harness.ts';

/** A collector behind a web server with a certificate, both processes of their own. */
async function behindFrontServer(
  t: TestContext,
  settings: Environment,
  addHeaders?: Parameters<typeof frontServer>[2],
) {
  const PORT = await freePort();
  const { url: PUBLIC_URL, ...trust } = await frontServer(
    t,
    () => `http://127.0.0.1:${PORT}`,
    addHeaders,
  );
  const env = { PORT, PUBLIC_URL, DATA: folder(t), ...settings, ...trust };
  await startCollector(t, env);
  return { env, findings: (await askCommand(env)).findings };
}

describe('the address, as the doctor sees it', { skip: cannotEncrypt }, () => {
  it('is right where PUBLIC_URL leads to this collector, through a web server that TRUST_PROXY counts', async (t) => {
    const { findings } = await behindFrontServer(t, { TRUST_PROXY: '1' });
    assert.deepEqual(verdictsOf(findings, 'running'), ['right answers']);
    assert.deepEqual(verdictsOf(findings, 'address'), ['right right']);
    assert.deepEqual(verdictsOf(findings, 'proxy'), ['right right']);
  });

  it('shows a web server in front that TRUST_PROXY does not count', async (t) => {
    const { findings } = await behindFrontServer(t, {});
    assert.deepEqual(verdictsOf(findings, 'proxy'), ['wrong untrusted']);
    const { advice = '' } = findings.find(({ check }) => check === 'proxy') ?? {};
    assert.match(advice, /counts as one sender.*Set TRUST_PROXY=1/);
  });

  it('shows a web server in front that tells no sender, where TRUST_PROXY counts on it', async (t) => {
    const { findings } = await behindFrontServer(t, { TRUST_PROXY: '1' }, () => ({}));
    assert.deepEqual(verdictsOf(findings, 'proxy'), ['wrong too-few']);
  });

  it('is wrong where another program answers, or nothing does', async (t) => {
    const other = await simpleService(t, '{"status":"ok","version":"0.1.0"}');
    const { url, ...trust } = await frontServer(t, () => other);
    const env = { DATA: folder(t), PORT: await freePort(), ...trust };
    const collector = await startCollector(t, env);
    const ask = async (PUBLIC_URL: string) => (await askCommand({ ...env, PUBLIC_URL })).findings;
    assert.deepEqual(verdictsOf(await ask(url), 'address'), ['wrong other']);
    assert.deepEqual(verdictsOf(await ask('https://nowhere.invalid'), 'address'), [
      'wrong unreachable',
    ]);
    assert.deepEqual(verdictsOf(await ask('http://collector.example'), 'address'), ['wrong http']);
    collector.child.kill('SIGKILL');
  });

  it('is that of another collector where the SECRET differs, however well that one answers', async (t) => {
    const { env } = await behindFrontServer(t, { TRUST_PROXY: '1', SECRET: 'one-secret' });
    const { findings } = await askCommand({ ...env, SECRET: 'another-secret' });
    assert.deepEqual(verdictsOf(findings, 'running'), ['wrong silent']);
    assert.deepEqual(verdictsOf(findings, 'address'), ['wrong other']);
  });
});

describe('the address, as the owner’s page sees it', () => {
  it('is for a trial while it works on this machine only', async (t) => {
    const { url } = await serving(t);
    assert.deepEqual(verdictsOf(await askPage(url), 'address'), ['right local']);
    assert.deepEqual(verdictsOf(await askPage(url), 'proxy'), ['right none']);
  });

  it('is not the one that the owner came by', async (t) => {
    const { url } = await serving(t);
    const answer = await new Promise<string>((resolve) => {
      const { port } = new URL(url);
      request(
        { host: '127.0.0.1', port, path: '/organiser/doctor', headers: ownerAt('www.x.example') },
        (response) => {
          let text = '';
          response.on('data', (part: Buffer) => (text += part.toString()));
          response.on('end', () => {
            resolve(text);
          });
        },
      ).end();
    });
    assert.match(answer, /"other-host".*You came by www\.x\.example/);
  });

  it('counts the addresses that a web server in front adds', async (t) => {
    const { url } = await serving(t, { TRUST_PROXY: '2' });
    const through = async (forwarded: string) =>
      verdictsOf(await askPage(url, { 'X-Forwarded-For': forwarded }), 'proxy');
    assert.deepEqual(await through('192.0.2.1'), ['wrong too-few']);
    assert.deepEqual(await through('192.0.2.1, 192.0.2.2'), ['right right']);
  });

  it('tells a campaign whose answers go elsewhere', async () => {
    const document = { ...edgbaston(), endpoint: 'https://old.invalid/submissions' };
    const { organise } = await openCollector({
      campaigns: [document],
      publicUrl: 'https://collector.invalid',
      secret: 'the-secret-of-this-test',
    });
    const { findings } = (await (await organise('/doctor')).json()) as {
      findings: ToldFinding[];
    };
    const told = findings.find(({ code }) => code === 'endpoint');
    assert.match(told?.seen ?? '', /^The answers of edgbaston are sent to https:\/\/old\.invalid,/);
  });
});

const ownerAt = (host: string) => ({ Authorization: `Bearer ${TOKEN}`, Host: host });
