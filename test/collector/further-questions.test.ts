import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { openPostgresStore, openSqliteStore, type Store } from '../../src/collector/index.ts';
import type { IssueResponse, PrivateRecord, Receipt, Results } from '../../src/contract/index.ts';
import { answer, champion, edgbaston, HARBORNE, QUINTON } from '../contract/examples.ts';
import { HTML, type Open, openCollector, problemsOf, readCsv, readMarkup } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

const HEARD = {
  id: 'heard',
  kind: 'choice',
  label: { en: 'How did you hear of us?', cy: 'Sut clywsoch chi amdanom?' },
  required: true,
  choices: [
    { id: 'friend', label: 'A friend' },
    { id: 'leaflet', label: 'A leaflet' },
  ],
};
const TRAVEL = {
  id: 'travel',
  kind: 'choices',
  label: 'How do you travel?',
  choices: [
    { id: 'bus', label: 'By bus' },
    { id: 'foot', label: 'On foot' },
  ],
};
const STREET = { id: 'street', kind: 'text', label: 'Your street' };
const YEARS = { id: 'years', kind: 'number', label: 'Years here' };
const QUESTIONS = [HEARD, TRAVEL, STREET, YEARS];
const CAMPAIGN = '/campaigns/edgbaston';

const asking = (publishThreshold: number, questions: object[] = QUESTIONS, version = 1) => {
  const { survey, champion, ...rest } = edgbaston();
  return {
    ...{ ...rest, version, publishThreshold },
    survey: { ...survey, questions },
    champion: { ...champion, questions: [STREET, YEARS, { ...HEARD, required: false }] },
  };
};

type More = IssueResponse['answers']['more'];
const saying = (more: More, changes: Partial<IssueResponse> = {}) =>
  answer({ answers: { issue: 'road-surface', more }, ...changes });

const times = (count: number, make: () => IssueResponse) => Array.from({ length: count }, make);

const readResults = async ({ get }: Open) =>
  (await (await get(`${CAMPAIGN}/results`)).json()) as Results;
const questionsOf = async (open: Open) =>
  (await readResults(open)).areas.map(({ code, questions = [] }) => ({
    [code]: Object.fromEntries(
      questions.map(({ id, answered, choices }) => [
        id,
        [answered, ...choices.map((choice) => `${choice.id} ${choice.count}`)],
      ]),
    ),
  }));

/** The lines of the file, each as what stands in it, in an order of their own. */
async function linesOf({ organise }: Open): Promise<string[]> {
  const file = await organise(`${CAMPAIGN}/questions.csv`);
  assert.equal(file.status, 200);
  const [columns = [], ...rows] = readCsv(await file.text());
  const at = (name: string) => columns.indexOf(name);
  const shown = ['area', 'issue', 'more_heard', 'more_travel', 'more_street', 'more_years'];
  return rows
    .map((row) => shown.flatMap((name) => row[at(name)] || []).join(' | '))
    .sort((a, b) => (a < b ? -1 : 1));
}

async function takeAll({ post }: Open, answers: unknown[]): Promise<void> {
  for (const each of answers) {
    const response = await post(each);
    assert.equal(response.status, 201, await response.text());
  }
}

/** What holds on every database. */
function furtherQuestions(open: (t: TestContext) => Promise<Store>): void {
  const opened = async (t: TestContext, document: object = asking(5)) => {
    const store = await open(t);
    t.after(() => store.close());
    return openCollector({
      store,
      campaigns: [document],
      publicUrl: 'https://c.example',
      secret: 'x',
    });
  };

  it('are counted by ward under the rule of the issues: in batches, and from the threshold on', async (t) => {
    const collector = await opened(t);
    await takeAll(
      collector,
      times(4, () => saying({ heard: ['friend'], travel: ['bus', 'foot'] })),
    );
    assert.deepEqual(await questionsOf(collector), []);
    await takeAll(collector, [saying({ heard: ['leaflet'] })]);
    // Four of five answered how they travel, and one chose the leaflet: both too few to be told.
    assert.deepEqual(await questionsOf(collector), [{ [HARBORNE]: { heard: [5] } }]);
    await takeAll(
      collector,
      times(5, () => saying({ heard: ['friend'], travel: ['bus'] })),
    );
    assert.deepEqual(await questionsOf(collector), [
      // In steps of five: one who answered more or less is not seen.
      { [HARBORNE]: { heard: [10, 'friend 5'], travel: [5, 'bus 5'] } },
    ]);
  });

  it('leave the figures with an answer that is set aside, and come back with it', async (t) => {
    const collector = await opened(t, asking(1));
    const [one, other] = [saying({ heard: ['friend'] }), saying({ heard: ['leaflet'] })];
    await takeAll(collector, [one, other]);
    const decide = (decision: string) =>
      collector.organise(`${CAMPAIGN}/responses/${one.id}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: `decision=${decision}`,
      });
    assert.equal((await decide('hold')).status, 204);
    assert.deepEqual(await questionsOf(collector), [{ [HARBORNE]: { heard: [1, 'leaflet 1'] } }]);
    assert.deepEqual(await linesOf(collector), [`${HARBORNE} | road-surface | leaflet`]);
    assert.equal((await decide('count')).status, 204);
    assert.deepEqual(await questionsOf(collector), [
      { [HARBORNE]: { heard: [2, 'friend 1', 'leaflet 1'] } },
    ]);
  });

  it('may be missing from an older script, and from no other', async (t) => {
    const collector = await opened(t);
    assert.equal((await collector.post(answer())).status, 201);
    const refused = await collector.post(saying({ travel: ['bus'] }));
    assert.equal(refused.status, 422);
    assert.deepEqual(
      (await problemsOf(refused)).map(({ path, code }) => [path, code]),
      [['answers.more.heard', 'required']],
    );
  });

  it('are exported each apart, but for whole groups that agree in everything chosen', async (t) => {
    const collector = await opened(t, asking(3));
    const alike = () => saying({ heard: ['friend'], travel: ['foot', 'bus'] });
    await takeAll(collector, [
      ...times(4, alike),
      saying({ heard: ['leaflet'], travel: ['bus'], street: 'The hill', years: 0 }),
      saying({ heard: ['friend'] }, { area: { code: QUINTON, version: '2025-05' } }),
    ]);
    const whole = `${HARBORNE} | road-surface | friend | bus; foot`;
    assert.deepEqual(await linesOf(collector), [whole, whole, whole]);
    await takeAll(collector, [alike()]);
    // Three of the five that agree stand whole; two would let the next file tell who came last.
    assert.deepEqual(await linesOf(collector), ['0', whole, whole, whole, 'The hill']);
    await takeAll(collector, [
      saying({ heard: ['leaflet'], travel: ['foot'] }),
      saying({ heard: ['leaflet'] }),
      saying({ heard: ['friend'] }),
    ]);
    const [friend, leaflet] = [`${HARBORNE} | friend`, `${HARBORNE} | leaflet`];
    assert.deepEqual(await linesOf(collector), [
      '0',
      ...[friend, friend, friend],
      ...[leaflet, leaflet, leaflet],
      ...[whole, whole, whole],
      'The hill',
    ]);
  });

  it('stand in no other file of answers', async (t) => {
    const collector = await opened(t, asking(1));
    await takeAll(collector, [saying({ heard: ['friend'], street: 'Ystradgynlais' })]);
    for (const format of ['csv', 'jsonl']) {
      const file = await (await collector.organise(`${CAMPAIGN}/responses.${format}`)).text();
      assert.doesNotMatch(file, /Ystradgynlais|friend/);
    }
    const lines = await (await collector.organise(`${CAMPAIGN}/questions.jsonl`)).text();
    assert.match(lines, /"more_heard":\["friend"\],"more_heard_label":\["A friend"\]/);
    assert.match(lines, /"more_street":"Ystradgynlais"/);
    assert.doesNotMatch(lines, /[0-9a-f]{8}-/);
  });

  it('are shown to organisers with their words, typed ones only in the download', async (t) => {
    const collector = await opened(t, asking(1));
    await takeAll(collector, [saying({ heard: ['friend'], street: '<script>hill' })]);
    const page = await readMarkup(collector.organise(CAMPAIGN, { headers: HTML }));
    assert.match(page, /How did you hear of us\?<\/bdi> <small>1 answer/);
    assert.match(page, /<th scope="row">A friend<\/th>/);
    assert.match(page, /questions\.csv/);
    assert.doesNotMatch(page, /hill/);
  });

  it('of a sign-up reach the person’s page, the list of people and the private page', async (t) => {
    const collector = await opened(t);
    const more = { street: '=The <b>hill', years: 1200, heard: ['friend'] };
    const response = await collector.post(champion({}, { more }));
    const { mine = '' } = (await response.json()) as Receipt;
    const people = (await (await collector.organise(`${CAMPAIGN}/people`)).json()) as {
      people: { id: string }[];
    };
    const path = `${CAMPAIGN}/people/${people.people[0]?.id}`;
    const page = await readMarkup(collector.organise(path, { headers: HTML }));
    assert.match(page, /Your street<\/bdi> <b><bdi>=The &lt;b&gt;hill<\/bdi><\/b>/);
    assert.match(page, /Years here<\/bdi> <b><bdi>1,200<\/bdi>/);
    assert.match(page, /How did you hear of us\?<\/bdi> <b><bdi>A friend<\/bdi>/);
    const [columns = [], row = []] = readCsv(
      await (await collector.organise(`${CAMPAIGN}/people.csv`)).text(),
    );
    const cell = (name: string) => row[columns.indexOf(name)];
    assert.deepEqual(['more_street', 'more_years', 'more_heard'].map(cell), [
      "'=The <b>hill",
      '1200',
      'friend',
    ]);
    const shown = await collector.app.request('/mine/show', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: mine.slice(mine.indexOf('#') + 1) }),
    });
    const record = (await shown.json()) as PrivateRecord;
    assert.deepEqual(record.answers.more, more);
    assert.deepEqual((record.copy.answers as { more: unknown }).more, more);
  });
}

describe('a campaign’s own questions on SQLite', () => {
  furtherQuestions(() => openSqliteStore(':memory:'));
});

describePostgres('a campaign’s own questions on PostgreSQL', (server) => {
  furtherQuestions(async () => openPostgresStore(await server.ready()));
});
