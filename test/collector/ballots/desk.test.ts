import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { openPostgresStore, openSqliteStore, type Store } from '../../../src/collector/index.ts';
import { readPile } from '../../../src/collector/ballots/desk/read-codes.ts';
import { showCode } from '../../../src/contract/index.ts';
import { CODE, vote } from '../../contract/ballot-examples.ts';
import { HARBORNE, QUINTON } from '../../contract/examples.ts';
import { form, HTML, openCollector, problemsOf, readMarkup } from '../harness.ts';
import { describePostgres } from '../postgres-harness.ts';
import { addCodes, openBallot, SECRET } from './open-ballot.ts';

const DESK = '/organiser/campaigns/edgbaston/ballots/september/desk';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

type OpenStore = (t: TestContext) => Promise<Store>;

/** A hall in the evening: an open ballot, a helper's telephone, and slips of the event. */
async function openHall(store: Store, { slips = 5 } = {}) {
  let now = new Date('2027-09-12T14:00:00Z');
  const collector = await openCollector({
    store,
    secret: SECRET,
    now: () => now,
    publicUrl: 'https://collector.example',
  });
  await openBallot(store);
  const codes = await addCodes(store, slips, { event: 'st-peters' });
  const token = { id: 'helper', name: 'Sam', campaigns: ['edgbaston'], source: null };
  await store.tokens.add(
    { ...token, scopes: ['hall'], createdAt: '2027-09-01T10:00:00.000Z', createdBy: 'a test' },
    hashOf('cwt_helper'),
  );
  const headers = { Authorization: 'Bearer cwt_helper' };
  const ask = async (path: string, body: object) => {
    const response = await collector.app.request(`${DESK}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return response;
  };
  return {
    ...collector,
    codes,
    ask,
    told: async (path: string, body: object) => (await ask(path, body)).json() as Promise<unknown>,
    show: (path = '') =>
      readMarkup(collector.app.request(`${DESK}${path}`, { headers: { ...HTML, ...headers } })),
    press: (path: string, fields: Record<string, string>) =>
      readMarkup(collector.app.request(`${DESK}/${path}`, form(fields, { ...HTML, ...headers }))),
    setTime: (time: string) => {
      now = new Date(time);
    },
  };
}

const paperFor = (code: string, changes: object = {}) => ({
  code,
  ward: HARBORNE,
  request: randomUUID(),
  ...changes,
});

/** Every case of the desk, as the hall meets it. */
function deskCases(open: OpenStore): void {
  it('says of a slip whether it may vote, and until when', async (t) => {
    const { told, codes, post } = await openHall(await open(t));
    const [fresh = '', used = ''] = codes;
    const closes = '2027-09-12T15:30:00Z';
    assert.deepEqual(await told('check', { code: fresh }), { state: 'unused', closes });
    assert.equal((await post(vote({ code: used }))).status, 201);
    assert.deepEqual(await told('check', { code: showCode(used).toLowerCase() }), {
      state: 'used',
    });
    assert.deepEqual(await told('check', { code: CODE }), { state: 'unknown' });
    assert.deepEqual(await told('check', { code: 'BCDFGHJKLM' }), { state: 'mistyped' });
    assert.deepEqual(
      await told('check', { code: `https://collector.example/v#${fresh}` }),
      { state: 'unused', closes },
      'as a scanner types it',
    );
  });

  it('gives no paper for a code that was spent online', async (t) => {
    const { told, codes, post, store } = await openHall(await open(t));
    const [code = ''] = codes;
    await post(vote({ code }));
    assert.deepEqual(await told('papers', paperFor(code)), { outcome: 'spent' });
    assert.deepEqual((await store.desk.figures('edgbaston', 'september')).papers, {});
  });

  it('gives a paper once, and once more only to the same request', async (t) => {
    const { told, codes, post, store } = await openHall(await open(t));
    const [code = ''] = codes;
    const request = paperFor(code);
    assert.deepEqual(await told('papers', request), { outcome: 'given' });
    assert.deepEqual(await told('papers', request), { outcome: 'given' }, 'the answer was lost');
    assert.deepEqual(await told('papers', paperFor(code)), { outcome: 'paper' });
    assert.equal((await post(vote({ code }))).status, 409);
    const { papers } = await store.desk.figures('edgbaston', 'september');
    assert.deepEqual(papers, { harborne: { given: 1, doubt: 0 } });
    const log = await store.ballots.log('edgbaston', 'september');
    assert.equal(log.filter(({ by }) => by === 'Sam').length, 0, 'no line for one paper');
  });

  it('gives no paper after the time of the slip, and says so', async (t) => {
    const { ask, codes, setTime } = await openHall(await open(t));
    setTime('2027-09-12T15:30:00Z');
    const refused = await ask('papers', paperFor(codes[0] ?? ''));
    assert.equal(refused.status, 422);
    const [problem] = await problemsOf(refused);
    assert.deepEqual([problem?.path, problem?.code], ['code', 'ballot-closed']);
  });

  it('gives a paper of no ward but that of the slip, and of none outside the ballot', async (t) => {
    const { told, ask, store } = await openHall(await open(t));
    const [code = ''] = await addCodes(store, 1, { area: QUINTON, event: 'st-peters' });
    assert.deepEqual(await told('papers', paperFor(code)), { outcome: 'other-ward' });
    assert.equal((await ask('papers', paperFor(code, { ward: 'E05999999' }))).status, 422);
    assert.deepEqual(await told('papers', paperFor(code, { ward: QUINTON })), { outcome: 'given' });
  });

  it('counts a doubt where a slip that was taken in offline had voted meanwhile', async (t) => {
    const { told, codes, post, store } = await openHall(await open(t));
    const [voted = '', one = '', two = '', lost = '', early = ''] = codes;
    await post(vote({ code: voted }));
    await told('void', { code: lost });
    await told('papers', paperFor(early));
    const typed = [voted, one, showCode(two), lost, early, CODE, 'BCDFGHJKLM'];
    const pile = { codes: typed.join('\n'), ward: HARBORNE, request: randomUUID() };
    const outcomes = ['spent', 'given', 'given', 'void', 'paper', 'unknown', 'mistyped'];
    const slips = typed.map((code, at) => ({ code, outcome: outcomes[at] }));
    assert.deepEqual(await told('slips', pile), { slips });
    assert.deepEqual(await told('slips', pile), { slips }, 'the answer was lost');
    const { papers } = await store.desk.figures('edgbaston', 'september');
    assert.deepEqual(papers, { harborne: { given: 4, doubt: 1 } });
    assert.equal((await post(vote({ code: one }))).status, 409);
  });

  it('takes a pile in after the close, until the count begins', async (t) => {
    const { told, ask, codes, store } = await openHall(await open(t));
    const move = (from: 'open' | 'closed', to: 'closed' | 'counting') =>
      store.ballots.move(
        { campaign: 'edgbaston', id: 'september' },
        { from: [from], to },
        { what: to, by: 'Ada', at: '2027-09-12T16:00:00.000Z', detail: {} },
      );
    const pile = (code = '') => ({ codes: code, ward: HARBORNE, request: randomUUID() });
    await move('open', 'closed');
    assert.deepEqual(await told('slips', pile(codes[0])), {
      slips: [{ code: codes[0], outcome: 'given' }],
    });
    await move('closed', 'counting');
    assert.equal((await ask('slips', pile(codes[1]))).status, 409);
  });

  it('gives out a slip for a lost one, which votes, is counted and marked', async (t) => {
    const { told, ask, codes, post, store } = await openHall(await open(t));
    const made = (await told('replacements', { event: 'st-peters' })) as { code: string };
    assert.equal((await post(vote({ code: made.code.replace('-', '') }))).status, 201);
    assert.equal((await ask('replacements', {})).status, 422, 'its event is needed');
    const { replacements, issuedLate } = await store.ballots.turnout('edgbaston', 'september');
    assert.deepEqual([replacements, issuedLate], [1, 6]);
    const [lost = ''] = codes;
    assert.deepEqual(await told('void', { code: lost }), { outcome: 'voided' });
    assert.equal((await post(vote({ code: lost }))).status, 422);
    assert.deepEqual(await told('void', { code: lost }), { outcome: 'void' });
  });

  it('writes down how many people are in a hall of the ballot', async (t) => {
    const { ask, store } = await openHall(await open(t));
    assert.equal((await ask('headcounts', { event: 'st-peters', people: 216 })).status, 200);
    assert.equal((await ask('headcounts', { event: 'st-marys', people: 1 })).status, 422);
    assert.equal((await ask('headcounts', { event: 'st-peters', people: -1 })).status, 422);
    const { headcount } = await store.desk.figures('edgbaston', 'september');
    assert.deepEqual(headcount, { 'st-peters': 216 });
  });

  it('knows no slip of another ballot', async (t) => {
    const { told, ask, store } = await openHall(await open(t));
    await openBallot(store, { id: 'october' });
    const [other = ''] = await addCodes(store, 1, {}, 'october');
    assert.deepEqual(await told('check', { code: other }), { state: 'unknown' });
    assert.deepEqual(await told('papers', paperFor(other)), { outcome: 'unknown' });
    assert.deepEqual(await told('void', { code: other }), { outcome: 'unknown' });
    const pile = { codes: other, ward: HARBORNE, request: randomUUID() };
    assert.deepEqual(await told('slips', pile), { slips: [{ code: other, outcome: 'unknown' }] });
    assert.equal((await ask('check', { code: '' })).status, 422);
  });
}

describe('the desk of a ballot on SQLite', () => {
  deskCases(() => openSqliteStore(':memory:', { secret: SECRET }));
});

describePostgres('the desk of a ballot on PostgreSQL', (server) => {
  deskCases(async (t) => {
    const store = await openPostgresStore(await server.ready(), { secret: SECRET });
    t.after(() => store.close());
    return store;
  });
});

describe('the page of the desk', () => {
  const openPage = async () => openHall(await openSqliteStore(':memory:', { secret: SECRET }));

  it('leads a helper from the hall to a paper, without scripts', async () => {
    const { app, show, press, codes } = await openPage();
    const hall = await readMarkup(
      app.request('/organiser/campaigns/edgbaston/hall', {
        headers: { ...HTML, Authorization: 'Bearer cwt_helper' },
      }),
    );
    assert.match(hall, new RegExp(`<a href="${DESK}">Desk</a>`));
    assert.doesNotMatch(hall, /Results of|People<|Words</, 'nothing that the key is not for');
    const page = await show();
    const request = /name="request" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const [code = ''] = codes;
    const checked = await press('check', { code, request, ward: '' });
    assert.match(checked, /This slip has not been used\. It counts until/);
    assert.match(checked, new RegExp(`value="${code}"`), 'typed once');
    const wrong = await press('papers', { code, request, ward: '' });
    assert.match(wrong, /<a href="#slip-ward">Choose the ward of the paper\.<\/a>/);
    assert.match(wrong, new RegExp(`value="${code}"`), 'nothing is lost');
    const given = await press('papers', { code, request, ward: HARBORNE });
    assert.match(given, /Give one paper for Harborne, and keep the slip\./);
    assert.doesNotMatch(given, new RegExp(code), 'it is not shown again');
    const again = await press('papers', { code, request: randomUUID(), ward: HARBORNE });
    assert.match(again, /Give no paper\. A paper was given for this code before\./);
  });

  it('says of each slip of a pile what came of it, and keeps what was mistyped', async () => {
    const { press, post, codes } = await openPage();
    const [voted = '', good = ''] = codes;
    await post(vote({ code: voted }));
    const fields = { ward: HARBORNE, request: randomUUID() };
    const page = await press('slips', { ...fields, codes: `${voted}, ${good}\nBCDFGHJKLM` });
    assert.match(page, /Used for a paper: 1\./);
    assert.match(page, /1 slip had voted before/);
    assert.match(page, /<textarea[^>]*>\s*BCDFGHJKLM<\/textarea>/);
    const many = Array.from({ length: 201 }, (_, at) => `${at}`).join('\n');
    assert.match(await press('slips', { ...fields, codes: many }), /too many at once/);
  });

  it('shows a new code once, to be scanned, and the number of people in the hall', async () => {
    const { show, press } = await openPage();
    const made = await press('replacements', { event: 'st-peters' });
    assert.match(made, /<p class="new-code">[B-Z]{5}-[B-Z]{5}<\/p>.*<svg/);
    assert.doesNotMatch(await show(), /new-code/);
    const counted = await press('headcounts', { event: 'st-peters', people: '216' });
    assert.match(counted, /St Peter's hall: 216 people\.|St Peter&#39;s hall: 216 people\./);
    assert.match(await press('headcounts', { event: 'st-peters', people: 'x' }), /whole number/);
  });
});

describe('a pile of slips as it is typed', () => {
  const codesOf = (text: string) => readPile(text)?.map(({ code, typed }) => code ?? `?${typed}`);
  const OTHER = 'CDFGHJKLMT';

  it('is read one a line, with commas or spaces between, or as a scanner types', () => {
    assert.deepEqual(codesOf(`${CODE}\n\n bcdfg-hjklg \r\n`), [CODE], 'each once');
    assert.deepEqual(codesOf(`bcdfg hjklg`), [CODE]);
    assert.deepEqual(codesOf(`https://a.example/v#${CODE}\nhttps://a.example/v#${CODE}`), [CODE]);
    assert.deepEqual(codesOf(`${CODE.slice(0, 9)}\n${CODE};${OTHER.slice(0, 3)}`), [
      `?${CODE.slice(0, 9)}`,
      CODE,
      '?CDF',
    ]);
    assert.deepEqual(codesOf(`${CODE} BCDFG-HJKLM`), [CODE, '?BCDFGHJKLM']);
  });

  it('has an end', () => {
    assert.equal(codesOf('x,y\n'.repeat(1_000_000))?.length, 2);
    assert.equal(codesOf(Array.from({ length: 201 }, (_, at) => `${at}`).join('\n')), undefined);
  });
});
