import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findIssueLead, type IssueLead } from '../../src/collector/answers/issue-lead.ts';

/** The lead of issues a, b, c… with these counts, and of `hidden` answers more. */
const leadOf = (counts: number[], hidden = 0): IssueLead =>
  findIssueLead(
    counts.map((count, at) => ({ id: 'abcdefgh'[at] ?? '', count })),
    counts.reduce((sum, count) => sum + count, hidden),
  );

/** Binomial tails by their definition, in whole numbers. */
function chanceOf(leader: number, other: number): number {
  const total = leader + other;
  let ways = 0n;
  let choose = 1n;
  for (let k = 0; k <= other; k++) {
    ways += choose;
    choose = (choose * BigInt(total - k)) / BigInt(k + 1);
  }
  return (2 * Number((ways * 10n ** 12n) / 2n ** BigInt(total))) / 1e12;
}

describe('how sure the lead of an issue is', () => {
  it('is told from six answers on', () => {
    assert.deepEqual(leadOf([]), { kind: 'few' });
    assert.deepEqual(leadOf([5]), { kind: 'few' });
    assert.deepEqual(leadOf([5, 5, 5]), { kind: 'few' });
    assert.deepEqual(leadOf([6]), { kind: 'ahead', id: 'a' });
  });

  it('is that of the first alone where chance rarely makes such a gap', () => {
    for (const [first, second] of [
      [15, 4],
      [40, 21],
      [300, 240],
      [5_200, 4_900],
    ] as const)
      assert.deepEqual(leadOf([second, first]), { kind: 'ahead', id: 'b' }, `${first} : ${second}`);
  });

  it('names the issues that are level', () => {
    assert.deepEqual(leadOf([20, 17, 3]), { kind: 'level', ids: ['a', 'b'] });
    assert.deepEqual(leadOf([3, 17, 20, 15]), { kind: 'level', ids: ['c', 'b', 'd'] });
    assert.deepEqual(leadOf([5_000, 4_950, 10]), { kind: 'level', ids: ['a', 'b'] });
  });

  it('is open where more than three are level', () => {
    assert.deepEqual(leadOf([12, 11, 10, 9]), { kind: 'open' });
  });

  it('is open where answers that are not shown might have made another one first', () => {
    assert.deepEqual(leadOf([20], 4), { kind: 'ahead', id: 'a' });
    assert.deepEqual(leadOf([20], 15), { kind: 'open' });
  });

  it('leaves out what people wrote in their own words, which is about many things', () => {
    const issues = [
      { id: 'other', count: 30 },
      { id: 'a', count: 12 },
      { id: 'b', count: 1 },
    ];
    assert.deepEqual(findIssueLead(issues, 43), { kind: 'ahead', id: 'a' });
  });

  it('agrees with the binomial distribution in whole numbers', () => {
    for (let total = 12; total < 400; total += 7)
      for (let other = 0; other < total / 2 - 1; other++) {
        const leader = total - other;
        if (leader < 6) continue;
        const isAhead = leadOf([leader, other]).kind === 'ahead';
        assert.equal(isAhead, chanceOf(leader, other) <= 0.05, `${leader} : ${other}`);
      }
  });

  it('changes by one answer at most where the normal distribution takes over', () => {
    const leastLead = (total: number) => {
      for (let leader = Math.ceil(total / 2); ; leader++)
        if (leadOf([leader, total - leader]).kind === 'ahead') return leader;
    };
    assert.ok(Math.abs(leastLead(999) - leastLead(1_000)) <= 1);
  });

  it('is rarely told where all issues are alike', () => {
    // A fixed generator (mulberry32), so that the test says the same each time.
    let state = 42;
    const random = () => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
    let told = 0;
    const WARDS = 2_000;
    for (let ward = 0; ward < WARDS; ward++) {
      const counts = [0, 0, 0, 0, 0];
      for (let n = 0; n < 150; n++) {
        const at = Math.floor(random() * counts.length);
        counts[at] = (counts[at] ?? 0) + 1;
      }
      if (leadOf(counts).kind === 'ahead') told++;
    }
    assert.ok(told / WARDS <= 0.05, `${told} of ${WARDS}`);
  });
});
