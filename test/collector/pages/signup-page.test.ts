import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CollectorOptions } from '../../../src/collector/index.ts';
import { edgbaston, HARBORNE } from '../../contract/examples.ts';
import { openCollector, publishedAtOnce } from '../harness.ts';
import { PageVisitor } from './page-visitor.ts';

const SIGNUP = '/pages/edgbaston/signup';
const INVITE = 'abcdefgh2345';
const CHAMPION = {
  name: 'Ada Okafor',
  email: 'ada@example.org',
  ageConfirmed: 'on',
  'consents-keep-champion': 'on',
};

/** Somebody without scripts, who takes a minute for a form. */
async function visit(options: Partial<CollectorOptions> = {}) {
  let time = Date.parse('2026-11-21T18:00:00.000Z');
  const pass = (seconds: number) => (time += seconds * 1000);
  const collector = await openCollector({
    secret: 'a secret of this test, which is long enough',
    publicUrl: 'https://collector.example',
    now: () => new Date(time),
    ...options,
  });
  const visitor = new PageVisitor(collector);
  const open = async (path: string) => {
    const page = await visitor.open(path);
    pass(60);
    return page;
  };
  const people = async () => (await collector.store.people.list('edgbaston', { limit: 9 })).people;
  return { collector, open, pass, people, send: visitor.send.bind(visitor) };
}

describe('the page of the sign-up', () => {
  it('signs a champion up and gives them their private page and their link', async () => {
    const { open, send, people } = await visit();
    const page = await send(await open(SIGNUP), {
      ...CHAMPION,
      oneToOne: 'on',
      days: ['mon', 'tue'],
    });
    assert.match(page.text, /Thank you for stepping forward/);
    assert.match(page.text, /Ada Okafor.*you are with us\./);
    assert.match(page.text, /You asked for a 1-2-1/);
    assert.match(
      page.links.get('See, take back or delete what you gave') ?? [...page.links].join(),
      /^https:\/\/collector\.example\/mine#/,
    );
    const [box = ''] = page
      .all('textarea')
      .map(({ childNodes }) =>
        JSON.stringify(childNodes.map((node) => 'value' in node && node.value)),
      );
    assert.match(
      box,
      /https:\/\/collector\.example\/pages\/edgbaston\/signup\?invite=[2-9a-z]{12}/,
    );
    assert.match(page.links.get('WhatsApp') ?? '', /^https:\/\/wa\.me\/\?text=/);
    assert.ok(page.find('svg', 'role', 'img'));
    const [person = assert.fail()] = await people();
    assert.equal(person.name, 'Ada Okafor');
    assert.equal(person.meeting?.state, 'asked');
  });

  it('records each consent in the words that were seen', async () => {
    const { collector, open, send } = await visit();
    const page = await open(`${SIGNUP}?lang=cy`);
    const newer = { ...publishedAtOnce(), version: 2 };
    newer.consents = newer.consents.map((consent) =>
      consent.id === 'email'
        ? { ...consent, version: 9, statement: { en: 'Newer words.', cy: 'Geiriau newydd.' } }
        : consent,
    );
    await collector.store.campaigns.publish(newer, {
      by: 'a test',
      at: '2026-11-21T18:00:30.000Z',
    });
    const thanks = await send(page, { ...CHAMPION, 'consents-email': 'on' });
    assert.equal(thanks.status, 200);
    const person = (await collector
      .organise('/campaigns/edgbaston/people')
      .then((r) => r.json())) as {
      people: { id: string }[];
    };
    const record = await (
      await collector.organise(`/campaigns/edgbaston/people/${person.people[0]?.id}`)
    ).text();
    assert.match(record, /E-bostiwch fi am yr ymgyrch hon\./);
    assert.doesNotMatch(record, /Geiriau newydd/);
    assert.match(record, /"granted":false/);
  });

  it('refuses a name that may not be kept, and keeps what was typed', async () => {
    const { open, send, people } = await visit();
    const { 'consents-keep-champion': _, ...without } = CHAMPION;
    const page = await send(await open(SIGNUP), { ...without, roles: 'talk' });
    assert.equal(page.status, 422);
    assert.equal(page.field('name'), 'Ada Okafor');
    assert.equal(page.field('roles'), 'talk');
    assert.equal(page.field('ageConfirmed'), 'on');
    assert.equal(page.texts('class', 'error').length, 1);
    assert.deepEqual(await people(), []);
  });

  it('carries the invitation that brought somebody, and leaves it out where they wish', async () => {
    const { collector, open, send, people } = await visit();
    const page = await open(`${SIGNUP}?invite=${INVITE}`);
    assert.match(page.text, /An invitation brought you here/);
    const dropped = await send(page, { ...CHAMPION, drop: 'yes' });
    assert.equal(dropped.status, 200);
    assert.equal(dropped.field('name'), 'Ada Okafor');
    assert.doesNotMatch(dropped.text, /Leave the invitation out/);
    await send(dropped, {});
    await send(await open(`${SIGNUP}?invite=${INVITE}`), {
      ...CHAMPION,
      name: 'Ben Lee',
      email: 'ben@example.org',
    });
    const invitations = await Promise.all(
      (await people()).map(async ({ id, name }) => {
        const record = await collector.organise(`/campaigns/edgbaston/people/${id}`);
        return [name, (await record.text()).includes(INVITE)];
      }),
    );
    assert.deepEqual(Object.fromEntries(invitations), { 'Ada Okafor': false, 'Ben Lee': true });
  });

  it('says who invited, if that person lets their first name be read', async () => {
    const { collector, open, send } = await visit();
    const thanks = await send(await open(SIGNUP), CHAMPION);
    const address = /signup\?invite=[2-9a-z]{12}/.exec(thanks.markup)?.[0] ?? '';
    const path = `/pages/edgbaston/${address}`;
    assert.match((await open(path)).text, /An invitation brought you here/);
    const { id } = JSON.parse(thanks.metaContent('campaign-receipt')) as { id: string };
    await collector.store.signups.showFirstName(id, true, '2026-11-22T10:00:00.000Z');
    const page = await open(path);
    assert.match(page.text, /⁨?Ada⁩? invited you/);
    assert.doesNotMatch(page.text, /Okafor/);
    // Also when the form comes back, and not once the invitation was left out.
    assert.match((await send(page, { email: 'ben@' })).text, /Ada⁩? invited you/);
    assert.doesNotMatch((await send(page, { drop: 'yes' })).text, /Ada⁩? invited you/);
  });

  it('shows the form without a name where it can’t be found just now', async () => {
    const { collector, open } = await visit({ rateLimit: 1 });
    const question = { campaign: 'edgbaston', code: INVITE };
    await collector.app.request('/invitations', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(question),
    });
    const page = await open(`${SIGNUP}?invite=${INVITE}`);
    assert.equal(page.status, 200);
    assert.match(page.text, /An invitation brought you here/);
  });

  it('is also that of an organisation', async () => {
    const { open, send, people } = await visit();
    const page = await open(`${SIGNUP}?as=organisation`);
    const wrong = await send(page, { ...CHAMPION, organisation: 'St Mary’s' });
    assert.equal(wrong.status, 422);
    assert.equal(wrong.field('organisation'), 'St Mary’s');
    const thanks = await send(wrong, { organisationKind: 'faith' });
    assert.match(thanks.text, /St Mary’s.*is with us\./);
    assert.equal((await people())[0]?.organisation?.name, 'St Mary’s');
  });

  it('tells nobody who signed up once an hour has passed', async () => {
    const { collector, open, pass } = await visit();
    const posted = await open(SIGNUP);
    let address = '';
    const watching = {
      app: {
        request: (path: string, init?: RequestInit) => {
          if (init?.method !== 'POST') address = path;
          return collector.app.request(path, init);
        },
      },
    } as Pick<typeof collector, 'app'>;
    await new PageVisitor(watching).send(posted, CHAMPION);
    assert.match(address, /received\?lang=en&receipt=/);
    assert.doesNotMatch(decodeURIComponent(address), /Ada|example/);
    pass(3601);
    const later = await open(address);
    assert.match(later.text, /Your reference is/);
    assert.doesNotMatch(later.text, /Ada/);
    assert.doesNotMatch(later.markup, /\/mine#/);
  });
});

describe('the form after an answer that asks for a name', () => {
  const answer = { issue: 'street-lighting', area: HARBORNE };

  it('is sent by itself, with the ward and nothing of the answer', async () => {
    const { open, send, people } = await visit();
    const thanks = await send(await open('/pages/edgbaston/survey'), answer);
    const wrong = await send(thanks, { name: 'Amina Begum', email: 'amina@' });
    assert.equal(wrong.status, 422);
    assert.equal(wrong.field('name'), 'Amina Begum');
    assert.ok(wrong.find('details', 'open', ''));
    const page = await send(wrong, {
      ...{ email: 'amina@residents.example', ageConfirmed: 'on' },
      ...{ 'consents-keep': 'on', 'consents-email': 'on' },
    });
    assert.match(page.text, /Thank you\. We will be in touch/);
    assert.match(page.markup, /\/mine#/);
    const [person = assert.fail()] = await people();
    assert.equal(person.kind, 'contact');
    assert.equal(person.area, HARBORNE);
  });

  it('is not there where the campaign does not ask', async () => {
    const survey = { ...edgbaston().survey, contactStep: false };
    const { open, send } = await visit({ campaigns: [{ ...publishedAtOnce(), survey }] });
    const thanks = await send(await open('/pages/edgbaston/survey'), answer);
    assert.deepEqual(thanks.all('form'), []);
  });
});
