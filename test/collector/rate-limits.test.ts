import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Hono } from 'hono';
import { answer, contact, edgbaston } from '../contract/examples.ts';
import { openCollector, serving, silence, TOKEN, HTML } from './harness.ts';

/** The headers of a proxy in front that saw this address. */
const from = (...addresses: string[]) => ({ 'X-Forwarded-For': addresses.join(', ') });
let last = 0;
const somebodyNew = () =>
  from(`198.51.100.${last++ % 250}`, `203.0.${Math.floor(last / 250)}.${last % 250}`);

describe('rate limits', () => {
  it('refuse an address that sends too many a minute with 429, tell it when to come back, and keep nothing', async () => {
    const { post, store } = await openCollector({ rateLimit: 3, trustProxy: 1 });
    for (let n = 0; n < 3; n++)
      assert.equal((await post(answer(), from('203.0.113.5'))).status, 201);
    const refused = await post(answer(), from('203.0.113.5'));
    assert.equal(refused.status, 429);
    const seconds = Number(refused.headers.get('Retry-After'));
    assert.ok(seconds >= 1 && seconds <= 60, String(seconds));
    assert.equal(refused.headers.get('Content-Type'), 'application/problem+json');
    assert.equal((await store.answers.list('edgbaston', { limit: 10 })).length, 3);
    assert.equal((await post(answer(), from('203.0.113.6'))).status, 201, 'another address');
  });

  it('let the same address in again after a minute', async (t) => {
    t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.now() });
    const { post } = await openCollector({ rateLimit: 1, trustProxy: 1 });
    const statuses = [];
    for (const seconds of [0, 30, 31]) {
      t.mock.timers.tick(seconds * 1000);
      statuses.push((await post(answer(), from('203.0.113.5'))).status);
    }
    assert.deepEqual(statuses, [201, 429, 201]);
  });

  it('count what is refused for another reason too', async () => {
    const { post } = await openCollector({ rateLimit: 2, trustProxy: 1 });
    assert.deepEqual(
      [
        (await post('{', from('203.0.113.5'))).status,
        (await post('x', { ...from('203.0.113.5'), 'Content-Type': 'text/plain' })).status,
      ],
      [422, 415],
    );
    assert.equal((await post(answer(), from('203.0.113.5'))).status, 429);
  });

  it('keep a contact to ten entries in ten minutes, however its address is written and from wherever it comes', async () => {
    const { post } = await openCollector({ trustProxy: 1, rateLimit: 120 });
    const send = (email: string) =>
      post(contact({ answers: { name: 'Amina Begum', email, ageConfirmed: true } }), somebodyNew());
    for (let n = 0; n < 10; n++)
      assert.equal(
        (await send(n % 2 ? 'amina@residents.example' : 'Amina@Residents.Example')).status,
        201,
      );
    assert.equal((await send('AMINA@residents.example')).status, 429);
    assert.equal((await send('ben@residents.example')).status, 201);
    assert.equal((await post(answer(), somebodyNew())).status, 201);
  });

  it('keep one campaign from closing the door to another', async () => {
    const { post } = await openCollector({
      campaigns: [edgbaston(), { ...edgbaston(), id: 'selly-oak' }],
      rateLimit: 1,
      trustProxy: 1,
    });
    const statuses = [];
    for (let n = 0; n < 51; n++) statuses.push((await post(answer(), somebodyNew())).status);
    assert.deepEqual(statuses, [...Array<number>(50).fill(201), 429]);
    assert.equal((await post(answer({ campaign: 'selly-oak' }), somebodyNew())).status, 201);
  });

  it('leave reading alone', async () => {
    const { get } = await openCollector({ rateLimit: 1 });
    for (let n = 0; n < 5; n++)
      assert.equal((await get('/campaigns/edgbaston/results')).status, 200);
  });

  it('are off where they are set off', async () => {
    const { post } = await openCollector({ rateLimit: 'off' });
    const statuses = await Promise.all(
      Array.from({ length: 300 }, async () => (await post(answer())).status),
    );
    assert.ok(statuses.every((status) => status === 201));
  });
});

describe('the address of a sender', () => {
  const sharing = async (trustProxy: number, first: string[], second: string[]) => {
    const { post } = await openCollector({ rateLimit: 1, trustProxy });
    assert.equal((await post(answer(), from(...first))).status, 201);
    return (await post(answer(), from(...second))).status === 429;
  };

  it('is not what a sender says while no proxy is trusted', async (t) => {
    const { url } = await serving(t, { RATE_LIMIT: '2' });
    const send = async (n: number) =>
      (
        await fetch(`${url}/submissions`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...from(`203.0.113.${n}`) },
          body: JSON.stringify(answer()),
        })
      ).status;
    assert.deepEqual([await send(1), await send(2), await send(3)], [201, 201, 429]);
  });

  it('is what the trusted proxy saw, whatever the sender put in front', async (t) => {
    assert.equal(await sharing(1, ['203.0.113.5'], ['198.51.100.1', '203.0.113.5']), true);
    assert.equal(
      await sharing(1, ['198.51.100.1', '203.0.113.5'], ['198.51.100.1', '203.0.113.6']),
      false,
    );
    const { url } = await serving(t, { RATE_LIMIT: '1', TRUST_PROXY: '1' });
    const send = async (headers: Record<string, string>) =>
      (
        await fetch(`${url}/submissions`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...headers },
          body: JSON.stringify(answer()),
        })
      ).status;
    assert.deepEqual(
      [
        await send(from('203.0.113.5')),
        await send(from('203.0.113.6')),
        await send(from('1.2.3.4', '203.0.113.5')),
      ],
      [201, 201, 429],
    );
  });

  it('is as many steps back as there are trusted proxies', async () => {
    assert.equal(
      await sharing(2, ['203.0.113.5', '10.0.0.1'], ['198.51.100.9', '203.0.113.5', '10.0.0.2']),
      true,
    );
    assert.equal(await sharing(2, ['203.0.113.5', '10.0.0.1'], ['203.0.113.6', '10.0.0.1']), false);
  });

  it('is shared by who has the first half of an IPv6 address in common', async () => {
    assert.equal(await sharing(1, ['2001:db8:1:2::1'], ['2001:DB8:1:2:ffff:0:0:9']), true);
    assert.equal(await sharing(1, ['2001:db8:1:2::1'], ['2001:db8:1:3::1']), false);
    assert.equal(await sharing(1, ['2001:db8::1'], ['2001:db8:0:0:1::']), true);
  });

  it('is the same with and without a port, and for IPv4 inside IPv6', async () => {
    assert.equal(await sharing(1, ['203.0.113.5'], ['203.0.113.5:51034']), true);
    assert.equal(await sharing(1, ['203.0.113.5:443'], ['203.0.113.6:443']), false);
    assert.equal(await sharing(1, ['203.0.113.5'], ['::ffff:203.0.113.5']), true);
    assert.equal(await sharing(1, ['2001:db8:1:2::1'], ['[2001:db8:1:2::1]:51034']), true);
  });
});

describe('guessing the organiser token', () => {
  const attempt = (token: string, address: string) => ({
    method: 'POST',
    body: `token=${token}`,
    headers: {
      Origin: 'http://localhost',
      Host: 'localhost',
      'Content-Type': 'application/x-www-form-urlencoded',
      ...from(address),
    },
  });
  const signIn = async (app: Hono, token: string, address: string) =>
    app.request('/organiser/sign-in', attempt(token, address));
  const bearer = async (app: Hono, token: string, address: string) =>
    app.request('/organiser/campaigns/edgbaston', {
      headers: { Authorization: `Bearer ${token}`, ...from(address) },
    });
  const cookie = async (app: Hono, session: string, address: string) =>
    app.request('/organiser/campaigns/edgbaston', {
      headers: { Cookie: `organiser=${session}`, ...from(address) },
    });

  it('stops after ten wrong ones from one address, by every way in', async () => {
    const { app } = await openCollector({ trustProxy: 1 });
    const ways = [signIn, bearer, cookie];
    const statuses = [];
    for (let n = 0; n < 10; n++)
      statuses.push((await ways[n % 3]?.(app, `guess-${n}`, '203.0.113.5'))?.status);
    assert.deepEqual(statuses, [403, 401, 401, 403, 401, 401, 403, 401, 401, 403]);
    for (const way of ways) {
      const refused = await way(app, 'guess', '203.0.113.5');
      assert.equal(refused.status, 429);
      const seconds = Number(refused.headers.get('Retry-After'));
      assert.ok(seconds >= 1 && seconds <= 300, String(seconds));
    }
    assert.equal((await signIn(app, 'guess', '203.0.113.6')).status, 403, 'from elsewhere');
  });

  it('keeps no right token and no session out, however many wrong ones come from the same address', async () => {
    const { app } = await openCollector({ trustProxy: 1 });
    const signedIn = await signIn(app, TOKEN, '203.0.113.5');
    const [, session = ''] =
      /organiser=([^;]+)/.exec(signedIn.headers.get('Set-Cookie') ?? '') ?? [];
    for (let n = 0; n < 40; n++) await bearer(app, `guess-${n}`, '203.0.113.5');
    assert.equal((await signIn(app, TOKEN, '203.0.113.5')).status, 303);
    assert.equal((await bearer(app, TOKEN, '203.0.113.5')).status, 200);
    assert.equal((await cookie(app, session, '203.0.113.5')).status, 200);
    assert.equal((await bearer(app, 'guess', '203.0.113.5')).status, 429, 'still counted');
  });

  it('is counted before it is checked: of 400 at once ten are looked at', async () => {
    const { app } = await openCollector({ trustProxy: 1 });
    const responses = await Promise.all(
      Array.from({ length: 400 }, (_, n) => signIn(app, `guess-${n}`, '203.0.113.5')),
    );
    const statuses = responses.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 403).length, 10);
    assert.equal(statuses.filter((status) => status === 429).length, 390);
  });

  it('is limited also where submissions are not, and ends after five minutes', async (t) => {
    t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.now() });
    const { app } = await openCollector({ trustProxy: 1, rateLimit: 'off' });
    for (let n = 0; n < 10; n++) await signIn(app, 'guess', '203.0.113.5');
    assert.equal((await signIn(app, 'guess', '203.0.113.5')).status, 429);
    t.mock.timers.tick(300_001);
    assert.equal((await signIn(app, 'guess', '203.0.113.5')).status, 403);
  });

  it('does not count the right token', async () => {
    const { organise } = await openCollector({ trustProxy: 1 });
    for (let n = 0; n < 30; n++) assert.equal((await organise('/campaigns/edgbaston')).status, 200);
  });
});

describe('a sender who asks the collector directly and makes up a forwarded address for each request', () => {
  it('is stopped by the limit of its socket address', async (t) => {
    const { url } = await serving(t, { RATE_LIMIT: '2', TRUST_PROXY: '1' });
    const send = async (n: number) =>
      (
        await fetch(`${url}/submissions`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...from(`203.0.113.${n}`) },
          body: JSON.stringify(answer()),
        })
      ).status;
    const statuses = [];
    for (let n = 0; n < 50; n++) statuses.push(await send(n));
    assert.deepEqual(
      [statuses.indexOf(429), statuses.filter((status) => status === 201).length],
      [40, 40],
    );
  });

  it('guesses no more tokens than others', async (t) => {
    const { url } = await serving(t, { TRUST_PROXY: '1' });
    const guess = async (token: string, n: number) =>
      (
        await fetch(`${url}/organiser/campaigns/edgbaston`, {
          headers: { Authorization: `Bearer ${token}`, ...from(`203.0.113.${n}`) },
        })
      ).status;
    const statuses = [];
    for (let n = 0; n < 60; n++) statuses.push(await guess(`guess-${n}`, n));
    assert.equal(statuses.indexOf(429), 50);
    assert.equal(await guess(TOKEN, 1), 200);
  });

  it('shares one limit where the header is shorter than the proxies, or holds no address', async (t) => {
    const { url } = await serving(t, { RATE_LIMIT: '2', TRUST_PROXY: '2' });
    const statuses = [];
    for (const forwarded of ['203.0.113.1', '203.0.113.2', 'somebody, else', ''])
      statuses.push(
        (
          await fetch(`${url}/submissions`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': forwarded },
            body: JSON.stringify(answer()),
          })
        ).status,
      );
    assert.deepEqual(statuses, [201, 201, 429, 429]);
  });
});

describe('a forwarded header while no proxy is trusted', () => {
  it('is told once in the log, with the setting to change', async (t) => {
    const logged = silence(t);
    const { post } = await openCollector({ trustProxy: 0, rateLimit: 120 });
    for (let n = 0; n < 3; n++) await post(answer(), from(`203.0.113.${n}`));
    assert.equal(logged().length, 1);
    assert.match(logged()[0] ?? '', /X-Forwarded-For.*TRUST_PROXY/);
    assert.doesNotMatch(logged()[0] ?? '', /203\.0\.113/);
  });
});

describe('a forwarded header on any address', () => {
  for (const path of ['/healthz', '/organiser', '/mine', '/nothing'])
    it(`is told in the log: ${path}`, async (t) => {
      const logged = silence(t);
      const { get } = await openCollector({ trustProxy: 0 });
      await get(path, from('203.0.113.7'));
      assert.match(logged().join('\n'), /TRUST_PROXY/);
    });
});

describe('reading what is public', () => {
  it('is limited generously, with 429, a time to come back, and the headers that let a page see both', async () => {
    const { get } = await openCollector({ rateLimit: 1 });
    for (const path of ['/campaigns/edgbaston', '/campaigns/edgbaston/results'])
      for (let n = 0; n < 15; n++) assert.equal((await get(path)).status, 200);
    for (const path of ['/campaigns/edgbaston', '/campaigns/edgbaston/progress', '/openapi.json']) {
      const refused = await get(path, { Origin: 'https://edgbaston.example' });
      assert.equal(refused.status, 429, path);
      assert.ok(Number(refused.headers.get('Retry-After')) >= 1);
      assert.equal(refused.headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(refused.headers.get('Content-Type'), 'application/problem+json');
    }
    assert.equal((await get('/healthz')).status, 200, 'whatever watches over it is let in');
  });

  it('includes the page that asks for the token, and never shuts out whoever has it', async () => {
    const { get, organise } = await openCollector({ rateLimit: 1 });
    for (let n = 0; n < 30; n++) assert.equal((await get('/organiser', HTML)).status, 401);
    for (const headers of [HTML, {}])
      assert.equal((await get('/organiser/campaigns/edgbaston', headers)).status, 429);
    assert.equal((await organise('/campaigns/edgbaston/figures')).status, 200);
  });

  it('includes what is sent to addresses where there is nothing, by any method', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { app, get, post } = await openCollector({ rateLimit: 1, secret: 'x'.repeat(20) });
      const send = (path: string) => app.request(path, { method, body: 'x' });
      for (let n = 0; n < 15; n++)
        for (const path of ['/nothing/here', '/mine/nothing'])
          assert.equal((await send(path)).status, 404, `${method} ${path}`);
      const refused = await send('/nothing/here');
      assert.equal(refused.status, 429, method);
      assert.ok(Number(refused.headers.get('Retry-After')) > 0);
      assert.equal((await get('/healthz')).status, 200);
      assert.equal((await post(answer())).status, 201);
    }
  });

  it('closes no door to submissions', async () => {
    const { get, post } = await openCollector({ rateLimit: 1 });
    for (let n = 0; n < 40; n++) await get('/campaigns/edgbaston');
    assert.equal((await post(answer())).status, 201);
  });
});
