import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import {
  CampaignRegistry,
  type KeptDocument,
  openPostgresStore,
  openSqliteStore,
  type Store,
} from '../../src/collector/index.ts';
import { collectVocabulary } from '../../src/collector/campaigns/campaign-vocabulary.ts';
import { type ProgressReport, readCampaign, type Results } from '../../src/contract/index.ts';
import { answer, champion, edgbaston, HARBORNE } from '../contract/examples.ts';
import { HTML, keepLog, openCollector, PUBLICATION, readCsv, readMarkup } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

const CAMPAIGN = '/campaigns/edgbaston';
const KEPT = { id: 'way', label: 'By bus' };
const DROPPED = { id: 'canal', label: { en: 'By canal', cy: 'Ar y gamlas' } };

const first = (): KeptDocument => {
  const { survey, champion, ...document } = edgbaston();
  const question = { id: 'travel', kind: 'choice', label: 'How do you travel?' };
  const questions = [{ ...question, choices: [KEPT, DROPPED] }];
  return {
    ...document,
    publishThreshold: 1,
    survey: { ...survey, questions },
    champion: { ...champion, questions },
  };
};

/** The next version without Harborne, road surfaces, talking to neighbours, and the canal. */
const second = (): KeptDocument => {
  const { survey, champion, areas, ...document } = edgbaston();
  const question = { id: 'travel', kind: 'choice', label: 'How do you get about?' };
  return {
    ...document,
    version: 2,
    publishThreshold: 1,
    areas: { ...areas, wards: areas.wards.filter(({ code }) => code !== HARBORNE) },
    survey: {
      ...survey,
      issues: survey.issues.filter(({ id }) => id !== 'road-surface'),
      questions: [{ ...question, choices: [KEPT, { id: 'foot', label: 'On foot' }] }],
    },
    champion: { ...champion, roles: champion.roles.filter(({ id }) => id !== 'talk') },
  };
};

function formerNames(open: (t: TestContext) => Promise<Store>): void {
  const opened = async (t: TestContext) => {
    const store = await open(t);
    t.after(() => store.close());
    const registry = new CampaignRegistry({
      store,
      logger: keepLog().logger,
      now: () => new Date(),
    });
    await registry.start([{ source: 'a file', document: first() }]);
    const collector = await openCollector({ store, campaigns: registry });
    const answers = { issue: 'road-surface', more: { travel: ['canal'] } };
    for (const sent of [answer({ answers }), champion()])
      assert.equal((await collector.post(sent)).status, 201);
    assert.equal((await registry.publish(second(), PUBLICATION)).outcome, 'published');
    return collector;
  };
  const cellsOf = async (file: Response, ...columns: string[]) => {
    const [names = [], ...rows] = readCsv(await file.text());
    return rows.map((row) => columns.map((column) => row[names.indexOf(column)]));
  };

  it('are told with the results', async (t) => {
    const { get } = await opened(t);
    const results = (await (await get(`${CAMPAIGN}/results`)).json()) as Results;
    const { wards = [], issues = [], questions = [] } = results.formerNames ?? {};
    assert.deepEqual(wards, [{ code: HARBORNE, name: { en: 'Harborne' } }]);
    assert.deepEqual(
      issues.map(({ id, label }) => [id, typeof label === 'string' ? label : label.en]),
      [['road-surface', 'Pot holes and road repairs']],
    );
    // The question is asked in the new words, and has both the new choices and the old one.
    const [{ label, choices = [] } = { label: '' }] = questions;
    assert.deepEqual(label, { en: 'How do you get about?' });
    assert.deepEqual(
      choices.map(({ id }) => id),
      ['way', 'foot', 'canal'],
    );
  });

  it('stand in the downloads', async (t) => {
    const { organise } = await opened(t);
    const file = (name: string) => organise(`${CAMPAIGN}/${name}`);
    assert.deepEqual(await cellsOf(await file('responses.csv'), 'area_name', 'issue_label'), [
      ['Harborne', 'Pot holes and road repairs'],
    ]);
    assert.deepEqual(await cellsOf(await file('questions.csv'), 'more_travel_label'), [
      ['By canal'],
    ]);
    assert.deepEqual(await cellsOf(await file('people.csv'), 'area_name'), [['Harborne']]);
  });

  it('stand on the organiser’s pages, which count no ward among those of today', async (t) => {
    const { organise } = await opened(t);
    const pageOf = (path = '') => readMarkup(organise(`${CAMPAIGN}${path}`, { headers: HTML }));
    const page = await pageOf();
    assert.match(page, /<h2>Harborne <small>1 answer, of an earlier version of the campaign/);
    assert.match(page, /<th scope="row">Pot holes and road repairs<\/th>/);
    assert.match(page, /By canal/);
    assert.match(page, /of 4 wards have answers/);
    assert.match(page, /ward of an earlier version has answers/);
    const people = (await (await organise(`${CAMPAIGN}/people`)).json()) as {
      people: { id: string }[];
    };
    const person = await pageOf(`/people/${people.people[0]?.id}`);
    assert.match(person, /Harborne/);
    assert.match(person, /Talk to my neighbours/i);
  });

  it('stand in the progress report, with the figures of their ward', async (t) => {
    const { get } = await opened(t);
    const report = (await (await get(`${CAMPAIGN}/progress`)).json()) as ProgressReport;
    assert.deepEqual(
      report.wards?.map(({ code, name }) => [code, name]),
      [[HARBORNE, { en: 'Harborne' }]],
    );
  });
}

describe('names that a newer version dropped, on SQLite', () => {
  formerNames(() => openSqliteStore(':memory:'));
});

describePostgres('names that a newer version dropped, on PostgreSQL', (server) => {
  formerNames(async () => openPostgresStore(await server.ready()));
});

describe('the vocabulary of a campaign', () => {
  const version = (change: object) => readCampaign({ ...edgbaston(), ...change });

  it('has the newest words of each id, a text without a language in the first one of its version', () => {
    const areas = { version: '2025-05', wards: [{ code: HARBORNE, name: 'Harborne' }] };
    const older = version({ languages: ['cy', 'en'], areas });
    const newer = version({
      areas: { version: '2025-05', wards: [{ code: 'E05000001', name: 'Elsewhere' }] },
    });
    assert.deepEqual(
      [...collectVocabulary([newer, older]).wards],
      [
        ['E05000001', { en: 'Elsewhere' }],
        [HARBORNE, { cy: 'Harborne' }],
      ],
    );
  });

  it('is that of the live version where an older one can’t be read', async () => {
    const store = await openSqliteStore(':memory:');
    const wrong = { id: 'edgbaston', version: 1, format: 7 };
    await store.campaigns.publish(wrong, PUBLICATION);
    const registry = new CampaignRegistry({
      store,
      logger: keepLog().logger,
      now: () => new Date(),
    });
    await registry.start([{ source: 'a file', document: second() }]);
    const live = registry.campaigns.get('edgbaston');
    assert.ok(live);
    assert.equal(registry.vocabularyOf(live).wards.size, 4);
    await store.close();
  });
});
