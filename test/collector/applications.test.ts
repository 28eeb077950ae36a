import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type CollectorOptions, openSqliteStore } from '../../src/collector/index.ts';
import { deleteOldApplications } from '../../src/collector/applications/delete-old-applications.ts';
import { createNotifier } from '../../src/collector/notifications/notifier.ts';
import { folder, form, HTML, keepLog, type Open, openCollector, readMarkup } from './harness.ts';
import { mailServer, type MailServerOptions } from './mail-server.ts';

const NOW = '2026-11-26T12:00:00.000Z';
const SETTINGS = {
  isOpen: 'yes',
  organisation: 'The Example Party',
  contact: 'seats@example.org',
  privacyUrl: 'https://example.org/privacy',
  imprint: 'Published by A. Example, 1 Example Street',
  asks: 'Twenty champions by May.',
  keptDays: '90',
};
const FIELDS = {
  organisation: 'Example Party in Edgbaston',
  kind: 'party',
  place: 'Birmingham Edgbaston',
  commitment: 'Twenty champions by May.',
  name: 'Ada Example',
  email: 'ada@applicants.example',
  consent: 'yes',
};
const JSON_ASKED = { Accept: 'application/json' };

/** A collector whose clock the test moves, and where the owner has opened the page. */
async function openApplications(options: Partial<CollectorOptions> = {}, settings = {}) {
  let time = Date.parse(NOW);
  const collector = await openCollector({ now: () => new Date(time), ...options });
  const { organise } = collector;
  const saved = await organise(
    '/applications/settings',
    form({ ...SETTINGS, ...settings }, JSON_ASKED),
  );
  assert.equal(saved.status, 200);
  return { ...collector, later: (ms: number) => (time += ms) };
}
type Applications = Awaited<ReturnType<typeof openApplications>>;

const stampIn = (page: string) => /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '';
async function newStamp({ app, later }: Applications): Promise<string> {
  const stamp = stampIn(await readMarkup(app.request('/apply', { headers: HTML })));
  later(10_000);
  return stamp;
}
const apply = async (
  collector: Applications,
  fields: Record<string, string> = {},
  headers: Record<string, string> = HTML,
) => {
  const stamp = fields.form ?? (await newStamp(collector));
  return collector.app.request('/apply', form({ ...FIELDS, form: stamp, ...fields }, headers));
};
const waiting = async ({ organise }: Open) =>
  (
    (await (await organise('/applications')).json()) as {
      applications: { id: string; organisation: string; heldBecause: string | null }[];
    }
  ).applications;
const onlyId = async (collector: Open) => (await waiting(collector))[0]?.id ?? 'none';

describe('/apply', () => {
  it('is not there until the owner opens it, and again when they close it', async () => {
    const { app } = await openCollector();
    assert.equal((await app.request('/apply')).status, 404);
    const collector = await openApplications();
    const stamp = await newStamp(collector);
    await collector.organise(
      '/applications/settings',
      form({ ...SETTINGS, isOpen: 'no' }, JSON_ASKED),
    );
    assert.equal((await apply(collector, { form: stamp })).status, 404);
    assert.deepEqual(await waiting(collector), []);
  });

  it('says who decides, what is asked, how long it is kept, the imprint, and where to report abuse', async () => {
    const { app } = await openApplications();
    const page = await readMarkup(app.request('/apply', { headers: HTML }));
    for (const words of [
      'The Example Party',
      'Twenty champions by May.',
      'after 90 days at the latest',
      'Published by A. Example, 1 Example Street',
      'href="https://example.org/privacy"',
      'href="mailto:seats@example.org?subject=',
    ])
      assert.ok(page.includes(words), words);
    assert.doesNotMatch(page, /<script/);
    const welsh = await readMarkup(app.request('/apply?lang=cy', { headers: HTML }));
    assert.match(welsh, /<html lang="cy">/);
    assert.match(welsh, /Gofyn am gymryd rhan/);
  });

  it('takes an application, once however often the button is pressed', async () => {
    const collector = await openApplications();
    const stamp = await newStamp(collector);
    for (let n = 0; n < 3; n++) {
      const response = await apply(collector, { form: stamp });
      assert.equal(response.status, 303);
      assert.equal(response.headers.get('Location'), '/apply/received?lang=en');
    }
    const list = await waiting(collector);
    assert.deepEqual(
      list.map(({ organisation, heldBecause }) => [organisation, heldBecause]),
      [[FIELDS.organisation, null]],
    );
    const answer = await apply(collector, {}, JSON_ASKED);
    assert.deepEqual([answer.status, await answer.json()], [201, { received: true }]);
  });

  it('shows every problem beside its field, with what was typed', async () => {
    const collector = await openApplications();
    const response = await apply(collector, {
      organisation: ' ',
      kind: 'army',
      place: 'Nowhere-on-Sea',
      email: 'nobody',
      consent: '',
      name: '<script>alert(1)</script>',
    });
    assert.equal(response.status, 422);
    const page = await readMarkup(response);
    for (const field of ['organisation', 'kind', 'place', 'email', 'consent'])
      assert.ok(page.includes(`href="#${field}"`), field);
    assert.match(page, /value="Nowhere-on-Sea"/);
    assert.match(page, /value="&lt;script&gt;alert\(1\)&lt;\/script&gt;"/);
    assert.doesNotMatch(page, /<script/);
    assert.deepEqual(await waiting(collector), []);
  });

  it('offers the places that a name may mean, and takes the chosen one', async () => {
    const collector = await openApplications();
    const page = await readMarkup(apply(collector, { place: 'birmingham e' }));
    const codes = [...page.matchAll(/name="placeCode" value="(\w+)"/g)].map(([, code]) => code);
    assert.ok(codes.length > 1);
    const [placeCode = ''] = codes;
    assert.equal((await apply(collector, { place: 'birmingham e', placeCode })).status, 303);
  });

  it('holds what a program fills in, and tells nobody of it by mail', async () => {
    const collector = await openApplications();
    await apply(collector, { homepage: 'https://spam.example' });
    const fast = stampIn(await readMarkup(collector.app.request('/apply', { headers: HTML })));
    await apply(collector, { form: fast });
    assert.deepEqual((await waiting(collector)).map(({ heldBecause }) => heldBecause).sort(), [
      'honeypot',
      'too-fast',
    ]);
    const page = await readMarkup(collector.organise('/applications', { headers: HTML }));
    assert.match(page, /<summary>2 that look like a program’s<\/summary>/);
  });

  it('shows a form that is too old, or is another’s, again with what was typed', async () => {
    const collector = await openApplications();
    const stamp = await newStamp(collector);
    collector.later(25 * 60 * 60_000);
    for (const form of [stamp, 'made-up', '']) {
      const response = await apply(collector, { form });
      assert.equal(response.status, 409);
      const page = await readMarkup(response);
      assert.match(page, /value="Example Party in Edgbaston"/);
      assert.notEqual(stampIn(page), form);
    }
    assert.deepEqual(await waiting(collector), []);
  });

  it('bounds what strangers send: bodies, fields, and applications', async () => {
    const collector = await openApplications({ rateLimit: 120 });
    const { app } = collector;
    const large = await app.request('/apply', form({ ...FIELDS, commitment: 'x'.repeat(20_000) }));
    assert.equal(large.status, 413);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}`, '']));
    assert.equal((await app.request('/apply', form(many))).status, 413);
    const statuses = [];
    for (let n = 0; n < 7; n++) statuses.push((await apply(collector)).status);
    assert.deepEqual(statuses, [303, 303, 303, 303, 303, 429, 429]);
    const page = await readMarkup(apply(collector));
    assert.match(page, /value="Example Party in Edgbaston"/, 'nothing is lost');
    assert.equal((await waiting(collector)).length, 5);
  });

  it('takes no more than 300 that wait, and says where to write', async () => {
    const collector = await openApplications();
    for (let n = 0; n < 300; n++) assert.equal((await apply(collector)).status, 303);
    const response = await apply(collector);
    assert.equal(response.status, 503);
    assert.match(await readMarkup(response), /Please write to seats@example\.org/);
    assert.equal((await waiting(collector)).length, 300);
  });
});

describe('what the owner decides about an application', () => {
  it('is a draft with the wards filled in, and a link that lets one in', async () => {
    const collector = await openApplications({ publicUrl: 'https://collector.example' });
    await apply(collector);
    const page = await readMarkup(collector.organise('/applications', { headers: HTML }));
    assert.match(page, /<bdi>Example Party in Edgbaston<\/bdi>/);
    assert.match(page, /Harborne/);
    const id = await onlyId(collector);
    const accepted = await collector.organise(
      `/applications/${id}/accept`,
      form({ tell: 'here' }, JSON_ASKED),
    );
    assert.equal(accepted.status, 201);
    const { campaign, link } = (await accepted.json()) as { campaign: string; link: string };
    assert.equal(campaign, 'birmingham-edgbaston');
    assert.deepEqual(await waiting(collector), []);
    const draft = (await (await collector.organise(`/campaigns/${campaign}/draft`)).json()) as {
      document: { areas: { wards: { name: string }[] }; controller: { name: string } };
    };
    assert.ok(draft.document.areas.wards.some(({ name }) => name === 'Harborne'));
    assert.equal(draft.document.controller.name, FIELDS.organisation);
    const path = new URL(link).pathname;
    const opened = await collector.app.request(path, { headers: HTML });
    const cookie = (opened.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
    const joined = await collector.app.request(
      path,
      form({ name: 'Ada' }, { Cookie: cookie, Host: 'localhost', ...JSON_ASKED }),
    );
    assert.equal(joined.status, 204);
    const session = joined.headers
      .getSetCookie()
      .map((each) => each.split(';')[0] ?? '')
      .join('; ');
    const home = await readMarkup(
      collector.app.request('/organiser', { headers: { ...HTML, Cookie: session } }),
    );
    assert.match(home, new RegExp(`href="/organiser/campaigns/${campaign}/edit"`));
    const foreign = await collector.app.request('/organiser/applications', {
      headers: { ...HTML, Cookie: session },
    });
    assert.equal(foreign.status, 403);
  });

  it('is taken by one of two owners at once', async () => {
    const collector = await openApplications();
    await apply(collector);
    const id = await onlyId(collector);
    const answers = await Promise.all(
      [0, 1].map(() =>
        collector.organise(`/applications/${id}/accept`, form({ tell: 'here' }, JSON_ASKED)),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 404]);
    const drafts = await collector.store.drafts.list();
    assert.equal(drafts.length, 1);
    assert.equal((await collector.store.links.list()).length, 1);
  });

  it('erases what was written when it is refused, from the file too', async (t) => {
    const file = join(folder(t), 'collector.db');
    const store = await openSqliteStore(file);
    const collector = await openApplications({ store });
    await apply(collector);
    const id = await onlyId(collector);
    const refused = await collector.organise(`/applications/${id}/refuse`, form({}, JSON_ASKED));
    assert.equal(refused.status, 204);
    assert.deepEqual(await waiting(collector), []);
    await store.close();
    assert.ok(!readFileSync(file).includes('ada@applicants.example'));
  });

  it('is taken from those that nobody decided in time', async () => {
    const { store, ...collector } = await openApplications();
    await apply({ ...collector, store });
    const after = (days: number) => new Date(Date.parse(NOW) + days * 86_400_000);
    assert.equal(await deleteOldApplications(store, after(89)), 0);
    assert.equal(await deleteOldApplications(store, after(91)), 1);
  });
});

/** Waits for what happens in the background. */
async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 1000 && !holds(); n++) await wait(10);
  assert.ok(holds(), 'it came to pass within ten seconds');
}

describe('mails about applications', () => {
  const open = async (t: TestContext, options: MailServerOptions = {}) => {
    const server = await mailServer(t, options);
    const notifier = createNotifier({
      smtp: { url: server.url, from: 'collector@example.org' },
      retryDelaysMs: [20, 20, 20],
      logger: keepLog().logger,
    });
    const collector = await openApplications({ notifier, publicUrl: 'https://collector.example' });
    t.after(() => notifier.close());
    await apply(collector);
    await until(() => server.mails.length === 1);
    return { collector, server, id: await onlyId(collector) };
  };

  it('tell the owner that somebody applied, without their words', async (t) => {
    const { server } = await open(t);
    const [mail = assert.fail()] = server.mails;
    assert.deepEqual(mail.to, ['seats@example.org']);
    assert.match(mail.text, /https:\/\/collector\.example\/organiser\/applications/);
    assert.doesNotMatch(mail.text, /Ada|Edgbaston/);
  });

  it('send the link, which stands in no queue; a mail that is sent again has another one', async (t) => {
    let refusals = 1;
    const { collector, server, id } = await open(t, {
      refuses: (address) => (address === FIELDS.email && refusals-- > 0 ? 450 : undefined),
    });
    const accepted = await collector.organise(
      `/applications/${id}/accept`,
      form({ tell: 'mail' }, JSON_ASKED),
    );
    assert.deepEqual(await accepted.json(), {
      ...{ campaign: 'birmingham-edgbaston', link: null, expiresAt: null },
    });
    await until(() => server.mails.length === 2);
    const text = server.mails.at(-1)?.text ?? '';
    const [path = ''] = /\/organiser\/join\/[\w-]{32}/.exec(text) ?? [];
    assert.equal((await collector.app.request(path, { headers: HTML })).status, 200);
    const links = await collector.store.links.list();
    assert.deepEqual(
      links.map(({ revokedAt }) => revokedAt !== null).sort(),
      [false, true],
      'the link of the mail that was refused opens nothing',
    );
  });

  it('tell who is refused, and their address goes with the mail', async (t) => {
    const { collector, server, id } = await open(t);
    await collector.organise(`/applications/${id}/refuse?tell=mail`, form({}, JSON_ASKED));
    await until(() => server.mails.length === 2);
    assert.deepEqual(server.mails.at(-1)?.to, [FIELDS.email]);
    assert.match(server.mails.at(-1)?.text ?? '', /can’t take your group in now/);
  });
});
