import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answer, champion, contact, edgbaston, HARBORNE } from '../contract/examples.ts';
import { form, HTML, openCollector, publishedAtOnce } from './harness.ts';
import { english, englishIn, folder, isEnglish, saidBy } from './welsh-words.ts';

const scene = async () => {
  const document = publishedAtOnce();
  const collector = await openCollector({
    campaigns: [document, { ...document, id: 'another' }, { id: 'wrong' }],
  });
  const { organise, post, store } = collector;
  for (const signals of [{}, { honeypot: 'x' }])
    await post(
      answer({ answers: { issue: 'other', other: 'Z', words: 'Q' }, source: 'xx', signals }),
    );
  for (let n = 0; n < 45; n++)
    await post(answer({ answers: { issue: 'other', other: 'Z' }, source: 'wave' }));
  await post(champion({ source: 'xx' }, { name: 'Aa Bb' }));
  await post(champion({ signals: { honeypot: 'x' } }, { name: 'Cc Dd' }));
  await post(
    contact({ answers: { name: 'Ee Ff', email: 'ee@residents.example', ageConfirmed: true } }),
  );
  const { people } = await store.people.list('edgbaston', { limit: 10 });
  const ids = people.map(({ id }) => id);
  const by = { name: 'Gg', at: '2026-11-21T10:00:00Z' };
  const changes = [
    { what: 'meeting', state: 'arranged', with: 'Hh', on: '2026-11-21' },
    { what: 'meeting', state: 'held', on: '2026-11-22' },
    { what: 'training', course: 'Jj', on: '2026-11-21' },
    { what: 'stage', stage: 'active' },
    { what: 'details', language: 'Kk', area: HARBORNE },
    { what: 'hold' },
    { what: 'count' },
  ] as const;
  for (const change of changes) await store.people.change('edgbaston', ids, change, by);
  const records: [string, Record<string, string>][] = [
    ['values', { id: 'paper', value: '62', on: '2026-11-21' }],
    ['pledges', { who: 'Ll', ask: 'Mm', answer: 'partly', saidOn: '2026-11-21', kept: 'pending' }],
    ['events', { name: 'Nn', on: '2026-11-21', target: '9', turnout: '8', lastTime: '7' }],
    ['wins', { what: 'Oo', on: '2026-11-21', with: 'Pp' }],
  ];
  for (const [list, fields] of records)
    await organise(`/campaigns/edgbaston/progress/${list}`, form(fields));
  await store.retention.addStop({
    id: 'stop',
    campaign: 'edgbaston',
    at: by.at,
    due: 40,
    people: 50,
    reason: `retentionDays is 730, and the clock says ${by.at}`,
    decision: null,
    decidedBy: null,
    decidedAt: null,
  });
  return { ...collector, ids };
};

describe('the organiser’s pages in Welsh', () => {
  it('say nothing in English', async () => {
    const { app, organise, ids } = await scene();
    const [person = ''] = ids;
    const campaign = '/campaigns/edgbaston';
    const done = folder.english.find(({ part }) => part === 'done')?.texts.keys() ?? [];
    const begun = await organise(
      `${campaign}/people/import`,
      form({
        rows:
          'enw,ebost,ffon,ward,cydsyniad\n' +
          ',x,x,x,x\nUu,uu@residents.example,,,na\nAa Bb,,x,,x\n' +
          'Vv,vv@residents.example,,Ww,Kk 2026\nZz,vv@residents.example,,,Kk 2026\n',
      }),
    );
    const draft = (begun.headers.get('Location') ?? '').replace('/organiser', '');
    const pages: [path: string, init?: RequestInit][] = [
      [''],
      ['/tokens'],
      ['/tokens', form({ name: 'Qq', scope: 'figures', campaign: '*' })],
      ['/tokens', form({ name: '' })],
      ['/retention'],
      ['/doctor'],
      ['/applications'],
      ['/applications/settings', form({})],
      ['/nothing'],
      [campaign],
      [`${campaign}?ward=zzz`],
      [`${campaign}/words`],
      [`${campaign}/held`],
      [`${campaign}/choose`],
      [`${campaign}/choose?under=*&search=zzz`],
      [`${campaign}/choose/moves`, form({ which: 'ticked' })],
      [`${campaign}/choose/weigh`],
      [`${campaign}/choose/weigh/${HARBORNE}`],
      [`${campaign}/choose/shortlist`],
      [`${campaign}/choose/shortlist/${HARBORNE}`],
      [`${campaign}/choose/shortlist/${HARBORNE}`, form({ base: '0' })],
      [`${campaign}/sources`],
      [`${campaign}/embed`],
      ...['html', 'wordpress', 'wix', 'squarespace', 'nationbuilder', 'react', 'frame', 'link'].map(
        (host): [string] => [`${campaign}/embed?source=tudalen&script=pinned&host=${host}`],
      ),
      [`${campaign}/embed/check`, form({ address: 'x' })],
      [`${campaign}/mail`],
      [`${campaign}/people`],
      ...['waiting', 'flagged', 'held', 'organisations'].map((only): [string] => [
        `${campaign}/people?only=${only}`,
      ]),
      [`${campaign}/people?search=zzz`],
      ...[...done].map((word): [string] => [`${campaign}/people?done=${word}&n=2`]),
      ...ids.flatMap((id) =>
        ['', '/details', '/delete'].map((path): [string] => [`${campaign}/people/${id}${path}`]),
      ),
      [
        `${campaign}/people/${person}/details`,
        form({ name: '', email: 'x', phone: 'x', area: 'x' }),
      ],
      [`${campaign}/people/record?${ids.map((id) => `person=${id}`).join('&')}`],
      [`${campaign}/people/record?person=${person}`],
      [`${campaign}/people/changes`, form({ person, what: 'meeting', state: 'held', on: '' })],
      [`${campaign}/people/changes`, form({ person, what: 'training', course: '', on: '' })],
      [`${campaign}/people/nobody`],
      [`${campaign}/people/import`],
      [`${campaign}/people/import`, form({ rows: '' })],
      [draft],
      [`${draft}/questions`],
      [`${draft}/keep`],
      [`${draft}/keep`, form({ source: '' })],
      [`${campaign}/people/import`],
      [draft.replace('/drafts/', '/batches/')],
      [`${campaign}/people/new`],
      [`${campaign}/people/new`, form({ email: 'x', phone: 'x', area: 'x' })],
      [`${campaign}/people/refusals`],
      [`${campaign}/people/refusals`, form({ contact: 'zzz' })],
      [`${campaign}/progress`],
      ...['values', 'milestones', 'pledges', 'events', 'wins'].map(
        (list): [string, RequestInit] => [
          `${campaign}/progress/${list}`,
          form({
            on: 'x',
            date: 'x',
            source: 'x',
            target: 'x',
            turnout: 'x',
            kept: 'x',
            saidOn: 'x',
          }),
        ],
      ),
    ];
    const welshInit = (init: RequestInit = {}): RequestInit => ({
      ...init,
      headers: {
        ...(init.headers as Record<string, string>),
        ...HTML,
        Cookie: 'organiser-language=cy',
      },
    });
    const found: string[] = [];
    const look = async (name: string, response: Response | Promise<Response>) => {
      const page = await (await response).text();
      assert.match(page, /<html lang="cy">/, name);
      found.push(...englishIn(page).map((said) => `${name}: ${said}`));
    };
    for (const [path, init] of pages)
      await look(`${init?.method ?? 'GET'} ${path}`, organise(path, welshInit(init)));
    await look('sign-in', app.request('/organiser', welshInit()));
    await look('wrong token', app.request('/organiser/sign-in', welshInit(form({ token: 'x' }))));
    assert.deepEqual([...new Set(found)], []);
  });

  it('finds English where it is', () => {
    assert.ok(english.length > 400);
    assert.ok(isEnglish('Nothing is left to decide.'));
    assert.ok(isEnglish('People'));
    assert.ok(isEnglish('Make public'));
    assert.ok(isEnglish('change.on must be a day'));
    assert.equal(isEnglish('Gwneud yn gyhoeddus'), undefined);
    assert.deepEqual(saidBy('<p aria-label="a">b &amp; c</p><b lang="en">d</b>'), ['b & c', 'a']);
    assert.equal(edgbaston().languages.includes('cy'), true);
  });

  it('write days, numbers and lists as Welsh does', async () => {
    const { organise, ids } = await scene();
    const headers = { ...HTML, 'Accept-Language': 'cy' };
    const page = await (
      await organise(`/campaigns/edgbaston/people/${ids[0]}`, { headers })
    ).text();
    assert.match(page, /21 Tach 2026/);
    assert.match(page, /<html lang="cy">/);
  });
});
