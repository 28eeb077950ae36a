import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { openPostgresStore, openSqliteStore, type Store } from '../../src/collector/index.ts';
import { ErasureList } from '../../src/collector/people/erasure-list.ts';
import { RetentionBackups } from '../../src/collector/people/retention-backups.ts';
import {
  RetentionKeeper,
  type RetentionOptions,
} from '../../src/collector/people/run-retention.ts';
import { CampaignDocument } from '../../src/contract/index.ts';
import { champion, consents, contact, edgbaston } from '../contract/examples.ts';
import {
  entry,
  folder,
  keepLog,
  form,
  HTML,
  openCollector,
  readMarkup,
  silence,
  standIn,
  TOKEN,
  PUBLICATION,
} from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2026-11-21T12:00:00.000Z');
const SECRET = 'the-secret-of-this-test';

const withDays = (retentionDays: number) =>
  CampaignDocument.parse({
    ...edgbaston(),
    controller: { ...edgbaston().controller, retentionDays },
  });

/** A register with people in it, and a keeper whose clock the test moves. */
async function keeping(t: TestContext, people: number, options: Partial<RetentionOptions> = {}) {
  const store = (options.store as Store | undefined) ?? (await openSqliteStore(':memory:'));
  if (!options.store) t.after(() => store.close());
  await store.campaigns.publish(edgbaston(), PUBLICATION);
  for (let n = 0; n < people; n++)
    await store.submissions.add(
      entry(
        contact({
          answers: { name: `Person ${n}`, email: `p${n}@example.org`, ageConfirmed: true },
          consents: consents('keep'),
        }),
        {
          receipt: { id: '', reference: '', receivedAt: new Date(START).toISOString() },
        },
      ),
    );
  const { logger, lines } = keepLog();
  const clock = { wallMs: START, monotonicMs: 0 };
  const keeper = (days: number) =>
    new RetentionKeeper({
      listCampaigns: () => Promise.resolve([withDays(days)]),
      now: () => new Date(clock.wallMs),
      monotonic: () => clock.monotonicMs,
      logger,
      ...options,
      store,
    });
  const pass = (ms: number) => {
    clock.wallMs += ms;
    clock.monotonicMs += ms;
  };
  const left = async () => (await store.people.list('edgbaston', { limit: 500 })).people.length;
  return { store, keeper, clock, pass, lines, left };
}

describe('retention', () => {
  it('deletes people whose time is up once two looks twenty hours apart saw it, and logs counts only', async (t) => {
    const { keeper, pass, lines, left, store } = await keeping(t, 2);
    const keep = keeper(30);
    pass(30 * DAY_MS);
    assert.deepEqual(await keep.look(), { edgbaston: 0 });
    pass(1);
    assert.deepEqual(await keep.look(), { edgbaston: 0 });
    pass(20 * HOUR_MS - 1);
    assert.deepEqual(await keep.look(), { edgbaston: 0 });
    pass(1);
    assert.deepEqual(await keep.look(), { edgbaston: 2 });
    assert.equal(await left(), 0);
    assert.deepEqual(lines.at(-1), 'retention: 2 people of edgbaston deleted');
    assert.deepEqual(await store.retention.marks('edgbaston'), []);
  });

  it('deletes nobody after one look at a wrong clock, and forgets what it saw once the clock is right', async (t) => {
    const { keeper, clock, pass, left, store } = await keeping(t, 3);
    clock.wallMs = Date.parse('2030-01-01T00:00:00.000Z');
    await keeper(365).look();
    assert.equal((await store.retention.marks('edgbaston')).length, 3);
    clock.wallMs = START + HOUR_MS;
    const right = keeper(365);
    await right.look();
    assert.deepEqual(await store.retention.marks('edgbaston'), []);
    pass(21 * HOUR_MS);
    assert.deepEqual(await right.look(), { edgbaston: 0 });
    assert.equal(await left(), 3);
  });

  it('counts anew when the clock is set while it runs, and when it jumps over a restart', async (t) => {
    const { keeper, clock, pass, left } = await keeping(t, 3);
    const running = keeper(365);
    await running.look();
    for (const year of [2030, 2031, 2032]) {
      pass(HOUR_MS);
      clock.wallMs = Date.UTC(year, 0, 1);
      assert.deepEqual(await running.look(), { edgbaston: 0 });
    }
    for (const year of [2033, 2034]) {
      clock.wallMs = Date.UTC(year, 0, 1);
      assert.deepEqual(await keeper(365).look(), { edgbaston: 0 });
    }
    assert.equal(await left(), 3);
  });

  it('withdraws what a wrong number made due, as soon as the number is right', async (t) => {
    const { keeper, pass, left, store } = await keeping(t, 3);
    pass(3 * DAY_MS);
    await keeper(1).look();
    assert.equal((await store.retention.marks('edgbaston')).length, 3);
    pass(19 * HOUR_MS);
    await keeper(365).look();
    pass(2 * HOUR_MS);
    await keeper(1).look();
    assert.equal(await left(), 3);
  });

  it('keeps who was in contact again after the first look', async (t) => {
    const { keeper, pass, clock, left, store } = await keeping(t, 2);
    const keep = keeper(30);
    pass(31 * DAY_MS);
    await keep.look();
    const [first] = (await store.people.list('edgbaston', { limit: 1 })).people;
    await store.people.change(
      'edgbaston',
      [first?.id ?? ''],
      { what: 'stage', stage: 'active' },
      { name: 'Grace', at: new Date(clock.wallMs).toISOString() },
    );
    pass(20 * HOUR_MS);
    await keep.look();
    assert.equal(await left(), 1);
  });

  it('stops where more than 20 people and a tenth of the register would go, and says so once', async (t) => {
    const { keeper, pass, lines, left, store } = await keeping(t, 21);
    pass(3 * DAY_MS);
    const keep = keeper(1);
    await keep.look();
    pass(20 * HOUR_MS);
    for (let look = 0; look < 3; look++) {
      assert.deepEqual(await keep.look(), { edgbaston: 0 });
      pass(HOUR_MS);
    }
    assert.equal(await left(), 21);
    const [stop, ...more] = await store.retention.openStops();
    assert.deepEqual([stop?.due, stop?.people, more.length], [21, 21, 0]);
    assert.match(stop?.reason ?? '', /retentionDays is 1/);
    assert.equal(lines.filter((line) => /STOPPED. 21 of 21 people/.test(line)).length, 1);
  });

  it('goes on with twenty people without asking', async (t) => {
    const { keeper, pass } = await keeping(t, 20);
    pass(3 * DAY_MS);
    const keep = keeper(1);
    await keep.look();
    pass(20 * HOUR_MS);
    assert.deepEqual(await keep.look(), { edgbaston: 20 });
  });

  it('deletes what an organiser confirmed on the page, after it was shown with its numbers', async (t) => {
    const { keeper, pass, left, store, clock } = await keeping(t, 60);
    const { organise, app } = await openCollector({
      store,
      campaigns: [edgbaston()],
      now: () => new Date(clock.wallMs),
    });
    pass(3 * DAY_MS);
    const keep = keeper(1);
    await keep.look();
    pass(20 * HOUR_MS);
    await keep.look();
    const shown = await readMarkup(organise('/campaigns/edgbaston', { headers: HTML }));
    assert.match(shown, /60 of 60 people.*people are kept for 1 day/s);
    const page = await readMarkup(organise('/retention', { headers: HTML }));
    assert.match(page, /Delete 60 people/);
    const { stops } = (await (await organise('/retention')).json()) as { stops: { id: string }[] };
    const path = `/retention/${stops[0]?.id}`;
    assert.equal((await organise(`${path}/confirm?due=59`, { method: 'POST' })).status, 409);
    const pressed = await app.request(`/organiser${path}/confirm?due=60`, {
      ...form({}, { ...HTML, Cookie: `organiser=${TOKEN}`, Authorization: `Bearer ${TOKEN}` }),
    });
    assert.equal(pressed.status, 303);
    assert.equal((await organise(`${path}/postpone?due=60`, { method: 'POST' })).status, 409);
    assert.equal((await store.retention.openStops())[0]?.decidedBy, 'collector');
    assert.equal(await left(), 60);
    pass(HOUR_MS);
    assert.deepEqual(await keep.look(), { edgbaston: 60 });
    assert.deepEqual(await store.retention.openStops(), []);
    assert.doesNotMatch(
      await readMarkup(organise('/campaigns/edgbaston', { headers: HTML })),
      /Retention stopped/,
    );
  });

  it('asks again where the people of a confirmed deletion are due no more, and others are later', async (t) => {
    const { keeper, pass, left, store, clock } = await keeping(t, 30);
    const { organise } = await openCollector({
      store,
      campaigns: [edgbaston()],
      now: () => new Date(clock.wallMs),
    });
    pass(3 * DAY_MS);
    await keeper(1).look();
    pass(20 * HOUR_MS);
    await keeper(1).look();
    const [stop] = await store.retention.openStops();
    await organise(`/retention/${stop?.id}/confirm?due=30`, { method: 'POST' });
    assert.equal((await store.retention.openStops())[0]?.decision, 'confirmed');

    pass(HOUR_MS);
    await keeper(365).look();
    assert.deepEqual(await store.retention.openStops(), []);
    pass(HOUR_MS);
    await keeper(1).look();
    pass(20 * HOUR_MS);
    assert.deepEqual(await keeper(1).look(), { edgbaston: 0 });
    assert.equal((await store.retention.openStops())[0]?.decision, null);
    assert.equal(await left(), 30);
  });

  it('asks again seven days after it was put off', async (t) => {
    const { keeper, pass, left, store, clock } = await keeping(t, 30);
    const { organise } = await openCollector({
      store,
      campaigns: [edgbaston()],
      now: () => new Date(clock.wallMs),
    });
    pass(3 * DAY_MS);
    const keep = keeper(1);
    await keep.look();
    pass(20 * HOUR_MS);
    await keep.look();
    const [stop] = await store.retention.openStops();
    const put = await organise(`/retention/${stop?.id}/postpone?due=30`, { method: 'POST' });
    assert.equal(put.status, 204);
    for (let day = 0; day < 6; day++) {
      pass(DAY_MS);
      assert.deepEqual(await keep.look(), { edgbaston: 0 });
    }
    assert.equal((await store.retention.openStops())[0]?.id, stop?.id);
    pass(DAY_MS);
    await keep.look();
    const [next] = await store.retention.openStops();
    assert.notEqual(next?.id, stop?.id);
    assert.equal(next?.decision, null);
    assert.equal(await left(), 30);
  });

  it('may be decided only by a token that changes things, of that campaign', async (t) => {
    const { keeper, pass, store } = await keeping(t, 30);
    const { app, organise } = await openCollector({
      store,
      campaigns: [edgbaston(), { ...edgbaston(), id: 'selly-oak' }],
    });
    pass(3 * DAY_MS);
    await keeper(1).look();
    pass(20 * HOUR_MS);
    await keeper(1).look();
    const [stop] = await store.retention.openStops();
    const tokenFor = async (name: string, campaigns: string[], scope: string) => {
      const made = await organise('/tokens', {
        ...form({ name, scope, campaign: campaigns[0] ?? '*' }),
        headers: { ...form({}).headers, Authorization: `Bearer ${TOKEN}` },
      });
      return /value="([^"]+)" readonly/.exec(await readMarkup(made))?.[1] ?? '';
    };
    const ask = (token: string, path: string, method: string) =>
      app.request(`/organiser/retention${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}` },
      });
    const reader = await tokenFor('Reader', ['edgbaston'], 'register');
    const neighbour = await tokenFor('Neighbour', ['selly-oak'], 'work');
    for (const decision of ['confirm', 'postpone']) {
      const path = `/${stop?.id}/${decision}?due=30`;
      assert.equal((await ask(reader, path, 'POST')).status, 403);
      assert.equal((await ask(neighbour, path, 'POST')).status, 404);
    }
    assert.deepEqual(await (await ask(neighbour, '', 'GET')).json(), { stops: [] });
    assert.equal((await store.retention.openStops())[0]?.decision, null);
    assert.equal(
      (await organise('/retention/nothing/confirm?due=30', { method: 'POST' })).status,
      404,
    );
  });

  it('goes by the last document of a campaign that is served no more', async (t) => {
    const { store, pass, clock } = await keeping(t, 0);
    await store.campaigns.publish({ ...withDays(1), id: 'over' }, PUBLICATION);
    await store.submissions.add(
      entry(champion({ campaign: 'over' }), {
        receipt: { id: '', reference: '', receivedAt: new Date(START).toISOString() },
      }),
    );
    const keep = new RetentionKeeper({
      store,
      listCampaigns: () => Promise.resolve([]),
      now: () => new Date(clock.wallMs),
      monotonic: () => clock.monotonicMs,
      logger: keepLog().logger,
    });
    pass(2 * DAY_MS);
    await keep.look();
    pass(20 * HOUR_MS);
    assert.deepEqual(await keep.look(), { edgbaston: 0, over: 1 });
  });

  it('deletes an entry without a consent to be kept after thirty days', async (t) => {
    const { keeper, pass, left, store } = await keeping(t, 1);
    await store.submissions.add(
      entry(contact({ campaignVersion: 9, consents: [] }), {
        state: 'held',
        heldBecause: 'unknown-version',
        receipt: { id: '', reference: '', receivedAt: new Date(START).toISOString() },
      }),
    );
    const keep = keeper(365);
    pass(30 * DAY_MS);
    await keep.look();
    pass(20 * HOUR_MS);
    await keep.look();
    assert.equal(await left(), 2);
    pass(20 * HOUR_MS);
    assert.deepEqual(await keep.look(), { edgbaston: 1 });
    assert.equal(await left(), 1);
  });

  it('that is interrupted goes on a day later, with whoever was left and under the same decision', async (t) => {
    const real = await openSqliteStore(':memory:');
    t.after(() => real.close());
    let steps = 0;
    const store = standIn(real, {
      retention: new Proxy(real.retention, {
        get(records, verb): unknown {
          if (verb === 'remove' && ++steps === 2)
            return () => Promise.reject(new Error('the disk is full'));
          const own: unknown = Reflect.get(records, verb);
          return typeof own === 'function' ? own.bind(records) : own;
        },
      }),
    });
    const { keeper, pass, lines, left } = await keeping(t, 60, { store });
    const keep = keeper(30);
    pass(31 * DAY_MS);
    await keep.look();
    pass(20 * HOUR_MS);
    await keep.look();
    const [stop] = await real.retention.openStops();
    await real.retention.decideStop(stop?.id ?? '', 60, 'confirmed', 'Grace', '');
    pass(HOUR_MS);
    await assert.rejects(keep.look(), /the disk is full/);
    const kept = await left();
    assert.ok(kept > 0 && kept < 60, 'the first step was deleted');
    assert.equal(lines.at(-1), `retention: ${60 - kept} people of edgbaston deleted`);
    for (let hour = 1; hour < 20; hour++) {
      pass(HOUR_MS);
      assert.deepEqual(await keep.look(), { edgbaston: 0 }, `after ${hour} hours`);
    }
    pass(HOUR_MS);
    assert.deepEqual(await keep.look(), { edgbaston: kept });
    assert.equal(await left(), 0);
    assert.deepEqual(await real.retention.openStops(), []);
  });

  it('is not done where its backup cannot be written, and is logged', async (t) => {
    const { keeper, pass, left, lines } = await keeping(t, 2, {
      backUp: () => Promise.reject(new Error('disk full')),
    });
    pass(31 * DAY_MS);
    await keeper(30).look();
    pass(20 * HOUR_MS);
    const keep = keeper(30);
    keep.start();
    await keep.stop();
    assert.match(lines.join(), /retention: not done, tried again in an hour.*disk full/);
    assert.equal(await left(), 2);
  });

  it('is logged where it cannot be done, and the collector goes on', async (t) => {
    const logged = silence(t);
    const { store } = await openCollector();
    const keep = new RetentionKeeper({
      store: standIn(store, {
        campaigns: { listNewest: () => Promise.reject(new Error('disk full')) },
      }),
      listCampaigns: () => Promise.resolve([]),
    });
    keep.start();
    await keep.stop();
    assert.match(logged().join(), /retention: not done.*disk full/);
  });
});

function retentionBackups(open: (t: TestContext, place: string) => Promise<Store>): void {
  void it('hold what was deleted, but nobody who is erased, and go after seven days', async (t) => {
    const place = folder(t);
    const store = await open(t, place);
    const erasures = new ErasureList(join(place, 'erasures'), SECRET);
    const where = join(place, 'backups');
    const backups = new RetentionBackups({ folder: where, store, secret: SECRET, erasures });
    const { keeper, pass, left, clock } = await keeping(t, 2, {
      store,
      backUp: (...about) => backups.write(...about),
      deleteOldBackups: (at) => backups.deleteOld(at),
    });
    const signups = await store.signups.list('edgbaston', { limit: 9 });
    const keep = keeper(30);
    pass(31 * DAY_MS);
    await keep.look();
    pass(20 * HOUR_MS);
    await keep.look();
    assert.equal(await left(), 0);
    const files = () => readdirSync(where).filter((name) => name.startsWith('retention-'));
    const text = () =>
      files()
        .map((name) => readFileSync(join(where, name), 'latin1'))
        .join('');
    assert.equal(statSync(join(where, files()[0] ?? '')).mode & 0o777, 0o600);
    assert.equal(statSync(where).mode & 0o777, 0o700);
    assert.match(text(), /p0@example\.org/);
    assert.match(text(), /p1@example\.org/);

    const gone = signups.find(({ email }) => email === 'p0@example.org');
    erasures.add([gone?.id ?? ''], new Date(clock.wallMs).toISOString());
    await backups.applyErasures(new Date(clock.wallMs).toISOString());
    assert.doesNotMatch(text(), /p0@example\.org/);
    assert.match(text(), /p1@example\.org/);

    for (let hours = 0; hours < 7 * 24 - 1; hours++) {
      pass(HOUR_MS);
      await backups.deleteOld(new Date(clock.wallMs));
    }
    assert.notDeepEqual(files(), []);
    pass(HOUR_MS);
    await backups.deleteOld(new Date(clock.wallMs));
    assert.deepEqual(files(), []);
  });
}

describe('backups of retention in SQLite', () => {
  retentionBackups(async (t, place) => {
    const store = await openSqliteStore(join(place, 'collector.db'), { secret: SECRET });
    t.after(() => store.close());
    return store;
  });

  it('are whole databases', async (t) => {
    const place = folder(t);
    const store = await openSqliteStore(join(place, 'collector.db'), { secret: SECRET });
    t.after(() => store.close());
    await store.submissions.add(entry(champion()));
    const backups = new RetentionBackups({
      folder: place,
      store,
      secret: SECRET,
      erasures: new ErasureList(join(place, 'erasures'), SECRET),
    });
    await backups.write('edgbaston', [], new Date(START));
    const [name = ''] = readdirSync(place).filter((file) => file.startsWith('retention-'));
    const copy = new Database(join(place, name), { readonly: true });
    t.after(() => copy.close());
    assert.equal(copy.pragma('integrity_check', { simple: true }), 'ok');
    assert.equal(copy.prepare('select name from people').pluck().get(), 'Ada Okafor');
  });
});

describePostgres('backups of retention in PostgreSQL', (server) => {
  retentionBackups(async (t) => {
    const store = await openPostgresStore(await server.ready(), { secret: SECRET });
    t.after(() => store.close());
    return store;
  });
});
