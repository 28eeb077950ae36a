import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import type { Store } from '../../../src/collector/index.ts';
import { BallotKeys, createCode, spenderOf } from '../../../src/collector/ballots/ballot-keys.ts';
import type { PaperSwap, SlipPile } from '../../../src/collector/ballots/desk-records.ts';
import { MAX_DESK_REPLACEMENTS } from '../../../src/collector/ballots/sql-desk-records.ts';
import { HARBORNE, QUINTON } from '../../contract/examples.ts';
import { addCodes, openBallot, SECRET } from './open-ballot.ts';

const BALLOT = { campaign: 'edgbaston', id: 'september' };
const keys = new BallotKeys(SECRET);
const act = (what: string, detail: Record<string, string | number> = {}) => ({
  what,
  by: 'Ada',
  at: '2027-09-12T14:00:00.000Z',
  detail,
});

const spending = () => ({
  ballot: BALLOT,
  area: HARBORNE,
  contest: 'harborne',
  spentOn: '2027-09-12',
  spentBy: spenderOf(randomUUID()),
});
const swap = (code: string, changes: Partial<PaperSwap> = {}): PaperSwap => ({
  ...spending(),
  hash: keys.hashOf(code),
  ...changes,
});
const pile = (codes: string[], changes: Partial<SlipPile> = {}): SlipPile => ({
  ...spending(),
  hashes: codes.map((code) => keys.hashOf(code)),
  ...changes,
});

/** What became of each code of a pile, in its order. */
async function take({ desk }: Store, slips: SlipPile) {
  const outcomes = await desk.takeSlips(slips, act('slips', { label: 'harborne' }));
  return outcomes && slips.hashes.map((hash) => outcomes.get(hash));
}

const cast = ({ ballots }: Store, code: string, id: string = randomUUID()) =>
  ballots.cast({
    campaign: BALLOT.campaign,
    ballot: BALLOT.id,
    hash: keys.hashOf(code),
    spentBy: spenderOf(id),
    spentOn: '2027-09-12',
    how: 'online',
    source: null,
    contest: 'harborne',
    choices: ['litter'],
  });

const close = ({ ballots }: Store) =>
  ballots.move(BALLOT, { from: ['open'], to: 'closed' }, act('closed'));

const papers = async ({ desk }: Store) => (await desk.figures('edgbaston', 'september')).papers;

/** What defines the part of a store that keeps what the desk writes. */
export function deskConformance(name: string, fresh: (t: TestContext) => Promise<Store>): void {
  const openDesk = async (t: TestContext, size = 4) => {
    const store = await fresh(t);
    await openBallot(store);
    return { store, codes: await addCodes(store, size, { event: 'st-peters' }) };
  };

  describe(`${name}: the desk of a ballot`, () => {
    it('gives a paper for a slip once, and its code votes no more', async (t) => {
      const { store, codes } = await openDesk(t);
      const [code = ''] = codes;
      assert.equal(await store.desk.swap(swap(code)), 'given');
      assert.equal(await store.desk.swap(swap(code)), 'paper');
      assert.equal(await cast(store, code), 'spent');
      assert.deepEqual(await papers(store), { harborne: { given: 1, doubt: 0 } });
      const { spent } = await store.ballots.turnout('edgbaston', 'september');
      assert.deepEqual(spent, { online: 0, event: 0, paper: 1 });
    });

    it('answers a request that comes again as it did the first time', async (t) => {
      const { store, codes } = await openDesk(t);
      const once = swap(codes[0] ?? '');
      assert.deepEqual(
        [await store.desk.swap(once), await store.desk.swap(once)],
        ['given', 'given'],
      );
      assert.deepEqual(await papers(store), { harborne: { given: 1, doubt: 0 } });
    });

    it('gives one paper where two desks and a telephone take the same code at once', async (t) => {
      const { store, codes } = await openDesk(t);
      const [code = ''] = codes;
      const outcomes = await Promise.all([
        ...Array.from({ length: 10 }, () => store.desk.swap(swap(code))),
        ...Array.from({ length: 10 }, () => cast(store, code)),
      ]);
      assert.equal(outcomes.filter((one) => one === 'given' || one === 'cast').length, 1);
    });

    it('gives no paper for a slip that voted, is void, is unknown or is for another ward', async (t) => {
      const { store, codes } = await openDesk(t);
      const [voted = '', lost = ''] = codes;
      const [quinton = ''] = await addCodes(store, 1, { area: QUINTON });
      await cast(store, voted);
      await store.ballots.voidCode(BALLOT, keys.hashOf(lost), act('code-void'));
      const outcomes = [];
      for (const code of [voted, lost, createCode(), quinton])
        outcomes.push(await store.desk.swap(swap(code)));
      assert.deepEqual(outcomes, ['spent', 'void', 'unknown', 'other-ward']);
      assert.deepEqual(await papers(store), {});
      assert.equal((await store.ballots.findCode(keys.hashOf(quinton)))?.state, 'unused');
    });

    it('takes a pile of slips in, and counts a doubt for each whose vote was cast', async (t) => {
      const { store, codes } = await openDesk(t);
      const [voted = '', one = '', two = '', lost = ''] = codes;
      await cast(store, voted);
      await store.ballots.voidCode(BALLOT, keys.hashOf(lost), act('code-void'));
      assert.deepEqual(await take(store, pile([voted, one, two, lost, createCode()])), [
        'spent',
        'given',
        'given',
        'void',
        'unknown',
      ]);
      assert.deepEqual(await papers(store), { harborne: { given: 3, doubt: 1 } });
      assert.equal(await cast(store, one), 'spent');
      const last = (await store.ballots.log('edgbaston', 'september')).at(-1);
      assert.deepEqual(
        [last?.what, last?.detail],
        ['slips', { label: 'harborne', used: 2, doubt: 1 }],
      );
    });

    it('counts nothing twice where a pile is typed in again', async (t) => {
      const { store, codes } = await openDesk(t);
      const [voted = '', one = '', swapped = ''] = codes;
      await cast(store, voted);
      await store.desk.swap(swap(swapped));
      const first = pile([voted, one, swapped]);
      const outcomes = ['spent', 'given', 'paper'];
      assert.deepEqual(await take(store, first), outcomes);
      assert.deepEqual(await take(store, first), outcomes, 'the same request again');
      const again = await take(store, pile([voted, one, swapped]));
      assert.deepEqual(again, ['spent', 'paper', 'paper'], 'another request');
      assert.deepEqual(await papers(store), { harborne: { given: 3, doubt: 1 } });
      const log = await store.ballots.log('edgbaston', 'september');
      assert.equal(log.filter(({ what }) => what === 'slips').length, 1);
    });

    it('takes slips after the close, but no void ones, and none once it is counted', async (t) => {
      const { store, codes } = await openDesk(t);
      const [slip = '', lost = '', late = ''] = codes;
      await store.ballots.voidCode(BALLOT, keys.hashOf(lost), act('code-void'));
      await close(store);
      assert.deepEqual(await take(store, pile([slip, lost])), ['given', 'void']);
      await store.ballots.move(BALLOT, { from: ['closed'], to: 'counting' }, act('counting'));
      assert.equal(await take(store, pile([late])), undefined);
      assert.deepEqual(await papers(store), { harborne: { given: 1, doubt: 0 } });
    });

    it('leaves a slip of another ward in the pile as it is', async (t) => {
      const { store, codes } = await openDesk(t);
      const [quinton = ''] = await addCodes(store, 1, { area: QUINTON });
      assert.deepEqual(await take(store, pile([quinton, codes[0] ?? ''])), ['other-ward', 'given']);
      const own = { area: QUINTON, contest: 'quinton' };
      assert.deepEqual(await take(store, pile([quinton], own)), ['given']);
      assert.deepEqual(await papers(store), {
        harborne: { given: 1, doubt: 0 },
        quinton: { given: 1, doubt: 0 },
      });
    });

    it('gives out replacements of an event in one batch, which is counted', async (t) => {
      const { store } = await openDesk(t);
      const replace = (code: string) =>
        store.desk.addReplacement(
          BALLOT,
          { event: 'st-peters', code: keys.codeRow(code), batch: randomUUID() },
          act('replacement'),
        );
      const [one, two] = [createCode(), createCode()];
      assert.deepEqual([await replace(one), await replace(two)], [true, true]);
      const turnout = await store.ballots.turnout('edgbaston', 'september');
      assert.deepEqual([turnout.replacements, turnout.issued['st-peters']], [2, 6]);
      assert.equal((await store.ballots.batches('edgbaston', 'september')).length, 2);
      assert.equal(await cast(store, two), 'cast');
      for (let more = 2; more < MAX_DESK_REPLACEMENTS; more++)
        assert.equal(await replace(createCode()), true);
      assert.equal(await replace(createCode()), false, 'as many as a desk may');
      await close(store);
      assert.equal(await replace(createCode()), false, 'closed');
    });

    it('writes how many people are in the hall, the last number for each event', async (t) => {
      const { store } = await openDesk(t);
      const count = (event: string, people: number) =>
        store.desk.countHeads(BALLOT, { event, people }, act('headcount', { event, people }));
      for (const [event, people] of [
        ['st-peters', 200],
        ['st-marys', 31],
        ['st-peters', 216],
      ] as const)
        assert.equal(await count(event, people), true);
      const { headcount } = await store.desk.figures('edgbaston', 'september');
      assert.deepEqual(headcount, { 'st-peters': 216, 'st-marys': 31 });
      assert.deepEqual((await store.desk.figures('edgbaston', 'october')).headcount, {});
      await store.ballots.move(BALLOT, { from: ['open'], to: 'called-off' }, act('called-off'));
      assert.equal(await count('st-peters', 1), false);
    });
  });
}
