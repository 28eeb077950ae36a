import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openSqliteStore } from '../../src/collector/index.ts';
import { suppressSmallCounts } from '../../src/collector/progress/suppress-small-counts.ts';
import { checkValue, ProgressReport, type Results } from '../../src/contract/index.ts';
import { answer, champion, edgbaston, HARBORNE, QUINTON } from '../contract/examples.ts';
import { openCollector, type Open, silence, standIn } from './harness.ts';

const PATH = '/campaigns/edgbaston/progress';
const at = async ({ get }: Pick<Open, 'get'>, path = PATH) =>
  (await (await get(path)).json()) as ProgressReport;
const valueOf = (report: ProgressReport, id: string) =>
  report.measures?.find((measure) => measure.id === id)?.value;
const json = (body: unknown) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
const inWard = (code: string) => answer({ area: { code, version: edgbaston().areas.version } });
const until = async (holds: () => Promise<boolean>) => {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await new Promise((resume) => setTimeout(resume, 5));
  }
  assert.fail('waited in vain');
};

describe('GET /campaigns/{id}/progress', () => {
  it('is a report by the contract, from the first moment', async () => {
    const collector = await openCollector({ now: () => new Date('2026-11-21T18:04:05Z') });
    const report = await at(collector);
    assert.equal(checkValue(ProgressReport, report).ok, true);
    assert.equal(report.asOf, '2026-11-21');
    assert.equal(report.campaign, 'edgbaston');
    assert.equal(valueOf(report, 'recruited'), 0);
    assert.deepEqual(
      report.milestones?.map(({ state }) => state),
      ['next', 'next', 'next', 'next', 'next'],
    );
  });

  it('leaves out a measure that nobody has a figure for', async () => {
    assert.equal(valueOf(await at(await openCollector()), 'leaflets'), undefined);
  });

  it('counts answers and people as they come, at once', async () => {
    const collector = await openCollector();
    assert.equal(valueOf(await at(collector), 'answers'), 0);
    await collector.post(answer());
    await collector.post(champion());
    const report = await at(collector);
    assert.equal(valueOf(report, 'answers'), 1);
    assert.equal(valueOf(report, 'recruited'), 1);
  });

  it('counts trainings and 1-2-1s that organisers write down', async () => {
    const collector = await openCollector();
    await collector.post(champion());
    const { people } = (await (await collector.organise('/campaigns/edgbaston/people')).json()) as {
      people: { id: string }[];
    };
    const change = (change: unknown) =>
      collector.organise(
        '/campaigns/edgbaston/people/changes',
        json({ people: people.map(({ id }) => id), change }),
      );
    assert.equal(
      (await change({ what: 'training', course: 'Listening', on: '2026-11-20' })).status,
      200,
    );
    assert.equal((await change({ what: 'meeting', state: 'held', on: '2026-11-19' })).status, 200);
    const report = await at(collector);
    assert.equal(valueOf(report, 'trained'), 1);
    assert.equal(valueOf(report, 'one-to-ones'), 1);
  });

  it('can be cached and revalidated from any origin', async () => {
    const { get } = await openCollector();
    const first = await get(PATH);
    assert.match(
      first.headers.get('Cache-Control') ?? '',
      /^public, max-age=10, stale-while-revalidate=60/,
    );
    assert.equal(first.headers.get('Access-Control-Allow-Origin'), '*');
    const again = await get(PATH, { 'If-None-Match': first.headers.get('ETag') ?? '' });
    assert.equal(again.status, 304);
    assert.equal(again.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(await again.text(), '');
  });

  it('has another ETag once something has changed', async () => {
    const { get, post } = await openCollector();
    const tag = async () => (await get(PATH)).headers.get('ETag');
    const before = await tag();
    assert.equal(await tag(), before);
    await post(answer());
    assert.notEqual(await tag(), before);
  });

  it('asks the store once for everybody who reads meanwhile, and again after two seconds', async () => {
    let now = Date.parse('2026-11-21T12:00:00Z');
    let asked = 0;
    const store = await openSqliteStore(':memory:');
    const counting = standIn(store, {
      answers: { tallies: (campaign) => (asked++, store.answers.tallies(campaign)) },
    });
    const { get } = await openCollector({ store: counting, now: () => new Date(now) });
    await Promise.all(Array.from({ length: 50 }, () => get(PATH)));
    assert.equal(asked, 1);
    now += 1900;
    await get(PATH);
    assert.equal(asked, 1);
    now += 200;
    await get(PATH);
    assert.equal(asked, 2);
  });

  it('answers 404 for a campaign that is not here, and 503 while the store is not to be had, and recovers', async (t) => {
    const logged = silence(t);
    const store = await openSqliteStore(':memory:');
    let broken = true;
    const { get } = await openCollector({
      store: standIn(store, {
        answers: {
          tallies: (campaign) =>
            broken ? Promise.reject(new Error('gone')) : store.answers.tallies(campaign),
        },
      }),
    });
    assert.equal((await get('/campaigns/nowhere/progress')).status, 404);
    const failed = await get(PATH);
    assert.equal(failed.status, 503);
    assert.equal(failed.headers.get('Retry-After'), '5');
    assert.equal(failed.headers.get('ETag'), null);
    broken = false;
    assert.equal((await get(PATH)).status, 200);
    assert.equal(logged().length, 1);
  });

  it('is there for a campaign that measures nothing', async () => {
    const { progress: _, ...document } = edgbaston();
    assert.deepEqual((await at(await openCollector({ campaigns: [document] }))).measures, []);
  });
});

describe('figures by ward', () => {
  it('tell no ward of fewer than the threshold', async () => {
    const collector = await openCollector({ campaigns: [edgbaston()] });
    for (let n = 0; n < 6; n++) await collector.post(inWard(HARBORNE));
    for (let n = 0; n < 5; n++) await collector.post(inWard(QUINTON));
    assert.deepEqual(
      (await at(collector)).wards?.map(({ code, values }) => [code, values]),
      [
        // The sixth waits for four more.
        [HARBORNE, { answers: 5 }],
        [QUINTON, { answers: 5 }],
      ],
    );
  });

  it('hold the smallest told one back where subtraction would tell the rest', async () => {
    const collector = await openCollector({ campaigns: [edgbaston()] });
    for (const [ward, people] of [
      [HARBORNE, 9],
      [QUINTON, 7],
      ['E05011123', 1],
    ] as const)
      for (let n = 0; n < people; n++)
        await collector.post(
          champion(
            { area: { code: ward, version: '2025-05' } },
            { email: `${ward}-${n}@x.example` },
          ),
        );
    const report = await at(collector);
    assert.equal(valueOf(report, 'recruited'), 17);
    assert.deepEqual(
      report.wards?.map(({ code }) => code),
      [HARBORNE],
    );
  });

  it('tell of answers what the results tell', async () => {
    const collector = await openCollector({ campaigns: [edgbaston()] });
    for (const [ward, people] of [
      [HARBORNE, 9],
      [QUINTON, 7],
      ['E05011123', 1],
    ] as const)
      for (let n = 0; n < people; n++) await collector.post(inWard(ward));
    const { areas } = (await (
      await collector.get('/campaigns/edgbaston/results')
    ).json()) as Results;
    assert.deepEqual(
      (await at(collector)).wards?.map(({ code, values }) => [code, values.answers]),
      areas.filter(({ counted }) => counted >= 5).map(({ code, counted }) => [code, counted]),
    );
  });

  it('never let what is held back add up to fewer than the threshold', () => {
    const wards = ['a', 'b', 'c', 'd'];
    for (const counts of [
      [0, 0, 0, 0],
      [5, 5, 5, 5],
      [9, 1, 0, 0],
      [9, 8, 1, 1],
      [9, 4, 0, 0],
      [5, 4, 4, 4],
      [1, 1, 1, 1],
      [6, 6, 6, 1],
    ]) {
      const told = suppressSmallCounts(new Map(wards.map((ward, at) => [ward, counts[at] ?? 0])), {
        wards,
        threshold: 5,
        guardsRemainder: true,
      });
      const heldBack =
        counts.reduce((sum, one) => sum + one, 0) -
        [...told.values()].reduce((sum, one) => sum + one, 0);
      assert.ok(
        heldBack === 0 || heldBack >= 5 || told.size === 0,
        `${counts.join()}: ${heldBack} held back beside ${told.size} told`,
      );
      for (const figure of told.values()) assert.ok(figure >= 5);
    }
  });
});

describe('what organisers write down', () => {
  const write = ({ organise }: Open, list: string, record: unknown) =>
    organise(`${PATH}/${list}`, json(record));

  it('is in the report at once: a figure with the one before it', async () => {
    const collector = await openCollector();
    await at(collector);
    await write(collector, 'values', { id: 'leaflets', value: 1200, on: '2026-11-01' });
    assert.equal(valueOf(await at(collector), 'leaflets'), 1200);
    await write(collector, 'values', { id: 'leaflets', value: 1100, on: '2026-11-08' });
    const leaflets = (await at(collector)).measures?.find(({ id }) => id === 'leaflets');
    assert.deepEqual(
      [leaflets?.value, leaflets?.asOf, leaflets?.previous],
      [1100, '2026-11-08', { value: 1200, on: '2026-11-01' }],
    );
  });

  it('corrects a figure of the same day without making it its own past', async () => {
    const collector = await openCollector();
    for (const value of [1200, 120])
      await write(collector, 'values', { id: 'leaflets', value, on: '2026-11-01' });
    assert.deepEqual(
      (await at(collector)).measures?.find(({ id }) => id === 'leaflets')?.previous,
      undefined,
    );
  });

  it('is added to what is counted: answers on paper', async () => {
    const collector = await openCollector();
    await collector.post(answer());
    await write(collector, 'values', { id: 'answers', value: 40, on: '2026-11-01' });
    assert.equal(valueOf(await at(collector), 'answers'), 41);
  });

  it('is milestones, pledges, events and wins', async () => {
    const collector = await openCollector();
    await write(collector, 'milestones', {
      id: 'heard',
      state: 'done',
      date: '2026-06-01',
      note: 'In every ward',
    });
    await write(collector, 'pledges', {
      who: 'Cllr A. Example',
      ask: 'Repair the hill',
      answer: 'partly',
      kept: 'pending',
    });
    await write(collector, 'events', {
      name: 'Assembly',
      on: '2026-09-12',
      target: 100,
      turnout: 112,
    });
    await write(collector, 'wins', { what: 'Lights', on: '2026-07-01', with: ['St Faith’s'] });
    await write(collector, 'wins', { what: 'More lights', on: '2026-08-01' });
    const report = await at(collector);
    assert.deepEqual(report.milestones?.[0], {
      id: 'heard',
      label: edgbaston().progress.milestones[0]?.label,
      state: 'done',
      date: '2026-06-01',
      note: 'In every ward',
    });
    assert.deepEqual(report.pledges, [
      { who: 'Cllr A. Example', ask: 'Repair the hill', answer: 'partly', kept: 'pending' },
    ]);
    assert.deepEqual(report.events, [
      { name: 'Assembly', on: '2026-09-12', target: 100, turnout: 112 },
    ]);
    assert.deepEqual(
      report.wins?.map(({ what }) => what),
      ['More lights', 'Lights'],
    );
    assert.equal(checkValue(ProgressReport, report).ok, true);
  });

  it('can be corrected and taken away, and every change keeps who made it and when', async () => {
    const collector = await openCollector({ now: () => new Date('2026-11-21T18:04:05Z') });
    const { id } = (await (
      await write(collector, 'pledges', { who: 'Cllr A', ask: 'Lights', answer: 'none-yet' })
    ).json()) as { id: string };
    await write(collector, 'pledges', { id, who: 'Cllr A', ask: 'Lights', answer: 'yes' });
    assert.deepEqual(
      (await at(collector)).pledges?.map(({ answer }) => answer),
      ['yes'],
    );
    assert.equal(
      (await collector.organise(`${PATH}/pledges/${id}`, { method: 'DELETE' })).status,
      204,
    );
    assert.equal(
      (await collector.organise(`${PATH}/pledges/${id}`, { method: 'DELETE' })).status,
      404,
    );
    assert.deepEqual((await at(collector)).pledges, []);
    const { changes, items } = (await (await collector.organise(PATH)).json()) as {
      changes: { data: { answer: string } | null; by: string; at: string }[];
      items: unknown[];
    };
    assert.deepEqual(items, []);
    assert.deepEqual(
      changes.map(({ data }) => data?.answer ?? null).sort(),
      [null, 'none-yet', 'yes'].sort(),
    );
    for (const { by, at } of changes)
      assert.deepEqual([by, at], ['collector', '2026-11-21T18:04:05.000Z']);
  });

  const wrong: [sentence: string, list: string, record: unknown, path: string][] = [
    ['a figure below nothing', 'values', { id: 'leaflets', value: -1, on: '2026-11-01' }, 'value'],
    [
      'a measure that the campaign does not have',
      'values',
      { id: 'votes', value: 1, on: '2026-11-01' },
      'id',
    ],
    [
      'a milestone that the campaign does not have',
      'milestones',
      { id: 'party', state: 'done' },
      'id',
    ],
    [
      'a source that is not https',
      'pledges',
      { who: 'A', ask: 'B', answer: 'yes', source: 'http://example.org' },
      'source',
    ],
    [
      'a key that the contract does not know',
      'wins',
      { what: 'A', on: '2026-11-01', whom: 'B' },
      'whom',
    ],
    ['what is no JSON', 'wins', undefined, ''],
  ];
  for (const [sentence, list, record, path] of wrong)
    it(`is refused where it is ${sentence}`, async () => {
      const collector = await openCollector();
      const refused = await write(collector, list, record);
      assert.equal(refused.status, 422);
      assert.equal(
        ((await refused.json()) as { problems: { path: string }[] }).problems[0]?.path,
        path,
      );
    });

  it('is for organisers only, and for a list that there is', async () => {
    const collector = await openCollector();
    assert.equal(
      (await collector.app.request(`/organiser${PATH}/wins`, json({ what: 'A', on: '2026-11-01' })))
        .status,
      401,
    );
    assert.equal((await write(collector, 'votes', {})).status, 404);
  });
});

describe('other campaigns’ counts', () => {
  const partner = (sharedWith: string[] | undefined, measures: unknown[], more = {}) => ({
    asOf: '2026-11-20',
    name: 'Selly Oak',
    measures,
    ...(sharedWith && { sharedWith }),
    ...more,
  });
  const open = (answers: () => Response | Promise<Response>, options = {}) => {
    const document = {
      ...edgbaston(),
      progress: { ...edgbaston().progress, partners: ['https://selly-oak.example/progress'] },
    };
    return openCollector({
      campaigns: [document],
      publicUrl: 'https://collector.example',
      fetch: () => Promise.resolve(answers()),
      ...options,
    });
  };
  const recruited = [{ id: 'recruited', label: 'Champions', value: 30 }];

  it('are added where their report says that they may be: by id, or by origin', async () => {
    for (const sharedWith of [['edgbaston'], ['https://collector.example']]) {
      const collector = await open(() => Response.json(partner(sharedWith, recruited)));
      await collector.post(champion());
      await until(async () => valueOf(await at(collector), 'recruited') === 31);
      const report = await at(collector);
      assert.equal(report.measures?.find(({ id }) => id === 'recruited')?.own, 1);
      assert.deepEqual(report.partners, [{ name: 'Selly Oak', asOf: '2026-11-20' }]);
    }
  });

  it('are not added where it does not say so', async (t) => {
    const logged = silence(t);
    for (const sharedWith of [undefined, [], ['somebody-else']]) {
      let asked = 0;
      const collector = await open(() => (asked++, Response.json(partner(sharedWith, recruited))));
      await at(collector);
      await until(() => Promise.resolve(asked === 1 && logged().length > 0));
      const report = await at(collector);
      assert.equal(valueOf(report, 'recruited'), 0);
      assert.equal(report.partners, undefined);
    }
  });

  it('are the partner’s own, without what it has added of ours', async () => {
    const collector = await open(() =>
      Response.json(
        partner(['edgbaston'], [{ id: 'recruited', label: 'Champions', value: 1030, own: 30 }]),
      ),
    );
    await at(collector);
    await until(async () => valueOf(await at(collector), 'recruited') === 30);
  });

  const failures: [sentence: string, answer: () => Response | Promise<Response>][] = [
    ['answers with an error', () => new Response('no', { status: 500 })],
    ['can’t be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['sends what is no report', () => Response.json({ asOf: 'yesterday' })],
    ['sends what is no JSON', () => new Response('<h1>Log in</h1>')],
    ['sends more than a report can be', () => new Response('x'.repeat(1_100_000))],
  ];
  for (const [sentence, fails] of failures)
    it(`stand as they were last had, with their date, where the partner ${sentence}`, async (t) => {
      const logged = silence(t);
      let now = Date.parse('2026-11-21T12:00:00Z');
      let down = false;
      const collector = await open(
        () => (down ? fails() : Response.json(partner(['edgbaston'], recruited))),
        { now: () => new Date(now) },
      );
      await at(collector);
      await until(async () => valueOf(await at(collector), 'recruited') === 30);
      down = true;
      now += 600_000;
      await at(collector);
      await until(async () => Promise.resolve(logged().length === 1));
      const report = await at(collector);
      assert.equal(valueOf(report, 'recruited'), 30);
      assert.deepEqual(report.partners, [{ name: 'Selly Oak', asOf: '2026-11-20' }]);
      assert.match(logged()[0] ?? '', /selly-oak\.example.*last counts stand/);
    });

  it('break nothing where the partner fails from the start', async (t) => {
    silence(t);
    const collector = await open(() => new Response('no', { status: 500 }));
    assert.equal(valueOf(await at(collector), 'recruited'), 0);
  });

  it('end when the partner takes its word back', async (t) => {
    silence(t);
    let now = Date.parse('2026-11-21T12:00:00Z');
    let shared = ['edgbaston'];
    const collector = await open(() => Response.json(partner(shared, recruited)), {
      now: () => new Date(now),
    });
    await at(collector);
    await until(async () => valueOf(await at(collector), 'recruited') === 30);
    shared = [];
    now += 600_000;
    await at(collector);
    await until(async () => valueOf(await at(collector), 'recruited') === 0);
  });
});
