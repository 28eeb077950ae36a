import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { performance } from 'node:perf_hooks';
import { openSqliteStore } from '../../src/collector/index.ts';
import { hashOf } from '../../src/collector/organiser/token-hash.ts';
import type { AccessScope } from '../../src/collector/organiser/access-scopes.ts';
import type { SeatFigure } from '../../src/collector/seats/seat-records.ts';
import { SEAT_MEASURES } from '../../src/collector/seats/seat-tables.ts';
import { answer, champion, edgbaston } from '../contract/examples.ts';
import {
  HTML,
  type Open,
  openCollector,
  publishedAtOnce,
  readCsv,
  readMarkup,
  standIn,
} from './harness.ts';

const NOW = new Date('2026-11-26T12:00:00.000Z');
const NAMES = { edgbaston: 'Edgbaston', north: '=North', 'selly-oak': 'Selly Oak' };

const documents = (threshold = 1) =>
  Object.entries(NAMES).map(([id, name]) => ({
    ...publishedAtOnce(),
    ...{ id, name, publishThreshold: threshold },
  }));

/** Three seats, of which one has recruited two, one another, and one nobody. */
async function openSeats(threshold = 1): Promise<Open> {
  const collector = await openCollector({ campaigns: documents(threshold), now: () => NOW });
  for (const [campaign, name] of [
    ['selly-oak', 'Ada'],
    ['selly-oak', 'Bo'],
    ['edgbaston', 'Cai'],
  ] as const) {
    const email = `${name.toLowerCase()}@residents.example`;
    assert.equal(
      (await collector.post({ ...champion({}, { name, email }), campaign })).status,
      201,
    );
  }
  for (let n = 0; n < 7; n++)
    assert.equal((await collector.post({ ...answer(), campaign: 'north' })).status, 201);
  return collector;
}

async function withScope({ app, store }: Open, scope: AccessScope, campaigns: string[]) {
  const token = `cwt_the-token-for-${scope}`;
  await store.tokens.add(
    {
      ...{ id: scope, name: scope, campaigns, scopes: [scope] },
      ...{ source: null, createdAt: NOW.toISOString(), createdBy: 'a test' },
    },
    hashOf(token),
  );
  return (path: string, headers: Record<string, string> = {}) =>
    app.request(`/organiser${path}`, { headers: { Authorization: `Bearer ${token}`, ...headers } });
}

interface Entry {
  campaign: string;
  figures: Partial<Record<string, { total: number; week: number }>>;
  lastOn: string | null;
}
const seatsOf = async (response: Response | Promise<Response>) =>
  (await (await response).json()) as { seats: Entry[]; weeks: unknown[] };
const order = async (response: Response | Promise<Response>) =>
  (await seatsOf(response)).seats.map(({ campaign }) => campaign);

describe('the seats of an organiser of several campaigns', () => {
  it('are a table on the first page: who recruits, this week and in all', async () => {
    const { organise } = await openSeats();
    const page = await readMarkup(organise('', { headers: HTML }));
    const rows = [...page.matchAll(/<tr><th scope="row">(<a.*?)<\/tr>/g)].map(([, row = '']) =>
      row
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    assert.deepEqual(rows, [
      'Selly Oak 0 2 +2 this week 0 0 0 0 26 Nov 2026',
      'Edgbaston 0 1 +1 this week 0 0 0 0 26 Nov 2026',
      '=North 7 +7 this week 0 0 0 0 0 26 Nov 2026',
    ]);
    assert.match(page, /href="\/organiser\/campaigns\/selly-oak\/today"><bdi>Selly Oak<\/bdi>/);
    assert.match(page, /<h2>Champions recruited, week by week, all seats together<\/h2>/);
    assert.match(page, /<small><span class="unseen">from<\/span> 23 Nov<\/small> <b>3<\/b>/);
  });

  it('are sorted by any column, either way, and found by a part of their name', async () => {
    const { organise } = await openSeats();
    const sorted = (query: string) => order(organise(`/seats?${query}`));
    assert.deepEqual(await sorted(''), ['selly-oak', 'edgbaston', 'north']);
    assert.deepEqual(await sorted('sort=recruited&order=asc'), ['north', 'edgbaston', 'selly-oak']);
    assert.deepEqual(await sorted('sort=responses&by=week'), ['north', 'edgbaston', 'selly-oak']);
    assert.deepEqual(await sorted('sort=name&order=desc'), ['selly-oak', 'edgbaston', 'north']);
    assert.deepEqual(await sorted('sort=last'), ['north', 'edgbaston', 'selly-oak']);
    assert.deepEqual(await sorted('search=%20OAK'), ['selly-oak']);
    assert.deepEqual(await sorted('search=nowhere'), []);
    assert.deepEqual(await sorted('sort=nonsense&page=-1'), ['selly-oak', 'edgbaston', 'north']);
    const page = await readMarkup(organise('?sort=trained&by=week', { headers: HTML }));
    assert.match(
      page,
      /aria-sort="descending"><a href="\/organiser\?sort=trained&amp;by=week&amp;order=asc">Trained/,
    );
    const empty = await readMarkup(organise('?search=nowhere', { headers: HTML }));
    assert.match(empty, /No seat has a name like this\./);
  });

  it('are a file for a spreadsheet, in the same order, in which no name is a formula', async () => {
    const { organise } = await openSeats();
    const response = await organise('/seats.csv?sort=responses');
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/csv/);
    const [heading, first] = readCsv(await response.text());
    assert.deepEqual(heading?.slice(0, 4), ['campaign', 'name', 'responses', 'responsesThisWeek']);
    assert.deepEqual(first?.slice(0, 4), ['north', "'=North", '7', '7']);
  });

  it('are those of the token alone', async () => {
    const collector = await openSeats();
    const ask = await withScope(collector, 'register', ['edgbaston', 'north']);
    const { seats, weeks } = await seatsOf(ask('/seats?sort=name'));
    assert.deepEqual(
      seats.map(({ campaign }) => campaign),
      ['north', 'edgbaston'],
    );
    assert.match(
      JSON.stringify(weeks),
      /"monday":"2026-11-23","counts":\{"recruited":1,"responses":7\}/,
    );
  });

  it('show a token for figures published answers in whole batches, and nothing of people', async () => {
    const collector = await openSeats(5);
    const ask = await withScope(collector, 'figures', ['edgbaston', 'north']);
    const { seats, weeks } = await seatsOf(ask('/seats?sort=responses'));
    assert.deepEqual(weeks, []);
    assert.deepEqual(seats[0], {
      ...{ campaign: 'north', name: '=North', lastOn: null },
      figures: { responses: { total: 7, week: 5 } },
    });
    assert.deepEqual(seats[1]?.figures, {});
    const page = await readMarkup(ask('', HTML));
    assert.doesNotMatch(page, /Trained|Champions|Last activity|week by week/);
  });

  it('are 50 a page of 650, which takes no longer than a page of three may', async () => {
    const campaigns = Array.from({ length: 650 }, (_, n) => ({
      ...edgbaston(),
      ...{ id: `seat-${n}`, name: `Seat number ${n}` },
    }));
    const store = await openSqliteStore(':memory:');
    const figures = campaigns.flatMap(({ id }, n) =>
      SEAT_MEASURES.map((measure): SeatFigure => ({
        ...{ campaign: id, measure, total: n, week: 1, lastOn: '2026-11-25' },
      })),
    );
    const { organise } = await openCollector({
      campaigns,
      now: () => NOW,
      store: standIn(store, { seats: { list: () => Promise.resolve(figures) } }),
    });
    await organise('', { headers: HTML });
    const start = performance.now();
    const page = await readMarkup(organise('?page=2', { headers: HTML }));
    assert.ok(performance.now() - start < 2000);
    assert.ok(Buffer.byteLength(page) < 120_000, `${Buffer.byteLength(page)} bytes`);
    assert.equal(page.match(/<th scope="row"><a/g)?.length, 50);
    assert.match(page, /<bdi>Seat number 599<\/bdi>/);
    assert.match(page, /href="\/organiser\?page=3" rel="next"/);
  });
});
