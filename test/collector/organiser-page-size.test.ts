import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { openSqliteStore } from '../../src/collector/index.ts';
import { champion } from '../contract/examples.ts';
import {
  entry,
  HTML,
  type Open,
  openCollector,
  publishedAtOnce,
  readMarkup,
  standIn,
} from './harness.ts';

const WARDS = 2000;
const MAX_PAGE_BYTES = 250_000;
const CAMPAIGN = '/campaigns/edgbaston';

const wardCode = (n: number): string => `E05${String(n).padStart(6, '0')}`;

/** A campaign of 2,000 wards with ten issues. */
function largeDocument() {
  const document = publishedAtOnce();
  document.areas.wards = Array.from({ length: WARDS }, (_, n) => ({
    code: wardCode(n),
    name: `Ward number ${n} of the county`,
  }));
  document.survey.issues = Array.from({ length: 10 }, (_, n) => ({
    id: `issue-${n}`,
    label: { en: `An issue of some length, number ${n}`, cy: `Mater, rhif ${n}` },
  }));
  return document;
}

describe('The organiser’s pages of a campaign with 2,000 wards and as many sources', () => {
  let collector: Open;
  let person: string;

  before(async () => {
    const document = largeDocument();
    const wards = document.areas.wards.map(({ code }) => code);
    const tallies = wards.flatMap((area, n) =>
      document.survey.issues.map(({ id }) => ({ area, issue: id, count: n + 1 })),
    );
    const sources = wards.flatMap((_, n) =>
      ['2026-11-20', '2026-11-21'].map((day) => ({
        ...{ source: `page-${n}`, day, counted: 40 },
        ...{ waiting: 0, held: 1, wave: 1 },
      })),
    );
    const figures = wards.map((area, n) => ({
      ...{ measure: 'recruited' as const, area, source: `page-${n}`, count: 3 },
    }));
    const store = await openSqliteStore(':memory:');
    collector = await openCollector({
      campaigns: [document],
      now: () => new Date('2026-11-21T12:00:00Z'),
      store: standIn(store, {
        answers: {
          tallies: () => Promise.resolve(tallies),
          countBySource: () => Promise.resolve(sources),
        },
        people: { figures: () => Promise.resolve({ figures, depth: 1 }) },
      }),
    });
    for (let n = 0; n < 60; n++)
      await store.submissions.add(
        entry(champion({ area: { code: wardCode(n), version: document.areas.version } })),
      );
    const { people } = await store.people.list('edgbaston', { limit: 1 });
    person = people[0]?.id ?? '';
  });

  const page = (path: string) => collector.organise(`${CAMPAIGN}${path}`, { headers: HTML });

  it(`have at most ${MAX_PAGE_BYTES / 1000} kB each`, async (t) => {
    for (const path of [
      ...['', '?ward=number', '?sort=name&page=40', '/words', '/held', '/sources'],
      ...['/people', '/people/figures', '/people/figures?by=source&page=3'],
      ...[`/people/${person}`, `/people/${person}/details`, '/people/import', '/progress'],
    ]) {
      const response = await page(path);
      assert.equal(response.status, 200, path);
      const bytes = (await response.arrayBuffer()).byteLength;
      t.diagnostic(`${(bytes / 1000).toFixed(1).padStart(6)} kB  ${path || '/'}`);
      assert.ok(bytes <= MAX_PAGE_BYTES, `${path}: ${bytes}`);
    }
  });

  it('show fifty wards a page, the most answers first, to the last', async () => {
    const first = await readMarkup(page(''));
    assert.equal(first.match(/<section class="card"><h2>Ward/g)?.length, 50);
    assert.match(
      first,
      /<section class="card"><h2>Ward number 1999 of the county <small>20,000 answers/,
    );
    assert.match(first, /Page 1 of 40/);
    assert.match(first, /href="\/organiser\/campaigns\/edgbaston\?page=2" rel="next"/);
    const last = await readMarkup(page('?page=40'));
    assert.match(last, /<h2>Ward number 0 of the county/);
    assert.doesNotMatch(last, /rel="next"/);
    const beyond = await readMarkup(page('?page=4000'));
    assert.equal(beyond.replace('?page=4000', '?page=40'), last, 'beyond the last is the last');
  });

  it('find a ward by a part of its name or code, and keep what was asked for', async () => {
    const found = await readMarkup(page('?ward=NUMBER+199&sort=name'));
    assert.deepEqual(
      [...found.matchAll(/<section class="card"><h2>(Ward number \d+)/g)].map(([, name]) => name),
      ['199', '1990', '1991', '1992', '1993', '1994', '1995', '1996', '1997', '1998', '1999'].map(
        (n) => `Ward number ${n}`,
      ),
    );
    assert.match(found, />11 wards</);
    assert.match(found, /name="ward" type="search" value="NUMBER 199"/);
    assert.match(found, /<option value="name" selected>/);
    const one = await readMarkup(page(`?ward=${wardCode(7)}`));
    assert.match(one, /<h2>Ward number 7 of the county/);
    assert.match(await readMarkup(page('?ward=nowhere')), /No ward with answers has that/);
    const next = await readMarkup(page('?ward=number&sort=name'));
    assert.match(next, /href="[^"]*\?ward=number&amp;sort=name&amp;page=2"/);
  });

  it('take the name of a ward where a list would be too long', async () => {
    const list = await readMarkup(page('/people'));
    assert.match(list, /<input id="area" name="area" type="text"/);
    const found = await readMarkup(page('/people?area=ward+number+7+OF+the+county'));
    assert.equal(found.match(/class="who"/g)?.length, 1);
    assert.match(found, /<td class="from">Ward number 7 of the county<\/td>/);
  });
});
