import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { executeCommand } from '../../src/collector/cli/execute-command.ts';
import {
  CampaignRegistry,
  type KeptDocument,
  openPostgresStore,
  openSqliteStore,
  type Store,
} from '../../src/collector/index.ts';
import { answer, edgbaston } from '../contract/examples.ts';
import {
  folder,
  type Open,
  openCollector,
  problemsOf,
  PUBLICATION,
  publishedAtOnce,
  serving,
} from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

const NOW = new Date('2026-11-22T10:00:00.000Z');
const second = (change: object = {}): KeptDocument => ({
  ...edgbaston(),
  version: 2,
  minimumAge: 18,
  ...change,
});

function logOf() {
  const lines: string[] = [];
  const log = (_: object, message: string) => lines.push(message);
  return { lines, logger: { info: log, warn: log, error: log } };
}

/** A collector on this store, and its registry. */
async function collectorOn(store: Store, documents: unknown[] = []) {
  const { lines, logger } = logOf();
  const registry = new CampaignRegistry({ store, logger, now: () => NOW });
  await registry.start(documents.map((document, n) => ({ source: `${n}.json`, document })));
  const collector = await openCollector({ store, campaigns: registry, logger, now: () => NOW });
  return { ...collector, registry, lines };
}

async function servedVersion({ get }: Pick<Open, 'get'>, id = 'edgbaston') {
  const response = await get(`/campaigns/${id}`);
  if (response.status !== 200) return response.status;
  return `version ${((await response.json()) as { version: number }).version}`;
}

async function until(holds: () => Promise<boolean>, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('waited in vain');
    await setTimeout(250);
  }
}

type OpenShared = (t: TestContext) => Promise<() => Promise<Store>>;

function conformance(name: string, shared: OpenShared, describeDatabase: typeof describe): void {
  describeDatabase(`${name}: campaigns that are live`, () => {
    const open = async (t: TestContext) => (await shared(t))();

    it('are served at once when they are published, and take answers to the version before', async (t) => {
      const collector = await collectorOn(await open(t), [publishedAtOnce()]);
      assert.equal(await servedVersion(collector), 'version 1');
      const newer = second({ publishThreshold: 1 });
      const { outcome } = await collector.registry.publish(newer, PUBLICATION);
      assert.equal(outcome, 'published');
      assert.equal(await servedVersion(collector), 'version 2');
      for (const campaignVersion of [1, 2])
        assert.equal((await collector.post(answer({ campaignVersion }))).status, 201);
      const lines = await collector.organise('/campaigns/edgbaston/responses.jsonl');
      const states = (await lines.text()).match(/"state":"\w+"/g);
      assert.deepEqual(states, Array<string>(2).fill('"state":"counted"'));
    });

    it('appear without a restart, and end when they are taken down', async (t) => {
      const collector = await collectorOn(await open(t));
      assert.equal(await servedVersion(collector), 404);
      await collector.registry.publish(edgbaston(), PUBLICATION);
      assert.equal(await servedVersion(collector), 'version 1');
      assert.equal((await collector.organise('/campaigns/edgbaston/figures')).status, 200);
      assert.equal(await collector.registry.takeDown('edgbaston', 'Grace'), true);
      for (const path of ['', '/results', '/progress']) {
        const gone = await collector.get(`/campaigns/edgbaston${path}`);
        assert.equal(gone.status, 410, path);
        const [problem] = await problemsOf(gone);
        assert.deepEqual([problem?.path, problem?.code], ['campaign', 'withdrawn'], path);
      }
      // People whose data is kept may still ask what becomes of it.
      const notice = await collector.get('/pages/edgbaston/privacy');
      assert.equal(notice.status, 200);
      assert.match(await notice.text(), /Edgbaston Constituency Party/);
      assert.equal((await collector.post(answer())).status, 422);
      assert.equal(await collector.registry.bringBack('edgbaston'), true);
      assert.equal(await servedVersion(collector), 'version 1');
      assert.equal((await collector.post(answer())).status, 201);
    });

    it('are seen by another collector on the same database within ten seconds', async (t) => {
      const openAgain = await shared(t);
      const [here, there] = [
        await collectorOn(await openAgain(), [edgbaston()]),
        await collectorOn(await openAgain()),
      ];
      assert.equal(await servedVersion(there), 'version 1');
      await here.registry.publish(second(), PUBLICATION);
      await until(async () => (await servedVersion(there)) === 'version 2', 10);
      await here.registry.takeDown('edgbaston', 'Grace');
      await until(async () => (await servedVersion(there)) === 410, 10);
    });

    it('are the newest, whether from a file or from somewhere else', async (t) => {
      const store = await open(t);
      await (await collectorOn(store, [edgbaston()])).registry.publish(second(), PUBLICATION);
      const older = await collectorOn(store, [edgbaston()]);
      assert.equal(await servedVersion(older), 'version 2');
      assert.match(older.lines.join('\n'), /0\.json is passed over: a newer version .* is live/);
      assert.deepEqual(older.registry.rejected, []);
      const newer = await collectorOn(store, [second({ version: 3 })]);
      assert.equal(await servedVersion(newer), 'version 3');
    });

    it('stay as they are where a file has the same version and other content; the others go on', async (t) => {
      const store = await open(t);
      await collectorOn(store, [edgbaston()]);
      const other = { ...edgbaston(), id: 'selly-oak' };
      const again = await collectorOn(store, [{ ...edgbaston(), minimumAge: 18 }, other]);
      assert.equal(await servedVersion(again), 'version 1');
      assert.equal(await servedVersion(again, 'selly-oak'), 'version 1');
      const [{ source, problems } = { source: '', problems: [] }] = again.registry.rejected;
      assert.equal(source, '0.json');
      assert.match(problems.join(), /version 1 with other content.*Raise "version" to 2/);
    });

    it('are not what is wrong, and stay as they are where a newer collector published what this one cannot read', async (t) => {
      const store = await open(t);
      const collector = await collectorOn(store, [edgbaston()]);
      const wrong = second({ areas: 'of a later kind' });
      const refused = await collector.registry.publish(wrong, PUBLICATION);
      assert.equal(refused.outcome, 'wrong');
      await store.campaigns.publish(wrong, PUBLICATION);
      await store.campaigns.publish({ ...edgbaston(), id: 'selly-oak' }, PUBLICATION);
      await collector.registry.refresh();
      assert.equal(await servedVersion(collector), 'version 1');
      assert.equal(await servedVersion(collector, 'selly-oak'), 'version 1');
      assert.equal(collector.registry.rejected[0]?.source, 'edgbaston, version 2');
    });

    it('are served on while the database does not answer', async (t) => {
      const store = await open(t);
      let isDown = false;
      const down: Store = Object.create(store, {
        campaigns: {
          value: new Proxy(store.campaigns, {
            get: (campaigns, verb: keyof Store['campaigns']) =>
              isDown ? () => Promise.reject(new Error('not now')) : campaigns[verb].bind(campaigns),
          }),
        },
      }) as Store;
      const collector = await collectorOn(down, [edgbaston()]);
      isDown = true;
      await assert.rejects(collector.registry.refresh(), /not now/);
      assert.equal(await servedVersion(collector), 'version 1');
      isDown = false;
      await collector.registry.publish(second(), PUBLICATION);
      assert.equal(await servedVersion(collector), 'version 2');
    });
  });
}

const closing = async (t: TestContext, store: Promise<Store>) => {
  const opened = await store;
  t.after(() => opened.close());
  return opened;
};

conformance(
  'SQLite',
  (t) => {
    const file = join(folder(t), 'collector.db');
    return Promise.resolve(() => closing(t, openSqliteStore(file)));
  },
  describe,
);

describePostgres('PostgreSQL', (server) => {
  conformance(
    'PostgreSQL',
    async (t) => {
      const url = await server.ready();
      return () => closing(t, openPostgresStore(url));
    },
    describe,
  );
});

describe('campaigns that an earlier version of the collector kept', () => {
  it('are taken down where they have no file any more, and come back with it', async (t) => {
    const file = join(folder(t), 'collector.db');
    const store = await closing(t, openSqliteStore(file));
    await store.campaigns.publish(edgbaston(), PUBLICATION);
    const database = new Database(file);
    database.exec('update campaigns set published_at = null');
    database.close();
    const without = await collectorOn(store);
    assert.equal(await servedVersion(without), 410);
    assert.match(without.lines.join(), /"edgbaston" has no file any more, and is taken down/);
    assert.equal(await servedVersion(await collectorOn(store, [edgbaston()])), 'version 1');
    assert.equal(await servedVersion(await collectorOn(store)), 'version 1', 'from then on');
  });
});

describe('the commands of campaigns', () => {
  const command = async (args: string[], env: Record<string, string>) =>
    (await executeCommand(['campaign', ...args], env)).output;

  it('import, list, take down and bring back, beside a collector that runs', async (t) => {
    const [DATA, files] = [folder(t), folder(t)];
    const { url } = await serving(t, { DATA });
    const get = (path: string) => fetch(`${url}${path}`);
    const file = join(files, 'new.json');
    writeFileSync(file, JSON.stringify({ ...edgbaston(), id: 'selly-oak' }));
    assert.equal(await command(['import', file], { DATA }), '"selly-oak", version 1, is live.');
    await until(async () => (await servedVersion({ get }, 'selly-oak')) === 'version 1', 10);
    assert.equal(
      await command(['import', file], { DATA }),
      '"selly-oak", version 1, was live already.',
    );
    assert.match(await command(['list'], { DATA }), /^selly-oak {2}version 1 .* live$/m);
    await command(['down', 'selly-oak'], { DATA });
    assert.match(
      await command(['list'], { DATA }),
      /^selly-oak .* taken down by the command line$/m,
    );
    await until(async () => (await servedVersion({ get }, 'selly-oak')) === 410, 10);
    assert.equal(await command(['up', 'selly-oak'], { DATA }), 'Live again: selly-oak');
    await assert.rejects(command(['up', 'selly-oak'], { DATA }), /No campaign "selly-oak"/);
    await assert.rejects(command(['down', 'harborne'], { DATA }), /no live campaign "harborne"/);
  });

  it('say what is wrong with a file, and change nothing', async (t) => {
    const [DATA, files] = [folder(t), folder(t)];
    const file = join(files, 'a.json');
    const importing = async (document: unknown) => {
      writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
      return command(['import', file], { DATA });
    };
    await importing(second());
    await assert.rejects(importing(second({ minimumAge: 17 })), /other content.*"version" to 3/);
    await assert.rejects(importing(edgbaston()), /A newer version of "edgbaston" is live/);
    await assert.rejects(
      importing(second({ areas: {} })),
      /a\.json is wrong:\n {2}line 1, column \d+: areas, version is missing/,
    );
    await assert.rejects(importing('{'), /a\.json is not JSON/);
    await assert.rejects(command(['import', join(files, 'none.json')], { DATA }), /none\.json can/);
    writeFileSync(file, JSON.stringify(edgbaston()));
    assert.match(await command(['check', file], {}), /a\.json is right: "edgbaston", version 1/);
    assert.match(await command(['list'], { DATA }), /^edgbaston {2}version 2 .* live$/);
  });
});
