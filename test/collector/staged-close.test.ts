import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { inspectRoutes } from 'hono/dev';
import { openCollector, serving, silence } from './harness.ts';

const FORM = 'application/x-www-form-urlencoded';
const LARGE = 2_000_000;
const AT_ONCE = 8;
const OPEN_JSON_POSTS = ['/submissions', '/areas', '/mine/show', '/mine/withdraw', '/mine/erase'];
const OPEN_FORM_POSTS = ['/organiser/sign-in', '/organiser/language', '/organiser/join/x'];

interface Sending {
  path: string;
  status: number;
  isChunked: boolean;
  closes?: boolean;
  /** How long it takes, at least. */
  forMs?: number;
  bytes?: number;
}

const typeOf = (path: string) => (path.startsWith('/organiser') ? FORM : 'application/json');

/**
 * Every address that takes a POST, and some that are nothing, with the right answer to two
 * megabytes of a stranger.
 */
async function largePosts(): Promise<Sending[]> {
  const { app } = await openCollector({ secret: 'the-secret-of-this-test' });
  const organiser = inspectRoutes(app)
    .filter(({ method, isMiddleware }) => method === 'POST' && !isMiddleware)
    .map(({ path }) => path.replace(/:\w+(\{[^}]*\})?/g, 'x'))
    .filter((path) => path.startsWith('/organiser') && !OPEN_FORM_POSTS.includes(path));
  assert.ok(organiser.length > 10, 'or the routes were looked for by a wrong name');
  const both = (path: string, chunked: number, measured: number) => [
    { path, status: chunked, isChunked: true },
    { path, status: measured, isChunked: false },
  ];
  return [
    ...[...OPEN_JSON_POSTS, ...OPEN_FORM_POSTS].flatMap((path) => both(path, 413, 413)),
    ...['/nothing/here', '/', '/mine/nothing'].flatMap((path) => both(path, 404, 413)),
    ...[...new Set(organiser), '/organiser/nothing'].flatMap((path) => both(path, 401, 401)),
  ];
}

/**
 * Sends all of it before it reads anything, as a simple program does.
 * @returns the answer's status, or why there was none
 */
async function sendThenRead(
  url: string,
  { path, isChunked, closes = false, forMs = 0, bytes = LARGE }: Sending,
): Promise<number | string> {
  const { port } = new URL(url);
  // The server ends its side first, and the rest must go on all the same.
  const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
  let failure = 'closed without an answer';
  socket.on('error', ({ message }) => (failure = message));
  socket.pause();
  socket.write(
    [
      `POST ${path} HTTP/1.1`,
      `Host: ${new URL(url).host}`,
      `Origin: ${url}`,
      `Content-Type: ${typeOf(path)}`,
      isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes}`,
      ...(closes ? ['Connection: close'] : []),
      '\r\n',
    ].join('\r\n'),
  );
  const part = 'a&'.repeat(20_000);
  const pauseMs = (forMs * part.length) / bytes;
  for (let sent = 0; sent < bytes && !socket.destroyed; sent += part.length) {
    await write(socket, isChunked ? `${part.length.toString(16)}\r\n${part}\r\n` : part);
    if (pauseMs > 0) await wait(pauseMs);
  }
  if (isChunked) await write(socket, '0\r\n\r\n');
  const status = await readStatus(socket);
  socket.destroy();
  return status ?? failure;
}

async function write(socket: Socket, words: string): Promise<void> {
  if (!socket.destroyed && !socket.write(words))
    await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined);
}

async function readStatus(socket: Socket): Promise<number | undefined> {
  let received = '';
  socket.on('data', (bytes) => (received += String(bytes)));
  socket.resume();
  while (!received.includes('\r\n\r\n') && !socket.destroyed)
    await Promise.race([once(socket, 'data'), once(socket, 'close')]).catch(() => undefined);
  const status = /^HTTP\/1\.1 (\d+) /.exec(received)?.[1];
  return status === undefined ? undefined : Number(status);
}

const told = ({ path, isChunked, closes = false }: Sending) =>
  `${path}, ${isChunked ? 'in chunks' : 'with its length'}${closes ? ', the last on its connection' : ''}`;

/** Two megabytes, sent as fast as they are taken. */
function streamOf(bytes: number): ReadableStream<Uint8Array> {
  const part = new TextEncoder().encode('a&'.repeat(8000));
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      sent += part.length;
      if (sent > bytes) controller.close();
      else controller.enqueue(part);
    },
  });
}

describe('two megabytes of a stranger', () => {
  it('get their answer at every address, also when it is read only after all was sent', async (t) => {
    const logged = silence(t);
    const { url } = await serving(t, { AREA_LOOKUP: 'https://postcodes.example/postcodes' });
    const sendings = (await largePosts()).flatMap((sending) => [
      { ...sending, forMs: 100 },
      { ...sending, forMs: 100, closes: true },
    ]);
    for (let from = 0; from < sendings.length; from += AT_ONCE) {
      const some = sendings.slice(from, from + AT_ONCE);
      assert.deepEqual(
        await Promise.all(some.map(async (each) => [told(each), await sendThenRead(url, each)])),
        some.map((each) => [told(each), each.status]),
      );
    }
    assert.deepEqual(logged(), []);
  });

  it('get it from a browser’s fetch too', async (t) => {
    const { url } = await serving(t, { AREA_LOOKUP: 'https://postcodes.example/postcodes' });
    for (const sending of await largePosts()) {
      const response = await fetch(`${url}${sending.path}`, {
        method: 'POST',
        headers: { Origin: url, 'Content-Type': typeOf(sending.path) },
        body: sending.isChunked ? streamOf(LARGE) : 'a&'.repeat(LARGE / 2),
        duplex: 'half',
      } as RequestInit);
      await response.arrayBuffer();
      assert.equal(response.status, sending.status, told(sending));
    }
  });

  it('get it over a slow line', async (t) => {
    const { url } = await serving(t);
    const slow = [
      { path: '/mine/show', status: 413 },
      { path: '/organiser/tokens', status: 401 },
      { path: '/nothing/here', status: 404 },
    ].flatMap(({ path, status }) =>
      [false, true].map((closes) => ({ path, status, closes, isChunked: true, forMs: 2000 })),
    );
    const statuses = await Promise.all(slow.map((sending) => sendThenRead(url, sending)));
    assert.deepEqual(
      statuses,
      slow.map(({ status }) => status),
    );
  });

  it('are not read for ever: what goes on too long is cut', async (t) => {
    const { url } = await serving(t);
    const { port } = new URL(url);
    const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
    t.after(() => socket.destroy());
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(
      'POST /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    const part = `${(64_000).toString(16)}\r\n${'x'.repeat(64_000)}\r\n`;
    let sent = 0;
    for (; sent < 200_000_000 && !socket.destroyed; sent += 64_000) await write(socket, part);
    assert.ok(sent > 4_000_000 && sent < 60_000_000, `${sent} bytes`);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });
});
