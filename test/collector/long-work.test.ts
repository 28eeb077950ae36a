import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { openSqliteStore, type Store } from '../../src/collector/index.ts';
import { workInSteps } from '../../src/collector/store/work-in-steps.ts';
import { answer } from '../contract/examples.ts';
import { entry } from './harness.ts';

const LONG_AGO = '2020-01-01T00:00:00.000Z';
const TODAY = '2026-11-21T00:00:00.000Z';
const LINES = 100;

const people = Array.from({ length: LINES }, (_, n) => ({
  name: `Helper ${n}`,
  email: `helper.${n}@post.example`,
  area: 'unknown',
  areaVersion: '2025-05',
  roles: [],
  consentSource: 'Signed at the fair',
}));

const importAll = (store: Store) =>
  store.imports.add('edgbaston', people, { name: 'test', at: LONG_AGO });

const countPeople = async (store: Store) => (await store.people.count('edgbaston')).all;

interface Observed {
  /** How many people the work went through between two looks at it. */
  steps: number[];
  /** How many it went through while an answer waited, for each answer. */
  passedBy: number[];
}

/** Sends answers one after another while long work is done. */
async function observe(store: Store, work: Promise<unknown>): Promise<Observed> {
  const state = { isOver: false };
  const watched = work.finally(() => (state.isOver = true));
  const [steps, passedBy]: [number[], number[]] = [[], []];
  let last = await countPeople(store);
  while (!state.isOver) {
    // An answer comes as a message does: before the immediates of its turn.
    await setTimeout(1);
    const before = await countPeople(store);
    await store.submissions.add(entry(answer()));
    const after = await countPeople(store);
    passedBy.push(Math.abs(after - before));
    last = after;
    // The work gets its turns too.
    for (let turn = 0; turn < 4; turn++) {
      await setImmediate();
      const now = await countPeople(store);
      steps.push(Math.abs(now - last));
      last = now;
    }
  }
  await watched;
  return { steps, passedBy };
}

/**
 * Work goes in steps of so many people, and an answer that came before the next step goes first.
 */
function assertShortSteps({ steps, passedBy }: Observed, size: number): void {
  assert.equal(Math.max(...steps), size, steps.join());
  assert.ok(Math.max(...passedBy) <= size, passedBy.join());
  // An answer that comes while the last turn before a step begins waits for that step. On a busy
  // machine most may; if none went first, the work would never give way.
  assert.ok(passedBy.includes(0), passedBy.join());
}

describe('long work in steps', () => {
  it('knows its last step, which waits until all of them are on the disk', async () => {
    const steps: [number[], boolean][] = [];
    const results = await workInSteps([1, 2, 3, 4, 5], 2, (step, isLast) => {
      steps.push([step, isLast]);
      return Promise.resolve(step);
    });
    assert.deepEqual(results, [1, 2, 3, 4, 5]);
    assert.deepEqual(steps, [
      [[1, 2], false],
      [[3, 4], false],
      [[5], true],
    ]);
  });

  it('rests between two steps as long as a step took', async () => {
    const stepMs = 20;
    const since = performance.now();
    await workInSteps([1, 2, 3, 4], 1, async (step) => {
      await setTimeout(stepMs);
      return step;
    });
    // Four steps with three rests between them; a timer may come a millisecond early.
    assert.ok(performance.now() - since > 7 * (stepMs - 1));
  });
});

describe('an answer that comes during long work', () => {
  it('waits for no more of an import than the twenty lines under way', async (t) => {
    const store = await openSqliteStore(':memory:');
    t.after(() => store.close());
    const observed = await observe(store, importAll(store));
    assert.equal(await countPeople(store), LINES);
    assertShortSteps(observed, 20);
  });

  it('waits for no more of a deletion than the five people under way', async (t) => {
    const store = await openSqliteStore(':memory:');
    t.after(() => store.close());
    await importAll(store);
    const due = await store.retention.due('edgbaston', {
      lastContactBefore: TODAY,
      withoutConsentBefore: TODAY,
    });
    const removal = store.retention.remove('edgbaston', due, TODAY, TODAY);
    const observed = await observe(store, removal);
    assert.equal(await removal, LINES);
    assert.equal(await countPeople(store), 0);
    assertShortSteps(observed, 5);
  });
});
