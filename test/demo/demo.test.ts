import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serveSite } from '../../demo/serve-site.ts';
import { folder } from '../collector/harness.ts';
import { HARD_REQUESTS, rawRequest } from './raw-request.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

async function openSite(t: Pick<TestContext, 'after'>): Promise<number> {
  const server = await serveSite(
    here('../../demo/sites/edgbaston'),
    0,
    'http://collector.example.org',
  );
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

describe('a site of the demo', () => {
  it('serves its pages with the collector’s address in them', async (t) => {
    const url = `http://localhost:${await openSite(t)}`;
    const page = await fetch(url);
    assert.equal(page.status, 200);
    assert.equal(page.headers.get('Content-Type'), 'text/html; charset=utf-8');
    const text = await page.text();
    assert.match(text, /http:\/\/collector\.example\.org\/campaign-widgets\.js/);
    assert.doesNotMatch(text, /localhost:8787/);
    assert.equal((await fetch(`${url}/style.css?v=1`)).status, 200);
    assert.equal((await fetch(`${url}/nothing.html`)).status, 404);
  });

  it('answers HEAD with the headers alone, and nothing but GET and HEAD', async (t) => {
    const port = await openSite(t);
    const head = await rawRequest(port, 'HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    assert.match(head, /^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\n$/);
    const post = await fetch(`http://localhost:${port}/`, { method: 'POST', body: 'x' });
    assert.deepEqual([post.status, post.headers.get('Allow')], [405, 'GET, HEAD']);
  });

  it('gives no file from outside its folder', async (t) => {
    const port = await openSite(t);
    for (const [what, bytes] of HARD_REQUESTS)
      assert.doesNotMatch(await rawRequest(port, bytes), /"campaign-widgets"/, what);
  });

  it('says that an address is not well formed', async (t) => {
    const port = await openSite(t);
    for (const path of ['/%', '/%ff', '/a%E0%A4%A'])
      assert.equal((await fetch(`http://localhost:${port}${path}`)).status, 400, path);
  });

  it('is reached from this machine only', async (t) => {
    const port = await openSite(t);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    if (!outside) return t.skip('this machine has no other address');
    await assert.rejects(fetch(`http://${outside.address}:${port}/`));
  });
});

/** What `npm start` says where `CAMPAIGNS` names a folder of one's own. */
describe('a start with campaigns of one’s own', () => {
  it('announces no site of the demo, and leads to the first campaign where there is none', async (t) => {
    const child = spawn(process.execPath, ['demo/start.ts'], {
      env: { ...process.env, PORT: '0', DEMO_PORT: '0', DATA: folder(t), CAMPAIGNS: folder(t) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    t.after(() => child.kill('SIGKILL'));
    let told = '';
    for await (const chunk of child.stdout as NodeJS.ReadableStream) {
      told += String(chunk);
      if (told.includes('Ctrl+C')) break;
    }
    assert.doesNotMatch(told, /party|church|Residents|8788|champion|documents:/);
    assert.match(told, /Campaigns: none yet\. Begin the first one at \S+\/organiser\/new-campaign/);
    assert.match(told, /Organiser page {2}http/);
  });
});

/** What `npm start` runs once the script is built. */
describe('the demo as it is started', () => {
  let child: ChildProcess;
  let printed = '';
  let cleanUp: () => void = () => undefined;

  before(async () => {
    const data = folder({ after: (done) => (cleanUp = done as () => void) });
    child = spawn(process.execPath, ['demo/start.ts'], {
      env: { ...process.env, PORT: '0', DEMO_PORT: '0', DATA: data },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const chunk of child.stdout as NodeJS.ReadableStream) {
      printed += String(chunk);
      if (printed.includes('Ctrl+C')) break;
    }
  });
  after(() => {
    child.kill('SIGKILL');
    cleanUp();
  });

  const port = (pattern: RegExp) => Number(pattern.exec(printed)?.[1]);

  it('gives the party and the church a token each, which opens none of the other’s', async () => {
    const collector = /Organiser page {2}(\S+)\/organiser/.exec(printed)?.[1] ?? '';
    const tokens = {
      edgbaston: /token of the party: (\S+)/.exec(printed)?.[1],
      'st-werburgh': /token of the church: (\S+)/.exec(printed)?.[1],
    };
    const statuses = async (token: string | undefined) =>
      Promise.all(
        Object.keys(tokens).map(async (campaign) => {
          const headers = { Authorization: `Bearer ${token}` };
          const response = await fetch(`${collector}/organiser/campaigns/${campaign}/people.csv`, {
            headers,
          });
          return response.status;
        }),
      );
    assert.deepEqual(await statuses(tokens.edgbaston), [200, 404]);
    assert.deepEqual(await statuses(tokens['st-werburgh']), [404, 200]);
  });

  it('prints no token that opens both', () => {
    assert.match(printed, /the party sees none of it/);
    assert.equal(printed.match(/token of/g)?.length, 2);
    assert.match(printed, /opens both campaigns, with the token in \S+organiser-token$/m);
  });

  it('goes on after any request, at its sites and at its collector', async () => {
    const ports = [
      port(/A party\s+http:\/\/localhost:(\d+)/),
      port(/The campaign\s+http:\/\/localhost:(\d+)/),
      port(/Organiser page\s+http:\/\/localhost:(\d+)/),
    ];
    for (const one of ports)
      for (const [what, bytes] of HARD_REQUESTS) {
        await rawRequest(one, bytes);
        assert.equal(child.exitCode, null, what);
      }
    for (const one of ports) {
      const response = await fetch(`http://localhost:${one}/nothing`);
      assert.equal(response.status, 404);
    }
  });

  it('ends when it is told to', async () => {
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });
});
