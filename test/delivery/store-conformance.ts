import type { OutboxEntry } from '../../src/delivery/outbox-entry.ts';
import type { OutboxStore } from '../../src/delivery/outbox-store.ts';

/** What tells a test that something is not as it should be: each runner has its own. */
export type Same = (actual: unknown, expected: unknown, what?: string) => void;

export const entry = (id: string, changes: Partial<OutboxEntry> = {}): OutboxEntry => ({
  format: 2,
  id,
  kind: 'issue-response',
  campaign: 'edgbaston',
  endpoint: 'https://endpoint.example/',
  body: '{"id":"é"}',
  since: 1,
  days: 30,
  tries: 0,
  notBefore: 0,
  pausedUntil: 0,
  ...changes,
});

const ids = async (store: OutboxStore) => (await store.all()).map(({ id }) => id).sort();

/**
 * What every store of an outbox does, as sentences with what proves them. Each is given an empty
 * store.
 */
export const conformance: [
  sentence: string,
  proof: (store: OutboxStore, same: Same) => Promise<void>,
][] = [
  [
    'gives back what was put, as it was put',
    async (store, same) => {
      const put = entry('a', {
        encoding: { format: 'form', fields: { words: 'comment' } },
        refused: { status: 422, problems: [{ path: 'area', code: 'unknown', message: '' }] },
      });
      await store.put(put);
      same(await store.all(), [put]);
    },
  ],
  [
    'has nothing at first, and nothing to change or remove',
    async (store, same) => {
      same(await store.all(), []);
      same(await store.change('a', () => entry('a')), undefined);
      await store.remove('a');
      same(await store.all(), []);
    },
  ],
  [
    'keeps one entry under an id, the last',
    async (store, same) => {
      await store.put(entry('a'));
      await store.put(entry('a', { tries: 3 }));
      same(await store.all(), [entry('a', { tries: 3 })]);
    },
  ],
  [
    'changes one, and gives it as it now is',
    async (store, same) => {
      await Promise.all([store.put(entry('a')), store.put(entry('b'))]);
      same(
        await store.change('a', (one) => ({ ...one, tries: one.tries + 1 })),
        entry('a', { tries: 1 }),
      );
      same((await store.all()).map(({ tries }) => tries).sort(), [0, 1]);
    },
  ],
  [
    'leaves it as it is where the change is none',
    async (store, same) => {
      await store.put(entry('a'));
      same(await store.change('a', () => undefined), undefined);
      same(await store.all(), [entry('a')]);
    },
  ],
  [
    'loses no change of two at once',
    async (store, same) => {
      await store.put(entry('a'));
      const add = () => store.change('a', (one) => ({ ...one, tries: one.tries + 1 }));
      await Promise.all(Array.from({ length: 10 }, add));
      same((await store.all())[0]?.tries, 10);
    },
  ],
  [
    'does not bring back what was removed meanwhile',
    async (store, same) => {
      await store.put(entry('a'));
      await Promise.all([
        store.remove('a'),
        store.put(entry('b')),
        store.change('a', (one) => one),
      ]);
      await store.change('a', (one) => one);
      same(await ids(store), ['b']);
    },
  ],
  [
    'loses nothing that is put while the last one goes',
    async (store, same) => {
      for (let at = 0; at < 10; at++) {
        await store.put(entry('a'));
        await Promise.all([store.remove('a'), store.put(entry(`b${at}`))]);
        same(await ids(store), [`b${at}`], `round ${at}`);
        await store.remove(`b${at}`);
      }
    },
  ],
];
