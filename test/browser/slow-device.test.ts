import { expect, html } from '@open-wc/testing';
import { deviceStore } from '../../src/delivery/device-store.ts';
import { campaign } from './campaigns.ts';
import { place } from './faults.ts';
import { heard, it, open, until } from './harness.ts';

/** Holds a lock, as another tab would, until it is let go of. */
function hold(name: string): Promise<() => void> {
  return new Promise((held) => {
    navigator.locks
      .request(name, () => new Promise<void>((release) => held(release)))
      // It may be stolen.
      .catch(() => undefined);
  });
}

/** Keeps everybody from writing to the device until it is let go of. */
const holdDevice = () => hold('campaign-outbox-database');

describe('<campaign-issue-survey>: on a slow device', () => {
  it('says to keep the page open, and that the answer is saved as soon as the device has it', async () => {
    const endpoint = await place({ status: 503 });
    const release = await holdDevice();
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer();
    person.press('Send my answer');
    await person.sees('Keep this page open');
    expect(heard().map(({ type }) => type)).to.deep.equal(['campaign-submit']);
    release();
    await person.sees('Saved on this device');
    expect(person.reads()).not.to.contain('Keep this page open');
    expect(heard().map(({ type }) => type)).to.deep.equal(['campaign-submit', 'campaign-saved']);
    expect(await deviceStore.all()).to.have.length(1);
    await endpoint.answers('receipt');
    await person.triesAgain();
    await person.sees('Thank you. We have your answer');
    await until(async () => (await deviceStore.all()).length === 0, 'nothing is left on it');
  });

  it('sends the answer without waiting for the device, and leaves nothing on it', async () => {
    const endpoint = await place('receipt');
    const release = await holdDevice();
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    await person.sends();
    release();
    await until(async () => (await indexedDB.databases()).length === 0, 'no database is left');
    expect(heard().map(({ type }) => type)).to.deep.equal([
      'campaign-submit',
      'campaign-delivered',
    ]);
  });
});

describe('<campaign-issue-survey>: beside a tab that holds the lock and makes no progress', () => {
  it('says that the answer is saved, and sends it within 10 seconds', async () => {
    const endpoint = await place('receipt');
    const release = await hold('campaign-outbox');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer();
    const pressedAt = performance.now();
    person.press('Send my answer');
    await person.sees('Saved on this device');
    expect(await deviceStore.all()).to.have.length(1);
    expect(await endpoint.posted()).to.deep.equal([]);
    await until(
      () => person.reads().includes('Thank you. We have your answer'),
      'it is sent',
      10 - (performance.now() - pressedAt) / 1000,
    );
    expect(await endpoint.posted()).to.have.length(1);
    release();
  });
});
