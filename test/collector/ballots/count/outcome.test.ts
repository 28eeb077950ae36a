import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  contestDoubt,
  contestOutcome,
} from '../../../../src/collector/ballots/count/contest-outcome.ts';

const sums = (ballots: number, ticks: number[], none = 0) => ({
  ballots,
  none,
  options: ticks.map((count, at) => ({ id: `issue-${at}`, count })),
});

describe('what comes of a contest', () => {
  for (const [what, given, doubt, outcome, chosen, margin] of [
    ['the first leads', sums(20, [12, 9]), 0, 'chosen', ['issue-0'], 3],
    ['the first leads by more than the doubt', sums(20, [12, 9]), 2, 'chosen', ['issue-0'], 3],
    ['the first leads by no more than the doubt', sums(20, [12, 9]), 3, 'in-doubt', [], 3],
    ['two are first', sums(20, [9, 12, 12]), 0, 'tie', ['issue-1', 'issue-2'], 0],
    ['all are first', sums(3, [1, 1, 1]), 0, 'tie', ['issue-0', 'issue-1', 'issue-2'], 0],
    ['two are first and a ballot is in doubt', sums(20, [12, 12]), 1, 'in-doubt', [], 0],
    ['most want none', sums(20, [3, 2], 15), 0, 'none', [], 12],
    ['most want none, but it is in doubt', sums(20, [9, 2], 10), 1, 'in-doubt', [], 1],
    ['as many want none as the first', sums(20, [10, 2], 10), 0, 'chosen', ['issue-0'], 8],
    ['none may be first', sums(20, [10, 2], 10), 1, 'in-doubt', [], 8],
    ['the first is ahead of none by the doubt', sums(21, [11, 2], 10), 1, 'chosen', ['issue-0'], 9],
    ['nobody voted', sums(0, [0, 0]), 4, 'no-votes', [], 0],
    ['two people voted', sums(2, [2, 0]), 0, 'too-few', [], 0],
    ['three people voted', sums(3, [3, 0]), 0, 'chosen', ['issue-0'], 3],
  ] as const)
    it(`is "${outcome}" where ${what}`, () => {
      assert.deepEqual(contestOutcome(given, doubt), { outcome, chosen, margin });
    });

  it('is never certain where turning the doubtful ballots could change it', () => {
    // Each ballot in doubt is taken away from the first, or given to another: all that it can do.
    for (let first = 0; first <= 6; first++)
      for (let second = 0; second <= 6; second++)
        for (let none = 0; none <= 6; none++)
          for (let doubt = 0; doubt <= 3; doubt++) {
            const before = contestOutcome(sums(12, [first, second], none), doubt);
            if (before.outcome !== 'chosen') continue;
            for (let fewer = 0; fewer <= doubt; fewer++) {
              const winner = before.chosen[0] === 'issue-0' ? 0 : 1;
              const [gains, other] = [doubt - fewer, 1 - winner];
              const ticks = [first, second];
              ticks[winner] = (ticks[winner] ?? 0) - fewer;
              ticks[other] = (ticks[other] ?? 0) + gains;
              const after = contestOutcome(sums(12, ticks, none), 0);
              assert.deepEqual(after.chosen, before.chosen, `${first} ${second} ${none} ${doubt}`);
            }
          }
  });

  it('adds up every source of doubt', () => {
    const sources = { papersBeyond: 1, papersLost: 2, papersForUsedCodes: 4 };
    assert.equal(contestDoubt({ ...sources, refusedVotes: 8, lostOnTablets: 16 }), 31);
  });
});
