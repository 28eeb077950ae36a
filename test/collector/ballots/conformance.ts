import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import type { Store } from '../../../src/collector/index.ts';
import { firstBrokenLine, type BallotAct } from '../../../src/collector/ballots/ballot-log.ts';
import type { NewBatch, NewVote } from '../../../src/collector/ballots/ballot-records.ts';
import { BallotKeys, createCode, spenderOf } from '../../../src/collector/ballots/ballot-keys.ts';
import type { BallotState } from '../../../src/contract/index.ts';
import { september } from '../../contract/ballot-examples.ts';

const KEY = { campaign: 'edgbaston', id: 'september' };
const keys = new BallotKeys('the-secret-of-this-test');

const act = (what: string, more: Partial<BallotAct> = {}): BallotAct => ({
  what,
  by: 'Ada',
  at: '2027-09-01T10:00:00.000Z',
  detail: {},
  ...more,
});

const batch = (changes: Partial<NewBatch> = {}): NewBatch => ({
  id: 'hall',
  label: 'In the hall',
  isReplacement: false,
  ...changes,
});

const write = (store: Store, version = 1) =>
  store.ballots.write({ ...KEY, version, document: september({ version }) }, act('written'));

const move = (store: Store, from: BallotState, to: BallotState) =>
  store.ballots.move(KEY, { from: [from], to }, act(to));

/** A ballot that is open, with one batch. @returns the codes */
async function openBallot(store: Store, size = 3): Promise<string[]> {
  await write(store);
  await move(store, 'draft', 'published');
  const codes = Array.from({ length: size }, createCode);
  const rows = codes.map((code) => keys.codeRow(code));
  assert.equal(await store.ballots.addBatch(KEY, batch(), rows, act('batch')), true);
  await move(store, 'published', 'open');
  return codes;
}

const cast = (code: string, changes: Partial<NewVote> = {}): NewVote => ({
  campaign: KEY.campaign,
  ballot: KEY.id,
  hash: keys.hashOf(code),
  spentBy: spenderOf(randomUUID()),
  spentOn: '2027-09-11',
  how: 'online',
  source: null,
  contest: 'harborne',
  choices: ['litter'],
  ...changes,
});

/** What defines the part of a store that keeps ballots. */
export function ballotsConformance(name: string, fresh: (t: TestContext) => Promise<Store>): void {
  describe(`${name}: ballots`, () => {
    it('are kept in their newest version, until they open', async (t) => {
      const store = await fresh(t);
      assert.equal(await write(store, 1), true);
      assert.equal(await write(store, 1), false, 'somebody else was faster');
      assert.equal(await write(store, 2), true);
      assert.deepEqual(await store.ballots.find('edgbaston', 'september'), {
        ...KEY,
        version: 2,
        state: 'draft',
        document: september({ version: 2 }),
      });
      assert.equal(await move(store, 'draft', 'published'), true);
      assert.equal(await write(store, 3), true);
      assert.equal(await move(store, 'published', 'open'), true);
      assert.equal(await write(store, 4), false, 'nothing changes once it is open');
      const [only, ...others] = await store.ballots.list('edgbaston');
      assert.deepEqual([only?.version, only?.state, others], [3, 'open', []]);
      assert.equal(await store.ballots.find('edgbaston', 'october'), undefined);
    });

    it('move from one state to the next, and a second mover is told', async (t) => {
      const store = await fresh(t);
      await write(store);
      const moved = await Promise.all([1, 2, 3].map(() => move(store, 'draft', 'published')));
      assert.deepEqual(moved.filter(Boolean), [true]);
      assert.equal(await move(store, 'draft', 'published'), false);
    });

    it('write each act into a log whose chain breaks where a line is changed', async (t) => {
      const store = await fresh(t);
      await openBallot(store);
      const log = await store.ballots.log('edgbaston', 'september');
      assert.deepEqual(
        log.map(({ number, what, by }) => [number, what, by]),
        [
          [1, 'written', 'Ada'],
          [2, 'published', 'Ada'],
          [3, 'batch', 'Ada'],
          [4, 'open', 'Ada'],
        ],
      );
      assert.equal(firstBrokenLine(log), undefined);
      for (const [at, line] of log.entries()) {
        assert.equal(firstBrokenLine(log.with(at, { ...line, by: 'Mallory' })), at + 1);
        if (at < log.length - 1) assert.equal(firstBrokenLine(log.toSpliced(at, 1)), at + 1);
      }
    });

    it('take one vote of one code, and know the sender of it again', async (t) => {
      const store = await fresh(t);
      const [code = ''] = await openBallot(store);
      const vote = cast(code);
      assert.equal(await store.ballots.cast(vote), 'cast');
      assert.equal(await store.ballots.cast({ ...vote, choices: ['buses'] }), 'same');
      assert.equal(await store.ballots.cast(cast(code)), 'spent');
      assert.equal(await store.ballots.cast(cast(createCode())), 'unknown');
      assert.equal(await store.ballots.countSpent('edgbaston', 'september'), 1);
    });

    it('take one vote of one code where fifty come at once', async (t) => {
      const store = await fresh(t);
      const [code = ''] = await openBallot(store);
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, () => store.ballots.cast(cast(code))),
      );
      assert.deepEqual(outcomes.filter((outcome) => outcome === 'cast').length, 1);
      assert.equal(outcomes.filter((outcome) => outcome === 'spent').length, 49);
      assert.equal(await store.ballots.deleteVotes('edgbaston', 'september'), 1);
    });

    it('void what is unspent when the count begins, so that nobody votes after it', async (t) => {
      const store = await fresh(t);
      const [spent = '', unspent = ''] = await openBallot(store);
      await store.ballots.cast(cast(spent));
      await move(store, 'open', 'closed');
      assert.equal((await store.ballots.findCode(keys.hashOf(unspent)))?.state, 'unused');
      await move(store, 'closed', 'counting');
      assert.equal(await store.ballots.cast(cast(unspent)), 'void');
      assert.equal((await store.ballots.findCode(keys.hashOf(spent)))?.state, 'spent');
      assert.equal(
        await store.ballots.addBatch(KEY, batch({ id: 'late' }), [], act('batch')),
        false,
      );
    });

    it('keep every vote when they are shuffled, under another id', async (t) => {
      const store = await fresh(t);
      const codes = await openBallot(store, 40);
      for (const code of codes) await store.ballots.cast(cast(code));
      await move(store, 'open', 'closed');
      await store.ballots.shuffle('edgbaston', 'september');
      await store.ballots.shuffle('edgbaston', 'september');
      assert.equal(await store.ballots.deleteVotes('edgbaston', 'september'), 40);
    });

    it('void a batch or a code, but never a vote', async (t) => {
      const store = await fresh(t);
      const [spent = '', lost = '', other = ''] = await openBallot(store);
      await store.ballots.cast(cast(spent));
      const voidCode = (code: string) =>
        store.ballots.voidCode(KEY, keys.hashOf(code), act('code-void'));
      assert.equal(await voidCode(lost), 'unused');
      assert.equal(await voidCode(lost), 'void');
      assert.equal(await voidCode(spent), 'spent');
      assert.equal(await voidCode(createCode()), undefined);
      assert.equal(await store.ballots.voidBatch(KEY, 'hall', act('batch-void')), true);
      assert.equal(await store.ballots.voidBatch(KEY, 'hall', act('batch-void')), false);
      assert.equal(await store.ballots.cast(cast(other)), 'void');
      assert.equal(await store.ballots.countSpent('edgbaston', 'september'), 1);
      const [only] = await store.ballots.batches('edgbaston', 'september');
      assert.equal(only?.voidedOn, '2027-09-01');
    });

    it('count what was given out and used, of the whole ballot', async (t) => {
      const store = await fresh(t);
      const [one = '', two = ''] = await openBallot(store);
      const more = (changes: Partial<NewBatch>, size: number) =>
        store.ballots.addBatch(
          KEY,
          batch(changes),
          Array.from({ length: size }, () => keys.codeRow(createCode())),
          act('batch'),
        );
      await more({ id: 'event', event: 'st-peters' }, 5);
      await more({ id: 'again', isReplacement: true }, 2);
      await more({ id: 'gone' }, 7);
      await store.ballots.voidBatch(KEY, 'gone', act('batch-void'));
      await store.ballots.cast(cast(one));
      await store.ballots.cast(cast(two, { how: 'event' }));
      assert.deepEqual(await store.ballots.turnout('edgbaston', 'september'), {
        issued: { '': 5, 'st-peters': 5 },
        issuedLate: 7,
        replacements: 2,
        spent: { online: 1, event: 1, paper: 0 },
      });
    });

    it('delete codes and votes, and those of no other ballot', async (t) => {
      const store = await fresh(t);
      const [code = ''] = await openBallot(store);
      await store.ballots.cast(cast(code));
      assert.equal(await store.ballots.deleteCodes('edgbaston', 'october'), 0);
      assert.equal(await store.ballots.deleteCodes('edgbaston', 'september'), 3);
      assert.equal(await store.ballots.findCode(keys.hashOf(code)), undefined);
    });
  });
}
