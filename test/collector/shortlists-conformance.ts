import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Store } from '../../src/collector/index.ts';
import { HARBORNE, QUINTON } from '../contract/examples.ts';

const ADA = { by: 'Ada', on: '2026-11-21' };
const BEN = { by: 'Ben', on: '2026-11-22' };
const EDGBASTON = 'edgbaston';

const weighing = (candidate: string, more: object = {}) => ({
  ...{ candidate, worthwhile: null, winnable: null, decider: '', ask: '', note: '' },
  ...more,
});
const listOf = (...candidates: string[]) => ({
  options: candidates.map((candidate) => ({ candidate, why: 'many named it', ask: '' })),
  leftOut: [],
});

/** What defines the part of a store that keeps what organisers think and choose. */
export function shortlistsConformance(
  name: string,
  fresh: (t: TestContext) => Promise<Store>,
): void {
  describe(`${name}: weighing and shortlists`, () => {
    it('keep what each organiser thinks apart, and only what they think now', async (t) => {
      const { shortlists } = await fresh(t);
      const first = weighing('litter', { worthwhile: 'yes', note: 'ŵ' });
      await shortlists.weigh(EDGBASTON, HARBORNE, [first, weighing('buses')], ADA);
      await shortlists.weigh(
        EDGBASTON,
        HARBORNE,
        [weighing('litter', { winnable: 'no', decider: 'The council' })],
        BEN,
      );
      await shortlists.weigh(
        EDGBASTON,
        HARBORNE,
        [weighing('litter', { worthwhile: 'partly', ask: 'Bins by spring' })],
        ADA,
      );
      await shortlists.weigh(EDGBASTON, QUINTON, [weighing('litter', { note: 'here' })], ADA);
      assert.deepEqual(await shortlists.weighings(EDGBASTON, HARBORNE), [
        {
          ...weighing('litter', { worthwhile: 'partly', ask: 'Bins by spring' }),
          ...{ area: HARBORNE, member: 'Ada', on: '2026-11-21' },
        },
        {
          ...weighing('litter', { winnable: 'no', decider: 'The council' }),
          ...{ area: HARBORNE, member: 'Ben', on: '2026-11-22' },
        },
      ]);
      assert.equal((await shortlists.weighings(EDGBASTON)).length, 3);
      assert.deepEqual(await shortlists.weighings('elsewhere'), []);
      await shortlists.weigh(EDGBASTON, HARBORNE, [weighing('litter')], ADA);
      assert.deepEqual(
        (await shortlists.weighings(EDGBASTON, HARBORNE)).map(({ member }) => member),
        ['Ben'],
      );
    });

    it('keep every version of a shortlist, and show the newest of each area', async (t) => {
      const { shortlists } = await fresh(t);
      const save = (area: string, base: number, document: ReturnType<typeof listOf>) =>
        shortlists.save(EDGBASTON, { area, base, document }, base === 0 ? ADA : BEN);
      assert.equal(await save(HARBORNE, 0, listOf('litter', 'buses')), true);
      assert.equal(await save(QUINTON, 0, listOf('parks', 'buses')), true);
      assert.equal(await save(HARBORNE, 1, listOf('litter', 'parks')), true);
      assert.deepEqual(await shortlists.current(EDGBASTON), [
        { area: HARBORNE, revision: 2, document: listOf('litter', 'parks'), ...BEN },
        { area: QUINTON, revision: 1, document: listOf('parks', 'buses'), ...ADA },
      ]);
      const versions = await shortlists.versions(EDGBASTON, HARBORNE, 10);
      assert.deepEqual(
        versions.map(({ revision, by }) => [revision, by]),
        [
          [2, 'Ben'],
          [1, 'Ada'],
        ],
      );
      assert.deepEqual(await shortlists.current('elsewhere'), []);
    });

    it('never put one version in the place of another that somebody saved meanwhile', async (t) => {
      const { shortlists } = await fresh(t);
      const save = (base: number, ...candidates: string[]) =>
        shortlists.save(EDGBASTON, { area: HARBORNE, base, document: listOf(...candidates) }, ADA);
      assert.equal(await save(0, 'litter', 'buses'), true);
      assert.equal(await save(0, 'parks', 'buses'), false);
      const together = await Promise.all(
        ['a', 'b', 'c', 'd', 'e'].map((candidate) => save(1, candidate, 'buses')),
      );
      assert.equal(together.filter((isSaved) => isSaved).length, 1);
      assert.deepEqual(
        (await shortlists.versions(EDGBASTON, HARBORNE, 10)).map(({ revision }) => revision),
        [2, 1],
      );
    });
  });
}
