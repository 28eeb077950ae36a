import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { SubmissionEntry, Store } from '../../src/collector/index.ts';
import { answer, HARBORNE, QUINTON } from '../contract/examples.ts';
import { entry, folder } from './harness.ts';
import type { OpenStore } from './store-conformance.ts';

/**
 * What came from where and when, and what an organiser decides about all of it: a part of the suite
 * that defines a store.
 */
export function wavesConformance(name: string, open: OpenStore): void {
  const fresh = async (t: TestContext): Promise<Store> => {
    const store = await open(folder(t));
    t.after(async () => store.close());
    return store;
  };
  const on = (
    day: string,
    source: string | undefined,
    changes: Partial<SubmissionEntry> = {},
    sent: Parameters<typeof answer>[0] = {},
  ): SubmissionEntry => {
    const { source: _, ...rest } = answer(sent);
    const submission = { ...rest, ...(source !== undefined && { source }) };
    return entry(submission, {
      receipt: { id: submission.id, reference: 'x', receivedAt: `${day}T00:00:00.000Z` },
      ...changes,
    });
  };
  const tallied = async (store: Store) =>
    Object.fromEntries(
      (await store.answers.tallies('edgbaston')).map(({ area, count }) => [area, count]),
    );
  const added = (store: Store, entries: SubmissionEntry[]) =>
    Promise.all(entries.map((each) => store.submissions.add(each)));

  describe(`${name}: what came from where`, () => {
    it('counts each source on each day, newest first, and those that named none', async (t) => {
      const store = await fresh(t);
      await added(store, [
        on('2026-11-19', 'clp-site'),
        on('2026-11-20', 'clp-site'),
        on('2026-11-20', 'clp-site'),
        on('2026-11-20', 'clp-site', { state: 'held', heldBecause: 'honeypot' }),
        on('2026-11-20', undefined),
        on('2026-11-20', 'residents-site', {}, { campaign: 'selly-oak' }),
        on('2026-11-18', 'clp-site'),
      ]);
      const sources = await store.answers.countBySource('edgbaston', '2026-11-19');
      assert.deepEqual(
        sources
          .toSorted((a, b) => (`${b.day} ${a.source}` < `${a.day} ${b.source}` ? -1 : 1))
          .map((each) => ({ ...each })),
        [
          { source: 'clp-site', day: '2026-11-20', counted: 2, waiting: 0, held: 1, wave: 0 },
          { source: null, day: '2026-11-20', counted: 1, waiting: 0, held: 0, wave: 0 },
          { source: 'clp-site', day: '2026-11-19', counted: 1, waiting: 0, held: 0, wave: 0 },
        ],
      );
      assert.deepEqual(
        sources.map(({ day }) => day),
        ['2026-11-20', '2026-11-20', '2026-11-19'],
      );
    });

    it('holds a wave in one go, and lets in again just what it held', async (t) => {
      const store = await fresh(t);
      const area = { code: QUINTON, version: '2025-05' };
      const before = on('2026-11-19', 'clp-site');
      const elsewhere = on('2026-11-20', 'residents-site');
      const caught = on('2026-11-20', 'clp-site', { state: 'held', heldBecause: 'honeypot' });
      const decided = on('2026-11-20', 'clp-site');
      await added(store, [
        before,
        elsewhere,
        caught,
        decided,
        on('2026-11-20', undefined),
        ...Array.from({ length: 30 }, (_, n) =>
          on(n % 2 ? '2026-11-20' : '2026-11-21', 'clp-site', {}, n % 3 ? {} : { area }),
        ),
      ]);
      await store.answers.decide('edgbaston', decided.submission.id, 'hold');
      assert.deepEqual(await tallied(store), { [HARBORNE]: 23, [QUINTON]: 10 });

      const wave = { source: 'clp-site', since: '2026-11-20' };
      assert.equal(await store.answers.decideWave('edgbaston', wave, 'hold'), 30);
      assert.equal(await store.answers.decideWave('edgbaston', wave, 'hold'), 0);
      assert.deepEqual(await tallied(store), { [HARBORNE]: 3 });
      assert.equal(await store.answers.countHeld('edgbaston'), 32);
      assert.deepEqual(
        (await store.answers.countBySource('edgbaston', '2026-11-21')).map((each) => ({ ...each })),
        [{ source: 'clp-site', day: '2026-11-21', counted: 0, waiting: 0, held: 15, wave: 15 }],
      );

      assert.equal(
        await store.answers.decideWave(
          'edgbaston',
          { source: 'clp-site', since: '2026-11-21' },
          'count',
        ),
        15,
      );
      assert.equal(await store.answers.decideWave('edgbaston', wave, 'count'), 15);
      assert.equal(await store.answers.decideWave('edgbaston', wave, 'count'), 0);
      assert.deepEqual(await tallied(store), { [HARBORNE]: 23, [QUINTON]: 10 });
      const held = await store.answers.list('edgbaston', { only: 'held', limit: 10 });
      assert.deepEqual(
        held.map(({ id, heldBecause }) => [id, heldBecause]).sort(),
        [
          [caught.submission.id, 'honeypot'],
          [decided.submission.id, 'organiser'],
        ].sort(),
      );
    });

    it('holds what named no source apart from what did, and nothing of another campaign', async (t) => {
      const store = await fresh(t);
      await added(store, [
        on('2026-11-20', undefined),
        on('2026-11-20', 'clp-site'),
        on('2026-11-20', undefined, {}, { campaign: 'selly-oak' }),
      ]);
      assert.equal(
        await store.answers.decideWave('edgbaston', { source: null, since: '2026-11-01' }, 'hold'),
        1,
      );
      assert.deepEqual(await tallied(store), { [HARBORNE]: 1 });
      assert.deepEqual(
        (await store.answers.tallies('selly-oak')).map(({ count }) => count),
        [1],
      );
    });

    it('counts each answer once while waves and answers are decided at the same moment', async (t) => {
      const store = await fresh(t);
      const entries = Array.from({ length: 60 }, () => on('2026-11-20', 'clp-site'));
      await added(store, entries);
      const wave = { source: 'clp-site', since: '2026-11-20' };
      await Promise.all([
        store.answers.decideWave('edgbaston', wave, 'hold'),
        ...entries
          .slice(0, 20)
          .map(({ submission }) => store.answers.decide('edgbaston', submission.id, 'hold')),
        store.answers.decideWave('edgbaston', wave, 'count'),
        store.answers.decideWave('edgbaston', wave, 'hold'),
        added(store, [on('2026-11-20', 'clp-site'), on('2026-11-20', 'clp-site')]),
      ]);
      const rows = await store.answers.list('edgbaston', { limit: 100 });
      const counted = rows.filter(({ state }) => state === 'counted').length;
      assert.deepEqual(await tallied(store), counted > 0 ? { [HARBORNE]: counted } : {});
    });
  });
}
