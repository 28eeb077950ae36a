import { arrivalKindOf, thankYouMessage } from '../../src/collector/notifications/message-texts.ts';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { createMailAllowance } from '../../src/collector/notifications/mail-allowance.ts';
import {
  createNotifier,
  type NotifierOptions,
} from '../../src/collector/notifications/notifier.ts';
import { CampaignDocument, type ChampionSignup, type Contact } from '../../src/contract/index.ts';
import { answer, champion, contact, edgbaston } from '../contract/examples.ts';
import { mailServer } from './mail-server.ts';
import { folder, HTML, openCollector, problemsOf, serving, silence, TOKEN } from './harness.ts';

/** A real web server on loopback that keeps what is posted to it. */
async function hookServer(
  t: TestContext,
  answer: (response: ServerResponse, nth: number) => void = (response) =>
    response.writeHead(204).end(),
): Promise<{ url: string; posts: unknown[] }> {
  const posts: unknown[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    void json(request).then((body) => answer(response, posts.push(body)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => (server.closeAllConnections(), server.close()));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, posts };
}

async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 500 && !holds(); n++) await wait(10);
  assert.ok(holds(), 'it came to pass within five seconds');
}

async function open(t: TestContext, options: NotifierOptions, document: unknown = edgbaston()) {
  const publicUrl = 'https://collector.example';
  const allowPrivate = options.webhook ? [new URL(options.webhook).host] : [];
  const notifier = createNotifier({ retryDelaysMs: [20, 20], allowPrivate, ...options });
  t.after(() => notifier.close());
  return {
    notifier,
    ...(await openCollector({
      campaigns: [document],
      secret: 'the-secret-of-this-test',
      publicUrl,
      notifier,
    })),
  };
}

describe('the thank-you', () => {
  it('goes to the person once, with reference, what happens next, the private link and the imprint', async (t) => {
    const { url, mails } = await mailServer(t);
    const { post } = await open(t, { smtp: { url, from: 'hello@edgbaston.example' } });
    const sent = champion({}, { name: 'Siân', email: 'sian@x.example' });
    const { reference, mine } = (await (await post(sent)).json()) as {
      reference: string;
      mine: string;
    };
    await until(() => mails.length === 1);
    await post(sent);
    await post(champion({}, { email: 'b@x.example' }));
    await until(() => mails.length === 2);
    const [mail] = mails;
    assert.deepEqual(mail?.to, ['sian@x.example']);
    for (const part of [
      'Thank you.',
      `Your reference is ${reference}.`,
      'A community organiser gets in touch within a week',
      mine,
      'Promoted by P. Example of 12 Example Street',
      'hello@edgbaston.example',
    ])
      assert.ok(mail.text.includes(part), part);
    assert.match(mail.text, /^From: hello@edgbaston\.example\r?$/m);
    assert.doesNotMatch(mail.text, /Siân/);
  });

  it('speaks Welsh to whoever signed up in Welsh, and of the survey to a contact', async (t) => {
    const { url, mails } = await mailServer(t);
    const smtp = { url, from: 'hello@edgbaston.example' };
    const document = { ...edgbaston(), imprint: 'not-required' };
    const { post } = await open(t, { smtp }, document);
    const arrive = async (submission: ChampionSignup | Contact): Promise<string> => {
      const posted = await post(submission);
      assert.equal(posted.status, 201);
      return ((await posted.json()) as { reference: string }).reference;
    };
    const reference = await arrive(champion({ locale: 'cy' }, { email: 'sian@x.example' }));
    await until(() => mails.length === 1);
    await arrive(contact());
    await until(() => mails.length === 2);
    await arrive(
      champion(
        {},
        {
          email: 'vicar@x.example',
          organisation: { name: 'St Mary’s', kind: 'faith', listed: true },
        },
      ),
    );
    await until(() => mails.length === 3);
    assert.match(
      mails[2]?.text ?? '',
      /You signed an organisation up to work with Birmingham Edgbaston Constituency Party\./,
    );
    assert.match(mails[0]?.text ?? '', /Diolch\.[\s\S]*Bydd trefnydd cymunedol/);
    assert.ok(mails[0]?.text.includes(`Eich cyfeirnod yw ${reference}.`));
    assert.match(
      mails[1]?.text ?? '',
      /to tell you what happens\.[\s\S]*In September two community conferences/,
    );
    for (const { text: said } of mails) assert.doesNotMatch(said, /Promoted|Hyrwyddwyd/);
  });

  it('says who promotes the campaign, and on whose behalf, in the language of the person', () => {
    const promoter = { name: 'P. Example', address: '12 Example Street' };
    const onBehalfOf = { name: 'C. Example', address: '14 Example Street' };
    const imprint = { promoter, onBehalfOf };
    const campaign = CampaignDocument.parse({ ...edgbaston(), imprint });
    const thank = (submission: ChampionSignup) =>
      thankYouMessage({
        campaign,
        kind: arrivalKindOf({ submission }),
        locale: submission.locale,
        reference: 'BCD-FGH-JKL',
      }).text;
    assert.match(
      thank(champion()),
      /\n\nPromoted by P\. Example of 12 Example Street, on behalf of C\. Example of 14 Example Street\.\n$/,
    );
    assert.match(
      thank(champion({ locale: 'cy' })),
      /\n\nHyrwyddwyd gan P\. Example o 12 Example Street, ar ran C\. Example o 14 Example Street\.\n$/,
    );
  });

  it('thanks each person in the language of their form, in English where it has none', () => {
    const subjectIn = (locale: string) =>
      thankYouMessage({
        campaign: CampaignDocument.parse(edgbaston()),
        kind: 'champion',
        locale,
        reference: 'BCD-FGH-JKL',
      }).subject.split(' – ')[0];
    assert.deepEqual(['en', 'cy-GB', 'pl', 'ro', 'pa', 'ur', 'bn', 'ar', 'fr'].map(subjectIn), [
      ...['Thank you', 'Diolch', 'Dziękujemy', 'Mulțumim', 'ਧੰਨਵਾਦ', 'شکریہ', 'ধন্যবাদ'],
      ...['شكرًا لك', 'Thank you'],
    ]);
  });

  it('carries nothing that a stranger typed', async (t) => {
    const { url, mails } = await mailServer(t);
    const { post } = await open(t, { smtp: { url, from: 'hello@edgbaston.example' } });
    const typed = 'Win-a-prize https://evil.example/claim';
    const sent = champion(
      { assistedBy: typed, source: 'evil-example' },
      {
        name: typed,
        email: 'victim@x.example',
        language: 'evil.example',
        oneToOne: { place: typed },
        organisation: { name: typed, role: typed, kind: 'faith', listed: true },
      },
    );
    assert.equal((await post(sent)).status, 201);
    assert.equal(
      (await post(contact({ answers: { ...contact().answers, name: typed } }))).status,
      201,
    );
    await until(() => mails.length === 2);
    for (const { text: said } of mails) assert.doesNotMatch(said, /prize|evil/i);
  });

  it('goes to an address once a day, however its tags, capitals and Gmail’s dots are written', async (t) => {
    const { url, mails } = await mailServer(t);
    let now = new Date('2026-11-21T23:50:00Z');
    const { post } = await open(t, {
      smtp: { url, from: 'hello@edgbaston.example' },
      mailAllowance: createMailAllowance({ maxPerDay: 100, now: () => now }),
    });
    const arrive = async (email: string) =>
      assert.equal((await post(champion({}, { email }))).status, 201);
    for (let n = 0; n < 20; n++) await arrive(`victim+${n}@x.example`);
    for (const email of ['Victim@X.example', 'a.b.c@gmail.com', 'abc+x@googlemail.com'])
      await arrive(email);
    await arrive('somebody-else@x.example');
    await until(() => mails.length === 3);
    await wait(100);
    assert.deepEqual(mails.map(({ to }) => to[0]).sort(), [
      'a.b.c@gmail.com',
      'somebody-else@x.example',
      'victim+0@x.example',
    ]);
    now = new Date('2026-11-22T00:10:00Z');
    await arrive('victim+20@x.example');
    await until(() => mails.length === 4);
  });

  it('goes to so many people of a campaign a day; the organiser is told once, and everybody is stored', async (t) => {
    const logged = silence(t);
    const { url, mails } = await mailServer(t);
    const { post, store } = await open(t, {
      smtp: { url, from: 'hello@edgbaston.example' },
      organiser: 'organiser@edgbaston.example',
      mailAllowance: createMailAllowance({ maxPerDay: 2 }),
    });
    for (let n = 0; n < 6; n++)
      assert.equal((await post(champion({}, { email: `p${n}@x.example` }))).status, 201);
    const to = (address: RegExp) => mails.filter(({ to: [whom = ''] }) => address.test(whom));
    await until(() => to(/^organiser@/).length === 7 && to(/^p\d@/).length === 2);
    await wait(100);
    assert.equal(mails.length, 9);
    const told = to(/^organiser@/).filter(({ text: said }) => said.includes('MAX_MAIL_PER_DAY'));
    assert.equal(told.length, 1);
    assert.equal(logged().filter((line) => line.includes('as it may today')).length, 1);
    assert.doesNotMatch(logged().join(), /x\.example/);
    assert.equal((await store.people.list('edgbaston', { limit: 50 })).people.length, 6);
  });

  it('is not sent again after a restart on the same day', async (t) => {
    const { url, mails } = await mailServer(t);
    const env = {
      DATA: folder(t),
      SMTP_URL: url,
      SMTP_FROM: 'hello@edgbaston.example',
      MAX_MAIL_PER_DAY: '2',
    };
    for (const emails of [
      ['victim@x.example', 'a@x.example'],
      ['victim+1@x.example', 'b@x.example'],
    ]) {
      const running = await serving(t, env);
      for (const email of emails) {
        const response = await fetch(`${running.url}/submissions`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(champion({}, { email })),
        });
        assert.equal(response.status, 201);
      }
      await running.stop();
    }
    assert.deepEqual(mails.map(({ to }) => to[0]).sort(), ['a@x.example', 'victim@x.example']);
  });

  it('is told on the campaign’s page by how many it was held back today', async (t) => {
    silence(t);
    const { url, mails } = await mailServer(t);
    const running = await serving(t, {
      SMTP_URL: url,
      SMTP_FROM: 'hello@edgbaston.example',
      MAX_MAIL_PER_DAY: '2',
    });
    const notice = async () => {
      const response = await fetch(`${running.url}/organiser/campaigns/edgbaston`, {
        headers: { ...HTML, Authorization: `Bearer ${TOKEN}` },
      });
      const [, told] =
        /<b>([^<]*)<\/b> who signed up today got no/.exec(await response.text()) ?? [];
      return told;
    };
    const signUp = async (email: string) =>
      fetch(`${running.url}/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(champion({}, { email })),
      });
    for (const name of ['a', 'b']) await signUp(`${name}@x.example`);
    await until(() => mails.length === 2);
    assert.equal(await notice(), undefined);
    for (const [name, told] of [
      ['c', '1 person'],
      ['d', '2 people'],
    ] as const) {
      await signUp(`${name}@x.example`);
      for (let n = 0; n < 100 && (await notice()) !== told; n++) await wait(20);
      assert.equal(await notice(), told);
    }
  });

  for (const email of [
    '-oQ/tmp/x@example.org',
    '"-oQ/tmp/x"@example.org',
    'a@[127.0.0.1]',
    '.'.repeat(254),
    'a@x.example\r\nBcc: b@x.example',
  ])
    it(`is never sent to ${JSON.stringify(email).slice(0, 40)}, which is refused`, async (t) => {
      const { url, tries } = await mailServer(t);
      const { post } = await open(t, { smtp: { url, from: 'hello@edgbaston.example' } });
      const refused = await post(champion({}, { email }));
      assert.equal(refused.status, 422);
      assert.deepEqual(
        (await problemsOf(refused)).map(({ path }) => path),
        ['answers.email'],
      );
      assert.equal(tries(), 0);
    });

  it('goes to nobody who gave no address, and on behalf of nobody who is held', async (t) => {
    const { url, mails } = await mailServer(t);
    const { post } = await open(t, {
      smtp: { url, from: 'hello@edgbaston.example' },
      organiser: 'organiser@edgbaston.example',
    });
    const { email: _, ...byPhone } = champion({}, { phone: '07700 900123' }).answers;
    await post({ ...champion(), answers: byPhone });
    await post(champion({ signals: { honeypot: 'x' } }));
    await until(() => mails.length === 2);
    assert.deepEqual(
      mails.map(({ to }) => to),
      [['organiser@edgbaston.example'], ['organiser@edgbaston.example']],
    );
    assert.match(
      mails.find(({ text: said }) => said.includes('held for you'))?.text ?? '',
      /New champion/,
    );
  });
});

describe('the line to the organiser', () => {
  it('says where somebody is new, and nothing that names them', async (t) => {
    const [{ url, mails }, hook] = [await mailServer(t), await hookServer(t)];
    const { post } = await open(t, {
      smtp: { url, from: 'hello@edgbaston.example' },
      organiser: 'organiser@edgbaston.example',
      webhook: hook.url,
    });
    const sent = champion(
      {},
      { phone: '07700 900123', organisation: { name: 'St Mary’s', kind: 'faith', listed: true } },
    );
    const { reference } = (await (await post(sent)).json()) as { reference: string };
    await until(() => mails.length === 2 && hook.posts.length === 1);
    const line = mails.find(({ to }) => to[0] === 'organiser@edgbaston.example')?.text ?? '';
    assert.match(
      line,
      new RegExp(
        `New organisation for “One big issue, ward by ward”: ${reference}, Harborne, from residents-site\\.`,
      ),
    );
    assert.match(line, /https:\/\/collector\.example\/organiser\/campaigns\/edgbaston/);
    assert.deepEqual(hook.posts, [
      {
        kind: 'champion-signup',
        campaign: 'edgbaston',
        reference,
        area: 'E05011144',
        source: 'residents-site',
        held: false,
      },
    ]);
    assert.doesNotMatch(line, /Ada|ada@|900123|Mary|mine#/);
  });

  it('is told of nobody twice, and of no anonymous answer', async (t) => {
    const hook = await hookServer(t);
    const { post } = await open(t, { webhook: hook.url });
    const sent = champion();
    await Promise.all(Array.from({ length: 5 }, () => post(sent)));
    await post({ ...sent, answers: { ...sent.answers, name: 'Other' } });

    await post(answer());
    await post(contact());
    await until(() => hook.posts.length >= 2);
    await wait(100);
    assert.deepEqual(
      hook.posts.map((one) => (one as { kind: string }).kind),
      ['champion-signup', 'contact'],
    );
  });
});

describe('what cannot be told', () => {
  it('is tried again where it may work later', async (t) => {
    const logged = silence(t);
    const refusals = [451, 421];
    const [{ url, mails, tries }, hook] = [
      await mailServer(t, { refuses: () => refusals.shift() }),
      await hookServer(t, (response, nth) => response.writeHead(nth < 3 ? 503 : 200).end()),
    ];
    const { post } = await open(t, {
      smtp: { url, from: 'hello@edgbaston.example' },
      webhook: hook.url,
    });
    await post(champion());
    await until(() => mails.length === 1 && hook.posts.length === 3);
    assert.equal(tries(), 3);
    assert.ok(logged().some((line) => line.includes('tried again in 0.02 s')));
  });

  it('is given up where it never will, and logged without a name or an address', async (t) => {
    const logged = silence(t);
    const [{ url, mails, tries }, hook] = [
      await mailServer(t, { refuses: () => 550 }),
      await hookServer(t, (response) => response.writeHead(410).end()),
    ];
    const { post } = await open(t, {
      smtp: { url, from: 'hello@edgbaston.example' },
      webhook: hook.url,
    });
    const { reference } = (await (
      await post(champion({}, { name: 'Secret Name', email: 'secret@x.example' }))
    ).json()) as { reference: string };
    await until(() => logged().filter((line) => line.includes('given up')).length === 2);
    await wait(100);
    assert.deepEqual([tries(), mails.length, hook.posts.length], [1, 0, 1]);
    assert.ok(logged().every((line) => line.includes(reference)));
    assert.doesNotMatch(logged().join(), /Secret|secret@|127\.0\.0\.1/);
  });

  it('is given up after a few tries, and neither delays nor fails an answer', async (t) => {
    const logged = silence(t);
    const hook = await hookServer(t, () => undefined);
    const { post } = await open(t, {
      smtp: { url: 'smtp://127.0.0.1:1', from: 'hello@edgbaston.example' },
      webhook: hook.url,
    });
    const since = performance.now();
    assert.equal((await post(champion())).status, 201);
    assert.ok(performance.now() - since < 2000);
    await until(() => logged().some((line) => line.includes('given up')));
    assert.equal(logged().filter((line) => line.includes('the person')).length, 3);
  });

  it('stays in the queue when the collector stops', async (t) => {
    const logged = silence(t);
    const hook = await hookServer(t, (response) => response.writeHead(503).end());
    const { notifier, post } = await open(t, { webhook: hook.url, retryDelaysMs: [100] });
    await post(champion());
    await until(() => logged().some((line) => line.includes('tried again in 0.1 s')));
    await notifier.close();
    assert.equal((await post(champion())).status, 201, 'answers are still taken');
    await wait(300);
    assert.equal(hook.posts.length, 1, 'neither tried again, nor told of who came later');
  });

  it('leaves no connection to the mail server open when the collector stops', async (t) => {
    const { url, mails, connections } = await mailServer(t);
    const smtp = { url, from: 'campaign@example.org' };
    const { notifier, post } = await open(t, { smtp, organiser: 'organiser@example.org' });
    await post(champion());
    await until(() => mails.length > 0);
    assert.ok(connections() > 0, 'it is kept for the next message');
    await notifier.close();
    await until(() => connections() === 0);
  });

  it('is not tried again where it fails after the collector began to stop', async (t) => {
    const logged = silence(t);
    let fail: () => void = () => undefined;
    const hook = await hookServer(t, (response) => {
      fail = () => response.writeHead(500).end();
    });
    const { notifier, post } = await open(t, { webhook: hook.url, retryDelaysMs: [10] });
    await post(champion());
    await until(() => hook.posts.length === 1);
    const closing = notifier.close();
    fail();
    await closing;
    await wait(200);
    assert.equal(hook.posts.length, 1);
    assert.match(logged().join(), /tried again/);
  });

  it('may end, for a while, where it is under way when the collector stops', async (t) => {
    let finish: () => void = () => undefined;
    const hook = await hookServer(t, (response) => {
      finish = () => response.writeHead(204).end();
    });
    const { notifier, post } = await open(t, { webhook: hook.url });
    await post(champion());
    await until(() => hook.posts.length === 1);
    let isClosed = false;
    const closing = notifier.close().then(() => (isClosed = true));
    await wait(50);
    assert.equal(isClosed, false);
    finish();
    await closing;
  });
});
