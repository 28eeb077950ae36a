import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it, mock } from 'node:test';
import { DeletedError, DeliveryError, RefusedError } from '../../src/delivery/errors.ts';
import type { Receipt, Submission } from '../../src/contract/index.ts';
import { UpgradableDelivery } from '../../src/delivery/upgradable-delivery.ts';
import { answer } from '../contract/examples.ts';
import { Device, settled } from './simulated-device.ts';

const receiptOf = (id: string): Receipt => ({
  id,
  reference: 'BCD-FGH-JKL',
  receivedAt: '2026-11-21T00:00:00Z',
});

/** Real requests of the page, which the test answers. */
class Requests {
  readonly open: { id: string; answer: (response: Response | Error) => void }[] = [];
  bodies: string[] = [];

  readonly fetch = (_url: unknown, { body }: RequestInit = {}): Promise<Response> => {
    const text = body as string;
    this.bodies.push(text);
    const { id } = JSON.parse(text) as { id: string };
    return new Promise((resolve, reject) =>
      this.open.push({
        id,
        answer: (response) => (response instanceof Error ? reject(response) : resolve(response)),
      }),
    );
  };

  answer(status: number, headers: Record<string, string> = {}): void {
    const request = this.open.shift();
    const body = status < 300 ? receiptOf(request?.id ?? '') : { title: 'No', status };
    request?.answer(new Response(JSON.stringify(body), { status, headers }));
  }
}

describe('delivery that begins in memory and is taken over by the outbox', () => {
  const realFetch = globalThis.fetch;
  let requests: Requests;
  let device: Device;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.parse('2026-11-21T12:00:00Z') });
    Object.assign(globalThis, {
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    });
    requests = new Requests();
    globalThis.fetch = requests.fetch;
    device = new Device();
  });
  afterEach(() => mock.timers.reset());
  after(() => {
    globalThis.fetch = realFetch;
    for (const name of ['addEventListener', 'removeEventListener'])
      Reflect.deleteProperty(globalThis, name);
  });

  /** A page whose outbox comes when the test says so. */
  function openPage() {
    const told: string[] = [];
    const delivery = new UpgradableDelivery(() => Promise.resolve());
    const tab = device.tab((outgoing) => {
      requests.bodies.push(outgoing.body);
      return Promise.resolve(receiptOf(outgoing.id));
    });
    const press = (submission: Submission) =>
      delivery
        .deliver(submission, {
          endpoint: 'https://endpoint.example/submissions',
          onPending: (_error, entry) => told.push(entry ? 'saved' : 'keep this page open'),
        })
        .then(
          (receipt) => told.push(receipt ? 'received' : 'sent'),
          (failure: unknown) => told.push((failure as Error).name),
        );
    return { told, delivery, tab, press };
  }

  it('sends without the outbox, and tries again after a pause', async () => {
    const { told, press } = openPage();
    void press(answer());
    await settled();
    requests.answer(500);
    await settled();
    assert.deepEqual(told, ['keep this page open']);
    mock.timers.tick(3_000);
    await settled();
    requests.answer(201);
    await settled();
    assert.deepEqual(told, ['keep this page open', 'received']);
    assert.equal(new Set(requests.bodies).size, 1, 'the same bytes');
  });

  it('hands over what pauses, with its tries and its pause: it is saved, and not sent before its time', async () => {
    const { told, delivery, tab, press } = openPage();
    const submission = answer();
    void press(submission);
    await settled();
    requests.answer(429, { 'Retry-After': '60' });
    await settled();
    device.time.wall = Date.now();
    delivery.upgrade(tab.outbox);
    await settled();
    assert.deepEqual(told, ['keep this page open', 'saved']);
    const [entry] = await device.store.all();
    assert.deepEqual(
      [entry?.id, entry?.tries, entry?.pausedUntil],
      [submission.id, 1, Date.now() + 60_000],
    );
    await device.time.pass(59_000);
    assert.equal(requests.bodies.length, 1);
    await device.time.pass(2_000);
    assert.equal(requests.bodies.length, 2);
    assert.deepEqual(told.at(-1), 'received');
  });

  it('waits for a request that is under way, keeps the answer meanwhile, and sends no second one', async () => {
    const { told, delivery, tab, press } = openPage();
    const submission = answer();
    void press(submission);
    await settled();
    delivery.upgrade(tab.outbox);
    await settled();
    assert.deepEqual(
      (await device.store.all()).map(({ id }) => id),
      [submission.id],
    );
    await device.time.pass(5_000);
    assert.equal(requests.bodies.length, 1);
    requests.answer(201);
    await settled();
    assert.deepEqual(told, ['received']);
    assert.equal(requests.bodies.length, 1);
    assert.deepEqual(await device.store.all(), []);
  });

  it('goes on by the outbox where the request that was under way fails', async () => {
    const { told, delivery, tab, press } = openPage();
    void press(answer());
    await settled();
    delivery.upgrade(tab.outbox);
    await settled();
    requests.answer(500);
    await settled();
    assert.deepEqual(told, ['saved']);
    await device.time.pass(5_000);
    assert.deepEqual(told, ['saved', 'received']);
    assert.equal(new Set(requests.bodies).size, 1, 'the same bytes');
  });

  it('says to keep the page open while a slow device has not taken it, and then that it is saved', async () => {
    const { told, delivery, tab, press } = openPage();
    device.storage = 'acts late';
    void press(answer());
    await settled();
    requests.answer(429, { 'Retry-After': '60' });
    await settled();
    device.time.wall = Date.now();
    delivery.upgrade(tab.outbox);
    await device.time.pass(2_000);
    assert.deepEqual([...new Set(told)], ['keep this page open']);
    await device.time.pass(5_000);
    assert.equal(told.at(-1), 'saved');
  });

  it('goes on in memory where the outbox fails in a way that nobody foresaw, and tells no words of it', async (test) => {
    const log = test.mock.method(console, 'error', () => undefined);
    const { told, delivery, press } = openPage();
    delivery.upgrade({
      deliver: () => Promise.reject(new TypeError('Ada Okafor')),
      retryNow: () => undefined,
      release: () => undefined,
    });
    void press(answer());
    await settled();
    requests.answer(201);
    await settled();
    assert.deepEqual(told, ['received']);
    assert.doesNotMatch(JSON.stringify(log.mock.calls.map(({ arguments: words }) => words)), /Ada/);
  });

  for (const error of [new RefusedError('no', 422), new DeletedError('it was deleted')])
    it(`ends with a ${error.name} of the outbox`, async () => {
      const { told, delivery, press } = openPage();
      delivery.upgrade({
        deliver: () => Promise.reject(error),
        retryNow: () => undefined,
        release: () => undefined,
      });
      void press(answer());
      await settled();
      assert.deepEqual(told, [error.name]);
      assert.deepEqual(requests.bodies, []);
    });

  it('takes an error of the page for a failed try', async () => {
    const delivery = new UpgradableDelivery(() => Promise.resolve());
    const errors: DeliveryError[] = [];
    void delivery.deliver(answer(), {
      transport: () => {
        throw new TypeError('x');
      },
      onPending: (error) => errors.push(error),
    });
    await settled();
    assert.ok(errors[0] instanceof DeliveryError);
  });
});
