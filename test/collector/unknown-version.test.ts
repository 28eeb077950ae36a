import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answer, champion, contact, edgbaston } from '../contract/examples.ts';
import { form, HTML, type Open, openCollector, problemsOf, readMarkup } from './harness.ts';

const all = { limit: 100 };
const FUTURE = 7;

const stateOf = async ({ store }: Open, id: string) =>
  [
    ...(await store.answers.list('edgbaston', all)),
    ...(await store.signups.list('edgbaston', all)),
  ].find((row) => row.id === id)?.state;
const personIdOf = async ({ store }: Open) =>
  (await store.people.list('edgbaston', { limit: 1, only: 'held' })).people[0]?.id ?? 'nobody';
const decide = ({ organise }: Open, id: string, decision = 'count') =>
  organise(`/campaigns/edgbaston/responses/${id}`, form({ decision }));
const change = ({ organise }: Open, person: string, what = 'count') =>
  organise('/campaigns/edgbaston/people/changes', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ people: [person], change: { what } }),
  });

/** The same store behind a collector that serves one more version. */
const serveFuture = (before: Open, changes: object = {}) =>
  openCollector({
    store: before.store,
    campaigns: [{ ...edgbaston(), version: FUTURE, ...changes }],
  });

describe('an entry that was given to a version which the collector does not have', () => {
  const unseen = { campaignVersion: FUTURE, consents: [] };

  it('is held, and can not be let count: by the button, by scripts, one at a time or as a wave', async () => {
    const collector = await openCollector();
    for (const one of [contact(unseen), champion(unseen), answer(unseen)]) {
      await collector.post(one);
      const refused = await decide(collector, one.id);
      assert.equal(refused.status, 422);
      assert.deepEqual(
        (await problemsOf(refused)).map(({ code }) => code),
        ['unknown-version'],
      );
      assert.equal(await stateOf(collector, one.id), 'held');
    }
    assert.equal((await change(collector, await personIdOf(collector))).status, 422);
    for (const decision of ['hold', 'count'])
      await collector.organise(
        '/campaigns/edgbaston/sources',
        form({ since: '2026-01-01', decision }),
      );
    assert.deepEqual(await collector.store.answers.tallies('edgbaston'), []);
    const { figures } = await collector.store.people.figures('edgbaston');
    assert.equal(figures.filter(({ count }) => count > 0).length, 0);
  });

  it('leaves a change of many people undone as a whole', async () => {
    const collector = await openCollector();
    await collector.post(contact({ signals: { seconds: 0 } }));
    await collector.post(
      contact({ ...unseen, answers: { ...contact().answers, email: 'x@example.org' } }),
    );
    const { people } = await collector.store.people.list('edgbaston', { limit: 9 });
    const response = await collector.organise('/campaigns/edgbaston/people/changes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ people: people.map(({ id }) => id), change: { what: 'count' } }),
    });
    assert.equal(response.status, 422);
    assert.deepEqual(
      (await collector.store.signups.list('edgbaston', all)).map(({ state }) => state),
      ['held', 'held'],
    );
  });

  it('can not be let count by holding it first, nor by putting it together with somebody who counts', async () => {
    const collector = await openCollector();
    await collector.post(contact());
    const one = contact(unseen);
    await collector.post(one);
    const person = await personIdOf(collector);
    assert.equal((await decide(collector, one.id, 'hold')).status, 204);
    assert.equal((await decide(collector, one.id)).status, 422);
    assert.equal((await change(collector, person, 'merge')).status, 422);
    assert.equal(await stateOf(collector, one.id), 'held');
  });

  it('says to the organiser why', async () => {
    const collector = await openCollector();
    await collector.post(contact(unseen));
    const person = await personIdOf(collector);
    const { organise } = collector;
    const page = await organise(`/campaigns/edgbaston/people/${person}`, { headers: HTML });
    assert.match(await readMarkup(page), /a version of the campaign that was not known here/);
    const refused = await organise(
      '/campaigns/edgbaston/people/changes',
      form({ person, what: 'count' }, HTML),
    );
    assert.equal(refused.status, 422);
    assert.match(
      await readMarkup(refused),
      /a version of the campaign that is not known here\. It can count once/,
    );
  });

  it('has no button to let it count, and says why, until that version is served', async () => {
    const collector = await openCollector();
    const known = { campaignVersion: FUTURE };
    const [said, left] = [answer(known), contact(known)];
    for (const one of [said, left]) await collector.post(one);
    const person = await personIdOf(collector);
    const read = async ({ organise }: Open) =>
      Promise.all(
        ['held', `people/${person}`].map(async (path) =>
          readMarkup(organise(`/campaigns/edgbaston/${path}`, { headers: HTML })),
        ),
      );
    for (const page of await read(collector)) {
      assert.doesNotMatch(page, /value="count"/);
      assert.match(page, /version 7 of the campaign, which this collector does not have/);
    }
    for (const page of await read(await serveFuture(collector))) {
      assert.match(page, /value="count"/);
      assert.doesNotMatch(page, /which this collector does not have/);
    }
  });

  it('can be let count once that version is served, and what it says is what that version shows', async () => {
    const collector = await openCollector();
    const sent = [
      answer({ campaignVersion: FUTURE }),
      contact({ campaignVersion: FUTURE }),
      champion({ campaignVersion: FUTURE }),
    ];
    for (const one of sent) await collector.post(one);
    const later = await serveFuture(collector);
    for (const one of sent) {
      assert.equal(await stateOf(later, one.id), 'held', 'nothing counts by itself');
      assert.equal((await decide(later, one.id)).status, 204);
      assert.equal(await stateOf(later, one.id), 'counted');
    }
  });

  const different: [
    what: string,
    sent: ReturnType<typeof contact | typeof champion | typeof answer>,
  ][] = [
    ['no consent', contact({ campaignVersion: FUTURE, consents: [] })],
    [
      'a consent that was not granted',
      contact({
        campaignVersion: FUTURE,
        consents: contact().consents.map((consent) => ({ ...consent, granted: false })),
      }),
    ],
    [
      'other words',
      contact({
        campaignVersion: FUTURE,
        consents: contact().consents.map((consent) => ({
          ...consent,
          words: 'I agree to anything',
        })),
      }),
    ],
    ['a role that is not there', champion({ campaignVersion: FUTURE }, { roles: ['flying'] })],
    [
      'an issue that is not there',
      answer({ campaignVersion: FUTURE, answers: { issue: 'flying-cars' } }),
    ],
    [
      'a ward that is not there',
      answer({ campaignVersion: FUTURE, area: { code: 'E05999999', version: '2025-05' } }),
    ],
    [
      'another edition of the wards',
      contact({ campaignVersion: FUTURE, area: { ...contact().area, version: '2031-05' } }),
    ],
  ];
  for (const [what, sent] of different)
    it(`can not be let count with ${what}, though that version is served now`, async () => {
      const collector = await openCollector();
      await collector.post(sent);
      const later = await serveFuture(collector);
      const refused = await decide(later, sent.id);
      assert.equal(refused.status, 422);
      assert.deepEqual(
        (await problemsOf(refused)).map(({ code }) => code),
        ['other-words'],
      );
      assert.equal(await stateOf(later, sent.id), 'held');
    });
});

describe('an entry that is held for another reason', () => {
  it('can be let count as before', async () => {
    const collector = await openCollector();
    const sent = [contact({ signals: { seconds: 0 } }), answer({ signals: { seconds: 0 } })];
    for (const one of sent) {
      await collector.post(one);
      assert.equal((await decide(collector, one.id)).status, 204);
      assert.equal(await stateOf(collector, one.id), 'counted');
    }
  });
});
