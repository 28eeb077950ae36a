import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answer } from '../contract/examples.ts';
import { form, HTML, type Open, openCollector, SITE, TOKEN } from './harness.ts';

type Headers = Record<string, string>;

/** Signs in as a browser does. @returns the cookie to send back */
async function signIn({ app }: Open): Promise<string> {
  const response = await app.request('/organiser/sign-in', form({ token: TOKEN }));
  return (response.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
}

describe('the door to the organiser pages', () => {
  it('asks a script for the token with 401', async () => {
    const { app } = await openCollector();
    const scripts: Headers[] = [
      {},
      { Accept: 'application/json' },
      { Authorization: 'Bearer wrong' },
      { Authorization: `Basic ${TOKEN}` },
      { Authorization: 'Bearer ' },
    ];
    for (const headers of scripts)
      for (const path of [
        '/organiser',
        '/organiser/campaigns/edgbaston',
        '/organiser/campaigns/edgbaston/responses.csv',
        '/organiser/campaigns/selly-oak',
      ]) {
        const response = await (await openCollector()).app.request(path, { headers });
        assert.equal(response.status, 401, path);
        assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
        assert.equal(response.headers.get('WWW-Authenticate'), 'Bearer');
      }
    assert.equal(
      (await app.request('/organiser/campaigns/edgbaston/responses/x', form({ decision: 'hold' })))
        .status,
      401,
    );
  });

  it('asks a person for the token with a page', async () => {
    const { app } = await openCollector();
    for (const path of ['/organiser', '/organiser/', '/organiser/campaigns/edgbaston/words']) {
      const response = await app.request(path, { headers: HTML });
      assert.equal(response.status, 401, path);
      assert.match(response.headers.get('Content-Type') ?? '', /^text\/html/);
      const page = await response.text();
      assert.match(page, /<label for="token">Organiser token<\/label>/);
      assert.match(page, /<input id="token" name="token" type="password"/);
      assert.doesNotMatch(page, /role="alert"/);
    }
  });

  it('opens with the token, and keeps it in a cookie that no script can read and no other site can send', async () => {
    const collector = await openCollector();
    const response = await collector.app.request(
      '/organiser/sign-in',
      form({ token: `  ${TOKEN}\n` }),
    );
    assert.deepEqual([response.status, response.headers.get('Location')], [303, '/organiser']);
    const cookie = response.headers.get('Set-Cookie') ?? '';
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/organiser'])
      assert.match(cookie, new RegExp(`; ${part}(;|$)`));
    assert.doesNotMatch(cookie, /Secure/);
    const page = await collector.app.request('/organiser/campaigns/edgbaston', {
      headers: { ...HTML, Cookie: await signIn(collector) },
    });
    assert.equal(page.status, 200);
  });

  it('marks the cookie for https only where the collector is reached by https', async () => {
    const { app } = await openCollector({ publicUrl: 'https://collector.example' });
    assert.match(
      (await app.request('/organiser/sign-in', form({ token: TOKEN }))).headers.get('Set-Cookie') ??
        '',
      /; Secure/,
    );
  });

  it('stays shut to a wrong token, says so, and gives no cookie', async () => {
    const { app } = await openCollector();
    for (const token of ['wrong', '', TOKEN.slice(1), `${TOKEN}x`, TOKEN.toUpperCase()]) {
      const response = await app.request('/organiser/sign-in', form({ token }));
      assert.equal(response.status, 403);
      assert.match(await response.text(), /role="alert">That is not the organiser token/);
      assert.equal(response.headers.get('Set-Cookie'), null);
    }
  });

  it('stays shut to a token in the address', async () => {
    const { app } = await openCollector();
    for (const key of ['token', 'organiser', 'access_token', 'bearer'])
      assert.equal(
        (await app.request(`/organiser/campaigns/edgbaston/responses.csv?${key}=${TOKEN}`)).status,
        401,
        key,
      );
  });

  it('forgets a cookie whose token is no longer right', async () => {
    const { app } = await openCollector();
    const response = await app.request('/organiser', {
      headers: { ...HTML, Cookie: 'organiser=an-older-token' },
    });
    assert.equal(response.status, 401);
    assert.match(
      response.headers.get('Set-Cookie') ?? '',
      /^organiser=; Max-Age=0; Path=\/organiser/,
    );
  });

  it('closes when the organiser signs out', async () => {
    const collector = await openCollector();
    const response = await collector.app.request(
      '/organiser/sign-out',
      form({}, { Cookie: await signIn(collector) }),
    );
    assert.deepEqual([response.status, response.headers.get('Location')], [303, '/organiser']);
    assert.match(
      response.headers.get('Set-Cookie') ?? '',
      /^organiser=; Max-Age=0; Path=\/organiser/,
    );
  });

  it('refuses what a page of another site posts, with the cookie and without', async () => {
    const collector = await openCollector();
    const cookie = await signIn(collector);
    const { id } = answer();
    await collector.post(answer({ id }));
    const elsewhere: Headers[] = [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
      { Origin: 'http://localhost:8788' },
      { Origin: 'http://localhost.elsewhere.example' },
      { Origin: '', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: '', 'Sec-Fetch-Site': 'same-site' },
    ];
    for (const headers of elsewhere)
      for (const [path, fields] of [
        ['/organiser/sign-in', { token: TOKEN }],
        ['/organiser/sign-out', {}],
        [`/organiser/campaigns/edgbaston/responses/${id}`, { decision: 'hold' }],
      ] as const)
        for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
          const response = await collector.app.request(
            path,
            form(fields, { ...headers, Cookie: cookie, 'Content-Type': type }),
          );
          assert.equal(response.status, 403, `${path} ${JSON.stringify(headers)}`);
          assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
          assert.equal(response.headers.get('Set-Cookie'), null);
        }
    assert.equal((await collector.store.tallies('edgbaston'))[0]?.count, 1);
  });

  it('takes what its own pages post, also behind a proxy that ends https', async () => {
    const collector = await openCollector();
    const own: Headers[] = [
      { Origin: SITE },
      { Origin: 'https://collector.example', Host: 'collector.example' },
      { Origin: '', 'Sec-Fetch-Site': 'same-origin' },
    ];
    for (const headers of own)
      assert.equal(
        (await collector.app.request('/organiser/sign-in', form({ token: TOKEN }, headers))).status,
        303,
        JSON.stringify(headers),
      );
  });
});
