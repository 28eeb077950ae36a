import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { openPostgresStore, type Store } from '../../src/collector/index.ts';
import { answer, champion, HARBORNE } from '../contract/examples.ts';
import { entry, openCollector, serving, silence, TOKEN } from './harness.ts';
import { describePostgres, PASSWORD } from './postgres-harness.ts';

const all = { limit: 1000 };

/** Passes everything on between a store and its server, until it is told otherwise. */
async function wire(t: TestContext, to: number) {
  let silent = false;
  let cutAfter: string | undefined;
  const sockets = new Set<Socket>();
  const frozenSockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => (near.destroy(), far.destroy()));
    }
    let cut = false;
    const frozen = () => silent || frozenSockets.has(near);
    near.on('data', (said: Buffer) => {
      if (frozen()) return;
      far.write(said);
      cut ||= cutAfter !== undefined && said.includes(cutAfter);
    });
    far.on('data', (said: Buffer) => {
      // What else it answers may come after the commit was passed on, and before it has happened.
      if (cut && said.includes('COMMIT')) near.destroy();
      else if (!frozen()) near.write(said);
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
    /** The same for the connections that there are; new ones work. */
    freezeOpenConnections: () => sockets.forEach((socket) => frozenSockets.add(socket)),
  };
}

describePostgres('PostgreSQL that fails', (server) => {
  const fresh = () => server.ready();
  const open = async (t: TestContext, url: string, silenceTimeoutMs?: number): Promise<Store> => {
    const store = await openPostgresStore(
      url,
      silenceTimeoutMs === undefined ? {} : { silenceTimeoutMs },
    );
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
    await assert.rejects(store.submissions.add(alone));
    line.cutAfter(undefined);
    const later = {
      ...alone,
      receipt: { ...alone.receipt, receivedAt: '2026-11-23T00:00:00.000Z' },
    };
    const again = await store.submissions.add(later);
    assert.deepEqual(
      again.outcome === 'same' && again.receipt.receivedAt,
      alone.receipt.receivedAt,
    );

    line.cutAfter('commit\0');
    const adding = Promise.allSettled(together.map((each) => store.submissions.add(each)));
    await setTimeout(150);
    line.cutAfter(undefined);
    await adding;
    for (const each of together) assert.equal((await store.submissions.add(each)).outcome, 'same');
    assert.equal((await store.answers.list('edgbaston', all)).length, 20);
    assert.deepEqual(await store.answers.tallies('edgbaston'), [
      { area: HARBORNE, issue: 'road-surface', count: 20 },
    ]);
  });

  it('gives a server up that has fallen silent, and all that waits for it at once', async (t) => {
    const url = await fresh();
    const line = await wire(t, server.port);
    const store = await open(t, url.replace(`:${server.port}/`, `:${line.port}/`), 2000);
    await store.submissions.add(entry(answer()));
    line.fallSilent();
    const since = Date.now();
    const added = await Promise.allSettled(
      Array.from({ length: 100 }, () => store.submissions.add(entry(answer()))),
    );
    assert.ok(added.every(({ status }) => status === 'rejected'));
    assert.ok(Date.now() - since < 20_000, 'once for all, not once for each');
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
    const kept = (await store.answers.list('edgbaston', all)).length;
    assert.ok(kept >= 21 + during.length - refused.length && kept <= 46);
    assert.doesNotMatch(logged().join('\n'), new RegExp(PASSWORD));
  });

  /** A session of somebody else, in a transaction that has run this statement. */
  const otherSession = async (t: TestContext, url: string, statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    t.after(() => client.end());
    await client.query('begin');
    await client.query(statement);
    return { rollback: () => client.query('rollback') };
  };

  for (const [what, statement] of [
    ['a table', 'lock table responses in access exclusive mode'],
    ['a row', 'select * from tallies for update'],
  ] as const)
    it(`says "not now" within ten seconds, and that it is not well, while another session locks ${what}`, async (t) => {
      const logged = silence(t);
      const url = await fresh();
      const { post, get } = await openCollector({ store: await open(t, url) });
      assert.equal((await post(answer())).status, 201);
      const other = await otherSession(t, url, statement);
      const since = Date.now();
      const first = Array.from({ length: 40 }, () => post(answer()));
      await setTimeout(500);
      const later = Array.from({ length: 40 }, () => post(answer()));
      const answers = await Promise.all([...first, ...later]);
      assert.ok(Date.now() - since < 10_000, 'the whole batch fails together');
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [503]);
      assert.equal((await get('/healthz')).status, 503);
      await other.rollback();
      assert.equal((await post(answer())).status, 201);
      assert.equal((await get('/healthz')).status, 200);
      assert.match(logged().join('\n'), /lock timeout/);
    });

  it('uses no connection again from before the network failed', async (t) => {
    const url = await fresh();
    const line = await wire(t, server.port);
    const store = await open(t, url.replace(`:${server.port}/`, `:${line.port}/`), 4000);
    await Promise.all(Array.from({ length: 10 }, () => store.answers.tallies('edgbaston')));
    line.freezeOpenConnections();
    await assert.rejects(store.answers.tallies('edgbaston'), /said nothing for 4 seconds/);
    // A question on a dead connection would fail after four seconds, as the one before.
    for (let turn = 0; turn < 10; turn++) await store.answers.tallies('edgbaston');
  });

  it('lets maintenance take longer than a request may', async (t) => {
    const url = await fresh();
    const store = await open(t, url, 2000);
    const old = { id: '', reference: '', receivedAt: '2020-01-01T00:00:00.000Z' };
    await store.submissions.add(entry(champion(), { receipt: old }));
    const [person] = (await store.people.list('edgbaston', { limit: 1 })).people;
    const due = [{ subject: person?.id ?? '', reason: 'last-contact' as const }];
    const other = await otherSession(t, url, 'lock table registers in access exclusive mode');
    const before = '2021-01-01T00:00:00.000Z';
    const expired = store.retention.remove('edgbaston', due, before, before);
    await setTimeout(4000);
    await other.rollback();
    assert.equal(await expired, 1);
  });

  it('ends a download that it cuts as one that is not whole', async (t) => {
    silence(t);
    const url = await fresh();
    const running = await serving(t, { DATABASE_URL: url });
    const store = await open(t, url);
    await store.submissions.add(entry(answer()));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    t.after(() => client.end());
    const { rows } = await client.query<{ column_name: string }>(
      "select column_name from information_schema.columns where table_name = 'responses'",
    );
    const names = rows.map(({ column_name }) => column_name);
    const copied = names.map((name) => {
      if (name === 'id') return "lpad(n::text, 36, '0')";
      return name === 'words' ? "repeat('x', 2000)" : name;
    });
    // As many as fill every buffer between the database and the reader.
    await client.query(
      `insert into responses (${names.join()}) select ${copied.join()} from responses, generate_series(1, 20000) n`,
    );
    const response = await fetch(`${running.url}/organiser/campaigns/edgbaston/responses.csv`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await client.query('alter table responses rename to gone');
    await assert.rejects(async () => {
      while (!(await reader.read()).done);
    });
  });
});
