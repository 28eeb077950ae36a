import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openPostgresStore } from '../../../src/collector/index.ts';
import { createCode } from '../../../src/collector/ballots/ballot-keys.ts';
import type { CollectorOptions, Store } from '../../../src/collector/index.ts';
import {
  type BallotDefinition,
  type BallotSubmission,
  BallotList,
  checkValue,
  CODE_LETTERS,
  CodeStanding,
  PublicBallot,
  type Receipt,
} from '../../../src/contract/index.ts';
import { vote } from '../../contract/ballot-examples.ts';
import { HARBORNE, QUINTON } from '../../contract/examples.ts';
import { type Open, openCollector, problemsOf, publishedAtOnce } from '../harness.ts';
import { describePostgres } from '../postgres-harness.ts';
import { addCodes, closeBallot, openBallot, SECRET, WHILE_OPEN } from './open-ballot.ts';

interface Scene extends Open {
  codes: string[];
  setTime(time: string): void;
}

async function openScene(
  options: Partial<CollectorOptions> = {},
  changes: Partial<BallotDefinition> = {},
): Promise<Scene> {
  let now = WHILE_OPEN;
  const collector = await openCollector({ secret: SECRET, now: () => now, ...options });
  await openBallot(collector.store, changes);
  const codes = await addCodes(collector.store, 10);
  return {
    ...collector,
    codes,
    setTime: (time) => {
      now = new Date(time);
    },
  };
}

const askOf =
  (collector: Open) =>
  async (code: string): Promise<CodeStanding> => {
    const response = await collector.app.request('/ballots/check', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    assert.equal(response.status, 200);
    const standing: unknown = await response.json();
    assert.ok(checkValue(CodeStanding, standing).ok);
    return standing as CodeStanding;
  };

const refusalOf = async (response: Promise<Response>): Promise<string> => {
  const answered = await response;
  const problems = await problemsOf(answered);
  return [answered.status, ...problems.map(({ path, code }) => `${path} ${code}`)].join(' ');
};

const countVotes = ({ ballots }: Store) => ballots.deleteVotes('edgbaston', 'september');

describe('a vote that is posted', () => {
  it('is stored once, with a receipt that has its day alone', async () => {
    const { post, store, codes } = await openScene();
    const [code = ''] = codes;
    const sent = vote({ code: code.toLowerCase() });
    const first = await post(sent);
    assert.equal(first.status, 201);
    const receipt = (await first.json()) as Receipt;
    assert.equal(receipt.id, sent.id);
    assert.match(receipt.reference, /^[B-Z]{3}-[B-Z]{3}-[B-Z]{3}$/);
    assert.equal(receipt.receivedAt, '2027-09-11T00:00:00.000Z');
    const again = await post(sent);
    assert.equal(again.status, 200);
    assert.deepEqual(await again.json(), receipt);
    assert.equal(await countVotes(store), 1);
  });

  it('is known again by its id alone: other choices under it get the first receipt', async () => {
    const { post, store, codes } = await openScene();
    const [code = ''] = codes;
    const sent = vote({ code });
    assert.equal((await post(sent)).status, 201);
    const other = { ...sent, answers: { ...sent.answers, choices: ['litter'] } };
    assert.equal((await post(other)).status, 200);
    assert.equal(await countVotes(store), 1);
  });

  it('is known again after the ballot has closed', async () => {
    const { post, store, codes, setTime } = await openScene();
    const [code = ''] = codes;
    const sent = vote({ code });
    assert.equal((await post(sent)).status, 201);
    setTime('2027-09-20T12:00:00Z');
    await closeBallot(store);
    assert.equal((await post(sent)).status, 200);
    assert.equal(await refusalOf(post(vote({ code }))), '409 answers.code code-spent');
  });

  it('is refused where another one has used the code', async () => {
    const { post, codes } = await openScene();
    const [code = ''] = codes;
    assert.equal((await post(vote({ code }))).status, 201);
    assert.equal(await refusalOf(post(vote({ code }))), '409 answers.code code-spent');
  });

  it('is told what is wrong with it', async () => {
    const { post, codes, store } = await openScene();
    const [code = '', lost = ''] = codes;
    const [bound = ''] = await addCodes(store, 1, { area: QUINTON });
    const [later = ''] = await addCodes(store, 1, { validFrom: '2027-09-11T13:00:00Z' });
    const { BallotKeys } = await import('../../../src/collector/ballots/ballot-keys.ts');
    await store.ballots.voidCode(
      { campaign: 'edgbaston', id: 'september' },
      new BallotKeys(SECRET).hashOf(lost),
      { what: 'code-void', by: 'Ada', at: '2027-09-11T10:00:00Z', detail: {} },
    );
    const cases: [BallotSubmission, string][] = [
      [vote({ code: createCode() }), '422 answers.code unknown'],
      [vote({ code: 'BCDFGHJKLM' }), '422 answers.code check-letter'],
      [vote({ code: lost }), '422 answers.code void'],
      [vote({ code: bound }), '422 answers.code other-ward'],
      [vote({ code: later }), '422 answers.code not-open'],
      [vote({ code }, { ballot: 'october' }), '422 ballot unknown'],
      [vote({ code }, { campaign: 'elsewhere' }), '422 campaign unknown'],
      [vote({ code }, { ballotVersion: 7 }), '422 ballotVersion unknown'],
      [vote({ code, choices: [] }), '422 answers.choices required'],
      [vote({ code, choices: ['parks'] }), '422 answers.choices unknown'],
      [vote({ code, none: true }), '422 answers.choices two-answers'],
      [vote({ code, declared: false }), '422 answers.declared required'],
      [vote({ code }, { area: { code: 'outside', version: '2025-05' } }), '422 area.code unknown'],
    ];
    for (const [wrong, told] of cases) assert.equal(await refusalOf(post(wrong)), told);
    assert.equal(await countVotes(store), 0);
    assert.equal((await post(vote({ code }))).status, 201, 'and the code is still good');
  });

  it('comes only from the pages that the campaign lists', async () => {
    const { post, codes } = await openScene({
      campaigns: [{ ...publishedAtOnce(), hosts: ['https://party.example'] }],
    });
    const [code = ''] = codes;
    assert.equal((await post(vote({ code }), { Origin: 'https://evil.example' })).status, 403);
    assert.equal((await post(vote({ code }), { Origin: 'https://party.example' })).status, 201);
  });

  it('counts by the clock of the collector: slips of an event until the end, others until it closes online', async () => {
    const { post, store, setTime } = await openScene();
    const [early = '', online = '', late = ''] = await addCodes(store, 3);
    const [inHall = '', tooLate = ''] = await addCodes(store, 2, { event: 'st-peters' });
    const [short = ''] = await addCodes(store, 1, { validTo: '2027-09-11T10:00:00Z' });
    const at = (time: string, code: string) => {
      setTime(time);
      return refusalOf(post(vote({ code })));
    };
    assert.equal(await at('2027-09-11T07:59:59Z', early), '422 ballot not-open');
    assert.equal(await at('2027-09-11T08:00:00Z', early), '201');
    assert.equal(await at('2027-09-11T10:00:00Z', short), '422 ballot closed');
    assert.equal(await at('2027-09-11T19:59:59Z', online), '201');
    assert.equal(await at('2027-09-11T20:00:00Z', late), '422 ballot closed');
    assert.equal(await at('2027-09-12T15:29:59Z', inHall), '201');
    assert.equal(await at('2027-09-12T15:30:00Z', tooLate), '422 ballot closed');
  });

  it('is told that the ballot is closed or called off, not that its code is void', async () => {
    const { post, store, codes } = await openScene();
    const [code = ''] = codes;
    await closeBallot(store);
    assert.equal(await refusalOf(post(vote({ code }))), '422 ballot closed');
    await store.ballots.move(
      { campaign: 'edgbaston', id: 'september' },
      { from: ['closed'], to: 'called-off' },
      {
        what: 'called-off',
        by: 'Ada',
        at: '2027-09-12T10:00:00Z',
        detail: { reason: 'A wrong word' },
      },
    );
    assert.equal(await refusalOf(post(vote({ code }))), '422 ballot called-off');
  });
});

describe('guessing codes', () => {
  it('stops after sixty wrong ones in five minutes, while the hall behind the same address goes on', async () => {
    const { post, store } = await openScene({ rateLimit: 1000 });
    const codes = await addCodes(store, 120);
    const statuses: number[] = [];
    for (let tries = 0; tries < 70; tries++)
      statuses.push((await post(vote({ code: createCode() }))).status);
    assert.deepEqual(statuses.slice(0, 60), Array<number>(60).fill(422));
    assert.deepEqual(statuses.slice(60), Array<number>(10).fill(429));
    for (const code of codes) assert.equal((await post(vote({ code }))).status, 201);
  });

  it('gets no further by asking what a code is worth', async () => {
    const { app } = await openScene({ rateLimit: 1000 });
    const ask = () =>
      app.request('/ballots/check', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ code: createCode() }),
      });
    for (let tries = 0; tries < 60; tries++) assert.equal((await ask()).status, 200);
    const refused = await ask();
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('Retry-After')) > 0);
  });

  it('is no wrong code where a letter slipped: the check letter tells without a look-up', async () => {
    const scene = await openScene({ rateLimit: 1000 });
    const ask = askOf(scene);
    const [code = ''] = scene.codes;
    for (const letter of CODE_LETTERS.repeat(4))
      if (letter !== code[3])
        assert.equal((await ask(code.slice(0, 3) + letter + code.slice(4))).state, 'unknown');
    assert.equal((await ask(createCode())).state, 'unknown');
  });
});

describe('POST /ballots/check', () => {
  it('tells whether a code may still be used, for what and until when, and never how it was', async () => {
    const scene = await openScene();
    const ask = askOf(scene);
    const [code = ''] = scene.codes;
    const [inHall = ''] = await addCodes(scene.store, 1, { event: 'st-peters', area: HARBORNE });
    const about = { campaign: 'edgbaston', ballot: 'september' };
    const unused = { state: 'unused', ...about, closes: '2027-09-11T20:00:00Z' };
    assert.deepEqual(await ask(` ${code.toLowerCase()} `), unused);
    assert.deepEqual(await ask(inHall), {
      state: 'unused',
      ...about,
      ward: HARBORNE,
      closes: '2027-09-12T15:30:00Z',
    });
    await scene.post(vote({ code }));
    assert.deepEqual(await ask(code), { ...unused, state: 'used' });
    await closeBallot(scene.store);
    assert.equal((await ask(inHall)).state, 'void');
    assert.deepEqual(await ask(createCode()), { state: 'unknown' });
  });
});

describe('GET /campaigns/{id}/ballots', () => {
  it('lists what is public, and leaves drafts out', async () => {
    const { get, store } = await openScene();
    await store.ballots.write(
      { campaign: 'edgbaston', id: 'draft', version: 1, document: {} },
      { what: 'written', by: 'Ada', at: '2027-09-01T10:00:00Z', detail: {} },
    );
    const response = await get('/campaigns/edgbaston/ballots');
    const list = (await response.json()) as BallotList;
    assert.ok(checkValue(BallotList, list).ok);
    assert.deepEqual(
      list.ballots.map(({ id, state }) => [id, state]),
      [['september', 'open']],
    );
    assert.equal((await get('/campaigns/edgbaston/ballots/draft')).status, 404);
    assert.equal((await get('/campaigns/elsewhere/ballots')).status, 404);
  });

  it('gives a ballot as its document, with an ETag that spares the bytes', async () => {
    const { get } = await openScene();
    const response = await get('/campaigns/edgbaston/ballots/september');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    const checked = checkValue(PublicBallot, await response.json());
    assert.ok(checked.ok);
    assert.equal(checked.value.state, 'open');
    const tag = response.headers.get('ETag') ?? assert.fail();
    const again = await get('/campaigns/edgbaston/ballots/september', { 'If-None-Match': tag });
    assert.equal(again.status, 304);
  });

  it('tells how many have voted some minutes late, so that nobody sees who just did', async () => {
    const { get, post, codes, setTime } = await openScene();
    const turnout = async () => {
      const response = await get('/campaigns/edgbaston/ballots/september');
      return ((await response.json()) as PublicBallot).turnout;
    };
    assert.equal(await turnout(), undefined);
    const [one = '', two = ''] = codes;
    await post(vote({ code: one }));
    await post(vote({ code: two }));
    setTime('2027-09-11T12:04:59Z');
    assert.equal(await turnout(), undefined);
    setTime('2027-09-11T12:05:02Z');
    assert.deepEqual(await turnout(), { spent: 0, asOf: '2027-09-11T12:00:00.000Z' });
    setTime('2027-09-11T12:10:00Z');
    assert.deepEqual(await turnout(), { spent: 2, asOf: '2027-09-11T12:05:02.000Z' });
  });

  it('tells why a ballot was called off', async () => {
    const { get, store } = await openScene();
    await store.ballots.move(
      { campaign: 'edgbaston', id: 'september' },
      { from: ['open'], to: 'called-off' },
      {
        what: 'called-off',
        by: 'Ada',
        at: '2027-09-11T11:00:00Z',
        detail: { reason: 'A wrong word' },
      },
    );
    const response = await get('/campaigns/edgbaston/ballots/september');
    const { state, calledOff } = (await response.json()) as PublicBallot;
    assert.deepEqual(
      [state, calledOff],
      ['called-off', { reason: 'A wrong word', on: '2027-09-11' }],
    );
  });
});

describePostgres('one code on two collectors', (server) => {
  it('is one vote, however many post it at once', async (t) => {
    const url = await server.ready();
    const stores = await Promise.all([1, 2].map(() => openPostgresStore(url, { secret: SECRET })));
    t.after(() => Promise.all(stores.map((store) => store.close())));
    const collectors = await Promise.all(
      stores.map((store) => openCollector({ store, secret: SECRET, now: () => WHILE_OPEN })),
    );
    const [store = assert.fail()] = stores;
    await openBallot(store);
    const [code = ''] = await addCodes(store, 1);
    const statuses = await Promise.all(
      Array.from(
        { length: 50 },
        async (_, at) => (await (collectors[at % 2] ?? assert.fail()).post(vote({ code }))).status,
      ),
    );
    assert.equal(statuses.filter((status) => status === 201).length, 1);
    assert.equal(statuses.filter((status) => status === 409).length, 49);
    assert.equal(await countVotes(store), 1);
  });
});
