import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { checkValue, Results } from '../../src/contract/index.ts';
import { answer, edgbaston, HARBORNE, QUINTON } from '../contract/examples.ts';
import { form, type Open, openCollector, silence } from './harness.ts';

describe('the campaign document', () => {
  it('is served as it was written, with keys that the collector does not know', async () => {
    const document = {
      ...edgbaston(),
      later: { measure: ['people', 12, null] },
      hosts: ['https://edgbaston.example'],
    };
    const { get } = await openCollector({ campaigns: [document] });
    const response = await get('/campaigns/edgbaston');
    assert.equal(response.status, 200);
    assert.match(response.headers.get('Content-Type') ?? '', /^application\/json/);
    assert.deepEqual(await response.json(), document);
  });

  it('is not found under an id that nobody chose', async () => {
    const { get } = await openCollector();
    for (const id of [
      'selly-oak',
      '__proto__',
      'constructor',
      '%00',
      'edgbaston%2f',
      '..%2fedgbaston',
    ])
      assert.equal((await get(`/campaigns/${id}`)).status, 404, id);
  });

  it('may be kept by caches, and is not sent again to who has it', async () => {
    const { get } = await openCollector();
    for (const path of ['/campaigns/edgbaston', '/campaigns/edgbaston/results']) {
      const first = await get(path);
      assert.match(
        first.headers.get('Cache-Control') ?? '',
        /public, max-age=\d+, stale-while-revalidate=\d+/,
      );
      const tag = first.headers.get('ETag') ?? '';
      assert.match(tag, /^"/);
      const again = await get(path, { 'If-None-Match': `"something", W/${tag}` });
      assert.equal(again.status, 304);
      assert.equal(await again.text(), '');
      for (const header of ['Cache-Control', 'ETag', 'Access-Control-Allow-Origin'])
        assert.equal(again.headers.get(header), first.headers.get(header), header);
      assert.equal((await get(path, { 'If-None-Match': '"something"' })).status, 200);
    }
  });
});

describe('the published results', () => {
  const WORDY = 'The hill by the school';
  /** Counts as answered: `[area, issue, how many]`. */
  const answered = async ({ post }: Open, ...counts: [string, string, number][]) => {
    for (const [code, issue, many] of counts)
      for (let n = 0; n < many; n++)
        await post(
          answer({
            area: { code, version: '2025-05' },
            answers:
              issue === 'other' ? { issue, other: 'Noise', words: WORDY } : { issue, words: WORDY },
          }),
        );
  };
  const read = async ({ get }: Open): Promise<Results> => {
    const results = checkValue(Results, await (await get('/campaigns/edgbaston/results')).json());
    assert.ok(results.ok);
    return results.value;
  };

  it('say nothing but the threshold while nobody has answered', async () => {
    const collector = await openCollector({
      campaigns: [edgbaston()],
      now: () => new Date('2026-11-21T23:59:59Z'),
    });
    assert.deepEqual(await read(collector), {
      campaign: 'edgbaston',
      version: 1,
      asOf: '2026-11-21',
      counted: 0,
      threshold: 5,
      areas: [],
      words: [],
    });
  });

  it('hide a ward until it has five answers', async () => {
    const collector = await openCollector({ campaigns: [edgbaston()] });
    await answered(collector, [HARBORNE, 'road-surface', 4], ['unknown', 'road-surface', 4]);
    const before = await read(collector);
    assert.deepEqual([before.counted, before.areas], [8, []]);
    await answered(collector, [HARBORNE, 'road-surface', 1]);
    assert.deepEqual((await read(collector)).areas, [
      { code: HARBORNE, counted: 5, issues: [{ id: 'road-surface', count: 5 }], otherIssues: 0 },
    ]);
  });

  it('merge the issues that fewer than five named, and put the largest first', async () => {
    const collector = await openCollector({ campaigns: [edgbaston()] });
    await answered(
      collector,
      [HARBORNE, 'road-surface', 5],
      [HARBORNE, 'road-safety', 6],
      [HARBORNE, 'other', 4],
      [HARBORNE, 'young-people', 1],
    );
    assert.deepEqual((await read(collector)).areas, [
      {
        code: HARBORNE,
        counted: 15,
        issues: [
          { id: 'road-safety', count: 6 },
          { id: 'road-surface', count: 5 },
        ],
        otherIssues: 4,
      },
    ]);
  });

  it('name no issue of a ward where none has five answers', async () => {
    const collector = await openCollector({ campaigns: [edgbaston()] });
    await answered(collector, [QUINTON, 'road-surface', 4], [QUINTON, 'road-safety', 2]);
    assert.deepEqual((await read(collector)).areas, [
      { code: QUINTON, counted: 5, issues: [], otherIssues: 5 },
    ]);
  });

  it('go by the threshold that the campaign sets', async () => {
    const collector = await openCollector({ campaigns: [{ ...edgbaston(), publishThreshold: 2 }] });
    await answered(collector, [QUINTON, 'road-surface', 2], [HARBORNE, 'road-safety', 1]);
    const { threshold, areas } = await read(collector);
    assert.deepEqual([threshold, areas.map(({ code }) => code)], [2, [QUINTON]]);
  });

  it('list the areas in the order of the document, then who knows no ward', async () => {
    const collector = await openCollector({ campaigns: [{ ...edgbaston(), publishThreshold: 1 }] });
    await answered(
      collector,
      ['outside', 'road-surface', 1],
      [QUINTON, 'road-surface', 1],
      ['unknown', 'road-surface', 1],
      [HARBORNE, 'road-surface', 1],
    );
    assert.deepEqual(
      (await read(collector)).areas.map(({ code }) => code),
      [HARBORNE, QUINTON, 'unknown', 'outside'],
    );
  });

  it('hold no words until an organiser has released them, and then only those', async () => {
    let now = '2026-11-21T12:00:00Z';
    const collector = await openCollector({
      campaigns: [{ ...edgbaston(), closes: '2026-11-22T00:00:00Z' }],
      now: () => new Date(now),
    });
    await answered(collector, [HARBORNE, 'other', 5], [QUINTON, 'road-surface', 1]);
    now = '2026-11-22T12:00:00Z';
    assert.doesNotMatch(JSON.stringify(await read(collector)), /hill|Noise/);
    const rows = await collector.store.answers.list('edgbaston', { limit: 10 });
    const [one, two] = rows.filter(({ area }) => area === HARBORNE);
    const alone = rows.find(({ area }) => area === QUINTON);
    const decide = (row: typeof one, decision: string) =>
      collector.organise(`/campaigns/edgbaston/responses/${row?.id}`, form({ decision }));
    for (const row of [one, two, alone]) await decide(row, 'release');
    await decide(two, 'withhold');
    const { words } = await read(collector);
    assert.deepEqual(
      words.toSorted((a, b) => (a.issue < b.issue ? -1 : 1)),
      [
        { area: HARBORNE, issue: 'other', other: 'Noise', words: WORDY },
        { issue: 'road-surface', words: WORDY },
      ],
    );
  });

  it('change their tag when they change', async () => {
    const collector = await openCollector({ campaigns: [edgbaston()] });
    const tag = (await collector.get('/campaigns/edgbaston/results')).headers.get('ETag') ?? '';
    await answered(collector, [HARBORNE, 'road-surface', 1]);
    assert.equal(
      (await collector.get('/campaigns/edgbaston/results', { 'If-None-Match': tag })).status,
      200,
    );
  });
});

describe('the files of the embed script', () => {
  const script = Buffer.from(`export const words = ${JSON.stringify('campaign '.repeat(200))};\n`);
  const asset = {
    type: 'text/javascript; charset=utf-8',
    body: script,
    brotli: brotliCompressSync(script),
  };
  const assets = [
    { ...asset, path: 'campaign-widgets.js', immutable: false },
    { ...asset, path: '1.2.3/campaign-widgets.js', immutable: true },
  ];

  it('are served compressed to who takes it, and plain to who does not', async () => {
    const { get } = await openCollector({ assets });
    const small = await get('/campaign-widgets.js', { 'Accept-Encoding': 'gzip, deflate, br' });
    assert.equal(small.headers.get('Content-Encoding'), 'br');
    assert.deepEqual(brotliDecompressSync(Buffer.from(await small.arrayBuffer())), script);
    const plain = await get('/campaign-widgets.js', { 'Accept-Encoding': 'zstd, brand' });
    assert.equal(plain.headers.get('Content-Encoding'), null);
    assert.equal(await plain.text(), script.toString());
    for (const response of [small, plain]) {
      assert.match(response.headers.get('Vary') ?? '', /Accept-Encoding/);
      assert.equal(response.headers.get('Content-Type'), asset.type);
      assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(response.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    }
  });

  it('stay for good under their version, and are asked for again under their plain name', async () => {
    const { get } = await openCollector({ assets });
    assert.match(
      (await get('/1.2.3/campaign-widgets.js')).headers.get('Cache-Control') ?? '',
      /max-age=31536000, immutable/,
    );
    const plain = await get('/campaign-widgets.js');
    assert.doesNotMatch(plain.headers.get('Cache-Control') ?? '', /immutable/);
    const again = await get('/campaign-widgets.js', {
      'If-None-Match': plain.headers.get('ETag') ?? '',
    });
    assert.equal(again.status, 304);
    assert.equal(
      again.headers.get('Access-Control-Allow-Origin'),
      '*',
      'a module of another origin needs it',
    );
    assert.equal((await get('/9.9.9/campaign-widgets.js')).status, 404);
  });
});

describe('the root of the collector', () => {
  it('is a page that says what this is, and links what anybody may read', async () => {
    const second = { ...edgbaston(), id: 'selly-oak', name: { en: 'A <b>ward</b>', cy: 'Ward' } };
    const { get } = await openCollector({ campaigns: [edgbaston(), second], version: '1.2.3' });
    const response = await get('/');
    assert.equal(response.status, 200);
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/html/);
    assert.match(response.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
    const page = await response.text();
    assert.match(page, /A &lt;b&gt;ward&lt;\/b&gt;/);
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
    assert.deepEqual(
      links.filter((href) => href.includes('selly-oak')),
      ['', '/results', '/progress'].map((path) => `/campaigns/selly-oak${path}`),
    );
    for (const href of links) {
      const { status } = await get(href, { Accept: 'text/html' });
      assert.equal(status, href === '/organiser' ? 401 : 200, href);
    }
  });
});

describe('the health of the collector', () => {
  it('is good while the store answers, and 503 when it does not', async (t) => {
    silence(t);
    const { get, store } = await openCollector({ version: '1.2.3' });
    const well = await get('/healthz');
    assert.deepEqual(
      [well.status, await well.json(), well.headers.get('Cache-Control')],
      [200, { status: 'ok', version: '1.2.3' }, 'no-store'],
    );
    await store.close();
    assert.equal((await get('/healthz')).status, 503);
  });
});
