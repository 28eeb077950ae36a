import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answer, contact, edgbaston } from '../contract/examples.ts';
import { openCollector, serving, TOKEN } from './harness.ts';

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
    assert.equal((await store.responses('edgbaston', { limit: 10 })).length, 3);
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

  it('stops after ten wrong tokens from one address, for the right one too and by every way in', async () => {
    const { app } = await openCollector({ trustProxy: 1 });
    const ways: ((token: string) => Promise<Response>)[] = [
      async (token) => app.request('/organiser/sign-in', attempt(token, '203.0.113.5')),
      async (token) =>
        app.request('/organiser/campaigns/edgbaston', {
          headers: { Authorization: `Bearer ${token}`, ...from('203.0.113.5') },
        }),
      async (token) =>
        app.request('/organiser/campaigns/edgbaston', {
          headers: { Cookie: `organiser=${token}`, ...from('203.0.113.5') },
        }),
    ];
    const statuses = [];
    for (let n = 0; n < 10; n++) statuses.push((await ways[n % 3]?.(`guess-${n}`))?.status);
    assert.deepEqual(statuses, [403, 401, 401, 403, 401, 401, 403, 401, 401, 403]);
    for (const way of ways)
      for (const token of ['guess', TOKEN]) {
        const refused = await way(token);
        assert.equal(refused.status, 429);
        const seconds = Number(refused.headers.get('Retry-After'));
        assert.ok(seconds >= 1 && seconds <= 300, String(seconds));
      }
    assert.equal(
      (await app.request('/organiser/sign-in', attempt(TOKEN, '203.0.113.6'))).status,
      303,
      'from elsewhere',
    );
  });

  it('is limited also where submissions are not, and ends after five minutes', async (t) => {
    t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.now() });
    const { app } = await openCollector({ trustProxy: 1, rateLimit: 'off' });
    for (let n = 0; n < 10; n++)
      await app.request('/organiser/sign-in', attempt('guess', '203.0.113.5'));
    assert.equal(
      (await app.request('/organiser/sign-in', attempt(TOKEN, '203.0.113.5'))).status,
      429,
    );
    t.mock.timers.tick(300_001);
    assert.equal(
      (await app.request('/organiser/sign-in', attempt(TOKEN, '203.0.113.5'))).status,
      303,
    );
  });

  it('does not count the right token', async () => {
    const { organise } = await openCollector({ trustProxy: 1 });
    for (let n = 0; n < 30; n++) assert.equal((await organise('/campaigns/edgbaston')).status, 200);
  });
});
