import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PeoplePage } from '../../src/collector/people/people-records.ts';
import type { Person } from '../../src/collector/people/person.ts';
import { hashOf } from '../../src/collector/organiser/token-hash.ts';
import { champion, championConsents, HARBORNE } from '../contract/examples.ts';
import { form, HTML, type Open, openCollector, readMarkup } from './harness.ts';

const CAMPAIGN = '/campaigns/edgbaston';
const DAY_MS = 86_400_000;

/** A collector whose clock the test moves. */
async function openDay() {
  let time = Date.parse('2026-11-21T18:00:00.000Z');
  const collector = await openCollector({ now: () => new Date(time) });
  return { ...collector, later: (ms: number) => (time += ms) };
}

const today = async ({ organise }: Open) =>
  await readMarkup(organise(`${CAMPAIGN}/today`, { headers: HTML }));
/** What stands under a heading, until the next one. */
const under = (page: string, heading: string): string => {
  const [, rest = ''] = page.split(`<h2>${heading}</h2>`);
  return rest.split('<h2>')[0] ?? '';
};
const idOf = async ({ organise }: Open, name: string) => {
  const { people } = (await (await organise(`${CAMPAIGN}/people`)).json()) as PeoplePage;
  return people.find((person) => person.name === name)?.id ?? 'nobody';
};
const change = async (collector: Open, name: string, what: object) =>
  collector.organise(`${CAMPAIGN}/people/changes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ people: [await idOf(collector, name)], change: what }),
  });
const signUp = async (
  { post }: Open,
  name: string,
  statements: string[],
  answers: Parameters<typeof champion>[1] = {},
) => {
  const consents = championConsents('keep-champion', ...(statements as 'email'[]));
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const sent = champion({ consents }, { name, email, ...answers });
  assert.equal((await post(sent)).status, 201);
};

describe('the first page of a campaign', () => {
  it('tells who waits for a 1-2-1: since when, their wish, and how they agreed to be reached', async () => {
    const collector = await openDay();
    const oneToOne = { days: ['mon' as const], way: 'phone' as const, place: 'The <hall>' };
    await signUp(collector, 'Ada Okafor', ['phone', 'sms'], { oneToOne, phone: '07700 900123' });
    const list = under(await today(collector), 'Waiting for a 1-2-1');
    assert.match(list, /<bdi>Ada Okafor<\/bdi>/);
    assert.match(list, /asked 21 Nov 2026/);
    assert.match(list, /Would like: Monday; by phone; <bdi>The &lt;hall&gt;<\/bdi>/);
    for (const link of ['tel:+447700900123', 'sms:+447700900123', 'https://wa.me/447700900123'])
      assert.ok(list.includes(`href="${link}"`), link);
    assert.doesNotMatch(list, /mailto:/);
  });

  it('tells those apart who agreed to no way, and what may still be done', async () => {
    const collector = await openDay();
    await signUp(collector, 'Bo Li', [], { oneToOne: { days: ['mon'] }, phone: '07700 900124' });
    await collector.store.imports.add(
      'edgbaston',
      [
        {
          name: 'Cai Listed',
          email: 'cai@example.org',
          area: HARBORNE,
          areaVersion: '2025-05',
          roles: [],
          consentSource: 'Signed at the <fair>',
        },
      ],
      { name: 'Grace', at: '2026-11-21T18:00:00.000Z' },
    );
    await change(collector, 'Cai Listed', { what: 'meeting', state: 'asked' });
    const page = await today(collector);
    assert.equal(under(page, 'Waiting for a 1-2-1'), '');
    const list = under(page, 'Waiting, and agreed to no way of being reached');
    assert.match(list, /you may answer that, once, by what they gave, and about nothing else/);
    assert.match(list, /Bo Li/);
    assert.match(list, /“<bdi>Signed at the &lt;fair&gt;<\/bdi>”/);
    assert.doesNotMatch(list, /href="(tel|sms|mailto):/);
  });

  it('knows nobody as reachable by a way that they took back, or for which they gave nothing', async () => {
    const collector = await openDay();
    await signUp(collector, 'Ada Okafor', ['email', 'phone'], { oneToOne: { days: ['mon'] } });
    assert.match(under(await today(collector), 'Waiting for a 1-2-1'), /href="mailto:/);
    const id = await idOf(collector, 'Ada Okafor');
    const found = await collector.organise(`${CAMPAIGN}/people/${id}`);
    const person = (await found.json()) as Person;
    const [signup] = person.signups;
    await collector.store.signups.withdraw(
      signup?.id ?? '',
      'email',
      'mine',
      '2026-11-22T09:00:00.000Z',
    );
    const page = await today(collector);
    assert.equal(under(page, 'Waiting for a 1-2-1'), '');
    assert.match(under(page, 'Waiting, and agreed to no way of being reached'), /Ada Okafor/);
  });

  it('records with one press that a 1-2-1 was held today, and says so', async () => {
    const collector = await openDay();
    await signUp(collector, 'Ada Okafor', ['email'], { oneToOne: { days: ['mon'] } });
    const id = await idOf(collector, 'Ada Okafor');
    const list = under(await today(collector), 'Waiting for a 1-2-1');
    const [sent = ''] =
      /<form(?:(?!<\/form>).)*value="held"(?:(?!<\/form>).)*<\/form>/.exec(list) ?? [];
    const fields = [...sent.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    );
    const answer = await collector.organise(
      `${CAMPAIGN}/people/changes`,
      form(Object.fromEntries(fields)),
    );
    assert.equal(
      answer.headers.get('Location'),
      `/organiser${CAMPAIGN}/today?done=meeting&n=1#done`,
    );
    assert.equal(under(await today(collector), 'Waiting for a 1-2-1'), '');
    const person = (await (await collector.organise(`${CAMPAIGN}/people/${id}`)).json()) as Person;
    assert.deepEqual(person.meeting, { state: 'held', on: '2026-11-21', with: 'collector' });
    assert.equal(person.stage, 'met');
  });

  it('tells what is due until today, mine before everybody’s, and what is late', async () => {
    const collector = await openDay();
    for (const name of ['Ada Okafor', 'Bo Li', 'Cai Evans']) await signUp(collector, name, []);
    await change(collector, 'Ada Okafor', { what: 'next', on: '2026-11-19', for: 'Ring her' });
    await change(collector, 'Ada Okafor', { what: 'owner', owner: 'collector' });
    await change(collector, 'Bo Li', { what: 'next', on: '2026-11-21' });
    await change(collector, 'Cai Evans', { what: 'next', on: '2026-11-22' });
    const page = await today(collector);
    const mine = under(page, 'To follow up: mine');
    assert.match(mine, /Ada Okafor.*Ring her.*since 19 Nov 2026/);
    const others = under(page, 'To follow up: everybody’s');
    assert.match(others, /Bo Li/);
    assert.doesNotMatch(others, /Ada Okafor|Cai Evans/);
    await change(collector, 'Ada Okafor', { what: 'next', on: null });
    assert.equal(under(await today(collector), 'To follow up: mine'), '');
  });

  it('tells what to decide: who is set aside, and who may be here twice', async () => {
    const collector = await openDay();
    await signUp(collector, 'Ada Okafor', []);
    await signUp(collector, 'Ada O', [], { email: 'ada.okafor@example.org' });
    await signUp(collector, 'Dai Held', []);
    await change(collector, 'Dai Held', { what: 'hold' });
    const list = under(await today(collector), 'To decide');
    assert.match(list, /Dai Held.*set aside: /);
    assert.match(list, /Ada O<.*perhaps the same person as .*Ada Okafor/);
    for (const what of ['count', 'merge', 'dismiss'])
      assert.match(list, new RegExp(`name="what" value="${what}"`));
  });

  it('tells who is new since the visit before, and a reload is no visit', async () => {
    const collector = await openDay();
    await signUp(collector, 'Ada Okafor', []);
    assert.match(under(await today(collector), 'New in the last 7 days'), /Ada Okafor/);
    collector.later(DAY_MS);
    await signUp(collector, 'Bo Li', []);
    for (const _ of [1, 2]) {
      const list = under(await today(collector), 'New since you were here');
      assert.match(list, /Bo Li/);
      assert.doesNotMatch(list, /Ada Okafor/);
      collector.later(60_000);
    }
    collector.later(DAY_MS);
    assert.match(under(await today(collector), 'New since you were here'), /Nobody\./);
  });

  it('is the page that a token for people comes to first, and nothing for one for figures', async () => {
    const collector = await openDay();
    const first = await collector.organise('', { headers: HTML, redirect: 'manual' });
    assert.equal(first.headers.get('Location'), `/organiser${CAMPAIGN}/today`);
    const token = 'cwt_the-token-for-figures';
    await collector.store.tokens.add(
      {
        id: 'reporter',
        name: 'Reporter',
        campaigns: ['edgbaston'],
        scopes: ['figures'],
        source: null,
        createdAt: '2026-11-21T10:00:00.000Z',
        createdBy: 'a test',
      },
      hashOf(token),
    );
    const as = { Authorization: `Bearer ${token}`, ...HTML };
    const refused = await collector.app.request(`/organiser${CAMPAIGN}/today`, { headers: as });
    assert.equal(refused.status, 403);
    const own = await collector.app.request('/organiser', { headers: as, redirect: 'manual' });
    assert.equal(own.headers.get('Location'), `/organiser${CAMPAIGN}`);
  });
});
