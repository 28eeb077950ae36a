import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkValue, Receipt, Refusal } from '../../src/contract/index.ts';
import { answer, champion, contact, edgbaston, HARBORNE } from '../contract/examples.ts';
import { openCollector, silence, standIn } from './harness.ts';

const all = { limit: 1000 };

describe('posting a submission', () => {
  it('answers a new one with 201 and a receipt', async () => {
    const { post, store } = await openCollector();
    const sent = answer();
    const response = await post(sent);
    assert.equal(response.status, 201);
    assert.match(response.headers.get('Content-Type') ?? '', /^application\/json/);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    const receipt = checkValue(Receipt, await response.json());
    assert.ok(receipt.ok && receipt.value.id === sent.id);
    assert.match(receipt.value.reference, /^[B-Z]{3}-[B-Z]{3}-[B-Z]{3}$/);
    assert.deepEqual(
      (await store.answers.list('edgbaston', all)).map(({ id }) => id),
      [sent.id],
    );
  });

  it('tells the day on which an answer or a contact came, and not the minute', async () => {
    const { post, store } = await openCollector({
      now: () => new Date('2026-11-22T09:41:07.123Z'),
    });
    const receipt = (await (await post(answer())).json()) as Receipt;
    assert.equal(receipt.receivedAt, '2026-11-22T00:00:00.000Z');
    assert.deepEqual(
      (await store.answers.list('edgbaston', all)).map(({ answeredOn, receivedOn }) => [
        answeredOn,
        receivedOn,
      ]),
      [['2026-11-21', '2026-11-22']],
    );
    const named = (await (await post(contact())).json()) as Receipt;
    assert.equal(named.receivedAt, '2026-11-22T00:00:00.000Z');
    const signedUp = (await (await post(champion())).json()) as Receipt;
    assert.equal(signedUp.receivedAt, '2026-11-22T09:41:07.123Z');
  });

  it('says that a campaign was taken down where it was served once, and that another is unknown', async () => {
    const { store } = await openCollector();
    await store.campaigns.takeDown('edgbaston', 'Grace', '2026-11-21T10:00:00.000Z');
    const { post } = await openCollector({ store, campaigns: [] });
    const codeFor = async (submission: unknown) => {
      const response = await post(submission);
      assert.equal(response.status, 422);
      assert.match(response.headers.get('Content-Type') ?? '', /^application\/problem\+json/);
      const { problems = [] } = (await response.json()) as Refusal;
      return problems.map(({ path, code }) => `${path} ${code}`);
    };
    assert.deepEqual(await codeFor(answer()), ['campaign withdrawn']);
    assert.deepEqual(await codeFor(answer({ campaignVersion: 99 })), ['campaign withdrawn']);
    assert.deepEqual(await codeFor(answer({ campaign: 'selly-oak' })), ['campaign unknown']);
  });

  it('answers the same again with 200 and the original receipt, days later too', async () => {
    for (const sent of [answer(), contact()]) {
      let now = new Date('2026-11-21T18:05:00Z');
      const { post } = await openCollector({ now: () => now });
      const first = await (await post(sent)).text();
      now = new Date('2026-11-24T07:00:00Z');
      const again = await post(sent);
      assert.equal(again.status, 200);
      assert.equal(await again.text(), first);
    }
  });

  it('knows a retry whatever the order of its keys, its spaces and its escapes', async () => {
    const { post } = await openCollector();
    const sent = contact({
      answers: { name: 'Siân Hughes', email: 'sian@residents.example', ageConfirmed: true },
    });
    assert.equal((await post(sent)).status, 201);
    const turned = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, turned(inner)]),
          )
        : Array.isArray(value)
          ? value.map(turned)
          : value;
    assert.equal((await post(turned(sent))).status, 200);
    assert.equal((await post(JSON.stringify(sent, null, 2).replace('â', '\\u00e2'))).status, 200);
    assert.equal(
      (await post(JSON.stringify(sent).replace('Siân', 'Sia\u0302n'))).status,
      200,
      'the same letters, decomposed',
    );
  });

  it('answers other content under the same id with 409, and keeps the first', async () => {
    const { post, store } = await openCollector();
    const sent = answer();
    await post(sent);
    const other = await post({ ...sent, answers: { issue: 'road-safety' } });
    assert.equal(other.status, 409);
    assert.deepEqual(
      (await store.answers.tallies('edgbaston')).map(({ issue }) => issue),
      ['road-surface'],
    );
  });

  it('counts once what comes twenty times at once', async () => {
    const { post, store } = await openCollector();
    const sent = answer();
    const statuses = (await Promise.all(Array.from({ length: 20 }, () => post(sent)))).map(
      ({ status }) => status,
    );
    assert.deepEqual(statuses.sort(), [...Array<number>(19).fill(200), 201]);
    assert.deepEqual(await store.answers.tallies('edgbaston'), [
      { area: HARBORNE, issue: 'road-surface', count: 1 },
    ]);
  });

  it('keeps a contact and the words that were agreed to apart from every answer', async () => {
    const { post, store } = await openCollector();
    const [survey, hear] = [answer(), contact()];
    assert.deepEqual([(await post(survey)).status, (await post(hear)).status], [201, 201]);
    const [row] = await store.signups.list('edgbaston', all);
    assert.equal(row?.name, 'Amina Begum');
    assert.deepEqual(
      row.consents.map(({ statement, granted }) => [statement, granted]),
      [
        ['keep', true],
        ['email', true],
        ['residents', false],
      ],
    );
    assert.doesNotMatch(JSON.stringify(row), new RegExp(survey.id));
  });
});

describe('turning a submission down', () => {
  const wrong: [string, unknown, string, string][] = [
    ['malformed JSON', '{"id": ', '', 'not-json'],
    ['nothing at all', '', '', 'not-json'],
    ['a list', [], '', 'format'],
    ['null', null, '', 'format'],
    ['no kind', {}, 'kind', 'format'],
    ['a missing key', { ...answer(), locale: undefined }, 'locale', 'required'],
    ['a key of nobody', { ...answer(), userAgent: 'x' }, 'userAgent', 'unknown-key'],
    [
      'a key called __proto__',
      JSON.stringify(answer()).replace('{', '{"__proto__":{"kind":"contact"},'),
      '__proto__',
      'unknown-key',
    ],
    [
      'a number for a text',
      { ...answer(), answers: { issue: 'road-surface', words: 12 } },
      'answers.words',
      'format',
    ],
    ['a campaign of somebody else', answer({ campaign: 'selly-oak' }), 'campaign', 'unknown'],
    ['a campaign called __proto__', { ...answer(), campaign: '__proto__' }, 'campaign', 'format'],
    [
      'a ward of somewhere else',
      answer({ area: { code: 'E05000001', version: '2025-05' } }),
      'area.code',
      'unknown',
    ],
    [
      'an issue that was not asked',
      { ...answer(), answers: { issue: 'brexit' } },
      'answers.issue',
      'unknown',
    ],
    ['a name nobody agreed to keep', contact({ consents: [] }), 'consents.keep', 'required'],
  ];
  for (const [what, body, path, code] of wrong)
    it(`refuses ${what} with 422 and names the place`, async () => {
      const { post, store } = await openCollector();
      const response = await post(body);
      assert.equal(response.status, 422);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      const refusal = checkValue(Refusal, await response.json());
      assert.ok(refusal.ok && refusal.value.status === 422);
      assert.deepEqual(
        refusal.value.problems?.map((problem) => [problem.path, problem.code]),
        [[path, code]],
      );
      assert.deepEqual(await store.answers.list('edgbaston', all), []);
    });

  it('never repeats in a refusal what a person typed', async () => {
    const { post } = await openCollector();
    const typed = 'Canary McCanary';
    for (const body of [
      { ...contact(), answers: { name: typed, email: typed, ageConfirmed: true } },
      {
        ...contact(),
        answers: { name: typed.repeat(30), email: 'a@b.example', ageConfirmed: typed },
      },
      {
        ...answer(),
        answers: { issue: typed, other: typed, words: typed.repeat(100) },
        page: typed,
        id: typed,
        locale: typed,
      },
      `{"name": "${typed}"`,
    ]) {
      const response = await post(body);
      assert.equal(response.status, 422);
      assert.doesNotMatch(await response.text(), /Canary/);
    }
  });

  it('answers a body of thousands of wrong keys with a short refusal', async () => {
    const { post } = await openCollector();
    const hostile = Object.fromEntries(Array.from({ length: 1500 }, (_, n) => [`k${n}`, 0]));
    const response = await post({ ...hostile, ...answer() });
    assert.equal(response.status, 422);
    const text = await response.text();
    assert.ok(text.length < 16_000, `${text.length} characters`);
  });

  it('takes 16 KB and refuses a byte more with 413', async () => {
    const { post } = await openCollector();
    const padded = (size: number) => JSON.stringify(answer()).padEnd(size, ' ');
    assert.equal((await post(padded(16 * 1024))).status, 201);
    const large = await post(padded(16 * 1024 + 1));
    assert.equal(large.status, 413);
    assert.equal(large.headers.get('Content-Type'), 'application/problem+json');
  });

  it('takes JSON only, with any parameters, and refuses everything else with 415', async () => {
    const { post } = await openCollector();
    for (const type of [
      'application/json',
      'application/json; charset=utf-8',
      'Application/JSON;charset=UTF-8',
    ])
      assert.equal((await post(answer(), { 'Content-Type': type })).status, 201, type);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
      'text/plain; a=application/json',
      '',
    ])
      assert.equal((await post(answer(), { 'Content-Type': type })).status, 415, type);
  });

  it('answers 404 at other paths, and to other methods', async () => {
    const { app } = await openCollector();
    for (const [method, path] of [
      ['POST', '/'],
      ['GET', '/submissions'],
      ['PUT', '/submissions'],
      ['DELETE', '/submissions'],
      ['POST', '/submissions/1'],
      ['GET', '/%2e%2e/etc/passwd'],
    ] as const) {
      const response = await app.request(path, { method });
      assert.equal(response.status, 404, `${method} ${path}`);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
    }
  });
});

describe('when the store fails', () => {
  it('answers 503 with a time to try again, and logs why without what was typed', async (t) => {
    const logged = silence(t);
    const { post, get, store } = await openCollector();
    assert.equal((await get('/healthz')).status, 200);
    await store.close();
    const answers = [
      await post(answer()),
      await post(contact()),
      await post(answer({ campaignVersion: 99 })),
      await get('/campaigns/edgbaston/results'),
      await get('/healthz'),
    ];
    for (const response of answers) {
      assert.equal(response.status, 503);
      assert.match(response.headers.get('Retry-After') ?? '', /^[1-9]\d*$/);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      assert.doesNotMatch(await response.text(), /driver/);
    }
    assert.equal(logged().length, answers.length);
    assert.ok(logged().every((line) => line.includes('driver has already been destroyed')));
    assert.doesNotMatch(logged().join(), /Amina|amina|hill/);
  });

  it('answers a retry as if nothing had been, once the store is back', async (t) => {
    silence(t);
    const { store } = await openCollector();
    let down = true;
    const { post } = await openCollector({
      store: standIn(store, {
        submissions: {
          add: (entry) =>
            down ? Promise.reject(new Error('not now')) : store.submissions.add(entry),
        },
      }),
    });
    const sent = answer();
    assert.equal((await post(sent)).status, 503);
    down = false;
    assert.deepEqual([(await post(sent)).status, (await post(sent)).status], [201, 200]);
  });
});

describe('making a collector', () => {
  it('takes no wrong document, and names each place', async () => {
    const wrong = {
      ...edgbaston(),
      endpoint: 'javascript:alert(1)',
      areas: { version: '2025-05', wards: [] },
    };
    const logged: string[] = [];
    const log = (_: object, message: string) => logged.push(message);
    const logger = { info: log, warn: log, error: log };
    const { get } = await openCollector({ campaigns: [wrong, null], logger });
    assert.match(logged[0] ?? '', /"edgbaston" is not taken:\n.*endpoint.*https.*\n.*areas, wards/);
    assert.match(logged[1] ?? '', /a document is not taken/);
    assert.equal((await get('/campaigns/edgbaston')).status, 404);
  });

  it('takes the first of two documents with one id', async () => {
    const logged: string[] = [];
    const log = (_: object, message: string) => logged.push(message);
    const { get } = await openCollector({
      campaigns: [edgbaston(), { ...edgbaston(), version: 2 }],
      logger: { info: log, warn: log, error: log },
    });
    assert.match(logged.join('\n'), /another document has the id "edgbaston" too/);
    const served = (await (await get('/campaigns/edgbaston')).json()) as { version: number };
    assert.equal(served.version, 1);
  });

  it('refuses an empty organiser token, which would open the pages to everybody', async () => {
    for (const organiserToken of ['', 'a', 'nineteen-characters'])
      await assert.rejects(openCollector({ organiserToken }), /organiserToken.*20 characters/);
  });
});
