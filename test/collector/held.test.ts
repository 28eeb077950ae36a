import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Receipt } from '../../src/contract/index.ts';
import { answer, contact, HARBORNE } from '../contract/examples.ts';
import { form, HTML, openCollector, problemsOf, publishedAtOnce, readMarkup } from './harness.ts';

const all = { limit: 100 };

describe('answers that are held', () => {
  const cases: [string, string, Record<string, unknown>, Parameters<typeof answer>[0], string][] = [
    [
      'an answer to a version that nobody served',
      'unknown-version',
      {},
      {
        campaignVersion: 7,
        area: { code: 'E05999999', version: '2031-05' },
        answers: { issue: 'flying-cars' },
      },
      '2026-11-21T12:00:00Z',
    ],
    [
      'an answer from before the survey opens',
      'not-open',
      { opens: '2026-11-21T12:00:00Z' },
      {},
      '2026-11-21T11:59:59.999Z',
    ],
    [
      'an answer from the moment the survey closes',
      'closed',
      { closes: '2026-11-21T12:00:00Z' },
      {},
      '2026-11-21T12:00:00Z',
    ],
    [
      'an answer whose hidden field is filled in',
      'honeypot',
      {},
      { signals: { honeypot: 'http://casino.example' } },
      '2026-11-21T12:00:00Z',
    ],
    [
      'an answer that came faster than anybody reads',
      'too-fast',
      {},
      { signals: { honeypot: '', seconds: 2 } },
      '2026-11-21T12:00:00Z',
    ],
  ];
  for (const [what, because, document, sent, now] of cases)
    it(`keep ${what}, answered as usual and not counted`, async () => {
      const { post, store, get } = await openCollector({
        campaigns: [{ ...publishedAtOnce(), ...document }],
        now: () => new Date(now),
      });
      const one = answer(sent);
      const response = await post(one);
      assert.equal(response.status, 201);
      assert.deepEqual(Object.keys((await response.clone().json()) as Receipt).sort(), [
        'id',
        'receivedAt',
        'reference',
      ]);
      assert.equal((await post(one)).status, 200);
      assert.deepEqual(
        (await store.answers.list('edgbaston', all)).map(({ id, state, heldBecause }) => [
          id,
          state,
          heldBecause,
        ]),
        [[one.id, 'held', because]],
      );
      assert.deepEqual(await store.answers.tallies('edgbaston'), []);
      assert.equal(
        ((await (await get('/campaigns/edgbaston/results')).json()) as { counted: number }).counted,
        0,
      );
    });

  it('keep a named entry too, until an organiser accepts it', async () => {
    const { post, store, organise } = await openCollector({
      campaigns: [{ ...publishedAtOnce(), closes: '2026-11-20T00:00:00Z' }],
      now: () => new Date('2026-11-21T00:00:00Z'),
    });
    const one = contact();
    assert.equal((await post(one)).status, 201);
    const states = async () =>
      (await store.signups.list('edgbaston', all)).map(({ state }) => state);
    assert.deepEqual(await states(), ['held']);
    assert.match(
      await readMarkup(organise('/campaigns/edgbaston/people?only=held', { headers: HTML })),
      /Amina Begum[^]*Set aside/,
    );
    assert.equal(
      (await organise(`/campaigns/edgbaston/responses/${one.id}`, form({ decision: 'count' })))
        .status,
      204,
    );
    assert.deepEqual(await states(), ['counted']);
  });

  it('do not include what is written down for others, at a door or from paper, however fast', async () => {
    const { post, store } = await openCollector();
    for (const channel of ['doorstep', 'phone', 'event', 'paper'] as const)
      await post(answer({ channel, signals: { seconds: 1 } }));
    await post(answer());
    assert.deepEqual(
      (await store.answers.list('edgbaston', all)).map(({ state }) => state),
      Array(5).fill('counted'),
    );
  });

  it('include a sign-up that came too fast, and nothing for that where the collector is told so', async () => {
    const strict = await openCollector();
    await strict.post(contact({ signals: { seconds: 0 } }));
    assert.deepEqual(
      (await strict.store.signups.list('edgbaston', all)).map(({ state, heldBecause }) => [
        state,
        heldBecause,
      ]),
      [['held', 'too-fast']],
    );
    const easy = await openCollector({ leastSeconds: 0 });
    await easy.post(answer({ signals: { seconds: 0 } }));
    assert.deepEqual(
      (await easy.store.answers.list('edgbaston', all)).map(({ state }) => state),
      ['counted'],
    );
  });

  it('are shown to the organiser with the reason, and let in with one button', async () => {
    const { post, organise, store } = await openCollector();
    const one = answer({ signals: { seconds: 1 } });
    await post(one);
    assert.match(
      await readMarkup(organise('/campaigns/edgbaston/held', { headers: HTML })),
      /Set aside: filled in faster than anybody reads/,
    );
    assert.equal(
      (await organise(`/campaigns/edgbaston/responses/${one.id}`, form({ decision: 'count' })))
        .status,
      204,
    );
    assert.equal((await store.answers.tallies('edgbaston')).length, 1);
  });

  it('go by the clock of the collector, whatever time an answer gives itself', async () => {
    const { post, store } = await openCollector({
      campaigns: [{ ...publishedAtOnce(), closes: '2026-11-20T00:00:00Z' }],
      now: () => new Date('2026-11-21T00:00:00Z'),
    });
    await post(answer({ answeredAt: '2026-11-19T12:00:00Z' }));
    assert.deepEqual(
      (await store.answers.list('edgbaston', all)).map(({ heldBecause }) => heldBecause),
      ['closed'],
    );
  });

  it('do not include those that come while the survey is open, to the last moment', async () => {
    const open = {
      ...publishedAtOnce(),
      opens: '2026-11-20T00:00:00Z',
      closes: '2026-11-21T00:00:00Z',
    };
    for (const now of ['2026-11-20T00:00:00.000Z', '2026-11-20T23:59:59.999Z']) {
      const { post, store } = await openCollector({ campaigns: [open], now: () => new Date(now) });
      await post(
        answer({ signals: { honeypot: '', seconds: 3, order: ['road-surface', 'other'] } }),
      );
      assert.deepEqual(
        (await store.answers.list('edgbaston', all)).map(({ state }) => state),
        ['counted'],
        now,
      );
    }
  });
});

describe('answers to an older version that was served', () => {
  const second = () => {
    const document = publishedAtOnce();
    document.version = 2;
    document.survey.issues = document.survey.issues.filter(({ id }) => id !== 'road-surface');
    document.areas.version = '2026-05';
    return document;
  };

  it('are checked against that version and counted', async () => {
    const { store } = await openCollector();
    const { post } = await openCollector({ store, campaigns: [second()] });
    assert.equal((await post(answer({ campaignVersion: 1 }))).status, 201);
    assert.deepEqual(await store.answers.tallies('edgbaston'), [
      { area: HARBORNE, issue: 'road-surface', count: 1 },
    ]);
  });

  it('are counted or held by the times of the newest version', async () => {
    const { store } = await openCollector({
      campaigns: [{ ...publishedAtOnce(), closes: '2026-11-30T00:00:00Z' }],
    });
    const shorter = { ...second(), closes: '2026-11-20T00:00:00Z' };
    const longer = { ...second(), version: 3, closes: '2026-12-31T00:00:00Z' };
    const states = [];
    for (const [document, now] of [
      [shorter, '2026-11-25T00:00:00Z'],
      [longer, '2026-12-25T00:00:00Z'],
    ] as const) {
      const { post } = await openCollector({
        store,
        campaigns: [document],
        now: () => new Date(now),
      });
      const sent = answer({ campaignVersion: 1 });
      await post(sent);
      states.push(
        (await store.answers.list('edgbaston', all)).find(({ id }) => id === sent.id)?.state,
      );
    }
    assert.deepEqual(states, ['held', 'counted']);
  });

  it('are refused where that version never said so', async () => {
    const { store } = await openCollector();
    const { post } = await openCollector({ store, campaigns: [second()] });
    const placesOf = async (sent: unknown) => {
      const response = await post(sent);
      assert.equal(response.status, 422);
      return (await problemsOf(response)).map(({ path }) => path);
    };
    assert.deepEqual(await placesOf(answer({ campaignVersion: 2 })), [
      'area.version',
      'answers.issue',
    ]);
    assert.deepEqual(
      await placesOf(answer({ campaignVersion: 1, area: { code: HARBORNE, version: '2026-05' } })),
      ['area.version'],
    );
    assert.equal(
      (
        await post(
          answer({
            campaignVersion: 2,
            area: { code: HARBORNE, version: '2026-05' },
            answers: { issue: 'road-safety' },
          }),
        )
      ).status,
      201,
    );
  });
});
