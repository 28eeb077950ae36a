import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DeliveryError } from '../../src/delivery/errors.ts';
import type { OutgoingSubmission } from '../../src/delivery/send.ts';
import { answer } from '../contract/examples.ts';
import { entry } from './store-conformance.ts';
import { Device, settled } from './simulated-device.ts';

const receipt = ({ id }: OutgoingSubmission) =>
  Promise.resolve({ id, reference: 'BCD-FGH-JKL', receivedAt: '2026-11-21T00:00:00Z' });
const noNetwork = () => Promise.reject(new DeliveryError('no network'));

/** A device with a page open, and a network that the test switches. */
function openPage() {
  const device = new Device();
  const network = {
    answers: noNetwork as (outgoing: OutgoingSubmission) => ReturnType<typeof receipt>,
  };
  const sent: OutgoingSubmission[] = [];
  const tab = device.tab((outgoing) => {
    sent.push(outgoing);
    return network.answers(outgoing);
  });
  return { device, network, sent, tab };
}

const kept = async (device: Device) => (await device.store.all()).map(({ id }) => id);

describe('an outbox on a slow device', () => {
  for (const storage of ['acts late', 'answers late'] as const)
    for (const seconds of [2, 5, 60])
      it(`says to keep the page open until a store that ${storage} has answered after ${seconds} seconds, and then that it is saved`, async () => {
        const { device, tab } = openPage();
        device.storage = storage;
        device.latenessMs = seconds * 1000;
        const submission = answer();
        tab.submits(submission);
        await device.time.pass(1500);
        assert.equal(tab.told.get(submission.id), 'keep this page open');
        await device.time.pass(seconds * 1000 - 1000);
        assert.equal(tab.told.get(submission.id), 'saved');
        assert.deepEqual(await kept(device), [submission.id]);
      });

  for (const storage of ['hangs', 'throws'] as const)
    it(`keeps an answer as soon as a store that ${storage} has recovered, and says so`, async () => {
      const { device, tab } = openPage();
      device.storage = storage;
      const submission = answer();
      tab.submits(submission);
      await device.time.pass(40_000);
      assert.equal(tab.told.get(submission.id), 'keep this page open');
      device.storage = 'works';
      await device.time.pass(61_000);
      assert.equal(tab.told.get(submission.id), 'saved');
      assert.deepEqual(await kept(device), [submission.id]);
    });

  it('does not hold sending up for longer than a second', async () => {
    const { device, network, tab } = openPage();
    network.answers = receipt;
    device.storage = 'hangs';
    const [first, second] = [answer(), answer()];
    tab.submits(first);
    await device.time.pass(1000);
    assert.equal(tab.told.get(first.id), 'received');
    tab.submits(second);
    await settled();
    assert.equal(tab.told.get(second.id), 'received');
  });

  it('leaves nothing behind of an answer that was sent before it was kept', async () => {
    const { device, network, tab } = openPage();
    network.answers = receipt;
    device.storage = 'acts late';
    const submission = answer();
    tab.submits(submission);
    await device.time.pass(1500);
    assert.equal(tab.told.get(submission.id), 'received');
    await device.time.pass(120_000);
    assert.deepEqual(await kept(device), []);
  });

  for (const storage of ['acts late', 'answers late'] as const)
    it(`never brings an answer back that was deleted before it was kept (the store ${storage})`, async () => {
      const { device, network, sent, tab } = openPage();
      device.storage = storage;
      const submission = answer();
      tab.submits(submission);
      await device.time.pass(1500);
      await tab.outbox.delete(submission.id);
      assert.equal(tab.told.get(submission.id), 'deleted');
      const tries = sent.length;
      network.answers = receipt;
      await device.time.pass(600_000);
      assert.deepEqual(await kept(device), []);
      assert.equal(sent.length, tries);
    });

  it('does not write an answer that was deleted, even where the page is closed before the store acts', async () => {
    const { device, tab } = openPage();
    device.storage = 'acts late';
    const submission = answer();
    tab.submits(submission);
    await device.time.pass(1500);
    await tab.outbox.delete(submission.id);
    tab.kill();
    await device.time.pass(60_000);
    assert.deepEqual(await kept(device), []);
  });

  it('deletes an answer also where the store lets go of it late, and never sends it again', async () => {
    const { device, network, sent, tab } = openPage();
    const submission = answer();
    tab.submits(submission);
    await settled();
    assert.equal(tab.told.get(submission.id), 'saved');
    device.storage = 'answers late';
    void tab.outbox.delete(submission.id);
    await device.time.pass(1500);
    assert.equal(tab.told.get(submission.id), 'saved');
    await device.time.pass(5000);
    assert.equal(tab.told.get(submission.id), 'deleted');
    const tries = sent.length;
    network.answers = receipt;
    await device.time.pass(600_000);
    assert.equal(sent.length, tries);
  });

  it('keeps what the endpoint asked for with an answer that is kept late', async () => {
    const { device, network, tab } = openPage();
    network.answers = () => Promise.reject(new DeliveryError('later', { retryAfter: 600 }));
    device.storage = 'acts late';
    tab.submits(answer());
    await device.time.pass(30_000);
    const [late] = await device.store.all();
    assert.ok(late && late.pausedUntil > device.time.wall);
  });

  it('puts nothing on a shared computer, however long the page is open', async () => {
    const { device, tab } = openPage();
    const submission = answer();
    tab.submits(submission, { keep: false });
    await device.time.pass(600_000);
    assert.equal(tab.told.get(submission.id), 'keep this page open');
    assert.deepEqual(await kept(device), []);
  });

  it('does not put back what somebody cleared from the device', async () => {
    const { device, tab } = openPage();
    const submission = answer();
    tab.submits(submission);
    await settled();
    await device.store.remove(submission.id);
    await device.time.pass(600_000);
    assert.equal(tab.told.get(submission.id), 'keep this page open');
    assert.deepEqual(await kept(device), []);
  });
});

describe('what waits from before on a slow device', () => {
  for (const storage of ['acts late', 'answers late'] as const)
    for (const seconds of [5, 60])
      it(`is sent and shown where the store ${storage} by ${seconds} seconds`, async () => {
        const { device, network, tab } = openPage();
        await device.store.put(entry('from-before', { since: device.time.wall }));
        device.storage = storage;
        device.latenessMs = seconds * 1000;
        const { waiting } = tab.opens();
        await device.time.pass(seconds * 1000 + 3000);
        assert.deepEqual(
          waiting().map(({ id }) => id),
          ['from-before'],
        );
        network.answers = receipt;
        await device.time.pass(600_000);
        assert.deepEqual(waiting(), []);
        assert.deepEqual(await kept(device), []);
      });

  for (const storage of ['hangs', 'throws'] as const)
    it(`is sent once a store that ${storage} when the page is opened has recovered`, async () => {
      const { device, network, tab } = openPage();
      network.answers = receipt;
      await device.store.put(entry('from-before', { since: device.time.wall }));
      device.storage = storage;
      tab.opens();
      await device.time.pass(40_000);
      device.storage = 'works';
      await device.time.pass(130_000);
      assert.deepEqual(await kept(device), []);
    });

  it('stays on the screen while the store hangs', async () => {
    const { device, tab } = openPage();
    await device.store.put(entry('from-before', { since: device.time.wall }));
    const { waiting } = tab.opens();
    await settled();
    device.storage = 'hangs';
    await device.time.pass(60_000);
    assert.deepEqual(
      waiting().map(({ id }) => id),
      ['from-before'],
    );
  });

  it('is asked for less and less often where the store never answers', async () => {
    const { device, tab } = openPage();
    device.storage = 'hangs';
    let asked = 0;
    const { all } = device.store;
    Object.defineProperty(device, 'faulty', {
      get: () => ({ all: () => new Promise(() => asked++), put: all, change: all, remove: all }),
    });
    tab.opens();
    await device.time.pass(3_600_000);
    assert.ok(asked < 200, `${asked} questions in an hour`);
  });
});
