import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PeoplePage } from '../../src/collector/people/people-records.ts';
import type { Person } from '../../src/collector/people/person.ts';
import {
  champion,
  contact,
  edgbaston,
  HARBORNE,
  inviteCode,
  QUINTON,
} from '../contract/examples.ts';
import { form, HTML, type Open, openCollector, problemsOf, readMarkup } from './harness.ts';

const PEOPLE = '/campaigns/edgbaston/people';
const page = async ({ organise }: Open, path = '') =>
  readMarkup(organise(`${PEOPLE}${path}`, { headers: HTML }));
const list = async ({ organise }: Open, query = '') =>
  (await (await organise(`${PEOPLE}${query}`)).json()) as PeoplePage;
const personOf = async ({ organise }: Open, id: string) =>
  (await (await organise(`${PEOPLE}/${id}`)).json()) as Person;
const change = ({ organise }: Open, body: unknown) =>
  organise(`${PEOPLE}/changes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const namesIn = (text: string) =>
  [...text.matchAll(/id="n-[^"]+"><bdi>([^<]+)</g)].map(([, name]) => name);

/**
 * A collector whose clock is an hour later with every answer, and some people who signed up one
 * after the other.
 */
async function withPeople(...people: Parameters<typeof champion>[]) {
  let now = Date.parse('2026-11-21T08:00:00Z');
  const collector = await openCollector({ now: () => new Date((now += 3_600_000)) });
  for (const [changes, answers] of people)
    assert.equal((await collector.post(champion(changes, answers))).status, 201);
  const ids = (await list(collector)).people.map(({ id }) => id);
  return { ...collector, ids };
}

const named = (
  name: string,
  changes: Parameters<typeof champion>[0] = {},
  answers: Parameters<typeof champion>[1] = {},
): Parameters<typeof champion> => [
  changes,
  { name, email: `${name.toLowerCase().replaceAll(/\W/g, '')}@example.org`, ...answers },
];

const room = () =>
  withPeople(
    named(
      'Ada Okafor',
      {},
      { oneToOne: { days: ['mon'] }, roles: ['talk', 'host'], phone: '07700 900123' },
    ),
    named('Bo Li', { area: { code: QUINTON, version: '2025-05' }, source: 'church-site' }),
    named('Cai Evans', { signals: { honeypot: 'x' } }),
    named('Dana Price', {}, { organisation: { name: 'St Peter’s', kind: 'faith', listed: true } }),
    named('A. Okafor', {}, { email: 'ada@elsewhere.example', phone: '+44 7700 900123' }),
  );

describe('the list of people', () => {
  it('shows everybody, those of the survey too, oldest first', async () => {
    const collector = await room();
    await collector.post(contact());
    assert.deepEqual(namesIn(await page(collector)), [
      'Ada Okafor',
      'Bo Li',
      'Cai Evans',
      'Dana Price',
      'A. Okafor',
      'Amina Begum',
    ]);
  });

  const filters: [query: string, names: string[]][] = [
    ['?search=okafor', ['Ada Okafor', 'A. Okafor']],
    ['?search=BO', ['Bo Li']],
    ['?search=+44%207700%20900123', ['Ada Okafor', 'A. Okafor']],
    ['?search=07700900123', ['Ada Okafor', 'A. Okafor']],
    ['?search=Danaprice%40Example.org', ['Dana Price']],
    [`?area=${QUINTON}`, ['Bo Li']],
    ['?stage=met', ['Bo Li']],
    ['?role=host', ['Ada Okafor']],
    ['?source=church-site', ['Bo Li']],
    ['?only=waiting', ['Ada Okafor']],
    ['?only=held', ['Cai Evans']],
    ['?only=organisations', ['Dana Price']],
    ['?only=flagged', ['A. Okafor']],
    [
      '?search=&area=&stage=&role=&source=&only=',
      ['Ada Okafor', 'Bo Li', 'Cai Evans', 'Dana Price', 'A. Okafor'],
    ],
    ['?search=okafor&only=waiting', ['Ada Okafor']],
    ['?sort=newest', ['A. Okafor', 'Dana Price', 'Cai Evans', 'Bo Li', 'Ada Okafor']],
    ['?sort=newest&role=talk', ['A. Okafor', 'Dana Price', 'Cai Evans', 'Bo Li', 'Ada Okafor']],
    ['?search=nobody', []],
  ];
  it('is narrowed down by words, ward, stage, role, source and what needs attention, alike for pages and scripts', async () => {
    const collector = await room();
    await collector.store.people.change(
      'edgbaston',
      [collector.ids[1] ?? ''],
      { what: 'stage', stage: 'met' },
      { name: 'a test', at: '2026-11-22T08:00:00Z' },
    );
    for (const [query, names] of filters) {
      assert.deepEqual(namesIn(await page(collector, query)), names, query);
      assert.deepEqual(
        (await list(collector, query)).people.map(({ name }) => name),
        names,
        query,
      );
    }
    assert.match(await page(collector, '?search=nobody'), /Nobody fits that\./);
  });

  it('keeps what was asked for in its form, and opens the part that is in use', async () => {
    const collector = await room();
    const text = await page(collector, `?search=ada%22%3E&area=${QUINTON}&only=held`);
    assert.match(text, /name="search" type="search" value="ada&quot;&gt;"/);
    assert.match(text, new RegExp(`<option value="${QUINTON}" selected>Quinton</option>`));
    assert.match(text, /type="hidden" name="only" value="held"/);
    assert.match(text, /only=held" aria-current="true">Set aside</);
    assert.match(text, /<details open>\s*<summary>More filters/);
    assert.doesNotMatch(await page(collector), /<details open>/);
  });

  it('leads from one press to whoever waits, and keeps the search and the order', async () => {
    const collector = await room();
    const text = await page(collector, '?search=okafor&sort=newest');
    const chip = (name: string) =>
      new RegExp(`<a href="([^"]+)"[^>]*>${name}</a>`).exec(text)?.[1]?.replaceAll('&amp;', '&');
    assert.equal(
      chip('Waiting for a 1-2-1'),
      `/organiser${PEOPLE}?search=okafor&only=waiting&sort=newest`,
    );
    assert.equal(
      chip('Perhaps twice'),
      `/organiser${PEOPLE}?search=okafor&only=flagged&sort=newest`,
    );
    const newest = await list(collector, '?sort=newest&limit=2');
    const { people } = await list(collector, `?sort=newest&after=${newest.next ?? ''}`);
    assert.deepEqual(
      people.map(({ name }) => name),
      ['Cai Evans', 'Bo Li', 'Ada Okafor'],
    );
  });

  it('is sorted by its heads, each the other way round when pressed again', async () => {
    const collector = await room();
    const heads = async (query: string) => {
      const text = await page(collector, query);
      const found = text.matchAll(
        /<th scope="col" class="sort"(?: aria-sort="(\w+)")?> ?<a href="[^"]*\/people([^"]*)">([^<]+)</g,
      );
      return Object.fromEntries(
        [...found].map(([, sorted = '', to = '', name = '']) => [
          name.trim(),
          [sorted, to.replaceAll('&amp;', '&')],
        ]),
      );
    };
    assert.deepEqual(await heads(''), {
      Name: ['', '?sort=name'],
      Ward: ['', '?sort=ward'],
      'Here since': ['ascending', '?sort=newest'],
      'Last contact': ['', '?sort=contact'],
      'How far they are': ['', '?sort=stage'],
    });
    const byName = await heads('?search=okafor&sort=name');
    assert.deepEqual(byName.Name, ['ascending', '?search=okafor&sort=name-desc']);
    assert.deepEqual(byName['Here since'], ['', '?search=okafor']);
    assert.deepEqual((await heads('?sort=name-desc')).Name, ['descending', '?sort=name']);
    assert.deepEqual(namesIn(await page(collector, '?sort=name')), [
      'A. Okafor',
      'Ada Okafor',
      'Bo Li',
      'Cai Evans',
      'Dana Price',
    ]);
    assert.match(
      await page(collector, '?sort=name'),
      /<option value="name" selected>Name, A to Z</,
    );
  });

  it('tells on its chips how many people need attention, while it is not narrowed down', async () => {
    const collector = await room();
    const chips = (text: string) =>
      [
        ...(/<nav class="chips"[^]*?<\/nav>/.exec(text)?.[0] ?? '').matchAll(
          />([^<>]+)(?: <small>(\d+)<\/small>)?<\/a/g,
        ),
      ].map(([, name = '', count = '']) => `${name} ${count}`.trim());
    assert.deepEqual(chips(await page(collector, '?only=waiting&sort=name')), [
      'Everybody',
      'Waiting for a 1-2-1 1',
      'Perhaps twice 1',
      'Set aside 1',
      'Organisations 1',
      'Mine',
    ]);
    assert.deepEqual(chips(await page(collector, '?search=okafor'))[1], 'Waiting for a 1-2-1');
  });

  it('is read fifty a page, to the last, with what was asked for', async () => {
    const collector = await openCollector();
    await Promise.all(
      Array.from({ length: 120 }, (_, at) =>
        collector.post(champion({}, { name: `Number ${at}`, email: `n${at}@example.org` })),
      ),
    );
    const seen: string[] = [];
    const sizes: number[] = [];
    let next: string | undefined = '?search=number&sort=name';
    while (next && sizes.length < 9) {
      const text: string = await page(collector, next);
      sizes.push(namesIn(text).length);
      seen.push(...namesIn(text).map(String));
      // The form of the languages has the address of this page, and stands before the list.
      const addresses = [
        ...text.matchAll(/name="next" value="\/organiser\/campaigns\/edgbaston\/people(\?[^"]+)"/g),
      ];
      next = text.includes('name="what" value="next"')
        ? addresses.at(-1)?.[1]?.replaceAll('&amp;', '&')
        : undefined;
    }
    assert.deepEqual(sizes, [50, 50, 20]);
    assert.equal(new Set(seen).size, 120);
    const { people, next: after } = await list(collector, '?limit=100');
    assert.equal(people.length, 100);
    assert.equal(
      (await list(collector, `?limit=100&after=${encodeURIComponent(after ?? '')}`)).people.length,
      20,
    );
  });

  it('refuses a question that it would not understand', async () => {
    const collector = await room();
    for (const query of [
      '?stage=gone',
      '?only=some',
      '?limit=0',
      '?limit=201',
      '?limit=many',
      '?wards=all',
      `?search=${'x'.repeat(201)}`,
    ]) {
      const response = await collector.organise(`${PEOPLE}${query}`);
      assert.equal(response.status, 422, query);
      assert.equal((await problemsOf(response)).length, 1, query);
    }
  });

  it('comes before the figures, which are whole and by ward and source', async () => {
    const code = inviteCode();
    const collector = await withPeople(
      named('Ada', {}, { inviteCode: code, oneToOne: {} }),
      named(
        'Bo',
        { area: { code: QUINTON, version: '2025-05' }, source: 'church-site' },
        { invitedBy: code },
      ),
    );
    await change(collector, {
      people: collector.ids,
      change: { what: 'training', course: 'Listening', on: '2026-11-20' },
    });
    await change(collector, {
      people: [collector.ids[0]],
      change: { what: 'meeting', state: 'held', on: '2026-11-20' },
    });
    const text = (await page(collector)).replace(/\s+/g, ' ');
    assert.ok(text.indexOf('id="n-') < text.indexOf('What was reached'));
    for (const [words, count] of [
      ['people recruited', 2],
      ['1-2-1 asked for', 1],
      ['1-2-1 held', 1],
      ['people trained', 2],
      ['organisations', 0],
      ['invitation brought somebody', 1],
      ['in the longest chain of invitations', 2],
    ])
      assert.match(text, new RegExp(`<dt>${words}</dt><dd>${count}</dd>`));
    const row = (name: string) =>
      new RegExp(`<th scope="row">${name}</th>(.*?)</tr>`)
        .exec(text)?.[1]
        ?.match(/\d+(?=<)/g)
        ?.map(Number);
    assert.deepEqual(
      [row('Harborne'), row('Quinton'), row('church-site'), row('residents-site')],
      [
        [1, 1, 1, 1, 0, 1],
        [1, 0, 0, 1, 0, 0],
        [1, 0, 0, 1, 0, 0],
        [1, 1, 1, 1, 0, 1],
      ],
    );
    const { figures, depth } = (await (
      await collector.organise('/campaigns/edgbaston/figures')
    ).json()) as { figures: unknown[]; depth: number };
    assert.equal(depth, 2);
    assert.deepEqual(figures, (await collector.store.people.figures('edgbaston')).figures);
  });
});

describe('recording for many at once', () => {
  it('leads from ticks to a page that names everybody, and back to the list as it was', async () => {
    const collector = await room();
    const all = await page(collector, '?search=okafor');
    assert.doesNotMatch(all, /type="checkbox"[^>]* checked/);
    const back = /name="back" value="([^"]+)"/.exec(all)?.[1] ?? '';
    const [ada, bo] = collector.ids;
    const text = await page(
      collector,
      `/record?person=${ada}&person=${bo}&person=nobody&back=${encodeURIComponent(back)}`,
    );
    assert.match(text, /<h1>Record for 2 people<\/h1>/);
    assert.match(text, /<li><bdi>Ada Okafor<\/bdi><\/li><li><bdi>Bo Li<\/bdi><\/li>/);
    assert.equal(
      text.match(new RegExp(`name="back" value="${back.replace('?', '\\?')}"`, 'g'))?.length,
      8,
    );
  });

  const body = (fields: Record<string, string>, people: (string | undefined)[]) => ({
    ...form({}),
    body: new URLSearchParams([
      ...Object.entries(fields),
      ...people.map((id) => ['person', String(id)]),
    ] as [string, string][]).toString(),
  });

  it('writes a 1-2-1, a training and a stage down for each, and says so', async () => {
    const collector = await room();
    const people = collector.ids.slice(0, 3);
    const back = `/organiser${PEOPLE}?search=a%40b%2Ec`;
    const cases = [
      [
        { what: 'training', course: 'Listening', on: '2026-11-20' },
        'The training of 3 people is recorded.',
      ],
      [
        { what: 'meeting', state: 'held', on: '2026-11-21', with: 'Siân' },
        'The 1-2-1 of 3 people is recorded.',
      ],
      [{ what: 'stage', stage: 'active' }, 'The stage of 3 people is recorded.'],
    ] as const;
    for (const [fields, words] of cases) {
      const response = await collector.organise(
        `${PEOPLE}/changes`,
        body({ ...fields, back }, people),
      );
      assert.equal(response.status, 303);
      const location = response.headers.get('Location') ?? '';
      assert.match(location, /^\/organiser\/campaigns\/edgbaston\/people\?search=a%40b\.c&/);
      assert.match(
        await page(collector, location.slice(`/organiser${PEOPLE}`.length)),
        new RegExp(`role="status">${words}`),
      );
    }
    for (const id of people) {
      const { stage, meeting, courses, changes } = await personOf(collector, id);
      assert.deepEqual(
        [stage, meeting, courses.map(({ course, on }) => [course, on])],
        [
          'active',
          { state: 'held', on: '2026-11-21', with: 'Siân' },
          [['Listening', '2026-11-20']],
        ],
      );
      assert.deepEqual(
        changes.slice(0, 3).map(({ by, what }) => [by, what]),
        [
          ['collector', 'stage'],
          ['collector', 'meeting'],
          ['collector', 'training'],
        ],
      );
    }
    assert.equal((await personOf(collector, collector.ids[3] ?? '')).stage, 'new');
  });

  it('holds a wave of sign-ups at once, which is shown where what is held is, and lets it count again', async () => {
    const collector = await room();
    const people = [0, 1, 3].map((at) => collector.ids[at] ?? '');
    assert.match(
      await readMarkup(
        collector.organise(`${PEOPLE}/record?${people.map((id) => `person=${id}`).join('&')}`, {
          headers: HTML,
        }),
      ),
      /Set aside[^]*>Count</,
    );
    const recruited = async () =>
      (await collector.store.people.figures('edgbaston')).figures.reduce(
        (sum, { measure, count }) => (measure === 'recruited' ? sum + count : sum),
        0,
      );
    const before = await recruited();
    await collector.organise(`${PEOPLE}/changes`, body({ what: 'hold' }, people));
    assert.ok((await recruited()) < before);
    const held = async () =>
      readMarkup(collector.organise('/campaigns/edgbaston/held', { headers: HTML }));
    assert.match(await held(), /people\?only=held">4 people are set aside too/);
    await collector.organise(`${PEOPLE}/changes`, body({ what: 'count' }, people));
    assert.equal(await recruited(), before);
    assert.match(await held(), /1 person is set aside too/);
  });

  it('says what is wrong beside the field, keeps what was typed, and changes nothing', async () => {
    const collector = await room();
    const people = collector.ids.slice(0, 2);
    const cases: [Record<string, string>, [field: string, words: string][]][] = [
      [
        { what: 'training', course: '  ', on: '' },
        [
          ['training-course', 'Name the course'],
          ['training-on', 'Give the day'],
        ],
      ],
      [
        { what: 'training', course: 'x'.repeat(121), on: '2026-02-30' },
        [
          ['training-course', 'Name the course in 120 characters at most'],
          ['training-on', 'Give a day that exists, from 2000 on'],
        ],
      ],
      [
        { what: 'meeting', state: '', with: 'Siân "S" <Hughes>' },
        [['meeting-state', 'Choose what became of the 1-2-1']],
      ],
      [{ what: 'meeting', state: 'held', with: 'Siân' }, [['meeting-on', 'Give the day']]],
      [
        { what: 'meeting', state: 'arranged', on: '21.11.2026' },
        [['meeting-on', 'Give a day that exists, from 2000 on']],
      ],
      [{ what: 'stage', stage: 'gone' }, [['stage-stage', 'Choose a stage']]],
    ];
    for (const [fields, problems] of cases) {
      const response = await collector.organise(
        `${PEOPLE}/changes`,
        body({ ...fields, back: `/organiser${PEOPLE}` }, people),
      );
      assert.equal(response.status, 422, JSON.stringify(fields));
      const text = await readMarkup(response);
      assert.match(text, /<title>Error: /);
      for (const [field, words] of problems) {
        assert.match(text, new RegExp(`<a href="#${field}">${words}</a>`), words);
        assert.match(text, new RegExp(`<p class="wrong" id="${field}-problem">${words}</p>`));
        assert.match(
          text,
          new RegExp(`id="${field}"[^>]* aria-describedby="${field}-problem" aria-invalid="true"`),
        );
      }
      assert.equal(text.match(/class="wrong"/g)?.length, problems.length);
      for (const id of people)
        assert.equal(text.match(new RegExp(`name="person" value="${id}"`, 'g'))?.length, 8);
    }
    const kept = await readMarkup(
      collector.organise(
        `${PEOPLE}/changes`,
        body({ what: 'meeting', state: '', with: 'Siân "S" <Hughes>' }, people),
      ),
    );
    assert.match(kept, /name="with" type="text" value="Siân &quot;S&quot; &lt;Hughes&gt;"/);
    for (const id of people) assert.equal((await personOf(collector, id)).changes.length, 1);
  });

  it('asks to tick somebody where nobody is ticked', async () => {
    const collector = await room();
    const response = await collector.organise(
      `${PEOPLE}/record?back=${encodeURIComponent(`/organiser${PEOPLE}?only=held`)}`,
      { headers: HTML },
    );
    assert.equal(
      response.headers.get('Location'),
      `/organiser${PEOPLE}?only=held&done=nobody#done`,
    );
    assert.match(await page(collector, '?only=held&done=nobody'), /Nobody was ticked/);
  });

  it('goes back to no other site', async () => {
    const collector = await room();
    for (const back of [
      'https://elsewhere.example',
      '//elsewhere.example',
      '/organiser/../x',
      '/organiser/%2e%2e//elsewhere%2eexample/',
      '/organiser/x/%2E%2e/.%2e//elsewhere%2eexample',
      '/organiser/\\elsewhere.example',
      'javascript:alert(1)',
      '',
    ]) {
      const link = await collector.organise(`${PEOPLE}/record?back=${encodeURIComponent(back)}`, {
        headers: HTML,
      });
      assert.match(link.headers.get('Location') ?? '', /^\/organiser\//, back);
      const response = await collector.organise(
        `${PEOPLE}/changes`,
        body({ what: 'stage', stage: 'met', back }, [collector.ids[0]]),
      );
      assert.equal(
        response.headers.get('Location'),
        `/organiser${PEOPLE}?done=stage&n=1#done`,
        back,
      );
    }
  });

  it('says nothing that an address made up', async () => {
    const collector = await room();
    for (const query of ['?done=%3Cb%3Eyou+won', '?done=toString', '?done=__proto__'])
      assert.doesNotMatch(await page(collector, query), /role="status"|you won/);
    assert.match(
      await page(collector, '?done=stage&n=%3Cb%3E'),
      /The stage of 1 person is recorded\./,
    );
  });
});

describe('changes by a script', () => {
  it('are written down for those who are found', async () => {
    const collector = await room();
    const response = await change(collector, {
      people: [...collector.ids.slice(0, 2), 'nobody'],
      change: { what: 'meeting', state: 'arranged', on: '2026-12-01', with: 'Siân' },
    });
    assert.deepEqual([response.status, await response.json()], [200, { found: 2 }]);
    assert.deepEqual(
      (await list(collector)).people.map(({ meeting }) => meeting?.state),
      ['arranged', 'arranged', undefined, undefined, undefined],
    );
  });

  it('are refused whole where one part is wrong', async () => {
    const collector = await room();
    const [ada = '', bo = ''] = collector.ids;
    const cases: [unknown, string[]][] = [
      ['{', ['']],
      [{ people: [], change: { what: 'hold' } }, ['people']],
      [{ people: Array.from({ length: 1001 }, () => ada), change: { what: 'hold' } }, ['people']],
      [{ people: [ada], change: { what: 'promote' } }, ['change.what']],
      [{ people: [ada], change: { what: 'stage' } }, ['change.stage']],
      [{ people: [ada], change: { what: 'stage', stage: 'met', note: 'x' } }, ['change.note']],
      [{ people: [ada], change: { what: 'meeting', state: 'held' } }, ['change.on']],
      [
        { people: [ada], change: { what: 'training', course: 'x', on: '2026-13-01' } },
        ['change.on'],
      ],
      [{ people: [ada], change: { what: 'details', email: 'nowhere' } }, ['change.email']],
      [{ people: [ada], change: { what: 'details', email: null, phone: null } }, ['change.email']],
      [{ people: [bo], change: { what: 'details', email: null } }, ['change.email']],
      [{ people: [ada], change: { what: 'details', area: 'E05999999' } }, ['change.area']],
      [{ people: [ada, bo], change: { what: 'details', name: 'Ada' } }, ['people']],
      [{ people: [ada, bo], change: { what: 'merge' } }, ['people']],
      [
        { people: [ada, bo], change: { what: 'meeting', state: 'asked', meeting: 'x' } },
        ['people'],
      ],
    ];
    for (const [body, paths] of cases) {
      const response = await change(collector, body);
      assert.equal(response.status, 422, JSON.stringify(body).slice(0, 200));
      assert.deepEqual(
        (await problemsOf(response)).map(({ path }) => path),
        paths,
        JSON.stringify(body).slice(0, 200),
      );
    }
    assert.deepEqual(
      (await personOf(collector, ada)).changes.map(({ what }) => what),
      ['champion-signup'],
    );
  });

  it('reach nobody of another campaign', async () => {
    const collector = await openCollector({
      campaigns: [edgbaston(), { ...edgbaston(), id: 'selly-oak' }],
    });
    await collector.post(champion());
    const [{ id = '' } = {}] = (await list(collector)).people;
    assert.equal((await collector.organise(`/campaigns/selly-oak/people/${id}`)).status, 404);
    const response = await collector.organise('/campaigns/selly-oak/people/changes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ people: [id], change: { what: 'stage', stage: 'left' } }),
    });
    assert.deepEqual(await response.json(), { found: 0 });
    assert.equal(
      (await collector.organise(`/campaigns/selly-oak/people/${id}`, { method: 'DELETE' })).status,
      404,
    );
    assert.equal((await personOf(collector, id)).area, HARBORNE);
  });
});
