import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import {
  createNotifier,
  type NotifierOptions,
} from '../../src/collector/notifications/notifier.ts';
import type { NewNotice } from '../../src/collector/notifications/notice-records.ts';
import { openPostgresStore, openSqliteStore, type Store } from '../../src/collector/index.ts';
import { champion } from '../contract/examples.ts';
import { folder, openCollector, serving, silence, TOKEN } from './harness.ts';
import { type MailServerOptions, mailServer } from './mail-server.ts';
import { describePostgres } from './postgres-harness.ts';

const FROM = 'hello@edgbaston.example';

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 1000 && !(await holds()); n++) await wait(10);
  assert.ok(await holds(), 'it came to pass within ten seconds');
}

/** A port on which nobody listens yet. */
async function freePort(): Promise<number> {
  const after: (() => unknown)[] = [];
  const { port } = await mailServer({ after: (done) => void after.push(done as () => unknown) });
  for (const done of after) await done();
  return port;
}

/** A collector whose mail goes to a mail server on loopback. */
async function open(t: TestContext, server: MailServerOptions, options: NotifierOptions = {}) {
  const mail = await mailServer(t, server);
  const notifier = createNotifier({
    smtp: { url: mail.url, from: FROM },
    retryDelaysMs: [20, 20, 20],
    ...options,
  });
  t.after(() => notifier.close());
  const collector = await openCollector({ secret: 'the-secret-of-this-test', notifier });
  return { ...mail, ...collector, notifier };
}

const signUp = (email: string) => champion({}, { email });

/** A mail whose number is all that the queue knows: its code is made while it is sent. */
const codeNotice = (number: number): NewNotice => ({
  campaign: 'edgbaston',
  kind: 'code',
  subject: 'ballot-1',
  reference: `code ${number}`,
  recipient: `voter-${number}@x.example`,
  data: { number },
});

const codeComposer = {
  describe: ({ reference }: NewNotice) => `the voter of ${reference}`,
  compose: ({ recipient = '', data }: NewNotice) =>
    Promise.resolve({
      to: recipient,
      message: { subject: 'Your code', text: `The code is SECRET-${String(data.number)}.\n` },
    }),
};

describe('mail that is not forgotten', () => {
  it('goes out after a restart, where the mail server was away when the person signed up', async (t) => {
    silence(t);
    const port = await freePort();
    const env = { DATA: folder(t), SMTP_URL: `smtp://127.0.0.1:${port}`, SMTP_FROM: FROM };
    const first = await serving(t, env);
    const posted = await fetch(`${first.url}/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(signUp('ada@x.example')),
    });
    assert.equal(posted.status, 201);
    const mailPage = async (url: string) =>
      (await (
        await fetch(`${url}/organiser/campaigns/edgbaston/mail`, {
          headers: { Authorization: `Bearer ${TOKEN}` },
        })
      ).json()) as { notices: { id: string; lastError: string; state: string }[] };
    await until(async () => (await mailPage(first.url)).notices.length === 1);
    const [{ id, lastError, state } = { id: '', lastError: '', state: '' }] = (
      await mailPage(first.url)
    ).notices;
    assert.equal(state, 'waiting');
    assert.match(lastError, /^unreachable: /);
    await first.stop();

    const { mails } = await mailServer(t, { port });
    const second = await serving(t, env);
    const retried = await fetch(`${second.url}/organiser/campaigns/edgbaston/mail/${id}/retry`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    assert.equal(retried.status, 200);
    await until(() => mails.length === 1);
    assert.deepEqual(mails[0]?.to, ['ada@x.example']);
    await until(async () => (await mailPage(second.url)).notices.length === 0);
  });

  it('waits while the password of the mail server is wrong', async (t) => {
    silence(t);
    const { port, mails } = await mailServer(t, { password: 'right' });
    const smtp = { url: `smtp://campaign:wrong@127.0.0.1:${port}`, from: FROM };
    const { post, store } = await open(t, {}, { smtp, retryDelaysMs: [60_000] });
    await post(signUp('ada@x.example'));
    await until(async () => (await store.notices.count('edgbaston')).delayed === 1);
    const [notice] = await store.notices.list('edgbaston', 10);
    assert.match(notice?.lastError ?? '', /^sign-in-refused: /);
    assert.equal(notice?.state, 'waiting');
    assert.equal(mails.length, 0);
  });

  it('is dropped at once where the address is refused, and the others get theirs', async (t) => {
    const logged = silence(t);
    const { post, store, mails } = await open(t, {
      refuses: (address) => (address.startsWith('nobody') ? 550 : undefined),
    });
    await post(signUp('nobody@x.example'));
    await post(signUp('ada@x.example'));
    await until(() => mails.length === 1);
    await until(async () => (await store.notices.count('edgbaston')).dropped === 1);
    const [notice] = await store.notices.list('edgbaston', 10);
    assert.match(notice?.lastError ?? '', /^recipient-refused: .*550/);
    assert.equal(logged().filter((line) => line.includes('given up')).length, 1);
    assert.doesNotMatch(JSON.stringify([notice, logged()]), /x\.example/);
  });

  it('is dropped at once where its content is refused', async (t) => {
    silence(t);
    const { post, store } = await open(t, { refusesContent: () => 554 });
    await post(signUp('ada@x.example'));
    await until(async () => (await store.notices.count('edgbaston')).dropped === 1);
    const [notice] = await store.notices.list('edgbaston', 10);
    assert.match(notice?.lastError ?? '', /^content-refused: .*554/);
  });

  it('does not wait behind a message that the server takes slowly', async (t) => {
    const { post, mails } = await open(t, {
      delayMs: (address) => (address.startsWith('slow') ? 3_000 : 0),
    });
    await post(signUp('slow@x.example'));
    for (let n = 0; n < 5; n++) await post(signUp(`fast-${n}@x.example`));
    await until(() => mails.length === 5);
    assert.ok(mails.every(({ to: [whom = ''] }) => whom.startsWith('fast')));
    await until(() => mails.length === 6);
  });

  it('keeps the same id at each try, so that its server can tell a second copy', async (t) => {
    silence(t);
    const refusals = [451];
    const seen: string[] = [];
    const { post, mails, store } = await open(t, { refuses: () => refusals.shift() });
    const add = store.notices.finish.bind(store.notices);
    store.notices.finish = (notice) => (seen.push(notice.id), add(notice));
    await post(signUp('ada@x.example'));
    await until(() => seen.length === 1);
    assert.equal(mails.length, 1);
    assert.ok(mails[0]?.text.includes(`Message-ID: <${seen[0]}@edgbaston.example>`));
  });

  it('is forgotten with its person', async (t) => {
    silence(t);
    const { post, store, notifier } = await open(
      t,
      { refuses: () => 451 },
      { retryDelaysMs: [60_000], organiser: 'organiser@edgbaston.example' },
    );
    const sent = signUp('ada@x.example');
    await post(sent);
    await until(async () => (await store.notices.count('edgbaston')).delayed === 2);
    await store.signups.erase(sent.id, '2026-11-21T10:00:00.000Z');
    assert.deepEqual(await store.notices.list('edgbaston', 10), []);
    await notifier.close();
  });

  it('is left alone by a collector that does not know its kind', async (t) => {
    const { store, notifier, mails, post } = await open(t, {});
    await store.notices.add([codeNotice(1)], '2026-11-21');
    notifier.wake();
    await post(signUp('ada@x.example'));
    await until(() => mails.length === 1);
    assert.equal(await store.notices.nextDue(['code']), '');
  });
});

/** Two collectors send what is queued in one database. */
async function sendByTwo(t: TestContext, stores: [Store, Store]): Promise<void> {
  const { url, mails } = await mailServer(t, { delayMs: () => 5 });
  const notifiers = stores.map((store) => {
    const notifier = createNotifier({ smtp: { url, from: FROM }, pollMs: 20 });
    t.after(() => notifier.close());
    const services = { store, campaigns: new Map(), privateKeys: undefined, publicUrl: '' };
    notifier.start({ ...services, now: () => new Date() }, { code: codeComposer });
    return notifier;
  });
  const [first] = stores;
  const numbers = Array.from({ length: 60 }, (_, n) => n);
  await first.notices.add(numbers.map(codeNotice), '2026-11-21');
  for (const notifier of notifiers) notifier.wake();
  await until(async () => (await first.notices.nextDue(['code'])) === undefined);
  assert.deepEqual(
    mails.map(({ to }) => to[0]).sort(),
    numbers.map((n) => `voter-${n}@x.example`).sort(),
  );
  await Promise.all(notifiers.map((notifier) => notifier.close()));
  assert.ok(mails.every(({ text }) => /The code is SECRET-\d+\./.test(text)));
}

describe('a notice in the queue', () => {
  it('is sent once by two collectors on one SQLite database', async (t) => {
    const store = await openSqliteStore(':memory:');
    await sendByTwo(t, [store, store]);
  });
});

describePostgres('a queue on PostgreSQL', (postgres) => {
  it('is emptied by two collectors, and each notice is sent once', async (t) => {
    const address = await postgres.ready('two-senders');
    const stores: [Store, Store] = [
      await openPostgresStore(address),
      await openPostgresStore(address),
    ];
    t.after(() => Promise.all(stores.map((store) => store.close())));
    await sendByTwo(t, stores);
  });
});
