import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DeliveryError, RefusedError } from '../../src/delivery/errors.ts';
import type { OutgoingSubmission } from '../../src/delivery/send.ts';
import type { OutboxStore } from '../../src/delivery/outbox-store.ts';
import { answer } from '../contract/examples.ts';
import { Device, settled } from './simulated-device.ts';
import { entry } from './store-conformance.ts';

const receipt = ({ id }: OutgoingSubmission) =>
  Promise.resolve({ id, reference: 'BCD-FGH-JKL', receivedAt: '2026-11-21T00:00:00Z' });
const failing = () => Promise.reject(new DeliveryError('no network'));

/** A device and a network, which does as the test says and notes what it was given. */
function outside(
  answers: (
    outgoing: OutgoingSubmission,
  ) => Promise<Awaited<ReturnType<typeof receipt>> | undefined> = receipt,
) {
  const sent: OutgoingSubmission[] = [];
  const network = { answers };
  const transport = (outgoing: OutgoingSubmission) => {
    sent.push(outgoing);
    return network.answers(outgoing);
  };
  return { sent, network, transport };
}

const kept = async (device: Device) => (await device.store.all()).map(({ id }) => id);

describe('the outbox', () => {
  it('puts an answer in before it is first sent, and takes it out only after the receipt', async () => {
    const device = new Device();
    const submission = answer();
    const during: string[][] = [];
    const { transport } = outside(async (outgoing) => {
      during.push(await kept(device));
      return receipt(outgoing);
    });
    const tab = device.tab(transport);
    tab.submits(submission);
    await settled();
    assert.deepEqual(during, [[submission.id]]);
    assert.deepEqual(await kept(device), []);
    assert.equal(tab.told.get(submission.id), 'received');
    assert.equal(tab.listens, false);
  });

  it('sends the same bytes at every try, over tabs and days', async () => {
    const device = new Device();
    const { sent, network, transport } = outside(failing);
    const first = device.tab(transport);
    first.submits(answer({ answers: { issue: 'other', other: 'Café — 火' } }));
    await device.time.pass(60_000);
    first.kill();
    await device.time.pass(3 * 86_400_000);
    network.answers = receipt;
    device.tab(transport).opens();
    await settled();
    assert.ok(sent.length > 3);
    assert.equal(new Set(sent.map(({ body }) => body)).size, 1);
    assert.deepEqual(await kept(device), []);
  });

  it('obeys Retry-After when the browser is online again; the person may try at once', async () => {
    const device = new Device();
    const { sent, transport } = outside(() =>
      Promise.reject(new DeliveryError('later', { retryAfter: 600 })),
    );
    const tab = device.tab(transport);
    const submission = answer();
    tab.submits(submission);
    await settled();
    tab.online();
    await device.time.pass(599_000);
    assert.equal(sent.length, 1);
    tab.outbox.retryNow(submission.id);
    await settled();
    assert.equal(sent.length, 2);
  });

  it('is not held up for more than a day by what an endpoint asks for', async () => {
    const device = new Device();
    const { sent, transport } = outside(() =>
      Promise.reject(new DeliveryError('later', { retryAfter: 9_999_999 })),
    );
    device.tab(transport).submits(answer());
    await device.time.pass(86_400_000 + 1000);
    assert.equal(sent.length, 2);
  });

  it('tries at once when the browser is online again, and cuts its own pause short', async () => {
    const device = new Device();
    const { sent, transport } = outside(failing);
    const tab = device.tab(transport, { random: () => 1 });
    tab.submits(answer());
    await settled();
    tab.online();
    await settled();
    assert.equal(sent.length, 2);
  });

  for (const locks of [true, false])
    it(`sends one at a time over all tabs, with ${locks ? 'locks' : 'leases'}`, async () => {
      const device = new Device(undefined, locks);
      let now = 0;
      let most = 0;
      const { sent, network, transport } = outside(failing);
      const tabs = [device.tab(transport), device.tab(transport), device.tab(transport)];
      tabs[0]?.submits(answer());
      await settled();
      const before = sent.length;
      network.answers = async (outgoing) => {
        most = Math.max(most, ++now);
        await new Promise((resume) => setImmediate(resume));
        now--;
        return receipt(outgoing);
      };
      for (const tab of tabs) tab.opens();
      await device.time.pass(10_000);
      assert.deepEqual([most, sent.length - before], [1, 1]);
    });

  it('lets a tab that shows an answer know that another has sent it', async () => {
    const device = new Device();
    const { network, transport } = outside(failing);
    const [first, second] = [device.tab(transport), device.tab(transport)];
    const submission = answer();
    first.submits(submission);
    await settled();
    assert.equal(first.told.get(submission.id), 'saved');
    network.answers = receipt;
    second.opens();
    await settled();
    assert.equal(first.told.get(submission.id), 'received');
    assert.equal(first.receipts.get(submission.id)?.reference, 'BCD-FGH-JKL');
  });

  it('lets a tab that shows an answer know that another has deleted it, and never sends it', async () => {
    const device = new Device();
    const { sent, network, transport } = outside(failing);
    const [first, second] = [device.tab(transport), device.tab(transport)];
    const submission = answer();
    first.submits(submission);
    await settled();
    network.answers = receipt;
    await second.outbox.delete(submission.id);
    const before = sent.length;
    await device.time.pass(600_000);
    assert.equal(first.told.get(submission.id), 'deleted');
    assert.equal(sent.length, before);
  });

  it('takes up what a tab had in hand that was killed while it held the lease', async () => {
    const device = new Device(undefined, false);
    const { network, transport } = outside(() => new Promise(() => undefined));
    const killed = device.tab(transport);
    killed.submits(answer());
    await settled();
    killed.kill();
    network.answers = receipt;
    device.tab(transport).opens();
    await device.time.pass(5_000);
    assert.equal((await kept(device)).length, 1, 'the lease still holds');
    await device.time.pass(5_000);
    assert.deepEqual(await kept(device), []);
  });

  for (const storage of ['throws', 'hangs'] as const)
    it(`keeps an answer on the page where the storage ${storage}, says so, and sends it from there`, async () => {
      const device = new Device();
      device.storage = storage;
      const { network, transport } = outside(failing);
      const tab = device.tab(transport);
      const submission = answer();
      tab.submits(submission);
      await device.time.pass(3000);
      assert.equal(tab.told.get(submission.id), 'keep this page open');
      network.answers = receipt;
      await device.time.pass(60_000);
      assert.equal(tab.told.get(submission.id), 'received');
    });

  it('opens the storage once more before it goes on without', async () => {
    const device = new Device();
    const { transport } = outside(failing);
    let opened = 0;
    const put: OutboxStore['put'] = (entry) =>
      opened++ ? device.store.put(entry) : Promise.reject(new Error('the connection was closed'));
    const { store } = device;
    const tab = device.tab(transport, {
      store: {
        put,
        all: () => store.all(),
        change: (id, change) => store.change(id, change),
        remove: (id) => store.remove(id),
      },
    });
    const submission = answer();
    tab.submits(submission);
    await settled();
    assert.equal(tab.told.get(submission.id), 'saved');
  });

  it('does not say that something is deleted which the device did not let go of', async () => {
    const device = new Device();
    const { transport } = outside(failing);
    const tab = device.tab(transport);
    const submission = answer();
    tab.submits(submission);
    await settled();
    device.storage = 'throws';
    await tab.outbox.delete(submission.id);
    assert.equal(tab.told.get(submission.id), 'saved');
  });

  it('gives a refusal to the form that is there for it, and keeps it for the person where none is', async () => {
    const device = new Device();
    const refusal = new RefusedError('no', 422, [{ path: 'area', code: 'unknown', message: '' }]);
    const { sent, network, transport } = outside(() => Promise.reject(refusal));
    const tab = device.tab(transport);
    const [first, second] = [answer(), answer()];
    tab.submits(first);
    await settled();
    assert.equal(tab.told.get(first.id), 'refused');
    assert.deepEqual(await kept(device), []);
    network.answers = failing;
    tab.submits(second);
    await settled();
    tab.kill();
    network.answers = () => Promise.reject(refusal);
    const later = device.tab(transport);
    const news: string[] = [];
    const { waiting } = later.opens((told) => news.push('refusal' in told ? 'refused' : 'sent'));
    await settled();
    const tries = sent.length;
    await device.time.pass(600_000);
    assert.deepEqual(news, ['refused']);
    assert.equal(sent.length, tries, 'it is not tried again');
    assert.deepEqual(
      waiting().map(({ id }) => id),
      [second.id],
    );
  });

  it('goes on with other endpoints while one fails, and does not ask that one for each answer', async () => {
    const device = new Device();
    const { sent, network, transport } = outside(failing);
    const tab = device.tab(transport);
    for (let at = 0; at < 5; at++) tab.submits(answer(), { endpoint: 'https://down.example/' });
    tab.submits(answer(), { endpoint: 'https://up.example/' });
    await settled();
    tab.kill();
    sent.length = 0;
    network.answers = (outgoing) =>
      outgoing.endpoint.includes('up') ? receipt(outgoing) : failing();
    device.tab(transport).opens();
    await settled();
    assert.deepEqual(sent.map(({ endpoint }) => endpoint).sort(), [
      'https://down.example/',
      'https://up.example/',
    ]);
  });

  it('lets a page’s own transport take as long as it likes, and holds nothing else up for it', async () => {
    const device = new Device();
    const { transport } = outside();
    const tab = device.tab(transport);
    const [own, other] = [answer(), answer()];
    tab.submits(own, { transport: () => new Promise(() => undefined) });
    tab.submits(other);
    await settled();
    assert.deepEqual([tab.told.get(own.id), tab.told.get(other.id)], ['sending', 'received']);
  });

  it('passes over a tab that holds the lock and makes no progress, and says what is saved meanwhile', async () => {
    const device = new Device();
    const { network, transport } = outside(() => new Promise(() => undefined));
    const frozen = device.tab(transport, { schedule: () => () => undefined });
    frozen.submits(answer());
    await settled();
    network.answers = receipt;
    const other = device.tab(transport);
    const submission = answer();
    other.submits(submission);
    await device.time.pass(2_000);
    assert.equal(other.told.get(submission.id), 'saved');
    await device.time.pass(8_000);
    assert.equal(other.told.get(submission.id), 'received');
    const next = answer();
    other.submits(next);
    await settled();
    assert.equal(other.told.get(next.id), 'received', 'the lock is held up no more');
  });

  it('passes over a tab that holds a lease and makes no progress', async () => {
    const device = new Device(undefined, false);
    const { network, transport } = outside(() => new Promise(() => undefined));
    device.tab(transport, { schedule: () => () => undefined }).submits(answer());
    await settled();
    network.answers = receipt;
    device.tab(transport).opens();
    await device.time.pass(10_000);
    assert.deepEqual(await kept(device), []);
  });

  it('sends 200 that wait as fast as the endpoint’s limit allows', async () => {
    const device = new Device();
    const waiting = 200;
    for (let at = 0; at < waiting; at++)
      await device.store.put(entry(`e${at}`, { since: device.time.wall, tries: 6 }));
    // 25 at once, and 25 more every 5 seconds.
    let [allowed, refusals] = [25, 0];
    const refill = () => {
      allowed = 25;
      device.time.schedule(5_000, refill);
    };
    device.time.schedule(5_000, refill);
    const tab = device.tab((outgoing) => {
      if (allowed-- > 0) return receipt(outgoing);
      refusals++;
      return Promise.reject(new DeliveryError('later', { retryAfter: 5 }));
    });
    tab.opens();
    await device.time.pass(7 * 5_000 + 1_000);
    assert.deepEqual(await kept(device), []);
    assert.ok(refusals <= 8, `${refusals} times too early`);
  });

  it('asks an endpoint that is down once, however many the person wants to send now', async () => {
    const device = new Device();
    const { sent, transport } = outside(failing);
    for (let at = 0; at < 50; at++)
      await device.store.put(entry(`e${at}`, { since: device.time.wall }));
    const tab = device.tab(transport);
    tab.opens();
    await settled();
    sent.length = 0;
    tab.outbox.retryNow(...(await kept(device)));
    await settled();
    assert.equal(sent.length, 1);
  });

  it('waits longer and longer for an endpoint that is down, however many wait', async () => {
    const device = new Device();
    const { sent, transport } = outside(failing);
    for (let at = 0; at < 50; at++)
      await device.store.put(entry(`e${at}`, { since: device.time.wall }));
    device.tab(transport).opens();
    await device.time.pass(3_600_000);
    assert.ok(sent.length < 40, `${sent.length} requests in an hour`);
  });

  it('obeys for all that wait, on another page too, what an endpoint asked for', async () => {
    const device = new Device();
    const { sent, network, transport } = outside(() =>
      Promise.reject(new DeliveryError('later', { retryAfter: 600 })),
    );
    for (let at = 0; at < 3; at++)
      await device.store.put(entry(`e${at}`, { since: device.time.wall }));
    const first = device.tab(transport);
    first.opens();
    await settled();
    first.kill();
    network.answers = receipt;
    device.tab(transport).opens();
    await device.time.pass(590_000);
    assert.equal(sent.length, 1);
    await device.time.pass(20_000);
    assert.deepEqual(await kept(device), []);
  });
});

describe('what is of no use after a deadline', () => {
  const HOUR_MS = 3_600_000;

  it('is tried once more then, and deleted from the device', async () => {
    const device = new Device();
    const submission = answer();
    const { sent, transport } = outside(failing);
    const tab = device.tab(transport);
    tab.submits(submission, { until: device.time.wall + HOUR_MS });
    await device.time.pass(HOUR_MS - 1_000);
    assert.deepEqual(await kept(device), [submission.id]);
    const tries = sent.length;
    await device.time.pass(2_000);
    assert.ok(sent.length > tries);
    assert.deepEqual(await kept(device), []);
    assert.equal(tab.told.get(submission.id), 'deleted');
  });

  it('is sent although the clock of the device is ahead', async () => {
    const device = new Device();
    const { transport } = outside();
    const tab = device.tab(transport);
    const submission = answer();
    tab.submits(submission, { until: device.time.wall - HOUR_MS });
    await settled();
    assert.equal(tab.told.get(submission.id), 'received');
  });

  it('is told of to who comes back after it', async () => {
    const device = new Device();
    const late = entry('late', { until: device.time.wall - HOUR_MS, since: device.time.wall });
    await device.store.put(late);
    const heard: unknown[] = [];
    device.tab(outside(failing).transport).opens((news) => heard.push(news));
    await device.time.pass(5_000);
    assert.deepEqual(await kept(device), []);
    assert.deepEqual(
      heard.map((news) => 'isLate' in (news as object)),
      [true],
    );
  });
});
