import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashOf } from '../../src/collector/organiser/token-hash.ts';
import { answer, HARBORNE, QUINTON } from '../contract/examples.ts';
import { form, HTML, openCollector, readMarkup } from './harness.ts';

const PATH = '/campaigns/edgbaston/choose';

/** A collector whose residents wrote these texts, with the ways of an organiser who sorts them. */
async function open(texts: readonly string[], more: Parameters<typeof answer>[0] = {}) {
  const collector = await openCollector({ now: () => new Date('2026-11-21T12:00:00Z') });
  const { organise, post, store } = collector;
  const write = async (other: string, changes: Parameters<typeof answer>[0] = {}) => {
    const sent = await post(answer({ answers: { issue: 'other', other }, ...more, ...changes }));
    assert.equal(sent.status, 201);
  };
  for (const text of texts) await write(text);
  const read = async () => store.themes.texts('edgbaston', { language: 'en', limit: 10_000 });
  return {
    ...collector,
    write,
    page: (query = '') => readMarkup(organise(`${PATH}${query}`, { headers: HTML })),
    themes: async () => Object.fromEntries((await read()).map(({ text, theme }) => [text, theme])),
    idsOf: async (...wanted: string[]) =>
      (await read()).filter(({ text }) => wanted.includes(text)).map(({ id }) => id),
    move: (fields: [string, string][]) => {
      const { body, ...init } = form({}, HTML);
      assert.equal(body, '');
      return organise(`${PATH}/moves`, { ...init, body: new URLSearchParams(fields).toString() });
    },
    press: (path: string, fields: Record<string, string> = {}) =>
      organise(`${PATH}/${path}`, form(fields, HTML)),
  };
}

/** The texts of a page in their order, each as it was typed. */
const textsOn = (page: string): string[] =>
  [...page.matchAll(/<bdi class="typed"[^>]*>([^<]*)<\/bdi>/g)].map(([, text = '']) => text);

describe('sorting what residents wrote', () => {
  it('begins with everything not sorted, and no heading chosen for anything', async () => {
    const { page } = await open(['Pot holes on the hill', 'Litter in the park']);
    const shown = await page();
    assert.match(shown, /0 of 2 sorted/);
    assert.deepEqual(textsOn(shown).toSorted(), ['Litter in the park', 'Pot holes on the hill']);
    assert.match(
      shown,
      /Looks like <b>Pot holes and road repairs<\/b>, because: <bdi[^>]*>pot holes</,
    );
    assert.doesNotMatch(shown, /checked|<option value="[^"]+" selected/);
  });

  it('puts ticked texts under an issue of the survey, and says so', async () => {
    const { idsOf, move, page, themes } = await open(['Pot holes', 'Litter']);
    const [id = ''] = await idsOf('Pot holes');
    const moved = await move([
      ['which', 'ticked'],
      ['text', id],
      ['theme', 'road-surface'],
      ['new-theme', ''],
    ]);
    assert.equal(moved.status, 303);
    assert.match(await page('?done=texts-moved&n=1'), /1 text was put there\./);
    assert.deepEqual(await themes(), { 'Pot holes': 'road-surface', Litter: null });
    const after = await page();
    assert.match(after, /1 of 2 sorted/);
    assert.deepEqual(textsOn(after), ['Litter']);
    assert.deepEqual(textsOn(await page('?under=road-surface')), ['Pot holes']);
    assert.match(await page('?under=*'), /Under Pot holes and road repairs/);
  });

  it('names a new theme while it moves, and takes one of the same name for the same', async () => {
    const { idsOf, move, organise, page, store, themes } = await open(['Damp', 'Mould']);
    for (const [text, name] of [
      ['Damp', ' Healthy  homes '],
      ['Mould', 'HEALTHY HOMES'],
    ] as const) {
      const [id = ''] = await idsOf(text);
      await move([
        ['text', id],
        ['theme', ''],
        ['new-theme', name],
      ]);
    }
    assert.deepEqual(await store.themes.list('edgbaston'), [
      { id: 'healthy-homes', label: { en: 'Healthy homes' } },
    ]);
    assert.deepEqual(await themes(), { Damp: 'healthy-homes', Mould: 'healthy-homes' });
    assert.match(
      await page(),
      /<b>Healthy homes<\/b> · <a href="[^"]*under=healthy-homes#texts">2 texts/,
    );
    const renamed = await organise(
      `${PATH}/themes/healthy-homes`,
      form({ change: 'rename', label: 'Homes fit to live in' }, HTML),
    );
    assert.equal(renamed.status, 303);
    assert.match(await page(), /Homes fit to live in/);
  });

  it('never gives a new theme the id of an issue', async () => {
    const { idsOf, move, store } = await open(['Cracks']);
    await move([
      ['text', (await idsOf('Cracks'))[0] ?? ''],
      ['new-theme', 'Road surface'],
    ]);
    assert.deepEqual(
      (await store.themes.list('edgbaston')).map(({ id }) => id),
      ['road-surface-2'],
    );
  });

  it('folds texts that say nearly the same: one tick for all, or each by itself', async () => {
    const { idsOf, move, page, themes } = await open([
      'Pot holes on the hill',
      'pot holes on the hill!!',
      'Pot hole on the hill',
      'Damp in our flat',
    ]);
    const shown = await page();
    assert.match(shown, /2 more that say nearly the same/);
    const group = /name="group" value="([^"]*)"/.exec(shown)?.[1] ?? '';
    assert.equal(group.split(' ').length, 3);
    await move([
      ['group', group],
      ['theme', 'road-surface'],
    ]);
    assert.equal((await themes())['Damp in our flat'], null);
    assert.equal((await themes())['Pot hole on the hill'], 'road-surface');
    const [one = ''] = await idsOf('pot holes on the hill!!');
    await move([
      ['text', one],
      ['theme', '*'],
    ]);
    assert.equal((await themes())['pot holes on the hill!!'], null);
    assert.equal((await themes())['Pot hole on the hill'], 'road-surface');
  });

  it('finds by a word in any form, by a slip of the finger, and by what recurs', async () => {
    const { page } = await open([
      'Speeding past the school',
      'They speed on our road',
      'Potholes',
      'A pot hole by the church',
    ]);
    assert.deepEqual(textsOn(await page('?search=pothoels')).length, 2);
    assert.deepEqual(textsOn(await page('?search=church+potholes')), ['A pot hole by the church']);
    assert.equal(textsOn(await page('?term=speeding')).length, 2);
    assert.match(
      await page(),
      /<bdi>speeding<\/bdi><small>2<\/small>|<bdi>speed<\/bdi><small>2<\/small>/,
    );
    assert.match(await page('?search=nothing-like-it'), /No text fits/);
  });

  it('lists other languages apart, and drops none', async () => {
    const { page, write } = await open(['Litter', 'Potholes']);
    await write('Sbwriel yn y parc', { locale: 'cy' });
    assert.deepEqual(textsOn(await page()).length, 2);
    assert.match(await page(), /<option value="cy"[^>]*>Welsh \(1\)<\/option>/);
    assert.deepEqual(textsOn(await page('?language=cy')), ['Sbwriel yn y parc']);
  });

  it('shows one ward where it is asked to', async () => {
    const { page, write } = await open(['Litter'], {
      area: { code: HARBORNE, version: '2025-05' },
    });
    await write('Buses', { area: { code: QUINTON, version: '2025-05' } });
    assert.deepEqual(textsOn(await page(`?ward=${QUINTON}`)), ['Buses']);
    assert.equal(textsOn(await page()).length, 2);
  });

  it('shows ten of a large move to look at again, and undoes it by one button', async () => {
    const texts = Array.from({ length: 14 }, (_, n) => `Street ${'abcdefghijklmn'[n]} is dark`);
    const { idsOf, move, page, press, themes } = await open(texts);
    const moved = await move([
      ['which', 'shown'],
      ['shown', (await idsOf(...texts)).join(' ')],
      ['theme', 'street-lighting'],
    ]);
    const [, query = ''] = (moved.headers.get('Location') ?? '').split(/[?#]/);
    const shown = await page(`?${query}`);
    assert.match(shown, /10 of the 14 that were just put there/);
    const undo = /moves\/([\w-]+)\/undo/.exec(shown)?.[1] ?? '';
    assert.equal((await press(`moves/${undo}/undo`)).status, 303);
    assert.deepEqual(new Set(Object.values(await themes())), new Set([null]));
    assert.match(await page(), /Undone by/);
    assert.equal((await press(`moves/${undo}/undo`)).status, 404);
  });

  const mistakes: [string, [string, string][], RegExp][] = [
    ['no text is ticked', [['theme', 'road-surface']], /Tick at least one text first\./],
    ['no heading is chosen', [['text', 'ID']], /Choose a heading, or name a new theme\./],
    [
      'a heading is not there any more',
      [
        ['text', 'ID'],
        ['theme', 'gone'],
      ],
      /Choose a heading, or name a new theme\./,
    ],
    [
      'there are a heading and a new theme',
      [
        ['text', 'ID'],
        ['theme', 'road-surface'],
        ['new-theme', 'Roads'],
      ],
      /not both/,
    ],
    [
      'the name of a theme is too long',
      [
        ['text', 'ID'],
        ['new-theme', 'x'.repeat(81)],
      ],
      /2 to 80 characters/,
    ],
  ];
  for (const [what, fields, message] of mistakes)
    it(`says where ${what}, keeps the ticks and moves nothing`, async () => {
      const { idsOf, move, themes } = await open(['Pot holes']);
      const [id = ''] = await idsOf('Pot holes');
      const refused = await move(fields.map(([name, value]) => [name, value.replace('ID', id)]));
      assert.equal(refused.status, 422);
      const shown = await readMarkup(refused);
      assert.match(shown, message);
      if (fields.some(([name]) => name === 'text')) assert.match(shown, /name="text"[^>]* checked/);
      assert.deepEqual(await themes(), { 'Pot holes': null });
    });

  it('removes a theme without texts only', async () => {
    const { idsOf, move, press, store, themes } = await open(['Damp']);
    await move([
      ['text', (await idsOf('Damp'))[0] ?? ''],
      ['new-theme', 'Homes'],
    ]);
    assert.equal((await press('themes/homes', { change: 'remove' })).status, 409);
    await move([
      ['text', (await idsOf('Damp'))[0] ?? ''],
      ['theme', '*'],
    ]);
    assert.equal((await press('themes/homes', { change: 'remove' })).status, 303);
    assert.deepEqual(await store.themes.list('edgbaston'), []);
    assert.deepEqual(await themes(), { Damp: null });
    assert.equal((await press('themes/homes', { change: 'rename', label: 'x y' })).status, 404);
  });

  it('lists, moves and puts back for a script, in JSON', async () => {
    const { organise } = await open(['Damp']);
    const ask = async (path: string, init: RequestInit = {}) => {
      const headers = { ...(init.headers as object), Accept: 'application/json' };
      const response = await organise(`${PATH}${path}`, { ...init, headers });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const listed = await ask('');
    const [text] = listed.body.texts as { id: string; text: string; theme: null }[];
    assert.partialDeepStrictEqual(text, { text: 'Damp', theme: null, area: HARBORNE });
    const moved = await ask('/moves', form({ text: text?.id ?? '', 'new-theme': 'Homes' }));
    assert.partialDeepStrictEqual(moved.body, { theme: 'homes', texts: 1 });
    const undone = await ask(`/moves/${String(moved.body.id)}/undo`, form({}));
    assert.deepEqual(undone.body, { texts: 1 });
    const refused = await ask('/moves', form({ text: text?.id ?? '' }));
    assert.equal(refused.status, 422);
    assert.partialDeepStrictEqual(refused.body, { problems: [{ path: 'theme' }] });
  });

  it('shows what residents typed as text, whatever it is', async () => {
    const nasty = '<script>alert(1)</script> "quoted" \u202Eabc';
    const { page } = await open([nasty]);
    assert.doesNotMatch(await page(), /<script>alert/);
    assert.match(await page(), /<bdi class="typed"[^>]*>&lt;script&gt;/);
  });

  it('lets whoever may only read look, and move nothing', async () => {
    const { app, idsOf, store, themes } = await open(['Pot holes']);
    const token = 'cwt_the-token-of-a-reader';
    await store.tokens.add(
      {
        ...{ id: 'reader', name: 'Reader', campaigns: ['edgbaston'], scopes: ['register'] },
        ...{ source: null, createdAt: '2026-11-21T12:00:00.000Z', createdBy: 'a test' },
      },
      hashOf(token),
    );
    const asReader = (path: string, init: RequestInit = {}) =>
      app.request(`/organiser${path}`, {
        ...init,
        headers: { ...(init.headers as object), Authorization: `Bearer ${token}` },
      });
    const shown = await readMarkup(asReader(PATH, { headers: HTML }));
    assert.deepEqual(textsOn(shown), ['Pot holes']);
    assert.doesNotMatch(shown, /type="checkbox"/);
    const [text = ''] = await idsOf('Pot holes');
    const refused = await asReader(`${PATH}/moves`, form({ text, theme: 'road-surface' }));
    assert.equal(refused.status, 403);
    assert.deepEqual(await themes(), { 'Pot holes': null });
  });
});
