import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import {
  createServiceFetch,
  isPublicAddress,
  readServiceJson,
  ServiceError,
  type ServiceRequest,
} from '../../src/collector/http/service-fetch.ts';

/** A real server on loopback. */
async function service(
  t: TestContext,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; host: string; asked: () => number }> {
  let connections = 0;
  const server = createServer(answer).on('connection', () => connections++);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `http://${host}/path?postcode=ZZ179NE`, host, asked: () => connections };
}

const failureOf = async (asked: Promise<unknown>): Promise<ServiceError> => {
  const failure = await asked.then(
    () => undefined,
    (wrong: unknown) => wrong,
  );
  assert.ok(failure instanceof ServiceError, String(failure));
  assert.doesNotMatch(failure.message, /ZZ179NE|path/, 'an address may hold personal data');
  return failure;
};

describe('an address of the public internet', () => {
  for (const address of [
    '93.184.215.14',
    '1.1.1.1',
    '172.32.0.1',
    '2606:4700::1111',
    '2a00:1450::1',
  ])
    it(`is ${address}`, () => assert.equal(isPublicAddress(address), true));
  for (const address of [
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.1',
    '198.18.0.1',
    '203.0.113.5',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:93.184.215.14',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'localhost',
    '',
  ])
    it(`is not ${address || 'nothing'}`, () => assert.equal(isPublicAddress(address), false));
});

describe('asking a service', () => {
  it('reaches no private address, however it is written, and makes no connection', async (t) => {
    const { host, asked } = await service(t, (_, response) => response.end('secret'));
    const port = host.split(':')[1] ?? '';
    const fetchService = createServiceFetch();
    for (const name of [
      '127.0.0.1',
      'localhost',
      '0x7f.1',
      '2130706433',
      '017700000001',
      '0.0.0.0',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[64:ff9b::7f00:1]',
    ]) {
      const { code } = await failureOf(fetchService(`https://${name}:${port}/path`));
      assert.equal(code, 'private-address', name);
    }
    assert.equal(asked(), 0);
  });

  it('reaches one that is named with its port, and no other', async (t) => {
    const { url, host, asked } = await service(t, (_, response) => response.end('{"a":1}'));
    const fetchService = createServiceFetch([host]);
    assert.deepEqual(await readServiceJson(await fetchService(url)), { a: 1 });
    assert.equal(asked(), 1);
    const other = url.replace('127.0.0.1', 'localhost');
    assert.equal((await failureOf(fetchService(other))).code, 'not-https');
    const secure = other.replace('http:', 'https:');
    assert.equal((await failureOf(fetchService(secure))).code, 'private-address');
    assert.equal(asked(), 1);
  });

  it('speaks https to everybody else', async () => {
    for (const url of ['http://service.example/', 'ftp://service.example/', 'file:///etc/passwd'])
      assert.equal((await failureOf(createServiceFetch()(url))).code, 'not-https');
  });

  it('follows no redirect', async (t) => {
    const target = await service(t, (_, response) => response.end('secret'));
    for (const status of [301, 302, 303, 307, 308]) {
      const { url, host } = await service(t, (_, response) =>
        response.writeHead(status, { Location: target.url }).end(),
      );
      const fetchService = createServiceFetch([host, target.host]);
      assert.equal((await failureOf(fetchService(url))).code, 'redirect');
    }
    assert.equal(target.asked(), 0);
  });

  const BOMB = Buffer.alloc(200_000_000);
  const compressions: [encoding: string, bomb: () => Buffer][] = [
    ['gzip', () => gzipSync(BOMB)],
    ['deflate', () => deflateSync(BOMB)],
    ['br', () => brotliCompressSync(BOMB.subarray(0, 50_000_000))],
  ];
  for (const [encoding, compress] of compressions)
    it(`stops a bomb of ${encoding} at its bound, in little memory`, async (t) => {
      const bomb = compress();
      const { url, host } = await service(t, (_, response) =>
        response.writeHead(200, { 'Content-Encoding': encoding }).end(bomb),
      );
      const before = process.memoryUsage().rss;
      const { code } = await failureOf(createServiceFetch([host])(url, { maxBytes: 100_000 }));
      assert.equal(code, 'too-large');
      const grown = (process.memoryUsage().rss - before) / 1e6;
      assert.ok(grown < 60, `${grown} MB`);
    });

  it('reads what is compressed within its bounds', async (t) => {
    const { url, host } = await service(t, (_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"ward":"Ŵ"}')),
    );
    const response = await createServiceFetch([host])(url);
    assert.deepEqual(await readServiceJson(response), { ward: 'Ŵ' });
  });

  it('stops an answer without an end', async (t) => {
    const { url, host } = await service(t, (_, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(65_536)));
        response.once('drain', more);
      };
      more();
    });
    const { code } = await failureOf(createServiceFetch([host])(url));
    assert.equal(code, 'too-large');
  });

  const slow: [what: string, answer: (response: ServerResponse) => void][] = [
    ['does not begin', () => undefined],
    [
      'comes drop by drop',
      (response) => {
        const drip = setInterval(() => response.write(' '), 20);
        response.once('close', () => clearInterval(drip));
      },
    ],
    [
      'comes drop by drop, compressed',
      (response) => {
        response.setHeader('Content-Encoding', 'gzip');
        response.write(gzipSync('{}').subarray(0, 12));
        const drip = setInterval(() => response.write(Buffer.alloc(0)), 20);
        response.once('close', () => clearInterval(drip));
      },
    ],
  ];
  for (const [what, answer] of slow)
    it(`waits so long for the whole, where the answer ${what}`, async (t) => {
      const { url, host } = await service(t, (_, response) => answer(response));
      const started = performance.now();
      const asked = createServiceFetch([host])(url, { timeoutMs: 300 } satisfies ServiceRequest);
      assert.equal((await failureOf(asked)).code, 'timeout');
      assert.ok(performance.now() - started < 3000);
    });

  it('says that a service is not there, or drops the line', async (t) => {
    const { url, host } = await service(t, (_, response) => response.destroy());
    assert.equal((await failureOf(createServiceFetch([host])(url))).code, 'unreachable');
    assert.equal(
      (await failureOf(createServiceFetch()('https://nobody.invalid/'))).code,
      'unreachable',
    );
  });

  it('posts a body, and passes an error status on', async (t) => {
    let posted = '';
    const { url, host } = await service(t, (request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => (posted += chunk));
      request.on('end', () => response.writeHead(503).end());
    });
    const response = await createServiceFetch([host])(url, { method: 'POST', body: '{"ŵ":1}' });
    assert.deepEqual([response.status, posted], [503, '{"ŵ":1}']);
  });

  it('reads JSON in UTF-8 of some levels, and repeats nothing of what is none', async () => {
    for (const body of ['<h1>ZZ17 9NE</h1>', '', Buffer.from('"caf\xe9"', 'latin1')])
      await assert.rejects(
        readServiceJson(new Response(body)),
        /^Error: The answer is not JSON\.$/,
      );
    await assert.rejects(
      readServiceJson(new Response('['.repeat(5000) + ']'.repeat(5000))),
      /more than 32 levels/,
    );
    assert.deepEqual(await readServiceJson(new Response('[[1]]')), [[1]]);
  });
});
