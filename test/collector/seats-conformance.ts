import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Store } from '../../src/collector/index.ts';
import type { PersonChange } from '../../src/collector/people/person.ts';
import { answer, champion, HARBORNE, QUINTON } from '../contract/examples.ts';
import { entry } from './harness.ts';

const MONDAY = '2026-11-16';
const NEXT_MONDAY = '2026-11-23';
const CAMPAIGN = 'edgbaston';

/** An entry that came at noon of a day. */
const cameOn = (day: string, submission: Parameters<typeof entry>[0], changes = {}) =>
  entry(submission, {
    receipt: { id: submission.id, reference: 'made', receivedAt: `${day}T12:00:00.000Z` },
    ...changes,
  });

const named = (name: string) =>
  champion({}, { name, email: `${name.toLowerCase()}@residents.example` });

/** Total and week of each measure that counts something, and the day of its last change. */
const figuresOf = async (store: Store, monday = MONDAY, campaign = CAMPAIGN) =>
  Object.fromEntries(
    (await store.seats.list([campaign], monday)).map(({ measure, total, week, lastOn }) => [
      measure,
      [total, week, lastOn],
    ]),
  );

const idOf = async (store: Store, name: string): Promise<string> => {
  const { people } = await store.people.list(CAMPAIGN, { limit: 100 });
  return people.find((person) => person.name === name)?.id ?? 'nobody';
};

const changeOn = async (store: Store, day: string, name: string, change: PersonChange) =>
  store.people.change(CAMPAIGN, [await idOf(store, name)], change, {
    name: 'Grace',
    at: `${day}T12:00:00.000Z`,
  });

/** What defines the part of a store that counts what each campaign recruits and trains. */
export function seatsConformance(name: string, fresh: (t: TestContext) => Promise<Store>): void {
  describe(`${name}: the figures of seats`, () => {
    it('count an answer in the week in which it came, published or waiting', async (t) => {
      const store = await fresh(t);
      await store.submissions.add(cameOn('2026-11-22', answer()));
      await store.submissions.add(cameOn('2026-11-23', answer(), { batchSize: 5 }));
      await store.submissions.add(cameOn('2026-11-23', answer(), { state: 'held' }));
      assert.deepEqual(await figuresOf(store), { responses: [2, 1, '2026-11-23'] });
      assert.deepEqual(await figuresOf(store, NEXT_MONDAY), { responses: [2, 1, '2026-11-23'] });
      assert.deepEqual(await store.seats.weeks([CAMPAIGN], MONDAY), [
        { monday: MONDAY, measure: 'responses', count: 1 },
        { monday: NEXT_MONDAY, measure: 'responses', count: 1 },
      ]);
    });

    it('lose an answer that is held, from the week in which it came', async (t) => {
      const store = await fresh(t);
      const one = answer();
      await store.submissions.add(cameOn('2026-11-18', one));
      await store.answers.decide(CAMPAIGN, one.id, 'hold');
      assert.deepEqual(await figuresOf(store), { responses: [0, 0, '2026-11-18'] });
      await store.answers.decide(CAMPAIGN, one.id, 'count');
      assert.deepEqual(await figuresOf(store), { responses: [1, 1, '2026-11-18'] });
    });

    it('count people recruited, met and trained when it is recorded', async (t) => {
      const store = await fresh(t);
      for (const each of ['Ada', 'Bo'])
        await store.submissions.add(cameOn('2026-11-17', named(each)));
      await changeOn(store, '2026-11-24', 'Ada', {
        what: 'meeting',
        state: 'held',
        on: '2026-11-20',
      });
      await changeOn(store, '2026-11-25', 'Ada', {
        what: 'training',
        course: 'Doors',
        on: '2026-11-25',
      });
      await changeOn(store, '2026-11-25', 'Ada', {
        what: 'training',
        course: 'Phones',
        on: '2026-11-25',
      });
      assert.deepEqual(await figuresOf(store, NEXT_MONDAY), {
        recruited: [2, 0, '2026-11-17'],
        oneToOnesHeld: [1, 1, '2026-11-24'],
        trained: [1, 1, '2026-11-25'],
      });
    });

    it('are those of the register after a person moved, was held, counted and forgotten', async (t) => {
      const store = await fresh(t);
      for (const each of ['Ada', 'Bo', 'Cai'])
        await store.submissions.add(cameOn('2026-11-17', named(each)));
      await changeOn(store, '2026-11-18', 'Ada', { what: 'details', area: QUINTON });
      await changeOn(store, '2026-11-18', 'Bo', { what: 'hold' });
      await changeOn(store, '2026-11-24', 'Bo', { what: 'count' });
      await changeOn(store, '2026-11-24', 'Cai', { what: 'hold' });
      await store.people.erase(CAMPAIGN, await idOf(store, 'Ada'), {
        name: 'Grace',
        at: '2026-11-26T12:00:00.000Z',
      });
      const { figures } = await store.people.figures(CAMPAIGN);
      const recruited = figures
        .filter(({ measure }) => measure === 'recruited')
        .reduce((sum, { count }) => sum + count, 0);
      assert.equal(recruited, 2);
      assert.deepEqual((await figuresOf(store)).recruited, [2, 2, '2026-11-24']);
    });

    it('are of each campaign alone, and summed for those that are asked for', async (t) => {
      const store = await fresh(t);
      for (const [campaign, area] of [
        [CAMPAIGN, HARBORNE],
        ['selly-oak', HARBORNE],
        ['selly-oak', QUINTON],
      ] as const)
        await store.submissions.add(
          cameOn('2026-11-17', { ...answer(), campaign, area: { code: area, version: '2025-05' } }),
        );
      assert.deepEqual(await figuresOf(store, MONDAY, 'selly-oak'), {
        responses: [2, 2, '2026-11-17'],
      });
      assert.deepEqual(await store.seats.weeks([CAMPAIGN, 'selly-oak'], MONDAY), [
        { monday: MONDAY, measure: 'responses', count: 3 },
      ]);
      assert.deepEqual(await store.seats.list([], MONDAY), []);
      assert.deepEqual(await store.seats.weeks([], MONDAY), []);
    });
  });
}
