import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openSqliteStore } from '../../src/collector/index.ts';
import type { SessionRecords } from '../../src/collector/organiser/session-records.ts';
import { answer } from '../contract/examples.ts';
import {
  folder,
  form,
  HTML,
  type Open,
  openCollector,
  readMarkup,
  signIn,
  silence,
  SITE,
  standIn,
  TOKEN,
} from './harness.ts';

type Headers = Record<string, string>;

describe('the door to the organiser pages', () => {
  it('asks a script for the token with 401', async () => {
    const { app } = await openCollector();
    const scripts: Headers[] = [
      {},
      { Accept: 'application/json' },
      { Authorization: 'Bearer wrong' },
      { Authorization: `Basic ${TOKEN}` },
      { Authorization: 'Bearer ' },
      { Cookie: `organiser=${TOKEN}` },
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
      const page = await readMarkup(response);
      assert.match(page, /<label for="token">Your key<\/label>/);
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
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/organiser'])
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
      assert.match(await readMarkup(response), /role="alert">That is not a key of these pages/);
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

  it('forgets a cookie of no session', async () => {
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

  it('closes when the organiser signs out, also to whoever kept the cookie', async () => {
    const collector = await openCollector();
    const cookie = await signIn(collector);
    const response = await collector.app.request(
      '/organiser/sign-out',
      form({}, { Cookie: cookie }),
    );
    const after = await collector.app.request('/organiser/campaigns/edgbaston', {
      headers: { Cookie: cookie },
    });
    assert.equal(after.status, 401);
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
    assert.equal((await collector.store.answers.tallies('edgbaston'))[0]?.count, 1);
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

describe('a session', () => {
  const page = async ({ app }: Open, cookie: string) =>
    (await app.request('/organiser/campaigns/edgbaston', { headers: { ...HTML, Cookie: cookie } }))
      .status;

  it('is another at each sign-in, and tells nothing of the token', async () => {
    const collector = await openCollector();
    const [first, second] = [await signIn(collector), await signIn(collector)];
    assert.match(first, /^organiser=[\w-]{43}$/);
    assert.notEqual(first, second);
    await collector.app.request('/organiser/sign-out', form({}, { Cookie: first }));
    assert.equal(await page(collector, second), 200, 'the other one goes on');
  });

  it('is kept by its hash only', async (t) => {
    const data = folder(t);
    const store = await openSqliteStore(join(data, 'collector.db'));
    const cookie = await signIn(await openCollector({ store }));
    const [, id = 'none'] = cookie.split('=');
    await store.close();
    const file = readFileSync(join(data, 'collector.db'), 'latin1');
    assert.equal(file.includes(id), false);
    assert.equal(file.includes(TOKEN), false);
  });

  it('ends after 30 days, and after 14 days without use', async () => {
    let today = '2026-11-01';
    const now = () => new Date(`${today}T12:00:00.000Z`);
    const collector = await openCollector({ now });
    const [used, unused] = [await signIn(collector), await signIn(collector)];
    for (const [day, status] of [
      ['2026-11-14', 200],
      ['2026-11-27', 200],
      ['2026-12-01', 401],
    ] as const) {
      today = day;
      assert.equal(await page(collector, used), status, day);
    }
    today = '2026-11-16';
    assert.equal(await page(collector, unused), 401);
  });

  it('ends when its token is revoked', async () => {
    const collector = await openCollector();
    const made = await collector.organise('/tokens', {
      ...form({ name: 'Siân', scope: 'register', campaign: 'edgbaston' }),
      headers: {
        Authorization: `Bearer ${TOKEN}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
    });
    const [token = ''] = /cwt_[\w-]+/.exec(await made.text()) ?? [];
    const cookie = await signIn(collector, token);
    assert.equal(await page(collector, cookie), 200);
    const [{ id } = { id: '' }] = await collector.store.tokens.list();
    await collector.organise(`/tokens/${id}/revoke`, { method: 'POST' });
    assert.equal(await page(collector, cookie), 401);
  });

  it('ends when the collector gets another token', async () => {
    const first = await openCollector();
    const cookie = await signIn(first);
    const same = await openCollector({ store: first.store });
    assert.equal(await page(same, cookie), 200, 'it outlasts a new start');
    const other = await openCollector({
      store: first.store,
      organiserToken: 'another-token-of-this-test',
    });
    assert.equal(await page(other, cookie), 401);
  });

  it('is answered with 503 while the database is away, and stays', async (t) => {
    silence(t);
    const { store } = await openCollector();
    const { sessions: real } = store;
    let isAway = false;
    const sessions: SessionRecords = {
      add: (session, now) => real.add(session, now),
      find: async (hash, now) =>
        isAway ? Promise.reject(new Error('away')) : real.find(hash, now),
      list: (ownerHash, now) => real.list(ownerHash, now),
      keepAlive: (hash, idleEndsAt) => real.keepAlive(hash, idleEndsAt),
      end: (hash) => real.end(hash),
    };
    const collector = await openCollector({ store: standIn(store, { sessions }) });
    const cookie = await signIn(collector);
    isAway = true;
    assert.equal(await page(collector, cookie), 503);
    isAway = false;
    assert.equal(await page(collector, cookie), 200);
  });
});

describe('the cookie of a collector that is reached by https', () => {
  it('is one that no page by http and no other host can set', async () => {
    const { app } = await openCollector({ publicUrl: 'https://collector.example' });
    const response = await app.request(
      '/organiser/sign-in',
      form({ token: TOKEN }, { Origin: 'https://collector.example', Host: 'collector.example' }),
    );
    assert.equal(response.status, 303);
    const cookie = response.headers.get('Set-Cookie') ?? '';
    assert.match(cookie, /^__Host-organiser=/);
    for (const part of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/'])
      assert.match(cookie, new RegExp(`; ${part}(;|$)`));
  });

  it('is explained where the pages were opened by http, in place of the same form again', async () => {
    const { app } = await openCollector({ publicUrl: 'https://collector.example' });
    const refused = await app.request('/organiser/sign-in', form({ token: TOKEN }));
    const page = await readMarkup(refused);
    assert.equal(refused.status, 400);
    assert.match(page, /opened by http/);
    assert.match(page, /href="https:\/\/collector\.example\/organiser"/);
    assert.doesNotMatch(page, /name="token"/);
    const first = await app.request('/organiser', { headers: HTML });
    assert.match(await readMarkup(first), /https:\/\/collector\.example\/organiser/);
  });

  it('is not spoken of where the browser came by https', async () => {
    const { app } = await openCollector({ publicUrl: 'https://collector.example' });
    const ways: Headers[] = [{ 'X-Forwarded-Proto': 'https' }, { 'Sec-Fetch-Site': 'none' }];
    for (const more of ways) {
      const headers = { ...HTML, Host: 'collector.example', ...more };
      const page = await readMarkup(app.request('/organiser', { headers }));
      assert.doesNotMatch(page, /begins with http:/, JSON.stringify(more));
    }
  });
});

describe('signing in', () => {
  it('leads to the page that was asked for', async () => {
    const { app } = await openCollector();
    const asked = '/organiser/campaigns/edgbaston/people?stage=new&n=2';
    const page = await readMarkup(app.request(asked, { headers: HTML }));
    assert.match(
      page,
      /name="next" value="\/organiser\/campaigns\/edgbaston\/people\?stage=new&amp;n=2"/,
    );
    const response = await app.request('/organiser/sign-in', form({ token: TOKEN, next: asked }));
    assert.equal(response.headers.get('Location'), asked);
    const wrong = await app.request('/organiser/sign-in', form({ token: 'x', next: asked }));
    assert.match(
      await readMarkup(wrong),
      /name="next" value="\/organiser\/campaigns/,
      'still known',
    );
  });

  it('leads to no other site and to no other path', async () => {
    const { app } = await openCollector();
    for (const next of [
      'https://elsewhere.example/organiser',
      '//elsewhere.example/organiser',
      '/\\elsewhere.example',
      '/organiser/..//elsewhere.example',
      '/organiser/%2e%2e//elsewhere.example',
      '/organiser\\..\\..\\elsewhere',
      '/organiserx',
      '/organiser/\r\nSet-Cookie: a=b',
      '/organiser\t//elsewhere.example',
      'javascript:alert(1)',
      '/mine',
      '/organiser/sign-out',
      '',
    ]) {
      const response = await app.request('/organiser/sign-in', form({ token: TOKEN, next }));
      assert.equal(response.headers.get('Location'), '/organiser', next);
    }
  });

  it('takes a token as it is pasted', async () => {
    for (const pasted of [
      `"${TOKEN}"`,
      `'${TOKEN}'`,
      `\u201C${TOKEN}\u201D`,
      `\u00AB ${TOKEN} \u00BB`,
      `\`${TOKEN}\``,
      `<${TOKEN}>`,
      `token:${TOKEN}`,
      `Token: ${TOKEN}`,
      `token ${TOKEN}`,
      `"token": "${TOKEN}"`,
      `ORGANISER_TOKEN=${TOKEN}`,
      `Bearer ${TOKEN}`,
      `\u200B${TOKEN}\uFEFF`,
      `${TOKEN.slice(0, 9)}\u200B${TOKEN.slice(9)}`,
      `${TOKEN.slice(0, 9)}\n${TOKEN.slice(9)}`,
      `\u00A0${TOKEN}\u00A0\r\n`,
      `Organiser: http://localhost:8787/organiser (token: ${TOKEN})`,
      `Collector: http://localhost:8787\nOrganiser: http://localhost:8787/organiser (token: ${TOKEN})\n`,
      `Organiser page  http://localhost:8787/organiser  token: ${TOKEN}`,
    ]) {
      const { app } = await openCollector();
      const response = await app.request('/organiser/sign-in', form({ token: pasted }));
      assert.equal(response.status, 303, JSON.stringify(pasted));
    }
  });

  it('counts a pasted text as one try, however it could be read', async () => {
    const { app } = await openCollector();
    const statuses = [];
    for (let n = 0; n < 11; n++)
      statuses.push(
        (await app.request('/organiser/sign-in', form({ token: `"token: guess ${n}"` }))).status,
      );
    assert.deepEqual(statuses, [...Array<number>(10).fill(403), 429]);
  });
});

describe('a path of the organiser with a slash at its end', () => {
  it('leads to the path without it, on whatever host and by whatever scheme it was asked', async () => {
    const { app } = await openCollector();
    for (const path of ['/organiser/', '/organiser/campaigns/edgbaston/', '/organiser/nothing/']) {
      const response = await app.request(`http://elsewhere.example${path}?a=b`, {
        headers: { Authorization: `Bearer ${TOKEN}`, Host: 'elsewhere.example' },
      });
      assert.equal(response.status, 301, path);
      assert.equal(response.headers.get('Location'), `${path.slice(0, -1)}?a=b`);
    }
    for (const path of [
      '/organiser//',
      '/organiser/%2F%2Felsewhere.example/',
      '/organiser//elsewhere.example/',
    ]) {
      const response = await app.request(path, { headers: { Authorization: `Bearer ${TOKEN}` } });
      assert.match(response.headers.get('Location') ?? '/organiser', /^\/organiser/, path);
    }
  });
});
