import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { type AddResult, openPostgresStore, type Store } from '../../src/collector/index.ts';
import type { Results } from '../../src/contract/index.ts';
import { answer, edgbaston, HARBORNE, QUINTON } from '../contract/examples.ts';
import { entry, folder, PUBLICATION } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';
import { startCollector } from './process.ts';

describePostgres('PostgreSQL under several collectors', (server) => {
  const fresh = () => server.ready();
  const open = async (t: TestContext, url: string): Promise<Store> => {
    const store = await openPostgresStore(url, { secret: 'shared' });
    t.after(() => store.close());
    return store;
  };
  /** The connections that wait for a lock. */
  const waiting = (url: string) =>
    server.run(`select pid from pg_stat_activity
      where wait_event_type = 'Lock' and datname = '${new URL(url).pathname.slice(1)}'`);
  const outcomes = (added: AddResult[]) => added.map(({ outcome }) => outcome).sort();

  it('is made by the first of several collectors that open it at once', async (t) => {
    const url = await server.database();
    const stores = await Promise.all(Array.from({ length: 6 }, () => open(t, url)));
    await Promise.all(stores.map((store) => store.campaigns.publish(edgbaston(), PUBLICATION)));
    const outcomes = await Promise.all(
      stores.map((store, n) =>
        store.campaigns.publish({ ...edgbaston(), version: 2, minimumAge: 18 + n }, PUBLICATION),
      ),
    );
    assert.deepEqual(outcomes.sort(), [...Array<string>(5).fill('changed'), 'published']);
  });

  it('agrees on the first of two collectors that are given the same answers at the same moment, in any order', async (t) => {
    const url = await fresh();
    const [one, two] = [await open(t, url), await open(t, url)];
    for (let round = 0; round < 5; round++) {
      const entries = Array.from({ length: 200 }, () => entry(answer()));
      const [here, there] = await Promise.all(
        [
          entries.map((each) => one.submissions.add(each)),
          entries.toReversed().map((each) => two.submissions.add(each)),
        ].map((adding) => Promise.all(adding)),
      );
      there?.reverse();
      here?.forEach((added, at) => {
        const other = there?.[at] as AddResult;
        assert.deepEqual(outcomes([added, other]), ['new', 'same']);
        assert.equal(
          added.outcome !== 'other' && added.receipt.receivedAt,
          other.outcome !== 'other' && other.receipt.receivedAt,
        );
      });
    }
    assert.deepEqual(await one.answers.tallies('edgbaston'), [
      { area: HARBORNE, issue: 'road-surface', count: 1000 },
    ]);
  });

  it('gives an id to one of two contents that two collectors are given at the same moment', async (t) => {
    const url = await fresh();
    const [one, two] = [await open(t, url), await open(t, url)];
    for (let round = 0; round < 20; round++) {
      const id = randomUUID();
      const added = await Promise.all([
        one.submissions.add(entry(answer({ id }))),
        two.submissions.add(entry(answer({ id, answers: { issue: 'road-safety' } }))),
      ]);
      assert.deepEqual(outcomes(added), ['new', 'other']);
    }
    assert.equal(
      (await one.answers.tallies('edgbaston')).reduce((sum, { count }) => sum + count, 0),
      20,
    );
  });

  it('agrees too where the server keeps transactions apart more strictly', async (t) => {
    const url = await fresh();
    await (await openPostgresStore(url, { secret: 'shared' })).close();
    await server.run(
      `alter database "${new URL(url).pathname.slice(1)}" set default_transaction_isolation = 'serializable'`,
    );
    const [one, two] = [await open(t, url), await open(t, url)];
    const entries = Array.from({ length: 50 }, () =>
      entry(answer(), { state: 'held', heldBecause: 'closed' }),
    );
    await Promise.all(
      [...entries, ...entries.toReversed()].map((each, at) =>
        (at % 2 ? one : two).submissions.add(each),
      ),
    );
    // A few at a time: whoever waits too long for a connection is refused, and may come again.
    for (let from = 0; from < entries.length; from += 5)
      await Promise.all(
        entries
          .slice(from, from + 5)
          .flatMap(({ submission }) =>
            [one, two].map((store) => store.answers.decide('edgbaston', submission.id, 'count')),
          ),
      );
    assert.deepEqual(await one.answers.tallies('edgbaston'), [
      { area: HARBORNE, issue: 'road-surface', count: 50 },
    ]);
  });

  it('comes again where the server gives it up for another that waits for it', async (t) => {
    const url = await fresh();
    const store = await open(t, url);
    const wards = [HARBORNE, QUINTON];
    const everywhere = () =>
      wards.map((code) => entry(answer({ area: { code, version: '2025-05' } })));
    await Promise.all(everywhere().map((each) => store.submissions.add(each)));
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    t.after(() => other.end());
    await other.query(`begin; update tallies set count = count where area = '${QUINTON}'`);
    const adding = Promise.all(everywhere().map((each) => store.submissions.add(each)));
    while ((await waiting(url)).length === 0) await setTimeout(20);
    await other.query(`update tallies set count = count where area = '${HARBORNE}'; commit`);
    assert.deepEqual(outcomes(await adding), ['new', 'new']);
    assert.deepEqual(
      (await store.answers.tallies('edgbaston')).map(({ count }) => count),
      [2, 2],
    );
  });

  it('lets two processes answer for one: the first 201, the other 200 with its receipt, and 409 to other content', async (t) => {
    const env = { DATA: folder(t), DATABASE_URL: await fresh() };
    const processes = await Promise.all([startCollector(t, env), startCollector(t, env)]);
    const post = ({ url }: { url: string }, body: unknown) =>
      fetch(`${url}/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const same = Array.from({ length: 100 }, () => answer());
    const other = Array.from({ length: 50 }, () => answer());

    const answered = await Promise.all(
      same.map((each) => Promise.all(processes.map((one) => post(one, each)))),
    );
    for (const pair of answered) {
      assert.deepEqual(pair.map(({ status }) => status).sort(), [200, 201]);
      const [first, second] = await Promise.all(pair.map((response) => response.text()));
      assert.equal(first, second);
    }
    const clashes = await Promise.all(
      other.map((each) =>
        Promise.all(
          processes.map((one, at) =>
            post(one, { ...each, answers: { issue: at ? 'road-safety' : 'road-surface' } }),
          ),
        ),
      ),
    );
    for (const pair of clashes)
      assert.deepEqual(pair.map(({ status }) => status).sort(), [201, 409]);

    for (const { url } of processes)
      assert.equal(
        ((await (await fetch(`${url}/campaigns/edgbaston/results`)).json()) as Results).counted,
        150,
      );
  });
});
