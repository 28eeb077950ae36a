import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashOf } from '../../src/collector/organiser/token-hash.ts';
import { answer, champion, edgbaston, HARBORNE, QUINTON } from '../contract/examples.ts';
import { HTML, type Open, openCollector, readCsv, readMarkup, TOKEN } from './harness.ts';

const CAMPAIGN = '/organiser/campaigns/edgbaston';
const PARTNER = 'cwt_the-token-of-the-partner';

/** A collector with answers of two pages, and a partner's token for one of them. */
async function openWithPartner(threshold = 3) {
  let day = '2026-11-20';
  const collector = await openCollector({
    campaigns: [{ ...edgbaston(), publishThreshold: threshold }],
    now: () => new Date(`${day}T10:00:00Z`),
  });
  const send = async (source: string, area: string, ...issues: string[]) => {
    for (const issue of issues)
      await collector.post(
        answer({
          source,
          area: { code: area, version: '2025-05' },
          answers: { issue, words: 'A secret sentence' },
        }),
      );
  };
  await send('st-marys', HARBORNE, 'road-surface', 'road-surface', 'road-safety');
  await send('clp-site', QUINTON, 'road-safety', 'road-safety', 'road-safety');
  day = '2026-11-21';
  await send('st-marys', QUINTON, 'road-surface', 'road-surface');
  await collector.post(champion({ source: 'st-marys' }));
  await collector.store.tokens.add(
    {
      ...{ id: 'partner', name: 'St Mary’s', campaigns: ['edgbaston'], scopes: ['source'] },
      ...{ source: 'st-marys', createdAt: '2026-11-20T00:00:00.000Z', createdBy: 'a test' },
    },
    hashOf(PARTNER),
  );
  return { ...collector, send };
}

const ask = ({ app }: Pick<Open, 'app'>, path: string, token = PARTNER) =>
  app.request(`${CAMPAIGN}${path}`, { headers: { ...HTML, Authorization: `Bearer ${token}` } });

describe('what a partner sees of their page', () => {
  it('is how many answers came by it, by day, ward and issue', async () => {
    const page = await readMarkup(ask(await openWithPartner(), '/source'));
    assert.match(page, /<h1>What came by <bdi>st-marys<\/bdi><\/h1>/);
    assert.match(page, /<dt>answers<\/dt><dd>3<\/dd>/);
    assert.match(
      page,
      /20 Nov 2026<\/th><td>Harborne<\/td><td class="number">3<\/td><td>[^<]* 2, Road safety[^<]* 1<\/td>/,
    );
    assert.match(page, /at least 3 answers/);
    assert.match(page, /<a href="[^"]*\/source" aria-current="page"/);
  });

  it('is no answer of a day and ward with fewer than the threshold, nor of another page', async () => {
    const collector = await openWithPartner();
    const pages = [
      await readMarkup(ask(collector, '/source')),
      await (await ask(collector, '/source.csv')).text(),
    ];
    for (const page of pages) {
      assert.doesNotMatch(page, /Quinton|2026-11-21|21 Nov/);
      assert.doesNotMatch(page, /secret|Ada|clp-site/);
    }
    await collector.send('st-marys', QUINTON, 'road-safety');
    assert.match(await readMarkup(ask(collector, '/source')), /21 Nov 2026<\/th><td>Quinton/);
  });

  it('is the same as a spreadsheet, a row for each issue', async () => {
    const file = await ask(await openWithPartner(), '/source.csv');
    assert.match(file.headers.get('Content-Disposition') ?? '', /"edgbaston-st-marys\.csv"/);
    const [header, ...rows] = readCsv(await file.text());
    assert.deepEqual(header, ['day', 'ward', 'ward_name', 'issue', 'issue_label', 'answers']);
    const cells = rows.map(([day, ward, , issue, , answers]) => [day, ward, issue, answers]);
    assert.deepEqual(cells, [
      ['2026-11-20', HARBORNE, 'road-surface', '2'],
      ['2026-11-20', HARBORNE, 'road-safety', '1'],
    ]);
  });

  it('is their own page, whatever the address asks for', async () => {
    const collector = await openWithPartner();
    for (const path of ['/source?source=clp-site', '/source.csv?source=clp-site']) {
      const page = await (await ask(collector, path)).text();
      assert.match(page, /Harborne/);
      assert.doesNotMatch(page, /Quinton/);
    }
  });

  it('says so while nothing can be told', async () => {
    const page = await readMarkup(ask(await openWithPartner(5), '/source'));
    assert.match(page, /From no ward did that many come on one day yet\./);
    assert.match(page, /<dt>answers<\/dt><dd>0<\/dd>/);
  });

  it('is shown to who reads every answer, for the page that they name', async () => {
    const collector = await openWithPartner();
    assert.equal((await ask(collector, '/source', TOKEN)).status, 404);
    assert.equal((await ask(collector, '/source?source=%20', TOKEN)).status, 404);
    const page = await readMarkup(ask(collector, '/source?source=clp-site', TOKEN));
    assert.match(page, /What came by <bdi>clp-site<\/bdi>.*Quinton/);
  });

  it('is not shown to a key for figures, for editing or for a hall', async () => {
    const collector = await openWithPartner();
    for (const scope of ['figures', 'edit', 'hall'] as const) {
      const token = `cwt_another-token-for-${scope}`;
      const made = { createdAt: '2026-11-20T00:00:00.000Z', createdBy: 'a test', source: null };
      const access = { id: scope, name: scope, campaigns: [], scopes: [scope] };
      await collector.store.tokens.add({ ...access, ...made }, hashOf(token));
      for (const path of ['/source', '/source.csv'])
        assert.equal((await ask(collector, path, token)).status, 403, `${scope} ${path}`);
    }
  });
});
