import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Store } from '../../../../src/collector/index.ts';
import type { PaperCount } from '../../../../src/collector/ballots/count/count-records.ts';
import { BallotKeys, spenderOf } from '../../../../src/collector/ballots/ballot-keys.ts';
import type { BallotState } from '../../../../src/contract/index.ts';
import { addCodes, openBallot, SECRET } from '../open-ballot.ts';

const KEY = { campaign: 'edgbaston', id: 'september' };
const AT = '2027-09-12T16:00:00.000Z';
const act = (what: string, by = 'Ann (hall)') => ({ what, by, at: AT, detail: {} });
const keys = new BallotKeys(SECRET);

const paper = (changes: Partial<PaperCount> = {}): PaperCount => ({
  papers: 12,
  valid: 10,
  blank: 1,
  spoiled: 1,
  none: 2,
  ticks: { litter: 6, buses: 5 },
  ...changes,
});

const enter = (store: Store, token: string, count = paper()) => {
  const entry = { box: 'one', contest: 'harborne', count, note: '', token };
  const { by, at, detail } = act('', `${token}-person`);
  return store.ballotCounts.enter(KEY, entry, { by, at, detail });
};

const move = (store: Store, from: BallotState, to: BallotState) =>
  store.ballots.move(KEY, { from: [from], to }, act(to));

const addBox = (store: Store, id = 'one') =>
  store.ballotCounts.addBox(KEY, { id, label: `Box ${id}`, event: 'st-peters' }, act('box'));

/** A ballot that is being counted, with one box, and the votes of these choices. */
async function counting(store: Store, votes: string[][] = []): Promise<void> {
  await openBallot(store);
  const codes = await addCodes(store, votes.length);
  for (const [at, choices] of votes.entries())
    await store.ballots.cast({
      ...{ campaign: KEY.campaign, ballot: KEY.id, contest: 'harborne', choices },
      hash: keys.hashOf(codes[at] ?? ''),
      spentBy: spenderOf(String(at)),
      ...{ spentOn: '2027-09-11', how: 'online', source: null },
    });
  await addBox(store);
  await move(store, 'open', 'closed');
  await move(store, 'closed', 'counting');
}

const standing = async ({ ballotCounts }: Store) => {
  const [only] = await ballotCounts.standings(KEY.campaign, KEY.id);
  return only;
};

/** What defines the part of a store that keeps the count of ballots. */
export function countsConformance(name: string, fresh: (t: TestContext) => Promise<Store>): void {
  describe(`${name}: the count of a ballot`, () => {
    it('is confirmed where two tokens read the same', async (t) => {
      const store = await fresh(t);
      await counting(store);
      assert.deepEqual(await enter(store, 'a'), { outcome: 'first' });
      assert.deepEqual(await standing(store), {
        ...{ box: 'one', contest: 'harborne', state: 'once', countedBy: ['a-person'] },
        ...{ firstToken: 'a', differing: [] },
      });
      assert.deepEqual(await enter(store, 'b'), { outcome: 'confirmed' });
      assert.equal((await standing(store))?.state, 'confirmed');
      assert.deepEqual(await enter(store, 'c'), { outcome: 'done' });
      const facts = await store.ballotCounts.facts(KEY.campaign, KEY.id);
      assert.deepEqual(facts?.papers, [{ box: 'one', contest: 'harborne', count: paper() }]);
    });

    it('refuses the same token twice, also where both came at once', async (t) => {
      const store = await fresh(t);
      await counting(store);
      const outcomes = await Promise.all([enter(store, 'a'), enter(store, 'a')]);
      assert.deepEqual(outcomes.map(({ outcome }) => outcome).sort(), ['first', 'same-token']);
      assert.equal((await standing(store))?.state, 'once');
    });

    it('tells which lines differ, never a figure, and begins again', async (t) => {
      const store = await fresh(t);
      await counting(store);
      await enter(store, 'a');
      const other = paper({ papers: 13, valid: 11, ticks: { litter: 7, buses: 5 } });
      const expected = ['papers', 'valid', 'ticks.litter'];
      assert.deepEqual(await enter(store, 'b', other), { outcome: 'differs', lines: expected });
      assert.deepEqual(await standing(store), {
        ...{ box: 'one', contest: 'harborne', state: 'uncounted', countedBy: [] },
        ...{ firstToken: undefined, differing: expected },
      });
      assert.deepEqual(await enter(store, 'b', other), { outcome: 'first' });
      assert.deepEqual((await standing(store))?.differing, expected, 'the first is told too');
      assert.deepEqual(await enter(store, 'a', other), { outcome: 'confirmed' });
      const facts = await store.ballotCounts.facts(KEY.campaign, KEY.id);
      assert.deepEqual(facts?.papers[0]?.count, other);
    });

    it('can be opened again, and keeps what was counted before', async (t) => {
      const store = await fresh(t);
      await counting(store);
      const form = { box: 'one', contest: 'harborne' };
      const reopen = () => store.ballotCounts.reopen(KEY, form, act('reopened'));
      assert.equal(await reopen(), false, 'nothing was counted');
      await enter(store, 'a');
      await enter(store, 'b');
      assert.equal(await reopen(), true);
      assert.equal((await standing(store))?.state, 'uncounted');
      assert.equal((await store.ballotCounts.facts(KEY.campaign, KEY.id))?.papers.length, 0);
      assert.deepEqual(await enter(store, 'a'), { outcome: 'first' });
      assert.deepEqual(await enter(store, 'b'), { outcome: 'confirmed' });
    });

    it('takes nothing before it begins, for no box, or for one that is written off', async (t) => {
      const store = await fresh(t);
      await openBallot(store);
      assert.equal(await addBox(store), true);
      assert.deepEqual(await enter(store, 'a'), { outcome: 'not-counting' });
      await move(store, 'open', 'closed');
      assert.deepEqual(await enter(store, 'a'), { outcome: 'not-counting' });
      await move(store, 'closed', 'counting');
      const writeOff = () =>
        store.ballotCounts.writeOffBox(KEY, 'one', 'It was lost', act('box-written-off'));
      assert.equal(await writeOff(), true);
      assert.equal(await writeOff(), false);
      assert.deepEqual(await enter(store, 'a'), { outcome: 'not-counting' });
      const [box] = await store.ballotCounts.boxes(KEY.campaign, KEY.id);
      assert.deepEqual(box, {
        ...{ id: 'one', label: 'Box one', event: 'st-peters' },
        ...{ madeBy: 'Ann (hall)', writtenOff: 'It was lost' },
      });
    });

    it('lets a box be removed from which nobody has counted', async (t) => {
      const store = await fresh(t);
      await counting(store);
      await addBox(store, 'two');
      const remove = (box: string) => store.ballotCounts.removeBox(KEY, box, act('box-removed'));
      assert.equal(await remove('two'), true);
      assert.equal(await remove('two'), false);
      await enter(store, 'a');
      assert.equal(await remove('one'), false);
    });

    it('adds up votes by what was chosen', async (t) => {
      const store = await fresh(t);
      await counting(store, [['litter'], ['litter'], ['litter', 'buses'], []]);
      const facts = await store.ballotCounts.facts(KEY.campaign, KEY.id);
      assert.deepEqual(
        facts?.votes.map(({ choices, count }) => `${choices.join('+')} ${count}`).sort(),
        [' 1', 'litter 2', 'litter+buses 1'],
      );
      assert.equal(facts.state, 'counting');
      assert.equal(await store.ballotCounts.facts(KEY.campaign, 'october'), undefined);
    });

    it('is declared once, on top of all that happened, and corrected by adding', async (t) => {
      const store = await fresh(t);
      await counting(store);
      const lastNumber = async () =>
        (await store.ballotCounts.facts(KEY.campaign, KEY.id))?.lastLine.number ?? 0;
      const declare = (number: number, after: number, to: 'declared' | 'corrected') =>
        store.ballotCounts.declare(
          KEY,
          { number, document: { number }, sums: { secret: 1 }, after, to },
          act(to),
        );
      const before = await lastNumber();
      await enter(store, 'a');
      assert.equal(await declare(1, before, 'declared'), false, 'somebody counted meanwhile');
      assert.equal(await declare(1, await lastNumber(), 'corrected'), false, 'nothing to correct');
      const after = await lastNumber();
      const twice = await Promise.all([1, 2].map(() => declare(1, after, 'declared')));
      assert.deepEqual(twice.filter(Boolean), [true]);
      assert.equal((await store.ballots.find(KEY.campaign, KEY.id))?.state, 'declared');
      assert.equal(await declare(2, await lastNumber(), 'corrected'), true);
      const log = await store.ballots.log(KEY.campaign, KEY.id);
      const results = await store.ballotCounts.results(KEY.campaign, KEY.id);
      assert.deepEqual(
        results.map(({ number, document }) => ({ number, document })),
        [
          { number: 1, document: { number: 1, log: log.at(-2)?.hash } },
          { number: 2, document: { number: 2, log: log.at(-1)?.hash } },
        ],
      );
      await store.ballotCounts.forgetSums(KEY.campaign, KEY.id);
      const [kept] = await store.ballotCounts.results(KEY.campaign, KEY.id);
      assert.deepEqual([kept?.sums, kept?.document], [undefined, results[0]?.document]);
    });

    it('takes one decision on a contest of the last result', async (t) => {
      const store = await fresh(t);
      await counting(store);
      const decide = (number: number, how = 'by lot') =>
        store.ballotCounts.decide(
          KEY,
          { number, contest: 'harborne', document: { how } },
          act('decided'),
        );
      assert.equal(await decide(1), false, 'there is no result');
      const facts = await store.ballotCounts.facts(KEY.campaign, KEY.id);
      const after = facts?.lastLine.number ?? 0;
      const result = { number: 1, document: {}, sums: {}, after, to: 'declared' } as const;
      await store.ballotCounts.declare(KEY, result, act('declared'));
      const drawn = await Promise.all([1, 2, 3].map((n) => decide(1, `draw ${n}`)));
      assert.deepEqual(drawn.filter(Boolean), [true], 'a lot is drawn once');
      assert.equal(await decide(2), false);
      const [kept, ...others] = await store.ballotCounts.decisions(KEY.campaign, KEY.id);
      assert.deepEqual([kept?.number, kept?.contest, others], [1, 'harborne', []]);
    });
  });
}
