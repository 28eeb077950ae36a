import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openPostgresStore, openSqliteStore, type Store } from '../../../src/collector/index.ts';
import { BallotKeys } from '../../../src/collector/ballots/ballot-keys.ts';
import {
  EmailCodeKeys,
  MAX_CODES_PER_ADDRESS,
} from '../../../src/collector/ballots/email/email-code-keys.ts';
import {
  closeEmailedCode,
  findEmailedCode,
} from '../../../src/collector/ballots/email/emailed-code.ts';
import { RetentionKeeper } from '../../../src/collector/people/run-retention.ts';
import {
  CampaignDocument,
  codeFingerprint,
  codeMistake,
  normaliseCode,
  type Problem,
} from '../../../src/contract/index.ts';
import { september } from '../../contract/ballot-examples.ts';
import { edgbaston } from '../../contract/examples.ts';
import { form, HTML, problemsOf, readMarkup } from '../harness.ts';
import { PageVisitor } from '../pages/page-visitor.ts';
import { describePostgres } from '../postgres-harness.ts';
import { codeIn, KEY, openMailScene, postVote, until } from './email-scene.ts';
import { closeBallot, SECRET, WHILE_OPEN } from './open-ballot.ts';

const ADA = 'ada@example.org';
const DAY_MS = 86_400_000;
const keys = new EmailCodeKeys(SECRET, new BallotKeys(SECRET));

const issuedOf = async ({ ballots }: Store): Promise<number | undefined> =>
  (await ballots.batches('edgbaston', 'september')).find(({ id }) => id === 'email')?.size;

/** What defines codes by email, on every database. */
function describeEmailCodes(name: string, fresh: () => Promise<Store>, test: typeof it = it): void {
  test(`${name}: brings a code that votes once, and a link with it in the fragment`, async (t) => {
    const here = await openMailScene(t, { store: await fresh() });
    const answer = await here.ask(ADA);
    assert.equal(answer.status, 202);
    assert.deepEqual(await answer.json(), { state: 'asked' });
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    const text = await here.mailed(1);
    const code = codeIn(text);
    assert.equal(codeMistake(normaliseCode(code)), undefined);
    assert.ok(text.includes(`https://collector.example/v?lang=en#${normaliseCode(code)}`), text);
    assert.match(text, /Your vote must reach us by 11 Sept? 2027, 21:00\./);
    assert.match(text, /Promoted by/);
    const known = await here.store.devices.unusedCodes('edgbaston', 'september');
    const [fingerprint] = known?.flatMap(({ fingerprints }) => fingerprints) ?? [];
    assert.equal(fingerprint, codeFingerprint(normaliseCode(code)), 'tablets know it too');
    assert.equal((await postVote(here, code)).status, 201);
    assert.equal((await postVote(here, code)).status, 409);
    assert.equal(await issuedOf(here.store), 1);
    assert.deepEqual((await here.store.ballots.turnout('edgbaston', 'september')).spent, {
      ...{ online: 1, event: 0, paper: 0 },
    });
  });

  test(`${name}: makes the code before it void, and counts the address once`, async (t) => {
    const here = await openMailScene(t, { store: await fresh() });
    await here.ask(ADA);
    const first = codeIn(await here.mailed(1));
    await here.ask(ADA);
    const second = codeIn(await here.mailed(2));
    assert.notEqual(first, second);
    const [problem] = await problemsOf(await postVote(here, first));
    assert.equal(problem?.code, 'void');
    assert.equal((await postVote(here, second)).status, 201);
    assert.equal(await issuedOf(here.store), 1);
  });

  test(`${name}: tells the mailbox of whoever has voted so, and gives no second code`, async (t) => {
    const here = await openMailScene(t, { store: await fresh() });
    await here.ask(ADA);
    const code = codeIn(await here.mailed(1));
    assert.equal((await postVote(here, code)).status, 201);
    assert.deepEqual(await (await here.ask(ADA)).json(), { state: 'asked' });
    const text = await here.mailed(2);
    assert.match(text, /has been used: one vote with it is in\./);
    assert.equal(codeIn(text), '');
    assert.equal(await here.store.ballots.countSpent('edgbaston', 'september'), 1);
    assert.equal(
      await findEmailedCode({ store: here.store, emailCodeKeys: keys }, KEY, ADA),
      'spent',
    );
  });

  test(`${name}: gives one code to a mailbox, whatever tag and case it is written with`, async (t) => {
    const here = await openMailScene(t, { store: await fresh() });
    await here.ask(ADA);
    const first = codeIn(await here.mailed(1));
    await here.ask('Ada+Second@Example.org');
    await here.mailed(2);
    assert.equal((await problemsOf(await postVote(here, first)))[0]?.code, 'void');
    assert.equal(await issuedOf(here.store), 1);
  });

  test(`${name}: gives two that ask at once for one address one code that votes`, async (t) => {
    const here = await openMailScene(t, { store: await fresh() });
    await Promise.all(Array.from({ length: 6 }, () => here.ask(ADA)));
    const settled = async () => (await here.store.notices.nextDue(['ballot-code'])) === undefined;
    await until(settled, 'the queue is empty');
    const codes = [...new Set(here.mail.mails.map(({ text }) => codeIn(text)))];
    const statuses: number[] = [];
    for (const code of codes) statuses.push((await postVote(here, code)).status);
    assert.equal(statuses.filter((status) => status === 201).length, 1, statuses.join(' '));
    assert.equal(await issuedOf(here.store), 1);
  });

  test(`${name}: keeps address and number in the queue, and never the code`, async (t) => {
    let isDown = true;
    const here = await openMailScene(t, {
      store: await fresh(),
      server: { refuses: () => (isDown ? 451 : undefined) },
    });
    await here.ask(ADA);
    const isDropped = async () => (await here.store.notices.count('edgbaston')).dropped === 1;
    await until(isDropped, 'it was tried, and waits for an organiser');
    const [waiting] = await here.store.notices.list('edgbaston', 10);
    assert.ok(waiting, 'the mail waits');
    const claimed = JSON.stringify(await here.store.notices.list('edgbaston', 10));
    const { emailHash } = keys.hashesOf(KEY, ADA);
    assert.ok(!claimed.includes(keys.codeOf(KEY, emailHash, 1)));
    isDown = false;
    assert.equal(await here.store.notices.retry('edgbaston', waiting.id), true);
    const text = await here.mailed(1);
    assert.equal(normaliseCode(codeIn(text)), keys.codeOf(KEY, emailHash, 1));
    const isGone = async () => (await here.store.notices.count('edgbaston')).dropped === 0;
    await until(isGone, 'the mail and its address are gone');
    assert.ok(!here.lines.join('\n').includes(ADA), 'no log names the address');
  });

  test(`${name}: lets the desk ask, and void a code for good before a paper is given`, async (t) => {
    const here = await openMailScene(t, { store: await fresh() });
    const desk = { store: here.store, emailCodeKeys: keys, now: () => here.now.at };
    assert.equal(await findEmailedCode(desk, KEY, ADA), 'none');
    await here.ask(ADA);
    const code = codeIn(await here.mailed(1));
    assert.equal(await findEmailedCode(desk, KEY, 'ADA@example.org'), 'unused');
    assert.equal(await closeEmailedCode(desk, KEY, ADA), 'unused');
    assert.equal(await findEmailedCode(desk, KEY, ADA), 'void');
    assert.equal((await problemsOf(await postVote(here, code)))[0]?.code, 'void');
    // Who has a paper gets no other code.
    await here.ask(ADA);
    await here.ask('ben@example.org');
    await here.mailed(2);
    assert.deepEqual(
      here.mail.mails.map(({ to }) => to[0]),
      [ADA, 'ben@example.org'],
    );
    assert.equal(await closeEmailedCode(desk, KEY, 'cleo@example.org'), 'none');
    assert.equal(await findEmailedCode(desk, KEY, 'cleo@example.org'), 'void');
  });

  test(`${name}: is told and made void at the desk in the hall, in words and for programs`, async (t) => {
    const here = await openMailScene(t, { store: await fresh() });
    const at = (path: string) => `/campaigns/edgbaston/ballots/september/desk/addresses/${path}`;
    const press = (path: string, email: string) =>
      readMarkup(here.organise(at(path), form({ email }, HTML)));
    assert.match(await press('check', ADA), /No code was sent to this address\./);
    await here.ask(ADA);
    const code = codeIn(await here.mailed(1));
    const sent = await press('check', ADA);
    assert.match(sent, /A code was sent to this address, and is not used\./);
    assert.match(sent, new RegExp(`value="${ADA}"`), 'typed once');
    assert.match(await press('void', ADA), /This address has no code any more, and gets none\./);
    assert.equal((await problemsOf(await postVote(here, code)))[0]?.code, 'void');
    await here.ask('ben@example.org');
    await postVote(here, codeIn(await here.mailed(2)));
    assert.match(await press('void', 'ben@example.org'), /Give no slip and no paper\./);
    assert.match(await press('check', 'no address'), /<a href="#email-email">/);
    const told = await here.organise(at('check'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: 'ben@example.org' }),
    });
    assert.deepEqual(await told.json(), { state: 'spent' });
  });

  test(`${name}: forgets who asked seven days after closing`, async (t) => {
    const here = await openMailScene(t, { store: await fresh() });
    await here.ask(ADA);
    await here.mailed(1);
    await closeBallot(here.store);
    const desk = { store: here.store, emailCodeKeys: keys };
    const campaign = CampaignDocument.parse(edgbaston());
    const keep = (at: number) =>
      new RetentionKeeper({
        store: here.store,
        listCampaigns: () => Promise.resolve([campaign]),
        now: () => new Date(at),
        logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
      }).look();
    const closedAt = Date.parse('2027-09-01T10:00:00.000Z');
    await keep(closedAt + 7 * DAY_MS);
    assert.notEqual(await findEmailedCode(desk, KEY, ADA), 'none');
    await keep(closedAt + 7 * DAY_MS + 1);
    assert.equal(await findEmailedCode(desk, KEY, ADA), 'none');
    assert.equal(await issuedOf(here.store), 1, 'how many were sent stays for the result');
  });
}

describe('a code by email', () => {
  describeEmailCodes('SQLite', () => openSqliteStore(':memory:', { secret: SECRET }));

  it('answers in the same words and the same time for a new, a known and a used address', async (t) => {
    const here = await openMailScene(t);
    await here.ask('used@example.org');
    await postVote(here, codeIn(await here.mailed(1)));
    await here.ask('known@example.org');
    await here.mailed(2);
    const times: number[] = [];
    const bodies = new Set<string>();
    for (const email of ['new@example.org', 'known@example.org', 'used@example.org']) {
      const begun = performance.now();
      const answer = await here.ask(email);
      bodies.add(`${answer.status} ${await answer.text()}`);
      times.push(performance.now() - begun);
    }
    assert.equal(bodies.size, 1);
    assert.ok(Math.min(...times) >= 399, `${String(times)} ms`);
  });

  it('sends at most five mails a day to an address, and does not tell whoever asks', async (t) => {
    const here = await openMailScene(t, { rateLimit: 120 });
    for (let n = 0; n < 7; n++) assert.equal((await here.ask(ADA)).status, 202);
    await here.ask('ben@example.org');
    await until(() => here.mail.mails.some(({ to }) => to[0] === 'ben@example.org'), 'Ben has his');
    assert.equal(here.mail.mails.filter(({ to }) => to[0] === ADA).length <= 5, true);
    const { emailHash } = keys.hashesOf(KEY, ADA);
    assert.equal(normaliseCode(here.codeOf(ADA)), keys.codeOf(KEY, emailHash, 5));
  });

  it('refuses a client that asks for more than thirty in ten minutes', async (t) => {
    const here = await openMailScene(t, { rateLimit: 120 });
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, n) => here.ask(`person-${n}@example.org`)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    assert.equal(refused.length, 2);
    assert.ok(Number(refused[0]?.headers.get('Retry-After')) > 0);
  });

  it('ends when voting online ends, also for mails that wait', async (t) => {
    const here = await openMailScene(t);
    here.now.at = new Date('2027-09-11T20:00:00Z');
    const refused = await here.ask(ADA);
    assert.equal(refused.status, 422);
    assert.deepEqual(
      (await problemsOf(refused)).map(({ path, code }: Problem) => [path, code]),
      [['ballot', 'closed']],
    );
    here.now.at = WHILE_OPEN;
    await here.store.codeRequests.ask({
      ballot: KEY,
      ...keys.hashesOf(KEY, ADA),
      day: '2027-09-11',
      notice: {
        ...{ campaign: 'edgbaston', kind: 'ballot-code', subject: 'edgbaston/september' },
        ...{ reference: 'september', recipient: ADA, data: { ballot: 'september', locale: 'en' } },
      },
    });
    here.now.at = new Date('2027-09-11T20:00:00Z');
    const isEmpty = async () => (await here.store.notices.nextDue(['ballot-code'])) === undefined;
    await until(isEmpty, 'the queue is empty');
    assert.deepEqual(here.mail.mails, []);
    assert.equal(
      await findEmailedCode({ store: here.store, emailCodeKeys: keys }, KEY, ADA),
      'asked',
    );
  });

  it('is not offered where the ballot or the collector can send none', async (t) => {
    const onPaper = await openMailScene(t, { ballot: { ways: ['slip', 'paper'] } });
    assert.equal((await problemsOf(await onPaper.ask(ADA)))[0]?.code, 'no-email');
    const mute = await openMailScene(t, { isMute: true });
    assert.equal((await problemsOf(await mute.ask(ADA)))[0]?.code, 'no-email');
    const page = await new PageVisitor(mute).open('/pages/edgbaston/ballot?ballot=september');
    assert.doesNotMatch(page.text, /by email/);
  });

  it('names what is wrong with an address, and refuses unknown ballots', async (t) => {
    const here = await openMailScene(t);
    const [problem] = await problemsOf(await here.ask('ada'));
    assert.deepEqual([problem?.path, problem?.code], ['email', 'format']);
    const elsewhere = await here.app.request('/campaigns/edgbaston/ballots/october/codes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: ADA, locale: 'en' }),
    });
    assert.equal(elsewhere.status, 404);
  });

  it('stops at thirty for one address in one ballot', async (t) => {
    const here = await openMailScene(t);
    const { emailHash, codeHashes } = keys.hashesOf(KEY, ADA);
    assert.equal(codeHashes.length, MAX_CODES_PER_ADDRESS + 1);
    const notice = {
      ...{ campaign: 'edgbaston', kind: 'nothing', subject: 'x', reference: 'x', data: {} },
    };
    for (let n = 0; n < MAX_CODES_PER_ADDRESS + 5; n++)
      await here.store.codeRequests.ask({
        ...{ ballot: KEY, emailHash, codeHashes, notice, day: '2027-09-11' },
      });
    const issue = (n: number) =>
      here.store.codeRequests.issue({
        ...{ ballot: KEY, emailHash, codeHashes, n, fingerprint: 0, day: '2027-09-11' },
      });
    assert.equal(await issue(MAX_CODES_PER_ADDRESS), 'outdated');
    assert.equal(await issue(MAX_CODES_PER_ADDRESS - 1), 'issued');
  });

  it('is derived with keys of its own: another ballot or address gives another code', () => {
    const { emailHash } = keys.hashesOf(KEY, ADA);
    const elsewhere = { ...KEY, id: 'october' };
    assert.notEqual(emailHash, keys.hashesOf(elsewhere, ADA).emailHash);
    const codes = [
      keys.codeOf(KEY, emailHash, 1),
      keys.codeOf(KEY, emailHash, 2),
      keys.codeOf(elsewhere, emailHash, 1),
      new EmailCodeKeys('another secret of a test', new BallotKeys(SECRET)).codeOf(
        KEY,
        emailHash,
        1,
      ),
    ];
    assert.equal(new Set(codes).size, 4);
    for (const code of codes) assert.equal(codeMistake(code), undefined, code);
    assert.equal(september().id, KEY.id);
  });
});

describePostgres('codes by email on PostgreSQL', (server) => {
  const fresh = async () => openPostgresStore(await server.ready(), { secret: SECRET });
  describeEmailCodes('PostgreSQL', fresh);

  it('join no address with its code, by a value or by a transaction', async (t) => {
    const url = await server.ready();
    const database = decodeURIComponent(new URL(url).pathname.slice(1));
    const store = await openPostgresStore(url, { secret: SECRET });
    const here = await openMailScene(t, { store });
    const people = Array.from({ length: 20 }, (_, n) => `person-${n}@example.org`);
    await Promise.all(people.map((email) => here.ask(email)));
    await here.mailed(people.length);
    const idle = async () => (await store.notices.nextDue(['ballot-code'])) === undefined;
    await until(idle, 'the queue is empty');
    type Row = Record<string, unknown>;
    const rowsOf = (table: string) =>
      server.run<Row>(`select *, xmin::text, xmax::text from ${table}`, database);
    const [requests, codes] = [await rowsOf('ballot_requests'), await rowsOf('ballot_codes')];
    assert.equal(requests.length, people.length);
    assert.equal(codes.length, people.length);
    const shared = new Set(['edgbaston', 'september', '0', '1']);
    const ofRequests = new Set(requests.flatMap(Object.values).map(String));
    for (const value of codes.flatMap(Object.values).map(String))
      assert.ok(shared.has(value) || !ofRequests.has(value), `${value} is of both`);
    // The addresses and the codes themselves stand nowhere.
    const tables = await server.run<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
      database,
    );
    let all = '';
    for (const { name } of tables)
      all += JSON.stringify(await server.run<Row>(`select * from "${name}"`, database));
    for (const email of people) {
      assert.ok(!all.includes(email), 'an address is kept');
      assert.ok(!all.includes(normaliseCode(here.codeOf(email))), 'a code is kept');
    }
  });
});
