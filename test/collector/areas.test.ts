import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import type { CollectorOptions } from '../../src/collector/index.ts';
import type { AreasFound } from '../../src/contract/index.ts';
import { edgbaston } from '../contract/examples.ts';
import { openCollector, problemsOf, serving, silence } from './harness.ts';

type Answer = { status: number; body?: unknown } | 'drop' | 'hang';

const found = (ward: unknown, code: unknown): Answer => ({
  status: 200,
  body: {
    status: 200,
    result: {
      postcode: 'ZZ17 9NE',
      admin_ward: ward,
      codes: { admin_ward: code, admin_district: 'E08000025' },
    },
  },
});
const HARBORNE = found('Harborne', 'E05011144');
const NOT_FOUND: Answer = { status: 404, body: { status: 404, error: 'Postcode not found' } };

/**
 * A service in the shape of postcodes.io that gives these answers one after the other, the last one
 * for good.
 */
async function service(
  t: TestContext,
  ...answers: Answer[]
): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? NOT_FOUND;
    asked.push(request.url ?? '');
    if (answer === 'hang') return;
    if (answer === 'drop') return void response.destroy();
    const { status, body } = answer;
    response
      .writeHead(status, { 'Content-Type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/postcodes`, asked };
}

async function asking(options: Partial<CollectorOptions>) {
  const allowPrivate = options.areaLookup ? [new URL(options.areaLookup).host] : [];
  const { app } = await openCollector({ allowPrivate, ...options });
  return (
    postcode: unknown,
    headers: Record<string, string> = {},
    campaign: unknown = 'edgbaston',
  ) =>
    app.request('/areas', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ campaign, postcode }),
    });
}

const areasOf = async (response: Response) => ((await response.json()) as AreasFound).areas;

describe('looking up a postcode', () => {
  it('answers with its ward, asked for in its usual form however it was typed', async (t) => {
    const { url, asked } = await service(t, HARBORNE);
    const ask = await asking({ areaLookup: url });
    const response = await ask(' zz17-9ne ', { Origin: 'https://edgbaston.example' });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { areas: [{ code: 'E05011144', name: 'Harborne' }] });
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.deepEqual(asked, ['/postcodes/ZZ17%209NE']);
  });

  it('answers with all wards where the service gives several', async (t) => {
    const { url } = await service(t, found(['Harborne', 'Quinton'], ['E05011144', 'E05011163']));
    assert.deepEqual(await areasOf(await (await asking({ areaLookup: url }))('ZZ17 9NE')), [
      { code: 'E05011144', name: 'Harborne' },
      { code: 'E05011163', name: 'Quinton' },
    ]);
  });

  it('answers with none for a postcode that there is not, that was abolished, or that has no ward of this kind', async (t) => {
    for (const answer of [
      NOT_FOUND,
      { status: 200, body: { status: 200, result: null } },
      found('Isle of Man', 'M99999999'),
      found(null, 'E99999999'),
      found(null, null),
    ] as const) {
      const { url } = await service(t, answer);
      const response = await (await asking({ areaLookup: url }))('ZZ99 9ZZ');
      assert.deepEqual([response.status, await response.json()], [200, { areas: [] }]);
    }
  });

  it('puts the postcode where the address of the service has a place for it, whatever slashes it ends on', async (t) => {
    const { url, asked } = await service(t, HARBORNE);
    for (const areaLookup of [`${url}/{postcode}?fields=codes`, `${url}//`])
      assert.equal((await (await asking({ areaLookup }))('ZZ17 9NE')).status, 200);
    assert.deepEqual(asked, ['/postcodes/ZZ17%209NE?fields=codes', '/postcodes/ZZ17%209NE']);
  });

  it('asks once for the same postcode, at the same moment and for a day', async (t) => {
    const { url, asked } = await service(t, HARBORNE);
    let now = new Date('2026-11-21T10:00:00Z');
    const ask = await asking({ areaLookup: url, now: () => now });
    await Promise.all([ask('ZZ17 9NE'), ask('zz179ne')]);
    now = new Date('2026-11-22T09:59:00Z');
    assert.deepEqual(await areasOf(await ask('ZZ17 9NE')), [
      { code: 'E05011144', name: 'Harborne' },
    ]);
    assert.equal(asked.length, 1);
    now = new Date('2026-11-22T10:01:00Z');
    await ask('ZZ17 9NE');
    assert.equal(asked.length, 2);
  });

  it('remembers that there is no such postcode, and not that the service failed', async (t) => {
    silence(t);
    const { url, asked } = await service(t, 'drop', NOT_FOUND);
    const ask = await asking({ areaLookup: url });
    assert.equal((await ask('ZZ17 9NE')).status, 503);
    assert.equal((await ask('ZZ17 9NE')).status, 200);
    assert.equal((await ask('ZZ17 9NE')).status, 200);
    assert.equal(asked.length, 2);
  });

  it('says when to come back where the service drops the line, fails, refuses or talks nonsense, and logs no postcode', async (t) => {
    const logged = silence(t);
    for (const answer of [
      'drop',
      { status: 500 },
      { status: 429 },
      { status: 200, body: '<html>ZZ17 9NE' },
    ] as const) {
      const { url } = await service(t, answer);
      const response = await (
        await asking({ areaLookup: url })
      )('ZZ17 9NE', { Origin: 'https://edgbaston.example' });
      assert.equal(response.status, 503);
      assert.match(response.headers.get('Retry-After') ?? '', /^\d+$/);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
      assert.doesNotMatch(await response.text(), /ZZ17|9NE/);
    }
    assert.equal(logged().length, 4);
    assert.doesNotMatch(logged().join('\n'), /ZZ17|9NE/i);
  });

  it('asks no service with a private address that was not named, and tells the operator', async (t) => {
    const logged = silence(t);
    const { url, asked } = await service(t, HARBORNE);
    const ask = await asking({ areaLookup: url.replace('http:', 'https:'), allowPrivate: [] });
    assert.equal((await ask('ZZ17 9NE')).status, 503);
    assert.deepEqual(asked, []);
    assert.match(
      logged().join(),
      /127\.0\.0\.1:\d+ has a private address: name it in ALLOW_PRIVATE/,
    );
  });

  it('waits five seconds for the service, and no longer', async (t) => {
    silence(t);
    const { url } = await service(t, 'hang');
    const ask = await asking({ areaLookup: url });
    const before = performance.now();
    assert.equal((await ask('ZZ17 9NE')).status, 503);
    const waited = performance.now() - before;
    assert.ok(waited > 4900 && waited < 8000, `${waited} ms`);
  });

  it('refuses what is no postcode with a problem that does not repeat it, and asks nobody', async (t) => {
    const { url, asked } = await service(t, HARBORNE);
    const ask = await asking({ areaLookup: url });
    for (const typed of ['Harborne', 'B17', '', 17, undefined, 'ZZ17 9NE'.repeat(10)]) {
      const response = await ask(typed);
      assert.equal(response.status, 422);
      const [problem] = await problemsOf(response);
      assert.equal(problem?.path, 'postcode');
      assert.doesNotMatch(problem.message, /Harborne/);
    }
    assert.deepEqual(asked, []);
  });

  it('refuses a campaign that it does not have, other content than JSON, and a body that is too large', async (t) => {
    const { url } = await service(t, HARBORNE);
    const ask = await asking({ areaLookup: url });
    assert.deepEqual(
      (await problemsOf(await ask('ZZ17 9NE', {}, 'selly-oak'))).map(({ path, code }) => [
        path,
        code,
      ]),
      [['campaign', 'unknown']],
    );
    assert.equal((await ask('ZZ17 9NE', { 'Content-Type': 'text/plain' })).status, 415);
    assert.equal((await ask('B'.repeat(2000))).status, 413);
  });

  it('keeps to the origins that a campaign lists', async (t) => {
    const { url } = await service(t, HARBORNE);
    const ask = await asking({
      areaLookup: url,
      campaigns: [{ ...edgbaston(), hosts: ['https://edgbaston.example'] }],
    });
    assert.equal((await ask('ZZ17 9NE', { Origin: 'https://elsewhere.example' })).status, 403);
    assert.equal((await ask('ZZ17 9NE', { Origin: 'https://edgbaston.example' })).status, 200);
  });

  it('is limited by address, apart from submissions', async (t) => {
    const { url } = await service(t, HARBORNE);
    const { app, post } = await openCollector({
      areaLookup: url,
      allowPrivate: [new URL(url).host],
      rateLimit: 2,
    });
    const ask = () =>
      app.request('/areas', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"campaign":"edgbaston","postcode":"ZZ17 9NE"}',
      });
    assert.deepEqual(
      [(await ask()).status, (await ask()).status, (await ask()).status],
      [200, 200, 429],
    );
    assert.equal((await post('{')).status, 422);
  });

  it('is not to be had where no service is set', async () => {
    const response = await (await asking({}))('ZZ17 9NE');
    assert.equal(response.status, 404);
    assert.match(((await response.json()) as { detail: string }).detail, /AREA_LOOKUP/);
  });

  it('is set by an environment variable, which must be an address', async (t) => {
    const { url } = await service(t, HARBORNE);
    const running = await serving(t, { AREA_LOOKUP: url, ALLOW_PRIVATE: new URL(url).host });
    const response = await fetch(`${running.url}/areas`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"campaign":"edgbaston","postcode":"ZZ17 9NE"}',
    });
    assert.deepEqual(await response.json(), { areas: [{ code: 'E05011144', name: 'Harborne' }] });
    await assert.rejects(
      serving(t, { AREA_LOOKUP: 'postcodes.io' }),
      /AREA_LOOKUP must be an address/,
    );
  });
});
