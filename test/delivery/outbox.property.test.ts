import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { send } from '../../src/delivery/send.ts';
import { answer } from '../contract/examples.ts';
import { openCollector } from '../collector/harness.ts';
import { FAULTS, type Fault, Network } from './faulty-network.ts';
import { Device, settled, type Tab } from './simulated-device.ts';

/** `RUNS=20000 node --test test/delivery/outbox.property.test.ts` is the long run. */
const RUNS = Number(process.env.RUNS ?? 60);
const DAY = 86_400_000;

type Step =
  | {
      do:
        | 'open'
        | 'kill'
        | 'reload'
        | 'online'
        | 'submit'
        | 'submit on a shared computer'
        | 'send now'
        | 'fill in another'
        | 'delete';
      tab: number;
    }
  | { do: 'pass'; seconds: number }
  | { do: 'jump'; days: number }
  | { do: 'storage'; storage: Device['storage'] }
  | { do: 'evict' }
  | { do: 'network'; faults: Fault[] };

const tab = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('submit' as const), tab }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'open',
        'kill',
        'reload',
        'online',
        'submit on a shared computer',
        'send now',
        'fill in another',
        'delete',
      ),
      tab,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      seconds: fc.constantFrom(0, 1, 3, 25, 100, 600),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('jump' as const), days: fc.constantFrom(-400, 0, 400) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('storage' as const),
      storage: fc.constantFrom<Device['storage'][]>(
        'works',
        'works',
        'throws',
        'hangs',
        'acts late',
        'answers late',
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('evict' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('network' as const),
      faults: fc.array(fc.constantFrom<Fault[]>(...FAULTS), { minLength: 1, maxLength: 4 }),
    }),
  },
);

describe('an outbox and a collector', () => {
  for (const locks of [true, false])
    it(`keep the promise ${locks ? 'with locks' : 'with leases'}: what is accepted is stored once, and nothing that a person is told is false`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), (steps) => live(steps, locks)),
        { numRuns: RUNS, interruptAfterTimeLimit: process.env.RUNS ? undefined : 60_000 },
      );
    });
});

/**
 * Lives through the steps, looks after each whether all that was said is true, and at the end
 * whether all that was accepted is stored.
 */
async function live(steps: Step[], locks: boolean): Promise<void> {
  const { app, store, organise } = await openCollector();
  const device = new Device(undefined, locks);
  const network = new Network(app, device.time);
  const disconnect = network.connect();
  const stored = async () => {
    const rows = (await (await organise('/campaigns/edgbaston/responses.jsonl')).text())
      .trim()
      .split('\n')
      .filter(Boolean);
    return rows.map((row) => JSON.parse(row) as { id: string; reference: string });
  };
  const tabs: (Tab | undefined)[] = [];
  const dead: Tab[] = [];
  const ids: string[] = [];
  const deleted = new Set<string>();
  /** What the browser lost, and is no longer promised. */
  const lost = new Set<string>();
  /** What a person was told is kept: it must arrive. */
  const promised = new Set<string>();
  let real = 0;
  const open = (at: number) => {
    const opened = device.tab(send);
    opened.opens();
    return (tabs[at] = opened);
  };

  const look = async () => {
    const kept = new Set((await device.store.all()).map(({ id }) => id));
    const rows = new Map((await stored()).map(({ id, reference }) => [id, reference]));
    for (const one of [...tabs, ...dead])
      for (const [id, told] of one?.told ?? []) {
        if (told === 'saved' && !dead.includes(one as Tab)) {
          assert.ok(
            // A slow device may have let go of what the person deleted, and not have said so yet.
            kept.has(id) || lost.has(id) || deleted.has(id),
            'it was said to be saved on the device, and is not',
          );
          promised.add(id);
        }
        if (told === 'received')
          assert.equal(
            rows.get(id),
            one?.receipts.get(id)?.reference,
            'it was said to be received, and is not, or under another reference',
          );
        assert.ok(
          told !== 'deleted' || deleted.has(id),
          'it was said to be deleted, and nobody had asked for that',
        );
        assert.ok(told !== 'refused' && told !== 'sent', `it was said to be ${told}`);
      }
  };

  const doing: Record<string, (step: never) => unknown> = {
    open: ({ tab }: { tab: number }) => tabs[tab] ?? open(tab),
    kill: ({ tab }: { tab: number }) => {
      const killed = tabs[tab];
      killed?.kill();
      if (killed) dead.push(killed);
      tabs[tab] = undefined;
    },
    reload: ({ tab }: { tab: number }) => {
      doing.kill?.({ tab } as never);
      open(tab);
    },
    online: ({ tab }: { tab: number }) => tabs[tab]?.online(),
    submit: ({ tab }: { tab: number }) => {
      const submission = answer();
      ids.push(submission.id);
      (tabs[tab] ?? open(tab)).submits(submission);
    },
    'submit on a shared computer': ({ tab }: { tab: number }) => {
      const submission = answer();
      ids.push(submission.id);
      (tabs[tab] ?? open(tab)).submits(submission, { keep: false });
    },
    'send now': ({ tab }: { tab: number }) => tabs[tab]?.outbox.retryNow(...tabs[tab].told.keys()),
    'fill in another': ({ tab }: { tab: number }) => {
      for (const [id, told] of tabs[tab]?.told ?? []) {
        if (told !== 'saved') continue;
        // It is shown above the empty form from now on, and not in a form of its own.
        tabs[tab]?.told.delete(id);
        tabs[tab]?.outbox.release(id);
      }
    },
    delete: ({ tab }: { tab: number }) => {
      const [id] =
        [...(tabs[tab]?.told ?? [])].find(
          ([, told]) => told === 'saved' || told === 'keep this page open',
        ) ?? [];
      if (!id) return;
      deleted.add(id);
      void tabs[tab]?.outbox.delete(id);
    },
    pass: ({ seconds }: { seconds: number }) => device.time.pass(seconds * 1000),
    jump: ({ days }: { days: number }) => {
      device.time.wall += (days - real) * DAY;
      real = days;
    },
    storage: ({ storage }: { storage: Device['storage'] }) => (device.storage = storage),
    evict: async () => {
      for (const { id } of await device.store.all()) {
        lost.add(id);
        await device.store.remove(id);
      }
    },
    network: ({ faults }: { faults: Fault[] }) => {
      let at = 0;
      network.fault = () => faults[at++ % faults.length] ?? 'none';
    },
  };

  try {
    for (const step of steps) {
      await doing[step.do]?.(step as never);
      await settled();
      await look();
    }
    // The faults end, what was late is written, and somebody opens the page once more.
    network.fault = () => 'none';
    device.storage = 'works';
    await device.time.pass(device.latenessMs);
    open(3);
    for (let minutes = 0; minutes < 60; minutes += 5) await device.time.pass(300_000);
    await look();
    const rows = (await stored()).map(({ id }) => id);
    assert.equal(new Set(rows).size, rows.length, 'something is stored twice');
    for (const id of rows) assert.ok(ids.includes(id), 'something is stored that nobody sent');
    for (const id of promised)
      assert.ok(
        rows.includes(id) || deleted.has(id) || lost.has(id),
        'it was accepted, and is lost',
      );
    // What a page that is still open had is stored too, kept on the device or not.
    for (const one of tabs)
      for (const id of one?.told.keys() ?? [])
        assert.ok(rows.includes(id) || deleted.has(id), 'a page that was kept open has lost it');
    assert.deepEqual(
      (await device.store.all()).map(({ id }) => id).filter((id) => !deleted.has(id)),
      [],
      'something is left on the device',
    );
  } finally {
    for (const one of tabs) one?.kill();
    disconnect();
    await store.close();
  }
}
