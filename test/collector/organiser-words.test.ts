import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findPersonalMarks } from '../../src/collector/answers/personal-marks.ts';
import { answer, HARBORNE } from '../contract/examples.ts';
import { form, HTML, openCollector, publishedAtOnce, readMarkup } from './harness.ts';

const PATH = '/campaigns/edgbaston/words';
const DECISIONS = '/campaigns/edgbaston/responses';
const BACK = '/organiser/campaigns/edgbaston/words';

const TEXTS = [
  'The hill by the school',
  'Ring me on 07700 900123 about the hill',
  '100% of lampposts_are broken',
  'ŴYTHNOS heb olau',
];

async function open(minutes = { passed: 0 }) {
  const collector = await openCollector({
    campaigns: [publishedAtOnce()],
    now: () => new Date(Date.parse('2026-11-21T12:00:00Z') + minutes.passed * 60_000),
  });
  const ids: string[] = [];
  for (const [n, words] of TEXTS.entries()) {
    const sent = answer({
      answers: { issue: n === 2 ? 'street-lighting' : 'road-safety', words },
    });
    assert.equal((await collector.post(sent)).status, 201);
    ids.push(sent.id);
  }
  const released = async () => {
    const rows = await collector.store.answers.list('edgbaston', { only: 'released', limit: 9 });
    return rows.map(({ id }) => id).sort();
  };
  const page = (query = '') => readMarkup(collector.organise(`${PATH}${query}`, { headers: HTML }));
  const decide = (fields: [string, string][]) =>
    collector.organise(DECISIONS, {
      ...form({}, HTML),
      body: new URLSearchParams(fields).toString(),
    });
  return { ...collector, ids, released, page, decide };
}

const ticked = (ids: string[]): [string, string][] => ids.map((id) => ['answer', id]);
const sorted = (ids: (string | undefined)[]) => ids.map(String).sort();

describe('the words that people wrote', () => {
  it('are found by what they say, as it was typed', async () => {
    const { page } = await open();
    for (const [query, found] of [
      ['?q=HILL', [0, 1]],
      ['?q=%25', [2]],
      ['?q=lampposts_are', [2]],
      ['?q=hill_by', []],
      ['?q=%C5%B5ythnos', [3]],
      ['?issue=street-lighting', [2]],
      ['?issue=other', []],
      [`?ward=${HARBORNE}&q=school`, [0]],
      ['?ward=E05011143', []],
      ['?show=public', []],
      ['?show=private&q=school', [0]],
    ] as const) {
      const shown = await page(query);
      for (const [n, words] of TEXTS.entries()) {
        const start = words.slice(0, 8);
        assert.equal(
          shown.includes(start),
          found.some((one) => one === n),
          `${query} ${words}`,
        );
      }
      assert.equal(shown.includes('Nobody has written that.'), found.length === 0, query);
    }
  });

  it('become public many at once, and are taken back within a minute', async () => {
    const minutes = { passed: 0 };
    const { ids, released, decide, organise } = await open(minutes);
    const [first = '', second = '', third = ''] = ids;
    await decide([...ticked([first]), ['decision', 'release']]);
    const query = '?q=h&show=private';
    const done = await decide([
      ...ticked([first, second, third]),
      ['decision', 'release'],
      ['back', `${BACK}${query}`],
    ]);
    assert.equal(done.status, 303);
    assert.deepEqual(await released(), sorted([first, second, third]));
    const next = done.headers.get('Location') ?? '';
    assert.match(next, /^\/organiser\/campaigns\/edgbaston\/words\?q=h&show=private&done=/);
    const shown = await readMarkup(organise(next.slice('/organiser'.length), { headers: HTML }));
    assert.match(shown, /role="status"[^>]*>The words of 2 answers are public now\./);
    const undo = /name="undo" value="([^"]+)"/.exec(shown)?.[1] ?? '';
    const undone = await decide([
      ['undo', undo],
      ['back', BACK],
    ]);
    assert.equal(undone.status, 303);
    // The first was public before, and stays so.
    assert.deepEqual(await released(), [first]);
    minutes.passed = 2;
    const late = await decide([
      ['undo', undo],
      ['back', BACK],
    ]);
    assert.equal(late.status, 409);
    assert.match(await late.text(), /A minute has passed/);
    const later = await readMarkup(organise(next.slice('/organiser'.length), { headers: HTML }));
    assert.doesNotMatch(later, /name="undo"/);
  });

  it('are decided about by scripts too, which hear how many were changed', async () => {
    const { ids, decide } = await open();
    const [first = '', second = ''] = ids;
    for (const changed of [2, 0]) {
      const done = await decide([...ticked([first, second]), ['decision', 'release']]);
      assert.deepEqual([done.status, await done.json()], [200, { changed }]);
    }
  });

  it('stay as they are where a decision is not understood', async () => {
    const { ids, released, decide } = await open();
    const [first = ''] = ids;
    const many = Array.from({ length: 101 }, (_, n) => `${first.slice(0, -3)}${100 + n}`);
    for (const [fields, status] of [
      [[...ticked([first])], 422],
      [[...ticked([first]), ['decision', 'hold']], 422],
      [[...ticked(many), ['decision', 'release']], 422],
      [[['undo', 'forged']], 409],
      [
        [
          ['answer', 'no id'],
          ['decision', 'release'],
        ],
        200,
      ],
    ] as [[string, string][], number][])
      assert.equal((await decide(fields)).status, status);
    assert.deepEqual(await released(), []);
  });

  it('are ticked together, but for those that look personal', async () => {
    const { ids, page } = await open();
    const shown = (await page('?tick=all')).replaceAll(/\s+/g, ' ');
    const boxes = [...shown.matchAll(/value="([^"]+)" form="ticked"[^>]*?(checked)? \/>/g)];
    const isTicked = new Map(boxes.map(([, id, checked]) => [id, checked !== undefined]));
    assert.deepEqual(
      ids.map((id) => isTicked.get(id)),
      [true, false, true, true],
    );
    assert.match(shown, /Ring me on <mark>07700 900123<\/mark> about the hill/);
    assert.match(shown, /The marked part may say who somebody is\./);
    assert.match(await page(), /Tick the 3 in which nothing looks personal/);
  });
});

describe('what looks personal in a text', () => {
  const marked = (text: string) =>
    findPersonalMarks(text).map(({ start, end }) => text.slice(start, end));

  it('is a number, an address, a name after a title, a house or a postcode', () => {
    for (const [text, found] of [
      ['call 0121 496 0123 or 07700 900123', ['0121 496 0123', '07700 900123']],
      ['to ann.b+c@post.example, please', ['ann.b+c@post.example']],
      ['Mrs Example and Cllr. Siân Enghraifft know', ['Mrs Example', 'Cllr. Siân Enghraifft']],
      ['Cyng. Enghraifft a Parch Siân', ['Cyng. Enghraifft', 'Parch Siân']],
      ['at 12 Example Street, ZZ1 2AA', ['12 Example Street', 'ZZ1 2AA']],
      ['12a Long Example Road', ['12a Long Example Road']],
    ] as [string, string[]][])
      assert.deepEqual(marked(text), found, text);
  });

  it('is nothing in what residents usually write', () => {
    for (const text of [
      'The hill by the school, in the mornings when everybody drives at 40 or 50',
      'Bus 23 comes twice an hour since 2024',
      'The lights on High Street are out, mr nobody cares',
      'B15 is forgotten',
      'It costs £1,250 a year',
      '',
    ])
      assert.deepEqual(marked(text), [], text);
  });

  it('is found in a long hostile text without waiting', () => {
    const since = performance.now();
    for (const text of [
      'Mr '.repeat(2000),
      '1 A '.repeat(2000),
      'a@'.repeat(3000),
      '0'.repeat(6000),
    ])
      findPersonalMarks(text);
    assert.ok(performance.now() - since < 2_000);
  });
});
