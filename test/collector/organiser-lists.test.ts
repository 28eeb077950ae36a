import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PeoplePage } from '../../src/collector/people/people-records.ts';
import { champion, championConsents } from '../contract/examples.ts';
import { form, HTML, type Open, openCollector, problemsOf, readMarkup, SITE } from './harness.ts';

const PEOPLE = '/campaigns/edgbaston/people';
const page = ({ organise }: Open, path = '') =>
  readMarkup(organise(`${PEOPLE}${path}`, { headers: HTML }));
const namesIn = (text: string) =>
  [...text.matchAll(/id="n-[^"]+"><bdi>([^<]+)</g)].map(([, name]) => name);

/** People of whom the first agreed to be emailed. */
async function room(names = ['Ada', 'Bo', 'Cai']) {
  const collector = await openCollector();
  for (const [at, name] of names.entries()) {
    const consents = championConsents('keep-champion', ...(at === 0 ? ['email'] : []));
    const answers = { name: `${name} Example`, email: `${name}@example.org`, phone: undefined };
    assert.equal((await collector.post(champion({ consents }, answers))).status, 201);
  }
  const { people } = (await (await collector.organise(PEOPLE)).json()) as PeoplePage;
  return { ...collector, ids: people.map(({ id }) => id) };
}

/** Presses a button of the list with these people ticked, out of these that are shown. */
const press = (
  { organise }: Open,
  what: string,
  {
    shown,
    ticked = [],
    ...fields
  }: { shown: string[]; ticked?: string[]; [field: string]: unknown },
) =>
  organise(`${PEOPLE}/ticks`, {
    ...form({}, HTML),
    body: new URLSearchParams([
      ['what', what],
      ...shown.map((id) => ['shown', id]),
      ...ticked.map((id) => ['person', id]),
      ...Object.entries(fields).map(([name, value]) => [name, String(value)]),
    ]),
  });
const checkedIn = (text: string) => text.match(/type="checkbox"[^>]* checked/g)?.length ?? 0;

describe('the list of people', () => {
  it('keeps every filter in its address, and asks who opens it for “me”', async () => {
    const collector = await room();
    const change = { what: 'owner', owner: 'collector' } as const;
    const actor = { name: 'collector', at: '2026-11-21T10:00:00.000Z' };
    await collector.store.people.change('edgbaston', [collector.ids[1] ?? ''], change, actor);
    assert.deepEqual(namesIn(await page(collector, '?owner=me')), ['Bo Example']);
    assert.deepEqual(namesIn(await page(collector, '?consent=email')), ['Ada Example']);
    assert.deepEqual(namesIn(await page(collector, '?consent=post')), []);
    const text = await page(collector, '?consent=email&trained=no&from=2026-01-01&sort=name');
    assert.match(text, /<option value="email" selected>/);
    assert.match(
      text,
      /href="[^"]*\?trained=no&amp;consent=email&amp;from=2026-01-01&amp;sort=name-desc"/,
    );
    for (const query of ['?consent=smoke', '?trained=maybe', '?from=2026-02-30', '?ticked=no'])
      assert.equal((await collector.organise(`${PEOPLE}${query}`)).status, 422, query);
  });
});

describe('ticks in the list of people', () => {
  it('survive another search and the next page, and are recorded for at once', async () => {
    const collector = await room();
    const [ada = '', bo = '', cai = ''] = collector.ids;
    const back = `/organiser${PEOPLE}?search=ada`;
    const next = `/organiser${PEOPLE}?after=000000000002`;
    const went = await press(collector, 'next', { shown: [ada, bo], ticked: [ada], back, next });
    assert.equal(went.headers.get('Location'), next);
    const elsewhere = await page(collector, '?search=cai');
    assert.equal(checkedIn(elsewhere), 0);
    assert.match(elsewhere, /people\?ticked=yes"[^>]*>Ticked: 1/);
    const recorded = await press(collector, 'record', { shown: [cai], ticked: [cai], back });
    const form = recorded.headers.get('Location') ?? '';
    assert.match(form, /people\/record\?ticked=yes/);
    const text = await readMarkup(
      collector.app.request(form, {
        headers: { ...HTML, Authorization: 'Bearer the-token-of-this-test' },
      }),
    );
    assert.match(text, /Record for 2 people/);
    assert.match(text, /<bdi>Ada Example<\/bdi>.*<bdi>Cai Example<\/bdi>/);
    const done = await collector.organise(`${PEOPLE}/changes`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: SITE,
        Host: 'localhost',
      },
      body: new URLSearchParams([
        ...[
          ['what', 'stage'],
          ['stage', 'met'],
          ['ticked', 'yes'],
        ],
        ...[
          ['person', ada],
          ['person', cai],
        ],
      ]),
    });
    assert.equal(done.status, 303);
    assert.deepEqual(namesIn(await page(collector, '?stage=met')), ['Ada Example', 'Cai Example']);
    assert.match(await page(collector), /ticked=yes" [^>]*hidden>/);
  });

  it('are made for a page, for all who match, and for nobody again', async () => {
    const collector = await room();
    const { ids } = collector;
    await press(collector, 'page', { shown: ids.slice(0, 2) });
    assert.equal(checkedIn(await page(collector)), 2);
    const matched = await press(collector, 'match', { shown: [], match: 'search=cai' });
    assert.match(matched.headers.get('Location') ?? '', /done=ticks&n=3#done/);
    assert.deepEqual(namesIn(await page(collector, '?ticked=yes&consent=email')), ['Ada Example']);
    await press(collector, 'none', { shown: ids, ticked: ids });
    assert.equal(checkedIn(await page(collector)), 0);
    const refused = await collector.organise(`${PEOPLE}/ticks`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ticked: Array.from({ length: 1001 }, () => 'x') }),
    });
    assert.equal(refused.status, 422);
  });
});

describe('lists with a name', () => {
  const save = ({ organise }: Open, list: object) =>
    organise(`${PEOPLE}/lists`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(list),
    });

  it('are opened by their address, renamed, and deleted', async () => {
    const collector = await room();
    const saved = await save(collector, {
      name: 'Emailed',
      query: 'consent=email&sort=name&search=somebody',
    });
    assert.equal(saved.status, 201);
    const { id, query, by } = (await saved.json()) as Record<string, string>;
    // Whom somebody looked for is not kept.
    assert.deepEqual([query, by], ['?consent=email&sort=name', 'collector']);
    const opened = await collector.organise(`${PEOPLE}/lists/${id}`, { headers: HTML });
    assert.equal(opened.headers.get('Location'), `/organiser${PEOPLE}?consent=email&sort=name`);
    const renamed = await collector.organise(
      `${PEOPLE}/lists/${id}`,
      form({ name: 'By <email>' }, HTML),
    );
    assert.equal(renamed.status, 303);
    assert.match(await page(collector, '/lists'), /<b><bdi>By &lt;email&gt;<\/bdi><\/b>/);
    const wrong = await collector.organise(`${PEOPLE}/lists/${id}`, form({ name: '' }, HTML));
    assert.equal(wrong.status, 422);
    assert.match(await readMarkup(wrong), /href="#name-[^"]+">Give the list a name/);
    const gone = await collector.organise(`${PEOPLE}/lists/${id}/delete`, form({}, HTML));
    assert.match(gone.headers.get('Location') ?? '', /done=list-deleted/);
    assert.equal((await collector.organise(`${PEOPLE}/lists/${id}`)).status, 404);
  });

  it('are refused where they would keep nothing but words, ticks, or no filter', async () => {
    const collector = await room();
    for (const query of ['search=ada', 'ticked=yes', 'stage=gone']) {
      const refused = await save(collector, { name: 'X', query });
      assert.equal(refused.status, 422, query);
      assert.equal((await problemsOf(refused)).length, 1, query);
    }
    const typed = await collector.organise(
      `${PEOPLE}/lists`,
      form({ name: 'X', query: 'search=ada' }, HTML),
    );
    assert.match(await readMarkup(typed), /Give those people a tag/);
  });
});

describe('the attendance sheet', () => {
  const send = ({ organise }: Open, fields: [string, string][]) =>
    organise(`${PEOPLE}/attendance`, { ...form({}, HTML), body: new URLSearchParams(fields) });

  it('is ticked name by name without a script, and recorded as a training', async () => {
    const collector = await room();
    const [ada = '', bo = '', cai = ''] = collector.ids;
    const everybody = [ada, bo, cai].map((id): [string, string] => ['shown', id]);
    const kept: [string, string][] = [
      ['kind', 'training'],
      ['name', 'Listening'],
      ['on', '2026-11-20'],
    ];
    const found = await send(collector, [
      ...everybody,
      ...kept,
      ['person', ada],
      ['what', 'find'],
      ['search', 'ca'],
    ]);
    const next = found.headers.get('Location') ?? '';
    const at = `/organiser${PEOPLE}/attendance?search=ca&kind=training&name=Listening&on=2026-11-20`;
    assert.equal(next, `${at}#search`);
    const sheet = await page(collector, `/attendance?search=ca&name=Listening&on=2026-11-20`);
    assert.match(sheet, /data-found><li><label class="box"><input[^>]*value="[^"]+" \/> <bdi>Cai/);
    assert.match(sheet, /data-here><li><label class="box"><input[^>]* checked \/> <bdi>Ada/);
    assert.match(sheet, /name="name" type="text" value="Listening"/);
    const recorded = await send(collector, [
      ['shown', cai],
      ['shown', ada],
      ['person', cai],
      ['person', ada],
      ...kept,
      ['what', 'record'],
    ]);
    assert.match(recorded.headers.get('Location') ?? '', /attendance\?done=training&n=2#done/);
    assert.deepEqual(namesIn(await page(collector, '?trained=yes')), [
      'Ada Example',
      'Cai Example',
    ]);
    assert.deepEqual(namesIn(await page(collector, '?ticked=yes')), []);
  });

  it('keeps a meeting as a tag, and asks for what is missing', async () => {
    const collector = await room();
    const [ada = ''] = collector.ids;
    const nobody = await send(collector, [['what', 'record']]);
    assert.equal(nobody.status, 422);
    assert.match(await readMarkup(nobody), /href="#search">Tick somebody first/);
    const ticked: [string, string][] = [
      ['person', ada],
      ['what', 'record'],
    ];
    const nameless = await send(collector, [...ticked, ['kind', 'training'], ['on', '2026-11-20']]);
    assert.match(await readMarkup(nameless), /href="#name">Give the training/);
    await send(collector, [...ticked, ['kind', 'meeting'], ['name', 'AGM'], ['on', '2026-11-20']]);
    assert.deepEqual(namesIn(await page(collector, '?tag=agm+2026-11-20')), ['Ada Example']);
  });
});
