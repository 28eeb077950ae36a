import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answer, edgbaston, HARBORNE, QUINTON } from '../contract/examples.ts';
import { openCollector, publishedAtOnce, readMarkup } from './harness.ts';

const CAMPAIGN = '/campaigns/edgbaston';

/** The lines of a card of the results: issue, answers, share, and how much of its bar is filled. */
const linesOf = (page: string, title: string): string[][] => {
  const card = new RegExp(`<section class="card"><h2>${title} .*?</section>`).exec(page)?.[0] ?? '';
  return [...card.matchAll(/<th scope="row">(.*?)<\/tr>/g)].map(([, line = '']) =>
    [...line.replace(/<svg.*?width="(\d+%)" \/>.*?<\/svg>/g, '$1').split(/<[^>]*>/)].filter(
      Boolean,
    ),
  );
};

describe('the results of several wards', () => {
  const ofWard = (code: string, ...issues: string[]) =>
    issues.map((issue) => answer({ area: { code, version: '2025-05' }, answers: { issue } }));

  it('stand on one scale, in one order, under all wards together', async () => {
    const { post, organise } = await openCollector({ campaigns: [publishedAtOnce()] });
    for (const sent of [
      ...ofWard(HARBORNE, 'road-surface', 'road-surface', 'road-surface', 'road-safety'),
      ...ofWard(QUINTON, 'road-safety', 'road-surface'),
    ])
      assert.equal((await post(sent)).status, 201);
    const page = await readMarkup(organise(CAMPAIGN));
    const [surface, safety] = ['Pot holes and road repairs', 'Road safety and speeding'];
    assert.match(page, /a full bar is 80% of its answers/);
    assert.deepEqual(linesOf(page, 'All wards together'), [
      [surface, '4', '67%', '83%'],
      [safety, '2', '33%', '42%'],
    ]);
    assert.deepEqual(linesOf(page, 'Harborne'), [
      [surface, '3', '75%', '94%'],
      [safety, '1', '25%', '31%'],
    ]);
    assert.deepEqual(linesOf(page, 'Quinton'), [
      [surface, '1', '50%', '63%'],
      [safety, '1', '50%', '63%'],
    ]);
  });
});

describe('the lead of an issue', () => {
  const leadsOf = async (counts: Record<string, number>) => {
    const { post, organise } = await openCollector({ campaigns: [publishedAtOnce()] });
    for (const [issue, count] of Object.entries(counts))
      for (let n = 0; n < count; n++)
        assert.equal((await post(answer({ answers: { issue } }))).status, 201);
    const page = await readMarkup(organise(CAMPAIGN));
    return [...page.matchAll(/<section class="card"><h2>.*?<\/h2> ?<p>(.*?)<\/p>/g)].map(
      ([, sentence]) => sentence,
    );
  };
  const twice = (sentence: string) => [sentence, sentence];

  it('is told in words, for a ward and for all of them', async () => {
    assert.deepEqual(
      await leadsOf({ 'road-surface': 9, 'road-safety': 1 }),
      twice(
        '“Pot holes and road repairs” is ahead of every other issue on the list by more than chance could make.',
      ),
    );
    assert.deepEqual(
      await leadsOf({ 'road-surface': 8, 'road-safety': 6 }),
      twice(
        '“Pot holes and road repairs” and “Road safety and speeding” are level: the difference could be chance.',
      ),
    );
    assert.deepEqual(
      await leadsOf({ 'road-surface': 3 }),
      twice('Too few answers to say which issue is ahead.'),
    );
  });
});

describe('the line of the last weeks', () => {
  /** A collector whose clock stands, with answers of Harborne that came in on these days. */
  const withAnswers = async (...days: string[]) => {
    let now = new Date();
    const collector = await openCollector({ campaigns: [edgbaston()], now: () => now });
    for (const day of days) {
      now = new Date(`${day}T10:00:00Z`);
      assert.equal((await collector.post(answer())).status, 201);
    }
    now = new Date('2026-11-27T10:00:00Z');
    const page = await readMarkup(collector.organise(CAMPAIGN));
    return [...page.matchAll(/Week from<\/span> ([^<]*)<\/small> ?<b>([^<]*)</g)].map(
      ([, week = '', count = '']) => `${week.trim()}: ${count}`,
    );
  };
  const times = (count: number, day: string): string[] => Array<string>(count).fill(day);

  it('tells the published answers of each week in whole batches', async () => {
    const weeks = await withAnswers(...times(7, '2026-11-12'), ...times(8, '2026-11-24'));
    assert.deepEqual(weeks.slice(-3), ['9 Nov: 5', '16 Nov: 0', '23 Nov: 5']);
    assert.equal(weeks.length, 8);
  });

  it('tells nothing of a week in which too few came, and no week where all have too few', async () => {
    assert.deepEqual(await withAnswers(...times(3, '2026-11-12'), ...times(2, '2026-11-24')), []);
    const weeks = await withAnswers(...times(6, '2026-11-12'), ...times(4, '2026-11-24'));
    assert.deepEqual(weeks.slice(-3), ['9 Nov: 5', '16 Nov: 0', '23 Nov: under 5']);
  });

  it('leaves out what waits for its batch', async () => {
    const weeks = await withAnswers(...times(5, '2026-11-12'), ...times(4, '2026-11-24'));
    assert.deepEqual(weeks.slice(-3), ['9 Nov: 5', '16 Nov: 0', '23 Nov: 0']);
  });
});
