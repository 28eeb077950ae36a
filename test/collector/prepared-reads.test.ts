import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { openSqliteStore, type Store } from '../../src/collector/index.ts';
import { chooseCoding } from '../../src/collector/http/accept-encoding.ts';
import { PreparedCache } from '../../src/collector/http/prepared-cache.ts';
import { edgbaston, answer } from '../contract/examples.ts';
import { form, openCollector, problemsOf, publishedAtOnce, standIn } from './harness.ts';

const PATHS = [
  '/campaigns/edgbaston',
  '/campaigns/edgbaston/results',
  '/campaigns/edgbaston/progress',
  '/openapi.json',
];

const DECODERS: Record<string, (bytes: Buffer) => Buffer> = {
  br: (bytes) => brotliDecompressSync(bytes),
  gzip: (bytes) => gunzipSync(bytes),
};

async function bodyOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const decode = DECODERS[response.headers.get('Content-Encoding') ?? ''];
  return (decode ? decode(bytes) : bytes).toString();
}

/** Counts how often results are made. */
function countResults(store: Store): { store: Store; made: () => number } {
  let made = 0;
  const countWaiting: Store['answers']['countWaiting'] = (id) => {
    made += 1;
    return store.answers.countWaiting(id);
  };
  return { store: standIn(store, { answers: { countWaiting } }), made: () => made };
}

const RESULTS = '/campaigns/edgbaston/results';
const counted = async (response: Response) =>
  ((await response.json()) as { counted: number }).counted;

describe('the coding of an answer', () => {
  for (const [header, coding] of [
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br; q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['*', 'br'],
    ['*;q=0.1, identity', 'identity'],
    ['brand, zstd', 'identity'],
    ['identity;q=0', undefined],
    ['*;q=0', undefined],
    ['identity;q=0, gzip;q=0.001', 'gzip'],
    ['*;q=0, identity;q=0.5', 'identity'],
    ['br;q=nonsense', 'br'],
  ] as const)
    it(`is ${coding ?? 'none'} for ${header === undefined ? 'no header' : `"${header}"`}`, () => {
      assert.equal(chooseCoding(header), coding);
    });
});

describe('what anybody may read', () => {
  it('says the same in each coding, each under a tag of its own', async () => {
    const { get } = await openCollector();
    for (const path of PATHS) {
      const answers = await Promise.all(
        ['identity', 'gzip', 'br'].map((coding) => get(path, { 'Accept-Encoding': coding })),
      );
      const [plain, ...compressed] = answers;
      assert.equal(plain?.headers.get('Content-Encoding'), null);
      assert.deepEqual(
        compressed.map(({ headers }) => headers.get('Content-Encoding')),
        ['gzip', 'br'],
      );
      const tags = answers.map(({ headers }) => headers.get('ETag'));
      assert.equal(new Set(tags).size, 3, path);
      for (const tag of tags) assert.match(tag ?? '', /^"[\w-]+"$/, 'a strong tag');
      for (const { headers } of answers) assert.equal(headers.get('Vary'), 'Accept-Encoding');
      const bodies = await Promise.all(answers.map(bodyOf));
      assert.equal(new Set(bodies).size, 1, path);
      assert.ok(bodies[0]?.startsWith('{'), path);
    }
  });

  it('is not sent again to who has it in that coding, and is to who has it in another', async () => {
    const { get } = await openCollector();
    for (const path of PATHS) {
      const tagOf = async (coding: string) =>
        (await get(path, { 'Accept-Encoding': coding })).headers.get('ETag') ?? '';
      const gzip = await tagOf('gzip');
      const ask = (tag: string) => get(path, { 'Accept-Encoding': 'gzip', 'If-None-Match': tag });
      for (const tag of [gzip, `W/${gzip}`, `"another", ${gzip}`, '*']) {
        const again = await ask(tag);
        assert.equal(again.status, 304, `${path} ${tag}`);
        assert.equal(await again.text(), '');
        assert.equal(again.headers.get('ETag'), gzip);
        assert.equal(again.headers.get('Vary'), 'Accept-Encoding');
        assert.ok(again.headers.get('Cache-Control'));
        assert.equal(again.headers.get('Access-Control-Allow-Origin'), '*');
        assert.equal(again.headers.get('Content-Length'), null);
      }
      assert.equal((await ask(await tagOf('br'))).status, 200);
    }
  });

  it('is refused with 406 to who takes no coding that there is', async () => {
    const { get } = await openCollector();
    const refused = await get(RESULTS, { 'Accept-Encoding': 'identity;q=0' });
    assert.equal(refused.status, 406);
    assert.equal(refused.headers.get('Content-Type'), 'application/problem+json');
    assert.equal(refused.headers.get('Vary'), 'Accept-Encoding');
    assert.deepEqual(await problemsOf(refused), []);
  });

  it('has the same headers for HEAD, and no body', async () => {
    const { app } = await openCollector();
    for (const path of PATHS) {
      const headers = { 'Accept-Encoding': 'br' };
      const got = await app.request(path, { headers });
      const head = await app.request(path, { method: 'HEAD', headers });
      assert.equal(head.status, 200);
      assert.deepEqual([...head.headers], [...got.headers]);
      const bytes = await got.arrayBuffer();
      assert.equal(head.headers.get('Content-Length'), String(bytes.byteLength));
      assert.equal((await head.arrayBuffer()).byteLength, 0);
    }
  });

  it('is made once for all who read it at the same time, and after', async () => {
    const { store, made } = countResults(await openSqliteStore(':memory:'));
    const { get } = await openCollector({ store });
    await Promise.all(Array.from({ length: 20 }, () => get(RESULTS, { 'Accept-Encoding': 'br' })));
    await get(RESULTS);
    assert.equal(made(), 1);
  });

  it('is never older than what was written through the same collector', async () => {
    const { get, post, organise } = await openCollector();
    for (let n = 1; n <= 20; n++) {
      const [, posted] = await Promise.all([get(RESULTS), post(answer())]);
      assert.equal(posted.status, 201);
      assert.equal(await counted(await get(RESULTS)), n);
    }
    const measure = { id: 'leaflets', value: 41, on: '2026-11-21' };
    const written = await organise('/campaigns/edgbaston/progress/values', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(measure),
    });
    assert.equal(written.status, 200);
    assert.match(await (await get('/campaigns/edgbaston/progress')).text(), /"value":41/);
  });

  it('is made again where a decision lets an answer count no more', async () => {
    const { get, post, organise } = await openCollector();
    const given = answer();
    await post(given);
    assert.equal(await counted(await get(RESULTS)), 1);
    await organise(`/campaigns/edgbaston/responses/${given.id}`, form({ decision: 'hold' }));
    assert.equal(await counted(await get(RESULTS)), 0);
  });

  it('shows what another collector on the same store has taken within two seconds', async () => {
    let time = Date.parse('2026-11-21T12:00:00Z');
    const now = () => new Date(time);
    const store = await openSqliteStore(':memory:');
    const here = await openCollector({ store, now });
    const there = await openCollector({ store, now });
    assert.equal(await counted(await here.get(RESULTS)), 0);
    await there.post(answer());
    time += 1999;
    assert.equal(await counted(await here.get(RESULTS)), 0);
    time += 1;
    assert.equal(await counted(await here.get(RESULTS)), 1);
  });

  it('is made again after a failure', async (t) => {
    t.mock.method(console, 'error', () => undefined);
    const real = await openSqliteStore(':memory:');
    let isBroken = true;
    const store = standIn(real, {
      answers: {
        countWaiting: (id) =>
          isBroken ? Promise.reject(new Error('no database')) : real.answers.countWaiting(id),
      },
    });
    const { get } = await openCollector({ store, campaigns: [publishedAtOnce()] });
    assert.equal((await get(RESULTS)).status, 503);
    isBroken = false;
    assert.equal((await get(RESULTS)).status, 200);
  });

  it('keeps the tag while it says the same, however often it is made', async () => {
    let time = Date.parse('2026-11-21T12:00:00Z');
    const { get } = await openCollector({
      campaigns: [edgbaston()],
      now: () => new Date((time += 5000)),
    });
    const tag = (await get(RESULTS)).headers.get('ETag') ?? '';
    assert.equal((await get(RESULTS, { 'If-None-Match': tag })).status, 304);
  });
});

describe('the copies that are kept', () => {
  it('take no more memory than they may, and those go first that were not read for longest', async () => {
    const copies = new PreparedCache({ now: () => new Date(0), maxBytes: 2500 });
    const made: string[] = [];
    const read = (key: string) =>
      copies.json(key, () => {
        made.push(key);
        return Promise.resolve('x'.repeat(1000));
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'c', 'b']) await read(key);
    assert.deepEqual(made, ['a', 'b', 'c', 'b']);
  });

  it('are not given to who reads after a change, even where they were being made', async () => {
    const copies = new PreparedCache({ now: () => new Date(0) });
    let finish: (text: string) => void = () => undefined;
    const early = copies.json('a', () => new Promise((resolve) => (finish = resolve)));
    copies.invalidate();
    const late = copies.json('a', () => Promise.resolve('after'));
    finish('before');
    const textOf = async (body: typeof early) =>
      Buffer.from((await (await body).encoded('identity')).bytes).toString();
    assert.equal(await textOf(early), '"before"');
    assert.equal(await textOf(late), '"after"');
    assert.equal(
      await textOf(copies.json('a', () => Promise.reject(new Error('not asked')))),
      '"after"',
    );
  });
});
