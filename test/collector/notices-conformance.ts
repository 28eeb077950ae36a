import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { NewNotice } from '../../src/collector/notifications/notice-records.ts';
import type { Store } from '../../src/collector/index.ts';

const EDGBASTON = 'edgbaston';
const DAY = '2026-11-21';

const notice = (reference: string, changes: Partial<NewNotice> = {}): NewNotice => ({
  campaign: EDGBASTON,
  kind: 'code',
  subject: 'ballot-1',
  reference,
  recipient: `${reference}@x.example`,
  data: { number: 7 },
  ...changes,
});

const claimAt = (store: Store, time: string, until = '23:59:59') =>
  store.notices.claim({
    kinds: ['code'],
    at: `${DAY}T${time}Z`,
    until: `${DAY}T${until}Z`,
    limit: 10,
  });

/** What a store must do with the queue of notices. */
export function noticesConformance(name: string, fresh: (t: TestContext) => Promise<Store>): void {
  describe(`${name}: the queue of notices`, () => {
    it('gives a notice with everything in it to one who claims it, and to nobody else', async (t) => {
      const store = await fresh(t);
      await store.notices.add([notice('a')], DAY);
      const [claimed] = await claimAt(store, '10:00:00');
      assert.ok(claimed);
      const { id, claim, ...rest } = claimed;
      assert.deepEqual(rest, { ...notice('a'), earlierTries: 0 });
      assert.deepEqual(await claimAt(store, '10:00:01'), []);
      await store.notices.finish({ id, claim });
      assert.equal(await store.notices.nextDue(['code']), undefined);
    });

    it('gives a notice to another once the claim of a collector that died has ended, and not before', async (t) => {
      const store = await fresh(t);
      await store.notices.add([notice('a')], DAY);
      const [died] = await claimAt(store, '10:00:00', '10:10:00');
      assert.deepEqual(await claimAt(store, '10:09:59'), []);
      const [taken] = await claimAt(store, '10:10:00');
      assert.equal(taken?.earlierTries, 1);
      // The first collector lives after all: its answer changes nothing.
      assert.ok(died);
      await store.notices.drop(died, 'failed: late');
      assert.deepEqual(await store.notices.count(EDGBASTON), { delayed: 0, dropped: 0 });
      await store.notices.finish(taken);
    });

    it('tells of the whole queue what has failed, since when, with what, and what nobody tried', async (t) => {
      const store = await fresh(t);
      assert.deepEqual(await store.notices.backlog(), {
        failed: 0,
        oldestFailedOn: undefined,
        lastError: undefined,
        oldestUntriedOn: undefined,
      });
      await store.notices.add([notice('a'), notice('b', { campaign: 'other' })], '2026-11-19');
      const [first, second] = await claimAt(store, '10:00:00');
      assert.ok(first && second);
      await store.notices.drop(first, 'failed: one');
      await store.notices.postpone(second, { error: 'failed: one', dueAt: `${DAY}T12:00:00Z` });
      await store.notices.add([notice('c')], '2026-11-20');
      assert.deepEqual(await store.notices.backlog(), {
        failed: 2,
        oldestFailedOn: '2026-11-19',
        lastError: 'failed: one',
        oldestUntriedOn: '2026-11-20',
      });
    });

    it('tells when the next notice is due, and gives none of another kind', async (t) => {
      const store = await fresh(t);
      await store.notices.add([notice('a'), notice('b', { kind: 'other' })], DAY);
      const [claimed, ...more] = await claimAt(store, '10:00:00');
      assert.deepEqual(more, []);
      assert.ok(claimed);
      const dueAt = `${DAY}T10:05:00.000Z`;
      await store.notices.postpone(claimed, { error: 'unreachable: ESOCKET', dueAt });
      assert.equal(await store.notices.nextDue(['code']), dueAt);
      assert.equal(await store.notices.nextDue(['other']), '');
    });

    it('lists what has failed of one campaign, first what was given up', async (t) => {
      const store = await fresh(t);
      await store.notices.add(
        [notice('a'), notice('b'), notice('c', { campaign: 'selly-oak' })],
        DAY,
      );
      const claimed = await claimAt(store, '10:00:00');
      for (const each of claimed)
        if (each.reference === 'a')
          await store.notices.postpone(each, { error: 'failed: 1', dueAt: `${DAY}T10:05:00Z` });
        else await store.notices.drop(each, 'recipient-refused: 550');
      const listed = await store.notices.list(EDGBASTON, 10);
      assert.deepEqual(
        listed.map(({ reference, state, lastError, queuedOn, tries }) => [
          ...[reference, state, lastError, queuedOn, tries],
        ]),
        [
          ['b', 'dropped', 'recipient-refused: 550', DAY, 1],
          ['a', 'waiting', 'failed: 1', DAY, 1],
        ],
      );
      assert.deepEqual(await store.notices.count(EDGBASTON), { delayed: 1, dropped: 1 });
    });

    it('tries again and removes what an organiser names, in their own campaign alone', async (t) => {
      const store = await fresh(t);
      await store.notices.add([notice('a')], DAY);
      const [claimed] = await claimAt(store, '10:00:00');
      assert.ok(claimed);
      assert.equal(await store.notices.retry(EDGBASTON, claimed.id), false, 'a try is under way');
      await store.notices.drop(claimed, 'recipient-refused: 550');
      assert.equal(await store.notices.retry('selly-oak', claimed.id), false);
      assert.equal(await store.notices.remove('selly-oak', claimed.id), false);
      assert.equal(await store.notices.retry(EDGBASTON, claimed.id), true);
      const [again] = await claimAt(store, '10:00:01');
      assert.equal(again?.id, claimed.id);
      assert.equal(again.earlierTries, 1, 'what is counted at a first try is not counted again');
      await store.notices.drop(again, 'recipient-refused: 550');
      assert.equal(await store.notices.remove(EDGBASTON, claimed.id), true);
      assert.deepEqual(await store.notices.list(EDGBASTON, 10), []);
    });

    it('deletes what was queued long ago', async (t) => {
      const store = await fresh(t);
      await store.notices.add([notice('a')], DAY);
      await store.notices.deleteOld(DAY);
      assert.equal(await store.notices.nextDue(['code']), '');
      await store.notices.deleteOld('2026-11-22');
      assert.equal(await store.notices.nextDue(['code']), undefined);
    });
  });
}
