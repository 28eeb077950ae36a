import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspectRoutes } from 'hono/dev';
import type { PublicBallot } from '../../../src/contract/index.ts';
import { september, vote } from '../../contract/ballot-examples.ts';
import { HARBORNE, QUINTON } from '../../contract/examples.ts';
import { form, HTML, type Open, openCollector, readMarkup, signIn, TOKEN } from '../harness.ts';
import { addCodes, openBallot, SECRET, WHILE_OPEN } from './open-ballot.ts';

const BALLOTS = '/organiser/campaigns/edgbaston/ballots';

/** An organiser in a browser, without scripts. */
async function openPages() {
  let now = new Date('2027-09-01T10:00:00Z');
  const collector = await openCollector({
    secret: SECRET,
    now: () => now,
    publicUrl: 'https://collector.example',
  });
  const cookie = await signIn(collector);
  const show = (path: string) =>
    readMarkup(collector.app.request(path, { headers: { ...HTML, Cookie: cookie } }));
  const send = (path: string, fields: Record<string, string>) =>
    collector.app.request(path, form(fields, { ...HTML, Cookie: cookie }));
  return {
    ...collector,
    show,
    send,
    setTime: (time: string) => {
      now = new Date(time);
    },
  };
}

const SETTINGS = {
  'title-en': 'Which issue shall we work on first?',
  'title-cy': 'Pa fater gyntaf?',
  method: 'approval',
  tie: 'lot',
  least: '10',
  opens: '2027-09-11T09:00',
  closes: '2027-09-12T16:30',
  'declaration-en': 'I live in {ward}.',
  'decides-en': 'We take up the first.',
  'event-name-0': "St Peter's hall",
  'event-on-0': '2027-09-12',
};
const CONTEST = {
  ward: HARBORNE,
  'label-0-en': 'Speeding on Harborne Lane',
  'why-0-en': '31 of you named it',
  'label-1-en': 'Litter in the park',
};
const BATCH = { label: 'In the hall', size: '30', printer: 'Print Ltd, 1 Mill Lane' };
const BALLOT = `${BALLOTS}/which-issue-shall-we-work-on-first`;

describe('the pages of ballots', () => {
  it('lead from a question to an open ballot, and to its end', async () => {
    const { show, send, get, post, setTime, store } = await openPages();
    assert.match(await show(BALLOTS), /There is no ballot yet/);
    const made = await send(BALLOTS, SETTINGS);
    assert.equal(made.status, 303, await made.clone().text());
    assert.match(made.headers.get('Location') ?? '', new RegExp(`^${BALLOT}\\?done=ballot-saved`));
    assert.equal((await get('/campaigns/edgbaston/ballots')).status, 200);

    // Nothing can be published that is not whole.
    const early = await send(`${BALLOT}/state`, { to: 'published' });
    assert.equal(early.status, 422);
    assert.match(await readMarkup(early), /Add at least one group of wards with two issues/);

    assert.equal((await send(`${BALLOT}/contests/new`, CONTEST)).status, 303);
    assert.match(await show(BALLOT), /Speeding on Harborne Lane and Litter in the park/);
    for (const to of ['published', 'open'])
      assert.equal((await send(`${BALLOT}/state`, { to })).status, 303, to);
    const id = 'which-issue-shall-we-work-on-first';
    const ballot = (await (await get(`/campaigns/edgbaston/ballots/${id}`)).json()) as PublicBallot;
    assert.equal(ballot.state, 'open');
    assert.equal(ballot.opens, '2027-09-11T08:00:00Z', 'British summer time');
    assert.deepEqual(ballot.title, { en: SETTINGS['title-en'], cy: SETTINGS['title-cy'] });
    assert.equal(ballot.contests[0]?.options[0]?.id, 'speeding-on-harborne-lane');

    const slips = await readMarkup(
      send(`${BALLOT}/batches`, { ...BATCH, event: 'st-peters-hall' }),
    );
    const codes = [...slips.matchAll(/<strong>([B-Z]{5}-[B-Z]{5})<\/strong>/g)].map(
      ([, code]) => code,
    );
    assert.equal(new Set(codes).size, 30);
    assert.equal([...slips.matchAll(/<section class="slips small">/g)].length, 2, '24 and 6');
    assert.equal([...slips.matchAll(/<svg/g)].length, 30);
    assert.match(slips, /collector\.example\/v/);
    assert.match(slips, /Print Ltd, 1 Mill Lane/);
    assert.match(slips, /12 Sept 2027, 16:30/);
    assert.match(slips, /<div lang="cy" dir="ltr">\s*<b lang="cy">Pa fater gyntaf\?/);
    const page = await show(BALLOT);
    assert.match(page, /Made after opening/);
    for (const code of codes) assert.ok(!page.includes(code ?? ''), 'codes are shown once');

    setTime('2027-09-11T12:00:00Z');
    const [code = ''] = codes;
    const cast = vote(
      { code, choices: ['litter-in-the-park'] },
      { ballot: id, ballotVersion: ballot.version },
    );
    assert.equal((await post(cast)).status, 201);
    assert.equal((await send(`${BALLOT}/codes/void`, { code: codes[1] ?? '' })).status, 303);
    const again = await send(`${BALLOT}/codes/void`, { code: codes[1] ?? '' });
    assert.equal(again.status, 422);
    assert.ok(!(await again.text()).includes(codes[1] ?? ''), 'a typed code is not shown again');
    assert.equal((await send(`${BALLOT}/state`, { to: 'closed' })).status, 303);
    assert.equal((await send(`${BALLOT}/state`, { to: 'closed' })).status, 409);
    assert.equal(
      (await send(`${BALLOT}/state`, { to: 'called-off' })).status,
      422,
      'needs a reason',
    );
    const off = await send(`${BALLOT}/state`, { to: 'called-off', reason: 'A wrong word' });
    assert.equal(off.status, 303);
    const log = await store.ballots.log('edgbaston', id);
    assert.deepEqual(
      log.map(({ what }) => what),
      ['written', 'written', 'published', 'open', 'batch', 'code-void', 'closed', 'called-off'],
    );
    for (const one of codes)
      assert.ok(!JSON.stringify(log).includes((one ?? '').replace('-', '')), 'no code is logged');
  });

  it('say what is wrong at its field, and keep what was typed', async () => {
    const { send } = await openPages();
    const wrong = await send(BALLOTS, {
      ...SETTINGS,
      'title-en': '',
      'title-cy': '',
      least: '1',
      closes: 'soon',
    });
    assert.equal(wrong.status, 422);
    const page = await readMarkup(wrong);
    for (const [field, told] of [
      ['title-en', 'Write the question.'],
      ['least', 'Write a number from 3 to 1,000.'],
      ['closes', 'Write when it closes: a day and a time.'],
    ])
      assert.ok(page.includes(`<a href="#${field}">${told}</a>`), field);
    assert.match(page, /We take up the first\./);
  });

  it('let nobody put a ward into two contests, or one issue on a ballot', async () => {
    const { send } = await openPages();
    await send(BALLOTS, SETTINGS);
    await send(`${BALLOT}/contests/new`, CONTEST);
    const twice = await send(`${BALLOT}/contests/new`, CONTEST);
    assert.equal(twice.status, 422);
    assert.match(await readMarkup(twice), /A ward can be in one group only/);
    const few = await send(`${BALLOT}/contests/new`, { ward: QUINTON, 'label-0-en': 'Rents' });
    assert.equal(few.status, 422);
    assert.match(await readMarkup(few), /Write two to eight issues/);
  });

  it('change nothing once a ballot is open', async () => {
    const { send, store } = await openPages();
    await openBallot(store);
    const place = `${BALLOTS}/september`;
    assert.equal((await send(place, SETTINGS)).status, 409);
    assert.equal((await send(`${place}/contests/harborne`, CONTEST)).status, 409);
    assert.equal((await store.ballots.find('edgbaston', 'september'))?.version, 1);
  });

  it('ask for the printer where the campaign has an imprint', async () => {
    const { send, store } = await openPages();
    await openBallot(store);
    const { printer: _printer, ...batch } = BATCH;
    const refused = await send(`${BALLOTS}/september/batches`, batch);
    assert.equal(refused.status, 422);
    assert.match(await readMarkup(refused), /Write the printer’s name and address/);
    assert.deepEqual(await store.ballots.batches('edgbaston', 'september'), []);
  });

  it('are in Welsh too', async () => {
    const { app, store } = await openPages();
    await openBallot(store);
    const page = await readMarkup(
      app.request(`${BALLOTS}/september`, {
        headers: { ...HTML, Authorization: `Bearer ${TOKEN}`, 'Accept-Language': 'cy' },
      }),
    );
    assert.match(page, /<html lang="cy">/);
    assert.match(page, /Pwy wnaeth beth/);
  });
});

describe('a program of the organisers', () => {
  it('makes a ballot, opens it, and gets codes once, by the documented routes alone', async () => {
    const { organise, post, setTime } = await openPages();
    const send = (path: string, body: unknown) =>
      organise(`/campaigns/edgbaston/ballots${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    assert.equal((await send('', september())).status, 200);
    assert.equal((await send('/september/state', { to: 'published' })).status, 200);
    const made = await send('/september/batches', { label: 'Hall', size: 3, printer: 'Print Ltd' });
    assert.equal(made.status, 201);
    const { codes } = (await made.json()) as { codes: string[] };
    assert.equal((await send('/september/state', { to: 'open' })).status, 200);
    setTime(WHILE_OPEN.toISOString());
    assert.equal((await post(vote({ code: codes[0] ?? '' }))).status, 201);
  });
});

/** Every GET of the collector, for a campaign with one ballot. */
const readRoutes = ({ app }: Open): string[] => [
  ...new Set(
    inspectRoutes(app)
      .filter(({ isMiddleware, method }) => !isMiddleware && method === 'GET')
      .map(({ path }) => path),
  ),
];

/** Two people count the same twelve papers, on which these issues are ticked. */
async function countPapers({ store }: Open, choices: string[]): Promise<void> {
  const key = { campaign: 'edgbaston', id: 'september' };
  const act = { what: 'box', by: 'Ada', at: WHILE_OPEN.toISOString(), detail: {} };
  await store.ballotCounts.addBox(key, { id: 'green', label: 'Green', event: undefined }, act);
  const ticks = Object.fromEntries(choices.map((choice) => [choice, 12]));
  const count = { papers: 12, valid: 12, blank: 0, spoiled: 0, none: 0, ticks };
  for (const token of ['ann', 'sam'])
    await store.ballotCounts.enter(
      key,
      { box: 'green', contest: 'harborne', count, note: '', token },
      act,
    );
}

describe('before a result is declared', () => {
  it('no route tells anything that depends on choices, whatever the token', async () => {
    // The same votes but for what they choose: every answer must be the same, byte by byte.
    const scene = async (choices: string[], state: 'open' | 'closed' | 'counting') => {
      const collector = await openCollector({ secret: SECRET, now: () => WHILE_OPEN });
      await openBallot(collector.store);
      const codes = await addCodes(collector.store, 12, { id: 'batch' });
      for (const code of codes)
        assert.equal((await collector.post(vote({ code, choices }))).status, 201);
      const steps = { open: [], closed: ['closed'], counting: ['closed', 'counting'] };
      for (const to of steps[state])
        await collector.organise('/campaigns/edgbaston/ballots/september/state', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ to }),
        });
      if (state === 'counting') await countPapers(collector, choices);
      return collector;
    };
    for (const state of ['open', 'closed', 'counting'] as const) {
      const [one, other] = [
        await scene(['litter'], state),
        await scene(['road-safety', 'buses'], state),
      ];
      let compared = 0;
      for (const route of readRoutes(one)) {
        const path = route
          .replace(':id', 'edgbaston')
          .replace(':ballot', 'september')
          .replace(':contest', 'harborne')
          .replace(':box', 'green');
        if (path.includes('*')) continue;
        const read = async ({ app }: Open) =>
          (await app.request(path, { headers: { Authorization: `Bearer ${TOKEN}` } })).text();
        const told = await read(one);
        // Forms have a random stamp each time. They know of no ballot.
        if (told !== (await read(one))) continue;
        assert.equal(told, await read(other), path);
        compared++;
      }
      assert.ok(compared > 40, `${compared} routes were compared`);
    }
  });
});
