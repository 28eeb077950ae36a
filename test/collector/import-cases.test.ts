import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { ImportReport } from '../../src/collector/people/import/import-report.ts';
import type { Person } from '../../src/collector/people/person.ts';
import { HARBORNE } from '../contract/examples.ts';
import { type Open, openCollector } from './harness.ts';
import { draftOf, IMPORT, openStep, sendStep, upload } from './import-steps.ts';

const FAIR = 'Said so at the spring fair';
const file = (name: string) => readFileSync(new URL(`imports/${name}.csv`, import.meta.url));

async function bring(
  collector: Open,
  body: string | Uint8Array<ArrayBuffer>,
  query: Record<string, string> = { consent: FAIR },
): Promise<ImportReport> {
  const response = await collector.organise(`${IMPORT}?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/csv' },
    body,
  });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as ImportReport;
}

async function everybody({ store }: Open): Promise<Person[]> {
  const { people } = await store.people.list('edgbaston', { limit: 100 });
  return store.people.findMany(
    'edgbaston',
    people.map(({ id }) => id),
  );
}
const shown = (people: Person[]) =>
  people.map(({ name, email, phone }) => [name, email, phone?.replaceAll(' ', '') ?? null]);
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const casesOf = (name: string) => new Uint8Array(file(name));

describe('lists as other programs write them', () => {
  const cases: [name: string, people: [string, string | null, string | null][]][] = [
    ['google-contacts-new', [['Mary Google', 'mary.google@example.org', '07700900101']]],
    ['google-contacts-old', [['Olga Gmail', 'olga.gmail@example.org', '07700900102']]],
    ['nationbuilder', [['Quin Nation', 'quin.nation@example.org', '07700900104']]],
    ['actionnetwork', [['Rae Action', 'rae.action@example.org', '07700900105']]],
    ['contact-number', [['Una Number', null, '07700900108']]],
    [
      'two-phones',
      [
        ['Vic Mobile', null, '07700900109'],
        ['Wes Both', 'wes.both@example.org', '07700900110'],
        ['Xen Home', 'xen.home@example.org', '01632960111'],
      ],
    ],
    ['title-row', [['Abe Title', 'abe.title@example.org', '07700900120']]],
    ['two-header-rows', [['Bea Twohead', 'bea.twohead@example.org', '07700900121']]],
  ];
  for (const [name, people] of cases)
    it(`are read: ${name}`, async () => {
      const collector = await openCollector();
      const { problems } = await bring(collector, casesOf(name));
      assert.deepEqual(problems, []);
      assert.deepEqual(shown(await everybody(collector)), people);
    });

  it('keep a second number as a note, and say which row has the names', async () => {
    const collector = await openCollector();
    await bring(collector, casesOf('two-phones'));
    const xen = (await everybody(collector)).find(({ name }) => name === 'Xen Home');
    assert.deepEqual(
      xen?.notes.map(({ text }) => text),
      ['Mobile: 07700 900111'],
    );
    const { understood } = await bring(collector, casesOf('title-row'), {
      consent: FAIR,
      dryRun: 'true',
    });
    assert.deepEqual(understood, {
      encoding: 'utf-8',
      headerLine: 3,
      columns: [
        { name: 'Name', as: 'name' },
        { name: 'Email', as: 'email' },
        { name: 'Phone', as: 'phone' },
        { name: 'Ward', as: 'area' },
      ],
    });
  });

  it('keep all six of a household, each flagged who may be another', async () => {
    const collector = await openCollector();
    const { added, perhapsKnown } = await bring(collector, casesOf('household'));
    assert.deepEqual([added, perhapsKnown], [6, 3]);
    assert.deepEqual(
      (await everybody(collector)).map(({ name, duplicateOf }) => [name, duplicateOf?.name]),
      [
        ['Joan Couple', undefined],
        ['Ken Couple', 'Joan Couple'],
        ['Lil Landline', undefined],
        ['Max Landline', 'Lil Landline'],
        ['Nan Office', undefined],
        ['Rev Office', 'Nan Office'],
      ],
    );
  });
});

describe('an unknown word of a list', () => {
  const LIST =
    'Name,Email,Ward,Roles,Stage\nAnn,ann@example.org,N. Edgbaston,Driver; talk,keen\nBo,bo@example.org,Harborne,Driver,\n';

  it('refuses nobody, and is kept as a note or a tag', async () => {
    const collector = await openCollector();
    const { added, notices } = await bring(collector, LIST);
    assert.deepEqual(
      [added, notices.map(({ line, column, text, kept }) => [line, column, text, kept])],
      [
        2,
        [
          [2, 'area', 'N. Edgbaston', 'note'],
          [2, 'roles', 'Driver', 'tag'],
          [2, 'stage', 'keen', 'note'],
          [3, 'roles', 'Driver', 'tag'],
        ],
      ],
    );
    const [ann] = await everybody(collector);
    assert.deepEqual(
      [ann?.area, ann?.roles, ann?.tags, ann?.notes.map(({ text }) => text).sort()],
      ['unknown', ['talk'], ['Driver'], ['Stage: keen', 'Ward: N. Edgbaston']],
    );
  });

  it('means what a script says, in one request', async () => {
    const collector = await openCollector();
    const choices = {
      consent: FAIR,
      wards: { 'n edgbaston': HARBORNE },
      roles: { driver: 'leaflets' },
      columns: { Stage: 'ignore' },
      recruited: true,
    };
    const query = { choices: JSON.stringify(choices) };
    const dry = await bring(collector, LIST, { ...query, dryRun: 'true' });
    assert.deepEqual([dry.added, dry.dryRun, dry.batch], [2, true, null]);
    assert.deepEqual(await everybody(collector), []);
    const { added, notices, batch } = await bring(collector, LIST, query);
    assert.deepEqual([added, notices, typeof batch], [2, [], 'string']);
    const [ann] = await everybody(collector);
    assert.deepEqual([ann?.area, ann?.roles, ann?.tags], [HARBORNE, ['leaflets', 'talk'], []]);
    const { figures } = await collector.store.people.figures('edgbaston');
    assert.deepEqual(
      figures.map(({ measure, count }) => [measure, count]),
      [['recruited', 2]],
    );
  });

  it('is refused where a choice is no choice', async () => {
    const collector = await openCollector();
    for (const choices of ['[]', '{', '{"columns":{"Name":"shoe"}}', '{"x":1}']) {
      const response = await collector.organise(`${IMPORT}?${new URLSearchParams({ choices })}`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/csv' },
        body: LIST,
      });
      assert.equal(response.status, 422, choices);
    }
  });
});

describe('what a consent column means', () => {
  it('is said once for each value, and a no stays a no', async () => {
    const collector = await openCollector();
    const meanings = { Consent: { x: 'agreed', No: 'agreed', '': 'refused' } };
    const { added, refused } = await bring(
      collector,
      bytes(
        'Name,Email,Consent\nAnn,a@example.org,x\nBo,b@example.org,No\nCai,c@example.org,\nDi,d@example.org,Yes\n',
      ),
      { choices: JSON.stringify({ consent: FAIR, meanings }) },
    );
    assert.deepEqual([added, refused], [2, 2]);
    assert.deepEqual(
      (await everybody(collector)).map(({ name }) => name),
      ['Ann', 'Di'],
    );
  });
});

describe('the three steps', () => {
  it('keep nothing before the third, and show the names in each encoding', async () => {
    const collector = await openCollector();
    const list = Buffer.from(
      'Helpers 2026,,\nName,Email,Ward\nSi\xe2n,sian@example.org,N. Edgbaston\n',
      'latin1',
    );
    const draft = draftOf(await upload(collector, { file: new File([list], 'helpers.csv') }));
    const first = await (await openStep(collector, draft)).text();
    assert.match(first, /Western European \(Windows\): Siân/);
    assert.match(first, /Mac: Si‚n/);
    assert.match(first, /Line 2: Name, Email, Ward/);
    await sendStep(collector, draft, { consent: FAIR, then: 'next' });
    const second = await (await openStep(collector, `${draft}/questions`)).text();
    assert.match(second, /N\. Edgbaston/);
    await sendStep(collector, `${draft}/questions`, {
      'ward-1': HARBORNE,
      'ward-of-1': 'N. Edgbaston',
    });
    const third = await (await openStep(collector, `${draft}/keep`)).text();
    assert.match(third, /Keep one person/);
    assert.deepEqual(await everybody(collector), []);
    assert.equal((await sendStep(collector, `${draft}/keep`, {})).status, 200);
    const [sian] = await everybody(collector);
    assert.deepEqual([sian?.name, sian?.area], ['Siân', HARBORNE]);
    assert.equal((await openStep(collector, draft)).status, 404);
  });
});
