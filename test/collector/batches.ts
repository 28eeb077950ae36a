import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { SubmissionEntry, Store } from '../../src/collector/index.ts';
import { exportResponses } from '../../src/collector/answers/answer-exports.ts';
import { collectVocabulary } from '../../src/collector/campaigns/campaign-vocabulary.ts';
import { downloadNames } from '../../src/collector/campaigns/display-names.ts';
import { CampaignDocument, type IssueResponse } from '../../src/contract/index.ts';
import { answer, edgbaston, HARBORNE, QUINTON } from '../contract/examples.ts';
import { entry } from './harness.ts';

/** Answers that are published together: a part of the suite that defines a store. */
export function batchesConformance(name: string, fresh: (t: TestContext) => Promise<Store>): void {
  const inFives = (changes: Partial<IssueResponse> = {}, more: Partial<SubmissionEntry> = {}) =>
    entry(answer(changes), { batchSize: 5, ...more });
  const inQuinton = { area: { code: QUINTON, version: '2025-05' } };
  const published = async (store: Store): Promise<Record<string, number>> => {
    const areas: Record<string, number> = {};
    for (const { area, count } of await store.answers.tallies('edgbaston'))
      areas[area] = (areas[area] ?? 0) + count;
    return areas;
  };
  const listed = async (store: Store) =>
    (await store.answers.list('edgbaston', { limit: 1000 })).map(({ id }) => id);
  const addOneByOne = async (store: Store, entries: SubmissionEntry[]) => {
    for (const each of entries) await store.submissions.add(each);
  };
  const fives = (count: number, changes: Partial<IssueResponse> = {}) =>
    Array.from({ length: count }, () => inFives(changes));

  describe(`${name}: batches of answers`, () => {
    it('shows no answer of an area until five of it have come, and then all five', async (t) => {
      const store = await fresh(t);
      await addOneByOne(store, [...fives(4), ...fives(4, inQuinton)]);
      assert.deepEqual(await published(store), {});
      assert.deepEqual(await listed(store), []);
      assert.deepEqual(await store.answers.list('edgbaston', { only: 'words', limit: 10 }), []);
      assert.equal(await store.answers.countWaiting('edgbaston'), 8);

      await store.submissions.add(inFives());
      assert.deepEqual(await published(store), { [HARBORNE]: 5 });
      assert.equal((await listed(store)).length, 5);
      assert.equal(await store.answers.countWaiting('edgbaston'), 4);
    });

    it('moves an area by five or more, and never by fewer, however the answers come', async (t) => {
      const store = await fresh(t);
      let before = 0;
      for (const together of [1, 3, 2, 7, 1, 1, 4, 12, 1]) {
        await Promise.all(fives(together).map((each) => store.submissions.add(each)));
        const now = (await published(store))[HARBORNE] ?? 0;
        assert.ok(now === before || now - before >= 5, `from ${before} to ${now}`);
        assert.equal((await listed(store)).length, now);
        before = now;
      }
      assert.equal(before + (await store.answers.countWaiting('edgbaston')), 32);
    });

    it('puts a batch into a download whole, or not at all where it is published meanwhile', async (t) => {
      const store = await fresh(t);
      const campaign = CampaignDocument.parse({ ...edgbaston(), publishThreshold: 5 });
      const names = downloadNames(campaign, collectVocabulary([campaign]));
      await Promise.all(fives(1500).map((each) => store.submissions.add(each)));
      const before = new Set(await store.answers.listIds('edgbaston'));
      await addOneByOne(store, fives(4));
      const ids: string[] = [];
      for await (const { id } of exportResponses(store.answers, campaign.id, names).rows) {
        if (ids.length === 0) await store.submissions.add(inFives());
        ids.push(String(id));
      }
      assert.deepEqual(new Set(ids), before);
      assert.equal((await store.answers.listIds('edgbaston')).length, before.size + 5);
    });

    it('counts a retry of an answer that waits once', async (t) => {
      const store = await fresh(t);
      const [one] = fives(1) as [SubmissionEntry];
      for (let n = 0; n < 6; n++) await store.submissions.add(one);
      assert.equal(await store.answers.countWaiting('edgbaston'), 1);
      assert.deepEqual(await published(store), {});
    });

    it('publishes what is left when it is told to, and withholds what tells it apart', async (t) => {
      const store = await fresh(t);
      await addOneByOne(store, [...fives(2), ...fives(1, inQuinton)]);
      assert.equal(await store.answers.publishWaiting('edgbaston', { least: 5, batchSize: 5 }), 0);
      assert.equal(await store.answers.publishWaiting('edgbaston', { least: 1, batchSize: 5 }), 3);
      assert.equal(await store.answers.publishWaiting('edgbaston', { least: 1, batchSize: 5 }), 0);
      assert.deepEqual(await published(store), { [HARBORNE]: 2, [QUINTON]: 1 });
      assert.equal(await store.answers.countWaiting('edgbaston'), 0);
      for (const { source, receivedOn, answeredOn, channel, locale } of await store.answers.list(
        'edgbaston',
        { limit: 10 },
      ))
        assert.deepEqual(
          [source, receivedOn, answeredOn, channel, locale],
          [null, null, null, null, null],
        );
    });

    it('shows the source of a batch that shares it, and of none that does not', async (t) => {
      const store = await fresh(t);
      await addOneByOne(store, [
        ...fives(5),
        ...fives(4, inQuinton),
        ...fives(1, { ...inQuinton, source: 'residents-site' }),
      ]);
      const rows = await store.answers.list('edgbaston', { limit: 10 });
      for (const { area, source, receivedOn } of rows) {
        assert.equal(source, area === HARBORNE ? 'clp-site' : null);
        assert.equal(receivedOn, '2026-11-21');
      }
    });

    it('lets an answer that was held wait for others too, but counts a published one again at once', async (t) => {
      const store = await fresh(t);
      const held = inFives({}, { state: 'held', heldBecause: 'too-fast' });
      await store.submissions.add(held);
      assert.deepEqual(await listed(store), [held.submission.id]);
      assert.equal(await store.answers.decide('edgbaston', held.submission.id, 'count'), true);
      assert.deepEqual(await listed(store), []);
      assert.equal(await store.answers.countWaiting('edgbaston'), 1);
      await addOneByOne(store, fives(4));
      assert.deepEqual(await published(store), { [HARBORNE]: 5 });

      for (const [decision, count] of [
        ['hold', 4],
        ['hold', 4],
        ['count', 5],
        ['count', 5],
      ] as const) {
        await store.answers.decide('edgbaston', held.submission.id, decision);
        assert.deepEqual(await published(store), { [HARBORNE]: count });
      }
      assert.equal(await store.answers.countWaiting('edgbaston'), 0);
    });

    it('decides nothing about an answer that waits: nobody has seen it', async (t) => {
      const store = await fresh(t);
      const [one] = fives(1) as [SubmissionEntry];
      await store.submissions.add(one);
      for (const decision of ['hold', 'release', 'count'] as const)
        assert.equal(await store.answers.decide('edgbaston', one.submission.id, decision), false);
      assert.equal(await store.answers.countWaiting('edgbaston'), 1);
    });

    it('holds waiting answers with their wave, unseen, and lets them wait again', async (t) => {
      const store = await fresh(t);
      await addOneByOne(store, fives(7));
      const wave = { source: 'clp-site', since: '2026-11-21' };
      assert.equal(await store.answers.decideWave('edgbaston', wave, 'hold'), 7);
      assert.deepEqual(await published(store), {});
      assert.equal(await store.answers.countWaiting('edgbaston'), 0);
      assert.equal((await store.answers.list('edgbaston', { only: 'held', limit: 10 })).length, 5);
      assert.equal(await store.answers.decideWave('edgbaston', wave, 'count'), 7);
      assert.deepEqual(await published(store), { [HARBORNE]: 5 });
      assert.equal(await store.answers.countWaiting('edgbaston'), 2);
    });

    it('keeps its numbers right while answers come and waves are decided at the same moment', async (t) => {
      const store = await fresh(t);
      const wave = { source: 'clp-site', since: '2026-11-21' };
      await Promise.all([
        ...fives(40).map((each) => store.submissions.add(each)),
        store.answers.decideWave('edgbaston', wave, 'hold'),
        ...fives(13, inQuinton).map((each) => store.submissions.add(each)),
        store.answers.decideWave('edgbaston', wave, 'count'),
        store.answers.publishWaiting('edgbaston', { least: 5, batchSize: 5 }),
      ]);
      await store.answers.decideWave('edgbaston', wave, 'count');
      const counted = Object.values(await published(store)).reduce((sum, each) => sum + each, 0);
      assert.equal(counted, (await listed(store)).length);
      assert.equal(counted + (await store.answers.countWaiting('edgbaston')), 53);
    });
  });
}
