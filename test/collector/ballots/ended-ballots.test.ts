import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openSqliteStore, type Store } from '../../../src/collector/index.ts';
import { RetentionKeeper } from '../../../src/collector/people/run-retention.ts';
import { CampaignDocument } from '../../../src/contract/index.ts';
import { vote } from '../../contract/ballot-examples.ts';
import { edgbaston } from '../../contract/examples.ts';
import { openCollector } from '../harness.ts';
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
});
