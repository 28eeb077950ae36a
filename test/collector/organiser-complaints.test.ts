import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { champion } from '../contract/examples.ts';
import { form, HTML, openCollector, readMarkup } from './harness.ts';

const CAMPAIGN = '/campaigns/edgbaston';

async function scene() {
  let day = '2026-11-21';
  const collector = await openCollector({ now: () => new Date(`${day}T10:00:00.000Z`) });
  await collector.post(champion({}, { name: 'Ada Example', email: 'ada@example.org' }));
  const { people } = await collector.store.people.list('edgbaston', { limit: 1 });
  const note = (fields: Record<string, string>) =>
    collector.organise(`${CAMPAIGN}/complaints`, form(fields, HTML));
  const page = (path: string) =>
    readMarkup(collector.organise(`${CAMPAIGN}${path}`, { headers: HTML }));
  return {
    ...collector,
    ...{ note, page, person: people[0]?.id ?? '' },
    goTo: (later: string) => {
      day = later;
    },
  };
}

describe('complaints about data', () => {
  it('are noted with their thirty days, stand on the first page, and are answered', async () => {
    const { note, page, organise, person, goTo } = await scene();
    assert.match(await page(`/people/${person}`), /complaints\?person=[^"]+">Note a complaint/);
    const noted = await note({ what: 'Why a leaflet?', receivedOn: '2026-11-20', person });
    assert.match(noted.headers.get('Location') ?? '', /done=complaint#done/);
    assert.match(await page('/today'), /Why a leaflet\?.*answer by 20 Dec 2026/);
    goTo('2026-12-21');
    const late = await page('/today');
    assert.match(late, /Late: answer by/);
    const path = /action="\/organiser([^"]*\/answer)"/.exec(late)?.[1] ?? '';
    assert.equal((await organise(path, form({}, HTML))).status, 303);
    assert.equal((await organise(path, form({}, HTML))).status, 404);
    assert.doesNotMatch(await page('/today'), /Why a leaflet/);
    assert.match(await page('/complaints'), /Why a leaflet\?.*answered on 21 Dec 2026/);
  });

  it('lose their words with the person whom they are about, and ask for what is missing', async () => {
    const { note, page, organise, person, store } = await scene();
    await note({ what: 'Why a leaflet?', receivedOn: '2026-11-20', person });
    const actor = { name: 'Grace', at: '2026-11-21T10:00:00.000Z' };
    assert.equal(await store.people.erase('edgbaston', person, actor), true);
    const text = await page('/complaints');
    assert.doesNotMatch(text, /leaflet/);
    assert.match(text, /answer by 20 Dec 2026/);
    const wrong = await note({ what: '', receivedOn: '' });
    assert.equal(wrong.status, 422);
    assert.match(await readMarkup(wrong), /href="#what">Say what.*href="#receivedOn">Say on which/);
    const noted = await organise(`${CAMPAIGN}/complaints`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ what: 'By phone', receivedOn: '2026-11-21' }),
    });
    assert.equal(noted.status, 201);
    assert.equal(
      (await note({ what: 'x', receivedOn: '2026-11-21', person: 'nobody' })).status,
      404,
    );
  });
});
