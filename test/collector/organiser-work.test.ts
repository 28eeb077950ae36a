import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PeoplePage } from '../../src/collector/people/people-records.ts';
import type { Person } from '../../src/collector/people/person.ts';
import type { Receipt } from '../../src/contract/index.ts';
import { champion } from '../contract/examples.ts';
import { form, HTML, type Open, openCollector, readMarkup } from './harness.ts';

const PEOPLE = '/campaigns/edgbaston/people';
const NOW = () => new Date('2026-11-21T18:00:00Z');
const page = async ({ organise }: Open, path: string) =>
  await readMarkup(organise(`${PEOPLE}/${path}`, { headers: HTML }));
const personOf = async ({ organise }: Open, id: string) =>
  (await (await organise(`${PEOPLE}/${id}`)).json()) as Person;
const press = ({ organise }: Open, id: string, fields: Record<string, string>) =>
  organise(`${PEOPLE}/changes`, form({ person: id, back: `/organiser${PEOPLE}/${id}`, ...fields }));

async function withPeople(...names: string[]) {
  const collector = await openCollector({ now: NOW, secret: 'the-secret-of-this-test' });
  const receipts: Receipt[] = [];
  for (const [at, name] of names.entries()) {
    const answers = { name, email: `person-${at}@example.org` };
    const posted = await collector.post(champion({}, answers));
    assert.equal(posted.status, 201);
    receipts.push((await posted.json()) as Receipt);
  }
  const list = (await (await collector.organise(PEOPLE)).json()) as PeoplePage;
  return { ...collector, ids: list.people.map(({ id }) => id), receipts };
}

describe('what organisers keep of their work with a person', () => {
  it('is on the page of the person, with who wrote it and when', async () => {
    const collector = await withPeople('Ada Okafor');
    const [id = ''] = collector.ids;
    const sent: Record<string, string>[] = [
      { what: 'note', text: 'Sings <b>alto</b>.', aboutOthers: 'yes' },
      { what: 'owner', owner: 'collector' },
      { what: 'next', on: '2026-12-01', for: 'Ring about the hall' },
      { what: 'tag', tag: 'Choir' },
    ];
    for (const fields of sent) assert.equal((await press(collector, id, fields)).status, 303);
    const text = await page(collector, id);
    for (const shown of [
      /Sings &lt;b&gt;alto&lt;\/b&gt;\./,
      /21 Nov 2026, 18:00, <bdi>the owner<\/bdi>/,
      /about others too/,
      /<dt>Looked after by<\/dt><dd[^>]*><bdi>the owner<\/bdi>/,
      /1 Dec 2026 – <bdi>Ring about the hall<\/bdi>/,
      /aria-label="Remove the tag Choir"/,
    ])
      assert.match(text, shown);
  });

  it('says beside the box for a note that the person may read it', async () => {
    const collector = await withPeople('Ada Okafor');
    const text = await page(collector, collector.ids[0] ?? '');
    const [, described = ''] =
      /<textarea[^>]*id="note-text"[^>]*aria-describedby="([^"]+)"/.exec(text) ?? [];
    assert.match(
      text,
      new RegExp(`id="${described}">Whoever asks for a copy of what is held of them gets these`),
    );
  });

  it('tells what is wrong with it at its form, and keeps what was typed', async () => {
    const collector = await withPeople('Ada Okafor');
    const [id = ''] = collector.ids;
    const cases: [Record<string, string>, string][] = [
      [{ what: 'note', text: ' ' }, 'Write the note'],
      [{ what: 'tag', tag: 'x'.repeat(41) }, 'Write a tag of 40 characters at most'],
      [{ what: 'next', on: '2026-02-30', for: 'Tea' }, 'Give a day that exists, from 2000 on'],
    ];
    for (const [fields, message] of cases) {
      const answer = await press(collector, id, fields);
      assert.equal(answer.status, 422);
      const text = await answer.text();
      assert.ok(text.includes(message), message);
      if (fields.for) assert.ok(text.includes('value="Tea"'));
    }
    const { notes, tags, next } = await personOf(collector, id);
    assert.deepEqual([notes, tags, next], [[], [], null]);
  });

  it('is in the copy of the person, without notes that speak of others too', async () => {
    const collector = await withPeople('Ada Okafor');
    const [id = ''] = collector.ids;
    await press(collector, id, { what: 'note', text: 'Sings alto.' });
    await press(collector, id, { what: 'note', text: 'Her son is ill.', aboutOthers: 'yes' });
    const { mine = '' } = collector.receipts[0] ?? {};
    const shown = await collector.app.request('/mine/show', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: mine.slice(mine.indexOf('#') + 1) }),
    });
    const text = await shown.text();
    assert.match(text, /Sings alto\./);
    assert.match(text, /Left out here, because it says something of other people too/);
    assert.doesNotMatch(text, /Her son/);
    const copy = await (await collector.organise(`${PEOPLE}/${id}/data.json`)).text();
    assert.match(copy, /Her son is ill\./);
  });

  it('is written for all who were ticked at once', async () => {
    const collector = await withPeople('Ada Okafor', 'Bo Example');
    const body = new URLSearchParams([
      ['what', 'tag'],
      ['tag', 'Market stall'],
      ['back', `/organiser${PEOPLE}`],
      ...collector.ids.map((id) => ['person', id]),
    ]);
    const answer = await collector.organise(`${PEOPLE}/changes`, { method: 'POST', body });
    assert.equal(answer.status, 303);
    for (const id of collector.ids)
      assert.deepEqual((await personOf(collector, id)).tags, ['Market stall']);
  });
});

describe('two records that an organiser recognises as one person', () => {
  it('are put together on a page that finds the other one, and parted again', async () => {
    const collector = await withPeople('Ada Okafor', 'Ada Okafor-Jones');
    const [ada = '', jones = ''] = collector.ids;
    const offered = await page(collector, `${jones}/merge?search=ada`);
    assert.match(offered, new RegExp(`name="with" value="${ada}"`));
    assert.doesNotMatch(offered, new RegExp(`name="with" value="${jones}"`));
    const merged = await press(collector, jones, { what: 'merge', with: ada });
    assert.match(merged.headers.get('Location') ?? '', new RegExp(`/people/${ada}\\?done=merge`));
    assert.equal((await collector.organise(`${PEOPLE}/${jones}`)).status, 404);
    const shown = await page(collector, ada);
    const [, merge = ''] = /name="merge" value="([^"]+)"/.exec(shown) ?? [];
    assert.match(shown, /Put together with a later record on 21 Nov 2026 by/);
    await press(collector, ada, { what: 'part', merge });
    assert.equal((await personOf(collector, jones)).name, 'Ada Okafor-Jones');
    assert.equal((await personOf(collector, ada)).signups.length, 1);
  });

  it('are left as they are where there is no such person', async () => {
    const collector = await withPeople('Ada Okafor');
    const [id = ''] = collector.ids;
    const before = await personOf(collector, id);
    for (const other of ['nobody', id]) await press(collector, id, { what: 'merge', with: other });
    await press(collector, id, { what: 'part', merge: 'nothing' });
    assert.deepEqual(await personOf(collector, id), before);
  });
});
