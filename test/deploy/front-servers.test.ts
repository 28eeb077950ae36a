import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { answer } from '../contract/examples.ts';
import { folder, TOKEN } from '../collector/harness.ts';
import { startCollector } from '../collector/process.ts';
import {
  askServer,
  freePorts,
  type FrontServer,
  isInstalled,
  recorder,
  startCaddy,
  startNginx,
} from './front-server.ts';

const MEGABYTE = 1_000_000;
const JSON_TYPE = { 'Content-Type': 'application/json' };

const SERVERS = [
  { name: 'Caddy', program: 'caddy', start: startCaddy, keepsCopies: false },
  { name: 'nginx', program: 'nginx', start: startNginx, keepsCopies: true },
] as const;

for (const { name, program, start, keepsCopies } of SERVERS)
  describe(
    `${name} with the file of the kit, in front of a collector`,
    isInstalled(program) ? {} : { skip: `${program} is not installed: apt-get install ${program}` },
    () => {
      /** The collector, the server in front, and what went from one to the other. */
      async function open(t: TestContext, settings: Record<string, string> = {}) {
        const port = await freePorts();
        const { url } = await startCollector(t, {
          DATA: folder(t),
          TRUST_PROXY: '1',
          ...settings,
        });
        const between = await recorder(t, url);
        const front: FrontServer = await start(t, { upstream: between.upstream, port });
        return { url, between, ...front };
      }
      const submission = (extra: Record<string, string> = {}) => ({
        method: 'POST',
        headers: { ...JSON_TYPE, ...extra },
        body: JSON.stringify(answer()),
      });

      it('passes the sender’s own address on, whatever the sender makes up', async (t) => {
        const { ask, between } = await open(t);
        await ask('/campaigns/edgbaston', { headers: { 'X-Forwarded-For': '198.51.100.7' } });
        const [{ headers }] = between.seen.slice(-1) as [(typeof between.seen)[number]];
        assert.match(String(headers['x-forwarded-for']), /^(127\.0\.0\.1|::1)$/);
        assert.equal(headers['x-forwarded-proto'], 'https');
        assert.match(headers.host ?? '', /^localhost:\d+$/);
      });

      it('lets the collector count each sender, so that nobody gets round its limit', async (t) => {
        const { ask } = await open(t, { RATE_LIMIT: '5' });
        const statuses: number[] = [];
        for (let n = 0; n < 8; n++)
          statuses.push(
            (await ask('/submissions', submission({ 'X-Forwarded-For': `198.51.100.${n}` })))
              .status,
          );
        assert.deepEqual(statuses, [201, 201, 201, 201, 201, 429, 429, 429]);
      });

      it('is seen by the doctor as the one web server in front', async (t) => {
        const { ask } = await open(t);
        const headers = { Authorization: `Bearer ${TOKEN}`, Accept: 'application/json' };
        const { body } = await ask('/organiser/doctor', { headers });
        assert.match(body.toString(), /"check":"proxy","state":"right","code":"right"/);
      });

      it('takes a list of 5 MB, and refuses 7 MB; the collector refuses a submission of 20 KB', async (t) => {
        const { ask, between } = await open(t);
        const post = (path: string, bytes: number, headers: Record<string, string>) =>
          ask(path, { method: 'POST', headers, body: Buffer.alloc(bytes, 'a') });
        const list = '/organiser/campaigns/edgbaston/people/import';
        const csv = { 'Content-Type': 'text/csv', Authorization: `Bearer ${TOKEN}` };
        assert.notEqual((await post(list, 4.9 * MEGABYTE, csv)).status, 413);
        assert.equal((await post(list, 7 * MEGABYTE, csv)).status, 413);
        const small = await post('/submissions', 20_000, JSON_TYPE);
        assert.equal(small.status, 413);
        assert.match(String(small.headers['content-type']), /problem\+json/);
        assert.ok(between.seen.length > 0);
      });

      it('leaves the bytes that the collector compressed as they are, in every coding', async (t) => {
        const { ask, url } = await open(t);
        const paths = ['/campaign-widgets.js', '/campaigns/edgbaston'];
        for (const path of paths)
          for (const coding of ['br', 'gzip', 'identity', 'br']) {
            const headers = { 'Accept-Encoding': coding };
            const [direct, through] = [
              await askServer(url, path, { headers }),
              await ask(path, { headers }),
            ];
            assert.equal(through.status, 200, path);
            assert.ok(direct.body.equals(through.body), `${path} ${coding}`);
            for (const header of ['content-encoding', 'etag', 'cache-control', 'content-type'])
              assert.equal(through.headers[header], direct.headers[header], `${path} ${header}`);
            const again = await ask(path, {
              headers: { ...headers, 'If-None-Match': direct.headers.etag ?? '' },
            });
            assert.equal(again.status, 304);
          }
      });

      it('keeps nothing that says no-store, and gives nobody what another may see', async (t) => {
        const { ask, between } = await open(t);
        const path = '/organiser/campaigns/edgbaston/people';
        const owner = { Authorization: `Bearer ${TOKEN}`, Accept: 'application/json' };
        for (let n = 1; n <= 2; n++) {
          const reply = await ask(path, { headers: owner });
          assert.equal(reply.status, 200);
          assert.equal(reply.headers['cache-control'], 'no-store');
          assert.equal(between.count(path), n);
        }
        assert.equal((await ask(path, { headers: { Accept: 'application/json' } })).status, 401);
        assert.equal((await ask(path, { headers: { Accept: 'text/html' } })).status, 401);
      });

      it(
        keepsCopies
          ? 'answers what many read from its own copy, each coding apart'
          : 'asks the collector each time, which has what many read in memory',
        async (t) => {
          const { ask, between } = await open(t);
          const path = '/campaigns/edgbaston';
          for (const coding of ['br', 'gzip', 'br', 'gzip'])
            assert.equal(
              (await ask(path, { headers: { 'Accept-Encoding': coding } })).headers[
                'content-encoding'
              ],
              coding,
            );
          assert.equal(between.count(path), keepsCopies ? 2 : 4);
        },
      );

      it('sends nobody back to http', async (t) => {
        const { ask } = await open(t);
        const { headers } = await ask('/');
        assert.equal(headers['strict-transport-security'], 'max-age=31536000');
      });

      it('takes an answer in, and shows it to who asks again and again', async (t) => {
        const { ask } = await open(t);
        assert.equal((await ask('/submissions', submission())).status, 201);
        const counted = async () => {
          const { body } = await ask('/campaigns/edgbaston/results');
          return (JSON.parse(body.toString()) as { counted: number }).counted;
        };
        for (let n = 0; n < 100 && (await counted()) === 0; n++) await wait(200);
        assert.equal(await counted(), 1);
      });

      if (name === 'Caddy')
        it('lets people wait while the collector starts anew', async (t) => {
          const { ask, between } = await open(t);
          await between.close();
          const waiting = ask('/campaigns/edgbaston');
          await wait(1_000);
          await between.open();
          assert.equal((await waiting).status, 200);
        });
    },
  );
