import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PeoplePage } from '../../src/collector/people/people-records.ts';
import { champion, championConsents, HARBORNE } from '../contract/examples.ts';
import { HTML, type Open, openCollector, readMarkup } from './harness.ts';

const PEOPLE = '/campaigns/edgbaston/people';

const csvOf = async ({ organise }: Open, query = '') =>
  (await (await organise(`${PEOPLE}/email-list.csv${query}`)).text())
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .filter(Boolean);
const pageOf = async ({ organise }: Open, query = '') =>
  await readMarkup(organise(`${PEOPLE}/email-list${query}`, { headers: HTML }));

async function signUp(
  { post }: Open,
  name: string,
  email: string,
  agreed: boolean,
  changes: Parameters<typeof champion>[0] = {},
): Promise<string> {
  const consents = championConsents('keep-champion', ...(agreed ? (['email'] as const) : []));
  const sent = champion({ ...changes, consents }, { name, email, phone: '07700 900123' });
  assert.equal((await post(sent)).status, 201);
  return sent.id;
}

describe('the list of those who agreed to be emailed', () => {
  it('has nobody who did not agree, took it back, came by a list, or is set aside', async () => {
    const collector = await openCollector();
    await signUp(collector, 'Ada Okafor', 'ada@example.org', true);
    await signUp(collector, 'Bo Li', 'bo@example.org', false);
    const cai = await signUp(collector, 'Cai Evans', 'cai@example.org', true);
    await collector.store.signups.withdraw(cai, 'email', 'mine', '2036-11-22T09:00:00.000Z');
    await signUp(collector, 'Dai Held', 'dai@example.org', true);
    const { people } = (await (await collector.organise(PEOPLE)).json()) as PeoplePage;
    const dai = people.find(({ name }) => name === 'Dai Held')?.id ?? '';
    const actor = { name: 'Grace', at: '2026-11-22T09:00:00.000Z' };
    await collector.store.people.change('edgbaston', [dai], { what: 'hold' }, actor);
    await collector.store.imports.add(
      'edgbaston',
      [
        {
          name: 'Eve Listed',
          email: 'eve@example.org',
          area: HARBORNE,
          areaVersion: '2025-05',
          roles: [],
          consentSource: 'Signed at the fair',
        },
      ],
      actor,
    );
    assert.deepEqual(await csvOf(collector), [
      'first_name,last_name,email',
      'Ada,Okafor,ada@example.org',
    ]);
    const page = await pageOf(collector);
    assert.match(page, /1 of 5 people agreed to be emailed/);
    assert.match(page, /ada@example\.org\s*<\/textarea/);
    assert.doesNotMatch(page, /(bo|cai|dai|eve)@example/);
  });

  it('has an address once, and not where the last of two people with it said no', async () => {
    const collector = await openCollector();
    await signUp(collector, 'Ada Okafor', 'ada@example.org', true);
    await signUp(collector, 'Ada again', 'ADA@example.org', true);
    await signUp(collector, 'Bo Li', 'family@example.org', true);
    await signUp(collector, 'Bea Li', 'Family@example.org', false);
    const [, ...rows] = await csvOf(collector);
    assert.deepEqual(rows.length, 1);
    assert.match(rows[0] ?? '', /ada@example\.org$/i);
  });

  it('has the parts of a name apart, whatever is in it, and no formula for a spreadsheet', async () => {
    const collector = await openCollector();
    await signUp(collector, 'Mrs Ada van den Berg', 'a@example.org', true);
    await signUp(collector, 'Madonna', 'b@example.org', true);
    await signUp(collector, '=HYPERLINK("x") Li', 'c@example.org', true);
    const [, ...rows] = await csvOf(collector);
    assert.deepEqual(rows.slice(0, 2), [
      'Ada,van den Berg,a@example.org',
      ',Madonna,b@example.org',
    ]);
    assert.doesNotMatch(rows[2] ?? '', /(^|,)"?=/);
  });

  it('is of the people who match a search, two presses from every page of the register', async () => {
    const collector = await openCollector();
    await signUp(collector, 'Ada Okafor', 'ada@example.org', true);
    await signUp(collector, 'Bo Li', 'bo@example.org', true, { source: 'parish' });
    assert.deepEqual((await csvOf(collector, '?source=parish')).slice(1), ['Bo,Li,bo@example.org']);
    const list = await readMarkup(collector.organise(`${PEOPLE}?source=parish`, { headers: HTML }));
    assert.match(list, /people\/email-list\?source=parish"/);
    assert.match(list, /people\/email-list">Email list: only who agreed/);
    assert.equal((await collector.organise(`${PEOPLE}/email-list?stage=none`)).status, 422);
  });
});
