import { expect } from '@open-wc/testing';
import { deviceStore } from '../../src/delivery/device-store.ts';
import { conformance, entry } from '../delivery/store-conformance.ts';
import { it } from './harness.ts';

const databases = async () => (await indexedDB.databases()).map(({ name }) => name);

describe('the store of an outbox on the device', () => {
  afterEach(async () => {
    for (const { id } of await deviceStore.all()) await deviceStore.remove(id);
  });

  for (const [sentence, proof] of conformance)
    it(sentence, () =>
      proof(
        deviceStore,
        (actual, expected, what) => void expect(actual, what).to.deep.equal(expected),
      ),
    );

  it('leaves no database behind once it is empty, and makes none by looking', async () => {
    await deviceStore.put(entry('a'));
    expect(await databases()).to.deep.equal(['campaign-outbox']);
    await deviceStore.remove('a');
    expect(await databases()).to.deep.equal([]);
    expect(await deviceStore.all()).to.deep.equal([]);
    await deviceStore.change('a', (one) => one);
    await deviceStore.remove('a');
    expect(await databases()).to.deep.equal([]);
  });

  it('holds no connection open that another page would have to wait for', async () => {
    await deviceStore.put(entry('a'));
    await new Promise((gone, blocked) => {
      const request = indexedDB.deleteDatabase('campaign-outbox');
      request.onsuccess = gone;
      request.onblocked = () => blocked(new Error('it waits for a connection'));
    });
  });
});
