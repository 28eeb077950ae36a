import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  LINKING_DETAILS,
  type LinkingDetails,
  withheldDetails,
} from '../../src/collector/answers/withheld-details.ts';

const details = (changes: Partial<LinkingDetails> = {}): LinkingDetails => ({
  received_on: '2026-11-21',
  source: 'clp-site',
  channel: 'online',
  answered_on: '2026-11-21',
  locale: 'en',
  assisted_by: null,
  version: 1,
  ...changes,
});
const many = (count: number, changes: Partial<LinkingDetails> = {}) =>
  Array.from({ length: count }, () => details(changes));

describe('details of a batch of answers', () => {
  it('are all shown where all share them', () => {
    for (const withheld of withheldDetails(many(5), 5)) assert.deepEqual([...withheld], []);
  });

  it('are withheld from all where one differs, or the others would tell it', () => {
    const batch = [...many(4), ...many(1, { source: 'residents-site' })];
    for (const withheld of withheldDetails(batch, 5)) assert.deepEqual([...withheld], ['source']);
  });

  it('are shown of a group that is large enough beside a rest that is', () => {
    const batch = [...many(6), ...many(3, { locale: 'cy' }), ...many(2, { locale: 'pl' })];
    assert.deepEqual(
      withheldDetails(batch, 5).map((withheld) => withheld.has('locale')),
      [...Array<boolean>(6).fill(false), ...Array<boolean>(5).fill(true)],
    );
  });

  it('are none where the batch is small, and all where a batch may be one answer', () => {
    for (const withheld of withheldDetails(many(4), 5))
      assert.deepEqual([...withheld], [...LINKING_DETAILS]);
    for (const withheld of withheldDetails([...many(1), ...many(1, { source: null })], 1))
      assert.deepEqual([...withheld], []);
  });

  it('leave no answer that fewer than five look like, whatever the batch', () => {
    let seed = 7;
    const below = (limit: number) => (seed = (seed * 48_271) % 2_147_483_647) % limit;
    for (let round = 0; round < 300; round++) {
      const batch = Array.from({ length: 5 + below(30) }, () =>
        details({
          received_on: `2026-11-${20 + below(1 + (round % 3))}`,
          source: [null, 'a', 'b', 'c'][below(4)] ?? null,
          locale: ['en', 'en', 'en', 'cy'][below(4)] ?? 'en',
        }),
      );
      const withheld = withheldDetails(batch, 5);
      const looks = batch.map((row, at) =>
        LINKING_DETAILS.map((detail) =>
          withheld[at]?.has(detail) ? 'withheld' : String(row[detail]),
        ).join('|'),
      );
      for (const look of looks)
        assert.ok(looks.filter((other) => other === look).length >= 5, look);
    }
  });
});
