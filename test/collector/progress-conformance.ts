import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Store } from '../../src/collector/index.ts';
import type { ProgressChange } from '../../src/collector/progress/progress-records.ts';

const made = (id: string, data: unknown, more: Partial<ProgressChange> = {}): ProgressChange => ({
  list: 'wins',
  id,
  data,
  by: 'Ada',
  at: '2026-11-21T12:00:00.000Z',
  ...more,
});

/** What defines the part of a store that keeps what organisers write down. */
export function progressConformance(name: string, fresh: (t: TestContext) => Promise<Store>): void {
  describe(`${name}: what organisers write down`, () => {
    it('is kept as it was written, with who wrote it and when, the oldest first', async (t) => {
      const { progress } = await fresh(t);
      await progress.record(
        'edgbaston',
        made('b', { what: 'ŵ', with: ['a', 'b'] }, { at: '2026-11-22T12:00:00.000Z' }),
      );
      await progress.record(
        'edgbaston',
        made('a', { what: 'second' }, { at: '2026-11-23T12:00:00.000Z', by: 'Ben' }),
      );
      assert.deepEqual(await progress.items('edgbaston'), [
        {
          list: 'wins',
          id: 'b',
          data: { what: 'ŵ', with: ['a', 'b'] },
          by: 'Ada',
          at: '2026-11-22T12:00:00.000Z',
        },
        {
          list: 'wins',
          id: 'a',
          data: { what: 'second' },
          by: 'Ben',
          at: '2026-11-23T12:00:00.000Z',
        },
      ]);
    });

    it('is corrected in its place, and all of it stays among the changes, the newest first', async (t) => {
      const { progress } = await fresh(t);
      await progress.record('edgbaston', made('a', { what: 'first' }));
      await progress.record(
        'edgbaston',
        made('b', { what: 'other' }, { at: '2026-11-22T12:00:00.000Z' }),
      );
      await progress.record(
        'edgbaston',
        made('a', { what: 'corrected' }, { at: '2026-11-23T12:00:00.000Z', by: 'Ben' }),
      );
      assert.deepEqual(
        (await progress.items('edgbaston')).map(({ id, data, by }) => [id, data, by]),
        [
          ['a', { what: 'corrected' }, 'Ben'],
          ['b', { what: 'other' }, 'Ada'],
        ],
      );
      assert.deepEqual(
        (await progress.changes('edgbaston', 10)).map(({ data }) => data),
        [{ what: 'corrected' }, { what: 'other' }, { what: 'first' }],
      );
      assert.equal((await progress.changes('edgbaston', 2)).length, 2);
    });

    it('is taken away once, and that is a change too', async (t) => {
      const { progress } = await fresh(t);
      await progress.record('edgbaston', made('a', { what: 'first' }));
      assert.equal(
        await progress.record('edgbaston', made('a', null, { at: '2026-11-22T12:00:00.000Z' })),
        true,
      );
      assert.equal(
        await progress.record('edgbaston', made('a', null, { at: '2026-11-23T12:00:00.000Z' })),
        false,
      );
      assert.deepEqual(await progress.items('edgbaston'), []);
      assert.deepEqual(
        (await progress.changes('edgbaston', 10)).map(({ data }) => data),
        [null, { what: 'first' }],
      );
    });

    it('keeps lists and campaigns apart', async (t) => {
      const { progress } = await fresh(t);
      await progress.record('edgbaston', made('a', { what: 'win' }));
      await progress.record('edgbaston', made('a', { name: 'event' }, { list: 'events' }));
      await progress.record('selly-oak', made('a', { what: 'theirs' }));
      assert.equal((await progress.items('edgbaston')).length, 2);
      assert.deepEqual(
        (await progress.items('selly-oak')).map(({ data }) => data),
        [{ what: 'theirs' }],
      );
      assert.equal((await progress.changes('selly-oak', 10)).length, 1);
    });

    it('loses nothing where two write at once', async (t) => {
      const { progress } = await fresh(t);
      await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          progress.record('edgbaston', made('a', { what: String(n) })),
        ),
      );
      assert.equal((await progress.items('edgbaston')).length, 1);
      assert.equal((await progress.changes('edgbaston', 100)).length, 20);
    });

    it('keeps the last report of each partner until it is forgotten', async (t) => {
      const { progress } = await fresh(t);
      const url = 'https://selly-oak.example/progress';
      await progress.keepPartner('edgbaston', {
        url,
        report: { n: 1 },
        at: '2026-11-21T12:00:00.000Z',
      });
      await progress.keepPartner('edgbaston', {
        url,
        report: { n: 2 },
        at: '2026-11-22T12:00:00.000Z',
      });
      assert.deepEqual(await progress.partners('edgbaston'), [
        { url, report: { n: 2 }, at: '2026-11-22T12:00:00.000Z' },
      ]);
      assert.deepEqual(await progress.partners('selly-oak'), []);
      await progress.keepPartner('edgbaston', {
        url,
        report: null,
        at: '2026-11-23T12:00:00.000Z',
      });
      assert.deepEqual(await progress.partners('edgbaston'), []);
    });
  });
}
