import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { inspectRoutes } from 'hono/dev';
import { nestingDepth } from '../../src/collector/http/nesting-depth.ts';
import { answer } from '../contract/examples.ts';
import { form, HTML, openCollector, problemsOf, serving, TOKEN } from './harness.ts';

const FORM = 'application/x-www-form-urlencoded';
const bearer = { Authorization: `Bearer ${TOKEN}` };
const CAMPAIGN = '/organiser/campaigns/edgbaston';

/** Every address to which anybody may post. */
const OPEN_POSTS = [
  '/submissions',
  '/areas',
  '/invitations',
  '/mine/show',
  '/mine/withdraw',
  '/mine/erase',
  '/organiser/sign-in',
  '/nothing/here',
];

/** Sends the head of a POST and nothing of its body. @returns the status of the response */
const announce = (url: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (response) => {
      resolve(response.statusCode ?? 0);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.flushHeaders();
  });

describe('every route that takes a request with a body', () => {
  it('declares a limit for it', async () => {
    const { app } = await openCollector({
      secret: 'the-secret-of-this-test',
      areaLookup: 'https://postcodes.example/postcodes',
    });
    const routes = inspectRoutes(app);
    const isLimited = (method: string, path: string) =>
      routes.some(
        (route) => route.method === method && route.path === path && route.name === 'limitedBody',
      );
    const unlimited = routes
      .filter(({ method, isMiddleware }) => !isMiddleware && !['GET', 'ALL'].includes(method))
      .filter(({ method, path }) => !isLimited(method, path))
      .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(unlimited, []);
    assert.ok(isLimited('POST', '/submissions'), 'or the limits were looked for by a wrong name');
  });
});

describe('two megabytes from a stranger', () => {
  it('are refused by every open address before a byte of them has come', async (t) => {
    const { url } = await serving(t);
    for (const path of OPEN_POSTS)
      for (const type of [FORM, 'application/json', 'multipart/form-data; boundary=a']) {
        const status = await announce(`${url}${path}`, {
          'Content-Type': type,
          'Content-Length': '2000000',
          Origin: url,
        });
        assert.ok([413, 404].includes(status), `${path} ${type}: ${status}`);
      }
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });

  it('are refused by every open address where they come all the same', async (t) => {
    const { url } = await serving(t);
    for (const path of OPEN_POSTS)
      for (const body of ['a&'.repeat(1_000_000), '['.repeat(2_000_000)])
        for (const type of [FORM, 'application/json', 'multipart/form-data; boundary=a']) {
          const headers = { 'Content-Type': type, Origin: url };
          const response = await fetch(`${url}${path}`, { method: 'POST', headers, body });
          await response.arrayBuffer();
          assert.ok([413, 404].includes(response.status), `${path} ${type}: ${response.status}`);
        }
  });

  it('are refused also without a length that is announced', async (t) => {
    const { url } = await serving(t);
    for (const path of ['/submissions', '/organiser/sign-in']) {
      const chunk = new TextEncoder().encode('a&'.repeat(8000));
      let sent = 0;
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': path.startsWith('/organiser') ? FORM : 'application/json',
          Origin: url,
        },
        body: new ReadableStream({
          pull(controller) {
            sent += chunk.length;
            if (sent > 2_000_000) controller.close();
            else controller.enqueue(chunk);
          },
        }),
        duplex: 'half',
      } as RequestInit);
      assert.equal(response.status, 413, path);
    }
  });

  it('are refused with every method that has no use for them', async () => {
    const { app } = await openCollector({ secret: 'the-secret-of-this-test' });
    for (const path of ['/campaigns/edgbaston', '/nothing', '/mine', '/organiser'])
      for (const method of ['GET', 'DELETE', 'PUT', 'PATCH']) {
        const response = await app.request(path, {
          method,
          headers: { ...bearer, 'Content-Length': '20000000' },
        });
        assert.equal(response.status, 413, `${method} ${path}`);
      }
  });
});

describe('a form', () => {
  it('of too many fields is refused before it is parsed, and told as a page to whoever reads pages', async () => {
    const { app } = await openCollector();
    const refused = await app.request('/organiser/sign-in', {
      ...form({}, HTML),
      body: `token=${TOKEN}&${'a&'.repeat(500)}`,
    });
    assert.equal(refused.status, 413);
    assert.match(refused.headers.get('Content-Type') ?? '', /^text\/html/);
    assert.match(await refused.text(), /more than can be taken at once/);
    const script = await app.request('/organiser/sign-in', {
      ...form({}),
      body: 'a&'.repeat(500),
    });
    assert.equal(script.headers.get('Content-Type'), 'application/problem+json');
  });

  it('of a token holder is limited too: in bytes, in fields and in parts', async () => {
    const { app } = await openCollector();
    const parts = (count: number) => {
      const data = new FormData();
      for (let n = 0; n < count; n++) data.append(`field-${n}`, 'x');
      return data;
    };
    const send = async (path: string, body: string | FormData, type?: string) =>
      (
        await app.request(`${CAMPAIGN}${path}`, {
          method: 'POST',
          headers: { ...bearer, ...(type !== undefined && { 'Content-Type': type }) },
          body,
        })
      ).status;
    assert.equal(await send('/people/import', parts(100)), 413);
    assert.equal(await send('/people/import', 'x'.repeat(5_100_000), 'text/csv'), 413);
    assert.equal(await send('/people/changes', 'a&'.repeat(5000), FORM), 413);
    assert.equal(await send('/people/changes', 'x'.repeat(200_000), 'application/json'), 413);
    assert.equal(await send('/progress/wins', 'x'.repeat(200_000), 'application/json'), 413);
    assert.equal(await send('/sources', `since=${'x'.repeat(10_000)}`, FORM), 413);
    assert.equal(await send('/sources', 'since=2026-11-21', 'text/plain'), 415);
  });

  it('of a token holder has short headers in front of its parts, and is read once in any shape', async () => {
    const { app } = await openCollector();
    const disposition = 'Content-Disposition: form-data; name="rows"';
    const mega = (words: string) => words.repeat(4_800_000 / words.length);
    const shapes: [shape: string, body: string, status: number][] = [
      ['header lines', `--b\r\n${disposition}\r\n${mega('X: y\r\n')}\r\nx\r\n--b--\r\n`, 413],
      ['headers without end', `--b\r\n${disposition}\r\n${mega('X: y\r\n')}`, 413],
      ['one long header', `--b\r\n${disposition}\r\nX: ${mega('y')}\r\n\r\nx\r\n--b--\r\n`, 413],
      ['a long name', `--b\r\n${disposition.replace('rows', mega('a'))}\r\n\r\nx\r\n--b--`, 413],
      ['many names', `--b\r\n${disposition}${mega('; name="rows"')}\r\n\r\nx\r\n--b--\r\n`, 413],
      [
        'header lines of the second part',
        `--b\r\n${disposition}\r\n\r\nx\r\n--b\r\n${mega('X: y\r\n')}\r\n\r\nx\r\n--b--\r\n`,
        413,
      ],
      ['nothing but line ends', mega('\r\n'), 400],
      ['line ends in front', `${mega('\r\n')}--b\r\n${disposition}\r\n\r\nx\r\n--b--\r\n`, 422],
      ['a field of line ends', `--b\r\n${disposition}\r\n\r\n${mega('\r\n')}\r\n--b--\r\n`, 422],
    ];
    for (const [shape, body, status] of shapes) {
      const before = process.cpuUsage();
      const response = await app.request(`${CAMPAIGN}/people/import`, {
        method: 'POST',
        headers: { ...bearer, 'Content-Type': 'multipart/form-data; boundary=b' },
        body,
      });
      const { user, system } = process.cpuUsage(before);
      assert.equal(response.status, status, shape);
      // Milliseconds of the processor where each byte is read once, and hours where the rest is
      // read for each.
      assert.ok(user + system < 20_000_000, `${shape}: ${(user + system) / 1000} ms`);
    }
  });

  it('that is broken is refused with 400, not taken for a failure of the collector', async () => {
    const { app } = await openCollector();
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=b']) {
      const response = await app.request(`${CAMPAIGN}/people/import`, {
        method: 'POST',
        headers: { ...bearer, 'Content-Type': type },
        body: '--b\r\nContent-Disposition: form-data; name="rows"\r\n\r\nhalf',
      });
      assert.equal(response.status, 400, type);
    }
  });
});

describe('JSON', () => {
  it('that is too deep is refused with 422, and read without recursion', async () => {
    const { post } = await openCollector();
    for (const text of ['['.repeat(16_000), `{"a":${'['.repeat(40)}${']'.repeat(40)}}`]) {
      const refused = await post(text);
      assert.equal(refused.status, 422);
      assert.deepEqual(
        (await problemsOf(refused)).map(({ code }) => code),
        ['too-deep'],
      );
    }
    assert.equal((await post(answer())).status, 201);
  });

  it('is measured by its brackets, and not by those inside texts', () => {
    for (const [text, depth] of [
      ['', 0],
      ['"[[["', 0],
      ['"\\"[["', 0],
      ['[{"a":[1]}]', 3],
      ['{"[[":"]]","b":[]}', 2],
      ['[[],[],[]]', 2],
    ] as const)
      assert.equal(nestingDepth(text), depth, text);
  });
});
