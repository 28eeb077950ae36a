import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { listen } from '../../src/collector/http/listen.ts';
import { openSqliteStore } from '../../src/collector/index.ts';
import { answer } from '../contract/examples.ts';
import { folder, serving, silence } from './harness.ts';

const headers = { 'Content-Type': 'application/json' };

describe('an idle connection', () => {
  it('is closed after 75 seconds at most, whether it has sent anything or not', async (t) => {
    const server = await listen(() => new Response('ok'), { host: '127.0.0.1', port: 0 });
    t.after(() => server.close());
    const checked = (server as unknown as { connectionsCheckingInterval: number })
      .connectionsCheckingInterval;
    assert.ok(server.keepAliveTimeout + server.keepAliveTimeoutBuffer <= 75_000);
    assert.ok(server.headersTimeout + checked <= 75_000);
    assert.ok(server.requestTimeout + checked <= 75_000);
    assert.ok(server.timeout > 0);
    const { port } = server.address() as AddressInfo;
    const kept = await fetch(`http://127.0.0.1:${port}/`);
    assert.match(kept.headers.get('Keep-Alive') ?? '', /timeout=65/);
  });
});

describe('over a real connection', () => {
  it('refuses an address and headers of more than 16 kilobytes', async (t) => {
    const { url } = await serving(t);
    const long = await fetch(`${url}/campaigns/edgbaston?${'q'.repeat(20_000)}`);
    assert.equal(long.status, 431);
    const wide = await fetch(`${url}/healthz`, { headers: { 'X-Wide': 'w'.repeat(20_000) } });
    assert.equal(wide.status, 431);
  });

  it('takes a submission that comes in chunks, without its length', async (t) => {
    const { url } = await serving(t);
    const text = JSON.stringify(answer());
    const chunks = new ReadableStream({
      start(controller) {
        for (const part of [text.slice(0, 40), text.slice(40)])
          controller.enqueue(Buffer.from(part));
        controller.close();
      },
    });
    const response = await fetch(`${url}/submissions`, {
      method: 'POST',
      headers,
      body: chunks,
      duplex: 'half',
    } as RequestInit);
    assert.equal(response.status, 201);
  });

  it('refuses with 413 what grows too large in chunks, without reading on for ever', async (t) => {
    const logged = silence(t);
    const { url } = await serving(t);
    const sending = request(`${url}/submissions`, {
      method: 'POST',
      headers: { ...headers, 'Transfer-Encoding': 'chunked' },
    });
    sending.on('error', () => undefined);
    const timer = setInterval(() => sending.write('{"a":"'.padEnd(4096, 'x')), 2);
    t.after(() => clearInterval(timer));
    const [response] = (await once(sending, 'response')) as [import('node:http').IncomingMessage];
    assert.equal(response.statusCode, 413);
    assert.equal(response.headers['access-control-allow-origin'], '*');
    assert.equal(response.headers['content-type'], 'application/problem+json');
    sending.destroy();
    assert.deepEqual(logged(), []);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });

  it('is free for its next request after a body in chunks was refused', async (t) => {
    const { url } = await serving(t);
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    t.after(() => socket.destroy());
    let received = '';
    socket.on('data', (bytes) => (received += String(bytes)));
    const receive = async (words: RegExp) => {
      while (!words.test(received)) await once(socket, 'data');
    };
    const chunk = `${(60_000).toString(16)}\r\n${'x'.repeat(60_000)}\r\n`;
    socket.write(
      'POST /submissions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    socket.write(`${chunk.repeat(4)}0\r\n\r\n`);
    await receive(/^HTTP\/1\.1 413 /);
    // A server that does not read the rest closes the connection half a second later.
    await new Promise((resolve) => setTimeout(resolve, 800));
    assert.equal(socket.readyState, 'open');
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await receive(/HTTP\/1\.1 200 /);
  });

  it('refuses with 413 a length that is announced too large, before the body comes', async (t) => {
    const { url } = await serving(t);
    const sending = request(`${url}/submissions`, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': 10_000_000 },
    });
    sending.on('error', () => undefined);
    sending.flushHeaders();
    const [response] = (await once(sending, 'response')) as [import('node:http').IncomingMessage];
    assert.equal(response.statusCode, 413);
    sending.destroy();
  });

  it('outlives senders that hang up in the middle, and that send no HTTP', async (t) => {
    const logged = silence(t);
    const { url } = await serving(t);
    const { port } = new URL(url);
    for (const said of [
      'POST /submissions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"id":',
      '\0\0\0\0 what is this\r\n\r\n',
    ]) {
      const socket = connect(Number(port), 'localhost');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(said);
      await new Promise((resolve) => setTimeout(resolve, 30));
      socket.destroy();
    }
    const response = await fetch(`${url}/submissions`, {
      method: 'POST',
      headers,
      body: JSON.stringify(answer()),
    });
    assert.equal(response.status, 201);
    assert.doesNotMatch(logged().join('\n'), /failed at this/, 'nobody has to look into that');
  });

  it('commits what is in flight before it stops', async (t) => {
    const data = folder(t);
    const running = await serving(t, { DATA: data });
    const post = () =>
      fetch(`${running.url}/submissions`, {
        method: 'POST',
        headers,
        body: JSON.stringify(answer()),
      });
    await post();
    const inFlight = Promise.allSettled(Array.from({ length: 20 }, post));
    const since = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([running.stop(), running.stop()]);
    assert.ok(Date.now() - since < 4000, 'without waiting for connections that nobody uses');
    // What had not been taken yet is refused by the system; what was taken is answered, and kept.
    const taken = (await inFlight).filter((each) => each.status === 'fulfilled');
    assert.ok(taken.every(({ value }) => value.status === 201));
    await assert.rejects(post());
    const again = await openSqliteStore(join(data, 'collector.db'));
    t.after(() => again.close());
    assert.equal((await again.answers.list('edgbaston', { limit: 100 })).length, taken.length + 1);
  });
});
