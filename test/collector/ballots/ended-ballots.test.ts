import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openSqliteStore, type Store } from '../../../src/collector/index.ts';
import { RetentionKeeper } from '../../../src/collector/people/run-retention.ts';
import { type BallotResult, CampaignDocument } from '../../../src/contract/index.ts';
import { vote } from '../../contract/ballot-examples.ts';
import { edgbaston } from '../../contract/examples.ts';
import { openCollector } from '../harness.ts';
import { countScene, EVENING, SEPTEMBER } from './count/count-scene.ts';
import { addCodes, closeBallot, openBallot, SECRET, WHILE_OPEN } from './open-ballot.ts';

const campaign = CampaignDocument.parse(edgbaston());
const DAY_MS = 86_400_000;
const OVER_AT = Date.parse('2027-09-13T10:00:00Z');

/** A ballot with two codes, of which one voted; it closed on 1 September. */
async function voted(): Promise<Store> {
  const store = await openSqliteStore(':memory:', { secret: SECRET });
  const collector = await openCollector({ store, secret: SECRET, now: () => WHILE_OPEN });
  await openBallot(store);
  const [code = ''] = await addCodes(store, 2);
  assert.equal((await collector.post(vote({ code }))).status, 201);
  await closeBallot(store);
  return store;
}

const callOff = ({ ballots }: Store) =>
  ballots.move(
    { campaign: 'edgbaston', id: 'september' },
    { from: ['closed'], to: 'called-off' },
    { what: 'called-off', by: 'Ada', at: new Date(OVER_AT).toISOString(), detail: { reason: 'x' } },
  );

const keep = (store: Store, at: number) =>
  new RetentionKeeper({
    store,
    listCampaigns: () => Promise.resolve([campaign]),
    now: () => new Date(at),
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  }).look();

const countSpent = ({ ballots }: Store) => ballots.countSpent('edgbaston', 'september');

describe('a ballot that is over', () => {
  it('keeps its codes for thirty days, and no longer', async () => {
    const store = await voted();
    await callOff(store);
    await keep(store, OVER_AT + 30 * DAY_MS);
    assert.equal(await countSpent(store), 1);
    await keep(store, OVER_AT + 30 * DAY_MS + 1);
    assert.equal(await countSpent(store), 0);
    assert.equal((await store.ballots.log('edgbaston', 'september')).length > 0, true);
  });

  it('keeps its codes while it waits for its result', async () => {
    const store = await voted();
    await keep(store, OVER_AT + 100 * DAY_MS);
    assert.equal(await countSpent(store), 1);
  });

  it('keeps its votes as long as the campaign keeps people', async () => {
    const { retentionDays } = campaign.controller;
    for (const [days, left] of [
      [retentionDays - 1, 1],
      [retentionDays + 1, 0],
    ] as const) {
      const store = await voted();
      await callOff(store);
      await keep(store, OVER_AT + days * DAY_MS);
      assert.equal(await store.ballots.deleteVotes('edgbaston', 'september'), left);
    }
  });

  it('keeps its result for good, its codes for thirty days, and what a correction needs as long as votes', async () => {
    const scene = await countScene([['litter'], ['litter'], ['buses']]);
    const { store, eve } = scene;
    const declare = (reason: string) => eve.post(`${SEPTEMBER}/declare`, { reason });
    assert.equal((await declare('')).status, 422);
    assert.equal((await eve.post(`${SEPTEMBER}/declare`, {})).status, 200);
    const declaredAt = EVENING.getTime();
    scene.setTime(new Date(declaredAt + 20 * DAY_MS));
    assert.equal((await declare('A wrong note')).status, 200);
    await keep(store, declaredAt + 30 * DAY_MS + 1);
    assert.equal(await countSpent(store), 0, 'thirty days after the first result');
    assert.equal((await declare('Another wrong note')).status, 200, 'without the codes');
    await keep(store, declaredAt + (campaign.controller.retentionDays + 1) * DAY_MS);
    assert.equal(await store.ballots.deleteVotes('edgbaston', 'september'), 0);
    assert.equal((await declare('Too late')).status, 409);
    const results = await store.ballotCounts.results('edgbaston', 'september');
    assert.deepEqual(
      results.map(({ number, sums }) => [number, sums]),
      [1, 2, 3].map((number) => [number, undefined]),
    );
    const { turnout } = results[2]?.document as BallotResult;
    assert.deepEqual(turnout.spent, { online: 3, event: 0, paper: 0 });
    assert.match(await eve.show(`${SEPTEMBER}/declare`), /can’t be corrected any more/);
  });
});
