import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Results } from '../../src/contract/index.ts';
import { answer } from '../contract/examples.ts';
import { form, HTML, openCollector, readMarkup } from './harness.ts';

const PATH = '/campaigns/edgbaston/sources';

/** A collector whose clock goes by days, with ways to send from a page and to look. */
async function open() {
  let today = '2026-11-10';
  const collector = await openCollector({ now: () => new Date(`${today}T12:00:00Z`) });
  return {
    ...collector,
    on: async (day: string, count: number, source?: string) => {
      today = day;
      for (let n = 0; n < count; n++) {
        const { source: _, ...rest } = answer();
        assert.equal((await collector.post({ ...rest, ...(source && { source }) })).status, 201);
      }
    },
    page: async (path = PATH) => readMarkup(collector.organise(path, { headers: HTML })),
    counted: async () =>
      ((await (await collector.get('/campaigns/edgbaston/results')).json()) as Results).counted,
    decide: (fields: Record<string, string>) => collector.organise(PATH, form(fields, HTML)),
  };
}

describe('where answers come from', () => {
  it('is told by source and day, with what each button would hold', async () => {
    const { on, page } = await open();
    await on('2026-11-20', 2, 'clp-site');
    await on('2026-11-21', 3, 'clp-site');
    await on('2026-11-21', 1);
    const shown = (await page()).replace(/\s+/g, ' ');
    assert.match(
      shown,
      /<h2>clp-site<\/h2>.*21 Nov 2026.*>Set 3 aside<.*20 Nov 2026.*>Set 5 aside<.*<h2>Pages without a name<\/h2>/,
    );
    assert.match(shown, /aria-label="Set 5 aside: clp-site, since 20 Nov 2026"/);
    assert.doesNotMatch(shown, /Unusual|count<\/button>/);
  });

  it('says so when a source sends many more than usual, here and above the results', async () => {
    const { on, page, decide } = await open();
    for (const day of ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'])
      await on(day, 6, 'clp-site');
    await on('2026-11-21', 31, 'clp-site');
    await on('2026-11-21', 29, 'residents-site');
    await on('2026-11-21', 30, 'parish-site');
    assert.equal((await page()).match(/Unusual/g)?.length, 2);
    assert.match(
      await page('/campaigns/edgbaston'),
      /<b>clp-site<\/b> sent 31 answers on 21 Nov 2026, where 6 a day are usual/,
    );
    assert.match(
      await page('/campaigns/edgbaston'),
      /<b>parish-site<\/b> sent 30 answers on 21 Nov 2026, after hardly any in the week before/,
    );
    await decide({ source: 'clp-site', since: '2026-11-21', decision: 'hold' });
    assert.doesNotMatch(await page('/campaigns/edgbaston'), /clp-site/, 'it was seen to');
  });

  const bounds: [usual: number, sent: number, jump: boolean][] = [
    [0, 29, false],
    [0, 30, true],
    [0, 31, true],
    [5, 29, false],
    [5, 30, true],
    [6, 29, false],
    [6, 30, false],
    [6, 31, true],
  ];
  for (const [usual, sent, jump] of bounds)
    it(`${jump ? 'calls' : 'does not call'} ${sent} a day unusual where ${usual} a day are usual`, async () => {
      const { on, organise } = await open();
      // Four of the seven days before: their median.
      for (const day of ['2026-11-14', '2026-11-17', '2026-11-18', '2026-11-20'])
        await on(day, usual, 'clp-site');
      await on('2026-11-21', sent, 'clp-site');
      const { sources } = (await (await organise(PATH)).json()) as {
        sources: { day: string; usual: number; jump: boolean }[];
      };
      const { day, usual: told, jump: called } = sources[0] ?? {};
      assert.deepEqual([day, told, called], ['2026-11-21', usual, jump]);
    });

  it('compares a day with the seven days before it, and with none before those', async () => {
    const { on, organise } = await open();
    // Of seven days three had answers: their median is 0. Of six, or of eight, it would be 6.
    for (const day of ['2026-11-13', '2026-11-18', '2026-11-19', '2026-11-20'])
      await on(day, 6, 'clp-site');
    await on('2026-11-21', 30, 'clp-site');
    const { sources } = (await (await organise(PATH)).json()) as {
      sources: { usual: number; jump: boolean }[];
    };
    assert.deepEqual([sources[0]?.usual, sources[0]?.jump], [0, true]);
  });

  it('shows today and the thirteen days before it', async () => {
    const { on, organise } = await open();
    for (const day of ['2026-11-07', '2026-11-08', '2026-11-21']) await on(day, 5, 'clp-site');
    const { sources } = (await (await organise(PATH)).json()) as { sources: { day: string }[] };
    assert.deepEqual(
      sources.map(({ day }) => day),
      ['2026-11-21', '2026-11-08'],
    );
  });

  it('says nothing of a jump once as many are held as count', async () => {
    const { on, page, store } = await open();
    await on('2026-11-21', 30, 'clp-site');
    const answers = await store.answers.list('edgbaston', { limit: 30 });
    const told = async () => (await page('/campaigns/edgbaston')).includes('<b>clp-site</b>');
    for (const { id } of answers.slice(0, 14)) await store.answers.decide('edgbaston', id, 'hold');
    assert.equal(await told(), true, '16 count, and 14 are held');
    await store.answers.decide('edgbaston', answers[14]?.id ?? '', 'hold');
    assert.equal(await told(), false, '15 count, and 15 are held');
  });

  it('holds a wave and lets it in again: published figures follow, and the page says how many', async () => {
    const { on, page, decide, counted } = await open();
    await on('2026-11-20', 2, 'clp-site');
    await on('2026-11-21', 4, 'clp-site');
    await on('2026-11-21', 1);
    const held = await decide({ source: 'clp-site', since: '2026-11-21', decision: 'hold' });
    assert.equal(held.status, 303);
    assert.match(
      await page(
        `${PATH}${new URL(held.headers.get('Location') ?? '', 'http://localhost').search}`,
      ),
      /role="status">Set aside: 4 answers, in no figure now\./,
    );
    assert.equal(await counted(), 3);
    assert.match(
      await page('/campaigns/edgbaston/held'),
      /Set aside: part of a wave from one source/,
    );
    assert.match(await page(), />Count 4</);
    await decide({ source: 'clp-site', since: '2026-11-21', decision: 'count' });
    assert.equal(await counted(), 7);
    await decide({ since: '2026-11-21', decision: 'hold' });
    assert.equal(await counted(), 6);
  });

  it('is JSON for a script', async () => {
    const { on, organise } = await open();
    await on('2026-11-21', 2, 'clp-site');
    assert.deepEqual(await (await organise(PATH)).json(), {
      sources: [
        {
          source: 'clp-site',
          day: '2026-11-21',
          counted: 2,
          held: 0,
          wave: 0,
          received: 2,
          usual: 0,
          jump: false,
          mostlyCounted: true,
          since: { counted: 2, wave: 0 },
        },
      ],
    });
    assert.deepEqual(
      await (
        await organise(PATH, form({ source: 'clp-site', since: '2026-11-21', decision: 'hold' }))
      ).json(),
      { changed: 2 },
    );
  });

  it('refuses what is no decision, no day and no campaign', async () => {
    const { organise } = await open();
    for (const wrong of [
      { since: '2026-11-21', decision: 'release' },
      { since: 'yesterday', decision: 'hold' },
      { decision: 'hold' },
    ] as Record<string, string>[])
      assert.equal((await organise(PATH, form(wrong))).status, 422);
    assert.equal(
      (
        await organise(
          '/campaigns/nowhere/sources',
          form({ since: '2026-11-21', decision: 'hold' }),
        )
      ).status,
      404,
    );
  });

  it('is read, and not changed, with a token that may read', async () => {
    const { on, app, store } = await open();
    await on('2026-11-21', 2, 'clp-site');
    const { createHash } = await import('node:crypto');
    await store.tokens.add(
      {
        id: 'one',
        name: 'Reader',
        campaigns: [],
        scopes: ['register'],
        source: null,
        createdAt: '2026-11-21T00:00:00.000Z',
        createdBy: 'test',
      },
      createHash('sha256').update('read-me').digest('hex'),
    );
    const as = (init: RequestInit = {}) =>
      app.request(`/organiser${PATH}`, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), Authorization: 'Bearer read-me' },
      });
    const shown = await readMarkup(as({ headers: HTML }));
    assert.match(shown, /clp-site/);
    assert.doesNotMatch(shown, />Set \d/);
    assert.equal(
      (await as(form({ source: 'clp-site', since: '2026-11-21', decision: 'hold' }))).status,
      403,
    );
  });
});
