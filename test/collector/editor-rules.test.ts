import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { openPostgresStore, openSqliteStore, type Store } from '../../src/collector/index.ts';
import { HTML, openCollector, publishedAtOnce, signIn } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

const EDIT = '/organiser/campaigns/edgbaston/edit';

type Document = ReturnType<typeof publishedAtOnce>;
/** A document with one thing in it that is wrong, and the field at which that is told. */
type BrokenRule = [what: string, field: string, broken: (document: Document) => object];

const longText = 'x'.repeat(5000);

const STREET = { id: 'street', kind: 'text', label: 'Your street' };
const asking = (document: Document, questions: object[]) => ({
  ...document,
  survey: { ...document.survey, questions },
});

const BROKEN_RULES: BrokenRule[] = [
  ['no name', 'name', (d) => ({ ...d, name: undefined })],
  ['a name that is a number', 'name', (d) => ({ ...d, name: 7 })],
  [
    'nobody who asks',
    'controller.name',
    (d) => ({ ...d, controller: { ...d.controller, name: '' } }),
  ],
  [
    'no contact',
    'controller.contact',
    (d) => ({ ...d, controller: { ...d.controller, contact: undefined } }),
  ],
  [
    'a contact that is too long',
    'controller.contact',
    (d) => ({ ...d, controller: { ...d.controller, contact: longText } }),
  ],
  [
    'no place for complaints',
    'controller.complaints',
    (d) => ({ ...d, controller: { ...d.controller, complaints: undefined } }),
  ],
  [
    'an address that is none',
    'controller.privacyUrl',
    (d) => ({ ...d, controller: { ...d.controller, privacyUrl: 'http://[' } }),
  ],
  [
    'names that are kept for ever',
    'controller.retentionDays',
    (d) => ({ ...d, controller: { ...d.controller, retentionDays: 100_000 } }),
  ],
  ['no imprint', 'imprint.', (d) => ({ ...d, imprint: undefined })],
  [
    'an imprint without an address',
    'imprint.',
    (d) => ({ ...d, imprint: { promoter: { name: 'P' } } }),
  ],
  ['no wards', 'areas.', (d) => ({ ...d, areas: { ...d.areas, wards: [] } })],
  [
    'no edition of the wards',
    'areas.version',
    (d) => ({ ...d, areas: { ...d.areas, version: undefined } }),
  ],
  [
    'one issue',
    'survey.issues',
    (d) => ({ ...d, survey: { ...d.survey, issues: d.survey.issues.slice(0, 1) } }),
  ],
  [
    'two issues with one id',
    'survey.issues',
    (d) => ({ ...d, survey: { ...d.survey, issues: [...d.survey.issues, d.survey.issues[0]] } }),
  ],
  [
    'an issue without words',
    'survey.issues.0.label',
    (d) => ({
      ...d,
      survey: { ...d.survey, issues: [{ id: 'nothing' }, ...d.survey.issues.slice(1)] },
    }),
  ],
  [
    'an order that there is not',
    'survey.order',
    (d) => ({ ...d, survey: { ...d.survey, order: 'best' } }),
  ],
  ['a threshold of nothing', 'publishThreshold', (d) => ({ ...d, publishThreshold: 0 })],
  ['an age of a child', 'minimumAge', (d) => ({ ...d, minimumAge: 7 })],
  ['no consent to keep a name', 'consents', (d) => ({ ...d, consents: d.consents.slice(2) })],
  [
    'a consent for nothing',
    'consents.0.channel',
    (d) => ({ ...d, consents: [{ ...d.consents[0], channel: 'fax' }, ...d.consents.slice(1)] }),
  ],
  [
    'a consent that nobody reads to its end',
    'consents.0.statement',
    (d) => ({
      ...d,
      consents: [{ ...d.consents[0], statement: longText }, ...d.consents.slice(1)],
    }),
  ],
  ['a time that is none', 'opens', (d) => ({ ...d, opens: 'soon' })],
  ['an end that is none', 'closes', (d) => ({ ...d, closes: '2026-13-01T00:00:00Z' })],
  ['no way to help', 'champion.roles', (d) => ({ ...d, champion: { ...d.champion, roles: [] } })],
  [
    'a goal of nothing',
    'progress.measures.0.goal',
    (d) => ({
      ...d,
      progress: { ...d.progress, measures: [{ ...d.progress.measures[0], goal: -1 }] },
    }),
  ],
  ['six questions', 'survey.questions', (d) => asking(d, Array<object>(6).fill(STREET))],
  [
    'a question that is answered in no known way',
    'survey.questions.0.kind',
    (d) => asking(d, [{ ...STREET, kind: 'colour' }]),
  ],
  [
    'nothing to choose from',
    'survey.questions.0.choices',
    (d) => asking(d, [{ ...STREET, kind: 'choice' }]),
  ],
  [
    'a question without words',
    'survey.questions.0.label',
    (d) => asking(d, [{ ...STREET, label: undefined }]),
  ],
  ['a web site that is none', 'hosts', (d) => ({ ...d, hosts: ['example'] })],
  ['an outbox for ever', 'outboxDays', (d) => ({ ...d, outboxDays: 1000 })],
  ['a colour by a name', 'theme.accent', (d) => ({ ...d, theme: { accent: 'red' } })],
  [
    'a colour that is more than one',
    'theme.onAccent',
    (d) => ({ ...d, theme: { onAccent: '#ffffff;background:url(//x.example)' } }),
  ],
  ['corners without an end', 'theme.radius', (d) => ({ ...d, theme: { radius: '99em' } })],
  ['a font to fetch', 'theme.font', (d) => ({ ...d, theme: { font: 'url(//x.example)' } })],
  ['a look that is a word', 'theme', (d) => ({ ...d, theme: 'dark' })],
  ['no languages', 'languages', (d) => ({ ...d, languages: [] })],
];

function conformance(name: string, open: (t: TestContext) => Promise<Store>): void {
  describe(`${name}: a rule of the campaign document that a draft breaks`, () => {
    for (const [what, field, broken] of BROKEN_RULES)
      it(`is told at its field, and the draft is kept: ${what}`, async (t) => {
        const store = await open(t);
        const collector = await openCollector({ campaigns: [publishedAtOnce()], store });
        const document = JSON.parse(JSON.stringify(broken(publishedAtOnce()))) as object;
        const kept = await collector.organise('/campaigns/edgbaston/draft', {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ revision: 0, document }),
        });
        assert.equal(kept.status, 200);
        const draft = await collector.organise('/campaigns/edgbaston/draft');
        assert.deepEqual(((await draft.json()) as { document: object }).document, document);
        const Cookie = await signIn(collector);
        const page = async (path: string): Promise<string> =>
          (await collector.app.request(path, { headers: { ...HTML, Cookie } })).text();
        const publish = await page(`${EDIT}/publish`);
        const [, task = '', at = ''] =
          /href="\/organiser\/campaigns\/edgbaston\/edit\/(\w+)\?check=1#([^"]+)"/.exec(publish) ??
          [];
        assert.ok(at.startsWith(field), `told at ${at}`);
        assert.ok(!publish.includes('Publish as version'));
        const form = await page(`${EDIT}/${task}?check=1`);
        assert.ok(form.includes(`id="${at}"`), `${task} has no ${at}`);
        assert.ok(form.includes(`href="#${at}"`));
      });
  });
}

conformance('SQLite', async (t) => {
  const store = await openSqliteStore(':memory:');
  t.after(() => store.close());
  return store;
});

describePostgres('On PostgreSQL', (server) => {
  conformance('PostgreSQL', async (t) => {
    const store = await openPostgresStore(await server.ready(`rule-${randomUUID()}`));
    t.after(() => store.close());
    return store;
  });
});
