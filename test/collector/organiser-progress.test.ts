import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { edgbaston } from '../contract/examples.ts';
import { form, HTML, type Open, openCollector, readMarkup, signIn, TOKEN } from './harness.ts';

const PATH = '/organiser/campaigns/edgbaston/progress';
const asPerson = { ...HTML, Authorization: `Bearer ${TOKEN}` };
const read = async ({ app }: Open, path = PATH) =>
  readMarkup(app.request(path, { headers: asPerson }));
const send = ({ app }: Open, path: string, fields: Record<string, string>) =>
  app.request(`${PATH}${path}`, form(fields, asPerson));
const plain = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('The organiser’s progress page', () => {
  it('shows what is counted, and forms for what nobody counts', async () => {
    const page = await read(await openCollector());
    for (const words of [
      'Residents who named their issue',
      'answers to the survey',
      'none yet',
      'Add a pledge',
      'Add an event',
      'Add a win',
      '/embed#progress',
    ])
      assert.ok(page.includes(words), words);
    assert.doesNotMatch(page, /<script(?! type="module"|[^>]*&)|style=/);
  });

  it('writes down what a form says, and tells it with who wrote it', async () => {
    const collector = await openCollector({ now: () => new Date('2026-11-21T18:04:05Z') });
    const sent = await send(collector, '/values', {
      id: 'leaflets',
      value: '14,350',
      on: '2026-11-14',
    });
    assert.equal(sent.status, 303);
    assert.equal(sent.headers.get('Location'), `${PATH}?done=written&at=values#done`);
    await send(collector, '/wins', {
      what: 'Street lights',
      where: '',
      on: '2026-08-01',
      with: 'St Faith’s\nThe mosque',
    });
    const page = plain(await read(collector, `${PATH}?done=written`));
    assert.match(page, /It is written down, and public/);
    assert.match(page, /Leaflets through doors what you write down, 14 Nov 2026 14,350 20,000/);
    assert.match(page, /Street lights , 1 Aug 2026, with St Faith’s, The mosque/);
    assert.match(page, /21 Nov 2026, 18:04, the owner: Figures/);
  });

  it('takes a text in each language of the campaign, and every tracker has it', async () => {
    const collector = await openCollector();
    const page = await read(collector);
    assert.match(page, /<label for="wins-what-cy">What was won: Cymraeg<\/label>/);
    assert.match(page, /id="wins-what-cy"\s+name="what@cy"[^>]*\slang="cy"/);
    await send(collector, '/wins', {
      what: 'Street lights',
      'what@cy': 'Goleuadau stryd',
      'what@fr': 'Éclairage',
      'where@cy': 'Y sgwâr',
      on: '2026-08-01',
    });
    const report = (await (await collector.get('/campaigns/edgbaston/progress')).json()) as {
      wins: object[];
    };
    assert.deepEqual(report.wins, [
      { what: { en: 'Street lights', cy: 'Goleuadau stryd' }, on: '2026-08-01' },
    ]);
    const welsh = plain(
      await readMarkup(
        collector.app.request(PATH, { headers: { ...asPerson, 'Accept-Language': 'cy' } }),
      ),
    );
    assert.match(welsh, /Goleuadau stryd , 1 Awst 2026/);
    assert.match(plain(await read(collector)), /Street lights , 1 Aug 2026/);
  });

  it('shows what a text says in another language, to be corrected, and what is wrong with it', async () => {
    const collector = await openCollector();
    await send(collector, '/events', { name: 'March', 'name@cy': 'Gorymdaith', on: '2026-08-01' });
    const [item] = await collector.store.progress.items('edgbaston');
    const form = await read(collector, `${PATH}?edit=events/${item?.id ?? ''}`);
    assert.match(form, /name="name@cy" type="text" value="Gorymdaith"/);
    assert.match(form, /name="name" type="text" value="March"/);
    const long = await readMarkup(
      send(collector, '/events', { name: 'A', 'name@cy': 'x'.repeat(121), on: '2026-08-01' }),
    );
    assert.match(long, /<a href="#events-name">Name the event in 120 characters at most/);
    assert.match(
      long,
      /<details class="other-languages" open><summary>In the campaign’s other languages/,
    );
    assert.match(long, /name="name@cy" type="text" value="x{121}"/);
  });

  it('gives a wrong form back as it was, with what is wrong beside each field', async () => {
    const collector = await openCollector();
    const refused = await send(collector, '/pledges', {
      who: 'Cllr A',
      ask: '',
      answer: '',
      source: 'example.org',
      saidOn: '2026-02-30',
    });
    assert.equal(refused.status, 422);
    const page = await readMarkup(refused);
    assert.match(page, /<title>Error: progress/);
    for (const [field, words] of [
      ['ask', 'Say what they were asked for'],
      ['answer', 'Choose what they said'],
      ['source', 'Give the whole address'],
      ['saidOn', 'Give a day that exists'],
    ] as const) {
      assert.match(page, new RegExp(`href="#pledges-${field}">${words}`));
      assert.match(page, new RegExp(`id="pledges-${field}-problem"`));
    }
    assert.match(page, /value="Cllr A"/);
    assert.match(plain(await read(collector)), /Nothing yet/);
  });

  it('corrects in the form what was written, and takes it away', async () => {
    const collector = await openCollector();
    await send(collector, '/events', { name: 'Assembly', on: '2026-09-12', turnout: '12' });
    const [, id = ''] = /events\/([\w-]+)\/delete/.exec(await read(collector)) ?? [];
    const editing = await read(collector, `${PATH}?edit=events/${id}`);
    assert.match(editing, /Correct the event/);
    assert.match(editing, /name="turnout" type="text" value="12"/);
    await send(collector, '/events', { id, name: 'Assembly', on: '2026-09-12', turnout: '112' });
    assert.match(plain(await read(collector)), /Assembly , 12 Sept? 2026: 112 came/);
    assert.equal((await send(collector, `/events/${id}/delete`, {})).status, 303);
    assert.match(plain(await read(collector)), /Events – taken away/);
  });

  it('tells each record in one line', async () => {
    const collector = await openCollector();
    await send(collector, '/milestones', {
      id: edgbaston().progress.milestones[0]?.id ?? '',
      state: 'now',
      date: '2026-10-01',
      note: 'Half of the wards',
    });
    await send(collector, '/pledges', {
      who: 'Cllr A',
      role: 'Leader of the council',
      ask: 'A crossing',
      answer: 'partly',
      saidOn: '2026-10-02',
      kept: 'pending',
    });
    await send(collector, '/events', {
      name: 'Assembly',
      on: '2026-09-01',
      target: '1,200',
      lastTime: '80',
    });
    const page = plain(await read(collector));
    assert.match(page, / : Now, 1 Oct 2026. Half of the wards /);
    assert.match(
      page,
      /Cllr A , Leader of the council: A crossing – Partly, 2 Oct 2026, Not due yet /,
    );
    assert.match(page, /Assembly , 1 Sept? 2026: 1,200 aimed at, 80 the last time /);
  });

  it('runs nothing that somebody wrote down', async () => {
    const collector = await openCollector();
    await send(collector, '/pledges', {
      who: '<img src=x onerror=alert(1)>',
      ask: '"><script>alert(1)</script>',
      answer: 'yes',
    });
    const page = await read(collector);
    assert.doesNotMatch(page, /<img|<script>alert/);
    assert.match(page, /&lt;img/);
  });

  it('leads to what is counted where nothing is', async () => {
    const { progress: _, ...document } = edgbaston();
    assert.match(
      await read(await openCollector({ campaigns: [document] })),
      /Nothing is counted yet\..*href="\/organiser\/campaigns\/edgbaston\/edit\/progress"/s,
    );
  });

  it('takes no form from another site', async () => {
    const collector = await openCollector();
    const refused = await collector.app.request(
      `${PATH}/wins`,
      form(
        { what: 'A', on: '2026-11-01' },
        { ...HTML, Cookie: await signIn(collector), Origin: 'https://elsewhere.example' },
      ),
    );
    assert.equal(refused.status, 403);
  });
});
