import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { answer } from '../contract/examples.ts';
import { folder } from './harness.ts';
import { startCollector } from './process.ts';

describe('a collector that is asked to stop', () => {
  it('answers two hundred requests that are under way, some of whose bodies still come in, within ten seconds', async (t) => {
    const { child, url } = await startCollector(t, { DATA: folder(t) });
    const agent = new Agent({ keepAlive: true, maxSockets: 300 });
    t.after(() => agent.destroy());
    let connected = 0;
    const sendSlowly = async (pauseMs: number) => {
      const body = JSON.stringify(answer());
      const sending = request(`${url}/submissions`, {
        agent,
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
      });
      sending.once('socket', (socket) => socket.once('connect', () => (connected += 1)));
      const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
      sending.write(body.slice(0, 50));
      await setTimeout(pauseMs);
      sending.end(body.slice(50));
      const [response] = await answered;
      response.resume();
      return [response.statusCode, response.headers.connection];
    };
    const answers = Array.from({ length: 200 }, (_, n) => sendSlowly(n % 2 ? 0 : 2_000));
    while (connected < 200) await setTimeout(1);
    const since = Date.now();
    child.kill('SIGTERM');
    const exited = once(child, 'exit');
    const settled = await Promise.allSettled(answers);
    const failures = settled.flatMap((each) =>
      each.status === 'rejected' ? [String(each.reason)] : [],
    );
    assert.deepEqual(failures, [], 'none is reset');
    for (const each of settled) if (each.status === 'fulfilled') assert.equal(each.value[0], 201);
    const slow = settled.filter((_, n) => n % 2 === 0);
    assert.ok(slow.every((each) => each.status === 'fulfilled' && each.value[1] === 'close'));
    assert.deepEqual(await exited, [0, null]);
    assert.ok(Date.now() - since < 10_000);
  });

  it('waits neither for idle connections nor for a request that never ends, and takes no new ones', async (t) => {
    const begun = Date.now();
    const { child, url } = await startCollector(t, { DATA: folder(t) });
    // A busy machine takes long for everything.
    const startMs = Date.now() - begun;
    const port = Number(new URL(url).port);
    const open = (text: string) => {
      const socket = connect(port, 'localhost');
      socket.on('error', () => undefined);
      socket.write(text);
      return socket;
    };
    open('');
    open('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    open(
      'POST /submissions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{',
    );
    await setTimeout(200);
    const since = Date.now();
    child.kill('SIGTERM');
    const exited = once(child, 'exit');
    await setTimeout(1_500);
    await assert.rejects(fetch(`${url}/healthz`));
    assert.deepEqual(await exited, [0, null]);
    assert.ok(Date.now() - since < 10_000 + 2 * startMs);
  });
});
