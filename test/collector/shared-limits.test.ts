import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import pg from 'pg';
import { type Logger, openPostgresStore } from '../../src/collector/index.ts';
import { PostgresRateLimits } from '../../src/collector/store/postgres/postgres-rate-limits.ts';
import { answer, contact, HARBORNE } from '../contract/examples.ts';
import { openCollector } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

const SECRET = 'the secret that both collectors have';
const from = (address: string) => ({ 'X-Forwarded-For': address });

function warningsOf(): { logger: Logger; warnings: string[] } {
  const warnings: string[] = [];
  const ignore = () => undefined;
  return {
    warnings,
    logger: { info: ignore, error: ignore, warn: (_, message) => warnings.push(message) },
  };
}

describePostgres('rate limits of collectors on one PostgreSQL', (server) => {
  /** A collector with a store of its own on that database. */
  const open = async (t: TestContext, url: string, options: { logger?: Logger } = {}) => {
    const store = await openPostgresStore(url, { secret: SECRET });
    t.after(() => store.close());
    return openCollector({ store, secret: SECRET, rateLimit: 4, trustProxy: 1, ...options });
  };
  const twoCollectors = async (t: TestContext) => {
    const url = await server.ready();
    return { url, here: await open(t, url), there: await open(t, url) };
  };
  const rows = (url: string) =>
    server.run<{ key: string; points: number; expire: string }>(
      'select * from rate_limits',
      new URL(url).pathname.slice(1),
    );

  it('count an address at whichever collector it sends to', async (t) => {
    const { here, there } = await twoCollectors(t);
    const statuses: number[] = [];
    for (const { post } of [here, there, here, there, here, there])
      statuses.push((await post(answer(), from('203.0.113.5'))).status);
    assert.deepEqual(statuses, [201, 201, 201, 201, 429, 429]);
    const refused = await there.post(answer(), from('203.0.113.5'));
    const seconds = Number(refused.headers.get('Retry-After'));
    assert.ok(seconds >= 1 && seconds <= 60, String(seconds));
    assert.equal((await there.post(answer(), from('203.0.113.6'))).status, 201);
  });

  it('count a contact at whichever collector takes it', async (t) => {
    const { here, there } = await twoCollectors(t);
    const statuses: number[] = [];
    for (let n = 0; n < 11; n++) {
      const { post } = n % 2 ? here : there;
      const answers = {
        name: 'Amina Begum',
        email: 'amina@residents.example',
        ageConfirmed: true as const,
      };
      const given = contact({ answers, area: { code: HARBORNE, version: '2025-05' } });
      statuses.push((await post(given, from(`203.0.113.${n}`))).status);
    }
    assert.deepEqual(statuses, [...Array<number>(10).fill(201), 429]);
  });

  it('count guesses of a token together, and let the right one in at once', async (t) => {
    const { here, there } = await twoCollectors(t);
    const sendWrong = ({ app }: typeof here) =>
      app.request('/organiser/retention', {
        headers: { Authorization: 'Bearer a-wrong-token-of-a-stranger', ...from('203.0.113.5') },
      });
    for (let n = 0; n < 10; n++) assert.equal((await sendWrong(n % 2 ? here : there)).status, 401);
    assert.equal((await sendWrong(here)).status, 429);
    assert.equal((await sendWrong(there)).status, 429);
    const right = await there.organise('/retention', { headers: from('203.0.113.5') });
    assert.equal(right.status, 200);
  });

  it('count a right token no more, however many requests come with it at once', async (t) => {
    const { here } = await twoCollectors(t);
    const headers = from('203.0.113.5');
    for (let n = 0; n < 10; n++)
      await Promise.all(Array.from({ length: 6 }, () => here.organise('/retention', { headers })));
    const wrong = { Authorization: 'Bearer a-wrong-token-of-a-stranger', ...headers };
    assert.equal((await here.organise('/retention', { headers: wrong })).status, 401);
  });

  it('cost the database nothing for who sends an answer', async (t) => {
    const { url, here } = await twoCollectors(t);
    await here.post(answer(), from('203.0.113.5'));
    assert.deepEqual(await rows(url), []);
  });

  it('let through just what is left where many come at once', async (t) => {
    const { here, there } = await twoCollectors(t);
    const answers = Array.from({ length: 16 }, (_, n) =>
      (n % 2 ? here : there).post(answer(), from('203.0.113.5')),
    );
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    const taken = statuses.filter((status) => status === 201).length;
    // Of each collector's first quarter, one answer is counted late.
    assert.ok(taken >= 4 && taken <= 5, `${taken} of 16 were taken`);
  });

  it('keep keyed hashes for minutes, and no address', async (t) => {
    const { url, here } = await twoCollectors(t);
    for (let n = 0; n < 3; n++)
      assert.equal((await here.post(contact(), from('203.0.113.5'))).status, 201);
    const kept = await rows(url);
    const names = kept.map(({ key }) => key.split(':')[0]).sort();
    assert.deepEqual(names, ['contact', 'submission-network']);
    const { email = '' } = contact().answers;
    for (const { key, expire } of kept) {
      assert.match(key, /^[a-z]+(-[a-z]+)?:[\w-]{43}$/);
      assert.ok(!key.includes('203.0.113') && !key.includes(email));
      assert.ok(Number(expire) <= Date.now() + 600_000);
    }
  });

  it('delete what is over', async (t) => {
    const { url, here } = await twoCollectors(t);
    for (let n = 0; n < 2; n++) await here.post(answer(), from('203.0.113.5'));
    const limits = new PostgresRateLimits(url);
    t.after(() => limits.close());
    await limits.deleteExpired();
    assert.notEqual((await rows(url)).length, 0, 'what still counts is kept');
    await limits.deleteExpired(Date.now() + 61_000);
    assert.deepEqual(await rows(url), []);
  });

  it('do so each minute, by themselves', async (t) => {
    const url = await server.ready();
    await (await openPostgresStore(url)).close();
    t.mock.timers.enable({ apis: ['setInterval'] });
    const limits = new PostgresRateLimits(url);
    t.after(() => limits.close());
    const deleted = t.mock.method(limits, 'deleteExpired');
    t.mock.timers.tick(60_000);
    assert.equal(deleted.mock.callCount(), 1);
    await deleted.mock.calls[0]?.result;
  });

  it('are counted in memory while their table does not answer, and answers are taken without delay', async (t) => {
    const url = await server.ready();
    const { logger, warnings } = warningsOf();
    const { post } = await open(t, url, { logger });
    const blocker = new pg.Client({ connectionString: url });
    await blocker.connect();
    t.after(() => blocker.end());
    await blocker.query('begin; lock table rate_limits in access exclusive mode');
    const since = Date.now();
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) statuses.push((await post(answer(), from('203.0.113.5'))).status);
    assert.deepEqual(statuses, [201, 201, 201, 201, 429]);
    // Two statements may wait for a quarter of a second each; the others are not sent.
    assert.ok(Date.now() - since < 2000, `${Date.now() - since} ms`);
    assert.equal(warnings.filter((text) => text.startsWith('rate limits: ')).length, 1);
  });

  it('are counted by each collector alone where it has no secret to share', async (t) => {
    const url = await server.ready();
    const store = await openPostgresStore(url);
    t.after(() => store.close());
    const { post } = await openCollector({ store, rateLimit: 4, trustProxy: 1 });
    for (let n = 0; n < 4; n++) await post(answer(), from('203.0.113.5'));
    assert.deepEqual(await rows(url), []);
  });
});
