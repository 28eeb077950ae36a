import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STYLE_SHEET_PATH } from '../../src/collector/organiser/ui/style-sheet.ts';
import { answer, contact } from '../contract/examples.ts';
import { openCollector, silence, TOKEN, publishedAtOnce } from './harness.ts';

const PARTY = 'https://edgbaston.example';
const GROUP = 'https://residents.example:8443';

describe('pages of other origins', () => {
  it('may read every answer to a submission, the errors too', async (t) => {
    silence(t);
    const { post, store } = await openCollector({ rateLimit: 7 });
    const origin = { Origin: PARTY };
    const sent = answer();
    const responses: [number, Response][] = [
      [201, await post(sent, origin)],
      [200, await post(sent, origin)],
      [409, await post({ ...sent, answers: { issue: 'road-safety' } }, origin)],
      [422, await post('{', origin)],
      [413, await post('x'.repeat(20_000), origin)],
      [415, await post(answer(), { ...origin, 'Content-Type': 'text/plain' })],
    ];
    await store.close();
    responses.push(
      [503, await post(answer(), origin)],
      [503, await post(contact(), origin)],
      [429, await post(answer(), origin)],
    );
    for (const [status, response] of responses) {
      assert.equal(response.status, status);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*', String(status));
      assert.match(
        response.headers.get('Access-Control-Expose-Headers') ?? '',
        /Retry-After.*\bDate\b.*\bAge\b/,
        String(status),
      );
      assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
      if (status > 400)
        assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
    }
  });

  it('may read what is public, and that there is nothing', async () => {
    const { get } = await openCollector();
    for (const [status, path] of [
      [200, '/campaigns/edgbaston'],
      [200, '/campaigns/edgbaston/results'],
      [200, '/openapi.json'],
      [200, '/healthz'],
      [404, '/campaigns/selly-oak'],
      [404, '/nothing'],
    ] as const) {
      const response = await get(path, { Origin: PARTY });
      assert.equal(response.status, status, path);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*', path);
    }
  });

  it('are allowed in the preflight to post JSON, on any path and from any origin', async () => {
    const campaign = { ...publishedAtOnce(), hosts: [PARTY] };
    const { app } = await openCollector({ campaigns: [campaign] });
    for (const path of [
      '/submissions',
      '/campaigns/edgbaston',
      '/campaigns/selly-oak/results',
      '/nothing/here',
    ])
      for (const origin of [PARTY, 'https://elsewhere.example', 'null']) {
        const response = await app.request(path, {
          method: 'OPTIONS',
          headers: {
            Origin: origin,
            'Access-Control-Request-Method': 'POST',
            'Access-Control-Request-Headers': 'content-type',
          },
        });
        assert.equal(response.status, 204, path);
        assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
        assert.match(response.headers.get('Access-Control-Allow-Methods') ?? '', /POST/);
        assert.match(response.headers.get('Access-Control-Allow-Headers') ?? '', /Content-Type/i);
        assert.ok(Number(response.headers.get('Access-Control-Max-Age')) > 0);
      }
  });

  it('are allowed the headers that their other scripts add', async () => {
    const { app } = await openCollector();
    const ask = async (requested: string) =>
      app.request('/submissions', {
        method: 'OPTIONS',
        headers: {
          Origin: PARTY,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': requested,
        },
      });
    const allowed = await ask('baggage,content-type,sentry-trace, x-requested-with');
    assert.deepEqual(allowed.headers.get('Access-Control-Allow-Headers')?.split(','), [
      'baggage',
      'content-type',
      'sentry-trace',
      'x-requested-with',
    ]);
    assert.match(allowed.headers.get('Vary') ?? '', /Access-Control-Request-Headers/i);
    assert.equal(allowed.headers.get('Access-Control-Allow-Credentials'), null);
    for (const strange of ['x'.repeat(2000), 'a b', 'a;b', '"quoted"', ','])
      assert.equal(
        (await ask(strange)).headers.get('Access-Control-Allow-Headers'),
        'Content-Type',
        strange.slice(0, 20),
      );
  });

  it('are kept from the organiser paths, found or not, signed in or not', async () => {
    const { app, organise } = await openCollector();
    const asked = { headers: { Origin: PARTY } };
    const preflight = {
      method: 'OPTIONS',
      headers: {
        Origin: PARTY,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization',
      },
    };
    const styleSheet = await app.request(`/organiser${STYLE_SHEET_PATH}`, asked);
    assert.equal(styleSheet.status, 200, 'what is found is looked at too');
    const responses = [
      styleSheet,
      await organise('', asked),
      await organise('/campaigns/edgbaston', asked),
      await organise('/campaigns/edgbaston/responses.csv', asked),
      await organise('/campaigns/edgbaston/responses.jsonl', asked),
      await organise('/campaigns/selly-oak', asked),
      await organise('/nothing', asked),
      await app.request('/organiser/campaigns/edgbaston', asked),
      await app.request('/organiser/campaigns/edgbaston', preflight),
      await app.request('/organiser', preflight),
      await app.request('/organiser/sign-in', {
        method: 'POST',
        headers: { Origin: PARTY, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: `token=${TOKEN}`,
      }),
    ];
    for (const response of responses)
      for (const name of response.headers.keys())
        assert.doesNotMatch(name, /^access-control-/, `${response.status} ${response.url}`);
  });
});

describe('a campaign that lists its hosts', () => {
  const hosted = () =>
    openCollector({ campaigns: [{ ...publishedAtOnce(), hosts: [PARTY, GROUP] }] });

  it('takes submissions from those origins', async () => {
    const { post } = await hosted();
    for (const origin of [PARTY, GROUP])
      assert.equal((await post(answer(), { Origin: origin })).status, 201);
  });

  it('refuses those of every other origin, of none and of a page without one, with 403', async () => {
    const { post, store } = await hosted();
    const others = [
      'https://elsewhere.example',
      'http://edgbaston.example',
      'https://edgbaston.example:8443',
      'https://residents.example',
      'https://edgbaston.example.elsewhere.example',
      'null',
      '',
    ];
    for (const headers of [...others.map((origin) => ({ Origin: origin })), {}]) {
      const response = await post(answer(), headers);
      assert.equal(response.status, 403, JSON.stringify(headers));
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      assert.equal(
        response.headers.get('Access-Control-Allow-Origin'),
        '*',
        'or the page could not tell why',
      );
    }
    assert.deepEqual(await store.answers.list('edgbaston', { limit: 10 }), []);
  });

  it('lets every origin read', async () => {
    const { get } = await hosted();
    assert.equal(
      (await get('/campaigns/edgbaston', { Origin: 'https://elsewhere.example' })).status,
      200,
    );
  });
});
