import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deleteExpired, keepRetention } from '../../src/collector/register/retention.ts';
import { CampaignDocument } from '../../src/contract/index.ts';
import { champion, contact, edgbaston } from '../contract/examples.ts';
import { openCollector, silence, standIn } from './harness.ts';

const documents = () => [
  CampaignDocument.parse(edgbaston()),
  CampaignDocument.parse({
    ...edgbaston(),
    id: 'selly-oak',
    controller: { ...edgbaston().controller, retentionDays: 30 },
  }),
];
const all = { limit: 9 };

describe('retention', () => {
  it('deletes people so many days after their last contact as their campaign says, and counts them', async () => {
    const { post, store } = await openCollector({
      campaigns: [edgbaston(), { ...edgbaston(), id: 'selly-oak' }],
      now: () => new Date('2026-11-21T12:00:00.000Z'),
    });
    for (const campaign of ['edgbaston', 'selly-oak'])
      for (const sent of [champion({ campaign }), contact({ campaign })]) await post(sent);
    assert.deepEqual(
      await deleteExpired(store, documents(), new Date('2026-12-21T12:00:00.000Z')),
      { edgbaston: 0, 'selly-oak': 0 },
    );
    assert.deepEqual(
      await deleteExpired(store, documents(), new Date('2026-12-21T12:00:00.001Z')),
      { edgbaston: 0, 'selly-oak': 2 },
    );
    assert.equal((await store.people('edgbaston', all)).people.length, 2);
    assert.deepEqual(
      await deleteExpired(store, documents(), new Date('2027-11-21T12:00:00.001Z')),
      { edgbaston: 2, 'selly-oak': 0 },
    );
    assert.equal((await store.registerFigures('edgbaston')).figures[0]?.count, 1);
  });

  it('goes by the last document of a campaign that is served no more', async () => {
    const { post, store } = await openCollector({
      campaigns: [
        edgbaston(),
        { ...edgbaston(), id: 'over', controller: { ...edgbaston().controller, retentionDays: 1 } },
      ],
      now: () => new Date('2026-11-21T12:00:00.000Z'),
    });
    await post(champion({ campaign: 'over' }));
    assert.deepEqual(await deleteExpired(store, [], new Date('2026-11-23T12:00:00.000Z')), {
      edgbaston: 0,
      over: 1,
    });
  });

  it('is done when the collector starts, and its log holds counts only', async () => {
    const { post, store } = await openCollector({
      now: () => new Date('2020-01-01T00:00:00.000Z'),
    });
    await post(champion());
    const lines: string[] = [];
    const end = keepRetention(store, documents(), (line) => lines.push(line));
    await end();
    assert.deepEqual(lines, ['retention: 1 people of edgbaston deleted']);
    assert.deepEqual((await store.people('edgbaston', all)).people, []);
  });

  it('is logged where it cannot be done, and the collector goes on', async (t) => {
    const logged = silence(t);
    const { store } = await openCollector();
    await keepRetention(
      standIn(store, { expire: () => Promise.reject(new Error('disk full')) }),
      documents(),
    )();
    assert.match(logged().join(), /retention: not done.*disk full/);
  });
});
