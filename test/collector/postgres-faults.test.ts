import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openPostgresStore, type Store } from '../../src/collector/index.ts';
import { answer, HARBORNE } from '../contract/examples.ts';
import { entry, openCollector, silence } from './harness.ts';
import { describePostgres, PASSWORD } from './postgres-harness.ts';

const all = { limit: 1000 };

/** Passes everything on between a store and its server, until it is told otherwise. */
async function wire(t: TestContext, to: number) {
  let silent = false;
  let cutAfter: string | undefined;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => (near.destroy(), far.destroy()));
    }
    let cut = false;
    near.on('data', (said: Buffer) => {
      if (silent) return;
      far.write(said);
      cut ||= cutAfter !== undefined && said.includes(cutAfter);
    });
    far.on('data', (said: Buffer) => {
      if (cut) near.destroy();
      else if (!silent) near.write(said);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    /** The server hears what it is told with these words in it; its answer never arrives. */
    cutAfter: (words: string | undefined) => (cutAfter = words),
    /** Nothing arrives anywhere, and nobody is told. */
    fallSilent: () => (silent = true),
  };
}

describePostgres('PostgreSQL that fails', (server) => {
  const fresh = () => server.database();
  const open = async (t: TestContext, url: string, patience?: number): Promise<Store> => {
    const store = await openPostgresStore(url, patience === undefined ? {} : { patience });
    t.after(() => store.close());
    return store;
  };

  it('stores an answer once whose commit nobody heard of, and gives it its first receipt when it comes again', async (t) => {
    const url = await fresh();
    const line = await wire(t, server.port);
    const store = await open(t, url.replace(`:${server.port}/`, `:${line.port}/`));
    const alone = entry(answer());
    const together = Array.from({ length: 19 }, () => entry(answer()));

    line.cutAfter('commit\0');
    await assert.rejects(store.add(alone));
    line.cutAfter(undefined);
    const later = {
      ...alone,
      receipt: { ...alone.receipt, receivedAt: '2026-11-23T00:00:00.000Z' },
    };
    const again = await store.add(later);
    assert.deepEqual(
      again.outcome === 'same' && again.receipt.receivedAt,
      alone.receipt.receivedAt,
    );

    line.cutAfter('commit\0');
    const adding = Promise.allSettled(together.map((each) => store.add(each)));
    await setTimeout(150);
    line.cutAfter(undefined);
    await adding;
    for (const each of together) assert.equal((await store.add(each)).outcome, 'same');
    assert.equal((await store.responses('edgbaston', all)).length, 20);
    assert.deepEqual(await store.tallies('edgbaston'), [
      { area: HARBORNE, issue: 'road-surface', count: 20 },
    ]);
  });

  it('gives a server up that has fallen silent, and all that waits for it at once', async (t) => {
    const url = await fresh();
    const line = await wire(t, server.port);
    const store = await open(t, url.replace(`:${server.port}/`, `:${line.port}/`), 300);
    await store.add(entry(answer()));
    line.fallSilent();
    const since = Date.now();
    const added = await Promise.allSettled(
      Array.from({ length: 100 }, () => store.add(entry(answer()))),
    );
    assert.ok(added.every(({ status }) => status === 'rejected'));
    assert.ok(Date.now() - since < 8000, 'once for all, not once for each');
  });

  it('is asked again after it has crashed: the collector says "not now" until then, and stays up', async (t) => {
    const logged = silence(t);
    const { post, get, store } = await openCollector({ store: await open(t, await fresh()) });
    const before = await Promise.all(Array.from({ length: 20 }, () => post(answer())));
    assert.ok(before.every(({ status }) => status === 201));
    const inFlight = Array.from({ length: 20 }, () => post(answer()));
    await server.stop('immediate');
    const during = await Promise.all([
      ...inFlight,
      ...Array.from({ length: 5 }, () => post(answer())),
    ]);
    const refused = during.filter(({ status }) => status !== 201);
    assert.ok(refused.length >= 5);
    for (const { status, headers } of refused)
      assert.deepEqual([status, headers.get('Retry-After')], [503, '5']);
    assert.equal((await get('/healthz')).status, 503);
    await server.start();
    assert.equal((await get('/healthz')).status, 200);
    assert.equal((await post(answer())).status, 201);
    const kept = (await store.responses('edgbaston', all)).length;
    assert.ok(kept >= 21 + during.length - refused.length && kept <= 46);
    assert.doesNotMatch(logged().join('\n'), new RegExp(PASSWORD));
  });
});
