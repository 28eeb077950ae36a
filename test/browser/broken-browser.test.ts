import { expect, html } from '@open-wc/testing';
import { Outbox } from '../../src/delivery/index.ts';
import { campaign } from './campaigns.ts';
import { collector, place } from './faults.ts';
import { holdTime, it, open, type Person, until, warnings } from './harness.ts';

const WORDS = 'What would you change, and where? (optional)';
const TELL_US = 'If this goes on, tell us: hello@edgbaston.example.';

const denied = () => {
  throw new DOMException('denied to Ada Okafor', 'SecurityError');
};

/** Puts something else in place of a property for the rest of a test. */
function replace(object: object, name: string, descriptor: PropertyDescriptor): void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { configurable: true, ...descriptor });
  undo.push(() => {
    if (before) Object.defineProperty(object, name, before);
    else Reflect.deleteProperty(object, name);
  });
}
const undo: (() => void)[] = [];

/** What a browser or a page's script may break, and what breaks it. */
const broken: [sentence: string, breaks: () => void][] = [
  ['BroadcastChannel throws', () => replace(window, 'BroadcastChannel', { value: denied })],
  ['there is no BroadcastChannel', () => replace(window, 'BroadcastChannel', { value: undefined })],
  [
    'a closed channel throws',
    () => replace(BroadcastChannel.prototype, 'postMessage', { value: denied }),
  ],
  ['indexedDB throws', () => replace(window, 'indexedDB', { get: denied })],
  ['indexedDB is null', () => replace(window, 'indexedDB', { value: null })],
  ['there is no indexedDB', () => replace(window, 'indexedDB', { value: undefined })],
  ['opening a database throws', () => replace(IDBFactory.prototype, 'open', { value: denied })],
  ['navigator.locks throws', () => replace(navigator, 'locks', { get: denied })],
  [
    'a lock is refused',
    () =>
      replace(LockManager.prototype, 'request', {
        value: () => Promise.reject(new DOMException('denied', 'SecurityError')),
      }),
  ],
  ['asking for a lock throws', () => replace(LockManager.prototype, 'request', { value: denied })],
  ['there is no randomness', () => replace(crypto, 'getRandomValues', { value: undefined })],
  ['randomness throws', () => replace(crypto, 'getRandomValues', { value: denied })],
  ['the focus cannot be set', () => replace(HTMLElement.prototype, 'focus', { value: denied })],
  [
    'events cannot be dispatched',
    () => replace(EventTarget.prototype, 'dispatchEvent', { value: denied }),
  ],
  ['arrays have a toJSON that throws', () => replace(Array.prototype, 'toJSON', { value: denied })],
  [
    'objects have a toJSON that throws',
    () => replace(Object.prototype, 'toJSON', { value: denied }),
  ],
  [
    'Event is replaced, as by MooTools',
    () =>
      replace(window, 'Event', {
        value: function (this: { event: unknown }, event: unknown) {
          this.event = event;
        },
      }),
  ],
  ['there is no FormData', () => replace(window, 'FormData', { value: undefined })],
  ['FormData throws', () => replace(window, 'FormData', { value: denied })],
  ['FormData has no get', () => replace(FormData.prototype, 'get', { value: undefined })],
  ['dates cannot be written', () => replace(Date.prototype, 'toISOString', { value: denied })],
  [
    'dates are written in another way',
    () => replace(Date.prototype, 'toISOString', { value: () => '21/11/2026' }),
  ],
  ['there is no Date.now', () => replace(Date, 'now', { value: undefined })],
  ['JSON cannot be written', () => replace(JSON, 'stringify', { value: undefined })],
  ['JSON cannot be read', () => replace(JSON, 'parse', { value: denied })],
  ['Promise has no race', () => replace(Promise, 'race', { value: undefined })],
  [
    'Promise is replaced',
    () => replace(window, 'Promise', { value: class extends Promise<void> {} }),
  ],
  [
    'timers throw',
    () => {
      const { setTimeout } = window;
      // The test's own are short.
      const value = (run: () => void, pause = 0) =>
        pause < 50 ? setTimeout(run, pause) : denied();
      replace(window, 'setTimeout', { value, writable: true });
    },
  ],
  [
    'the outbox fails',
    () => replace(Outbox.prototype, 'deliver', { value: () => Promise.reject(new TypeError('x')) }),
  ],
  ['the outbox throws', () => replace(Outbox.prototype, 'deliver', { value: denied })],
];

async function answering(endpoint: string): Promise<Person> {
  const person = await open(
    html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint}></campaign-issue-survey>`,
  );
  person.answer({ words: 'The hill by the school' });
  return person;
}

describe('<campaign-issue-survey>: in a browser or on a page that breaks something', () => {
  afterEach(() => {
    for (const restore of undo.splice(0).reverse()) restore();
  });

  for (const [sentence, breaks] of broken)
    it(`keeps what was typed, says so, and sends it, where ${sentence}`, async () => {
      const endpoint = await place({ status: 503 });
      const person = await answering(endpoint.url);
      const { press, find } = person;
      const button = find.call(person, 'button', 'Send my answer');
      breaks();
      button.click();
      await person.sees('Not sent yet');
      const [typed, says] = [person.value('textbox', WORDS), person.reads()];
      for (const restore of undo.splice(0).reverse()) restore();
      expect(typed).to.equal('The hill by the school');
      expect(says).to.contain(TELL_US);
      await endpoint.answers('receipt');
      press.call(person, person.names('button').includes('Send now') ? 'Send now' : 'Try again');
      await person.sees('Thank you. We have your answer');
      const bodies = (await endpoint.posted()).map((body) => JSON.stringify(body));
      expect(new Set(bodies).size).to.equal(1);
      expect(bodies[0]).to.contain('"words":"The hill by the school"');
      expect(warnings().join()).not.to.contain('Ada');
    });

  it('sends the same where the page’s arrays and texts have a toJSON, as with Prototype.js', async () => {
    const person = await answering(`${collector}/submissions`);
    for (const prototype of [Array.prototype, String.prototype, Object.prototype])
      replace(prototype, 'toJSON', { value: () => 'from the page' });
    person.press('Send my answer');
    await person.sees('Thank you. We have your answer');
    expect(person.reads()).not.to.contain('Tick the box');
  });

  it('passes texts to the page’s fetch, which may know nothing else', async () => {
    const endpoint = await place('receipt');
    const { fetch } = window;
    const asked: unknown[] = [];
    replace(window, 'fetch', {
      writable: true,
      value: (address: unknown, init: RequestInit) => {
        asked.push(address);
        return fetch((address as string).toLowerCase(), init);
      },
    });
    const src = (await place({ status: 200, body: campaign() })).url;
    const person = await open(
      html`<campaign-issue-survey src=${src} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    await person.sends();
    expect(asked.filter((address) => typeof address !== 'string')).to.deep.equal([]);
    expect(asked).to.include.members([src, endpoint.url]);
  });

  it('sends by itself where the outbox has failed', async () => {
    const clock = holdTime();
    const endpoint = await place({ status: 503 }, 'receipt');
    const person = await answering(endpoint.url);
    replace(Outbox.prototype, 'deliver', { value: () => Promise.reject(new TypeError('x')) });
    person.press('Send my answer');
    await person.sees('Keep this page open');
    clock.pass(5);
    await person.sees('Thank you. We have your answer');
    warnings();
  });

  for (const [sentence, fetch] of [
    ['throws at once', denied],
    ['gives nothing', () => undefined],
    ['gives something else', () => Promise.resolve({})],
    ['never ends', () => new Promise(() => undefined)],
  ] as const)
    it(`keeps what was typed, and sends it later, where the page’s fetch ${sentence}`, async () => {
      const clock = sentence === 'never ends' ? holdTime() : undefined;
      const endpoint = await place('receipt');
      const person = await answering(endpoint.url);
      replace(globalThis, 'fetch', { value: fetch, writable: true });
      person.press('Send my answer');
      await person.sees('Sending…').catch(() => undefined);
      if (clock)
        await until(() => {
          if (person.reads().includes('Not sent yet')) return true;
          if (clock.pauses.includes(25)) clock.pass(25);
          return false;
        }, 'it gives up');
      await person.sees('Not sent yet');
      expect(person.reads()).to.contain(TELL_US);
      for (const restore of undo.splice(0).reverse()) restore();
      await person.triesAgain();
      await person.sees('Thank you. We have your answer');
    });

  for (const [sentence, deliver] of [
    ['throws at once', denied],
    ['rejects', () => Promise.reject(new Error('no line for Ada Okafor'))],
    ['gives nothing', () => undefined],
    ['gives a word', () => 'done'],
    ['gives a promise of nothing', () => Promise.resolve(null)],
  ] as const)
    it(`keeps what was typed, and sends it later, where the page’s deliver ${sentence}`, async () => {
      const endpoint = await place('receipt');
      const person = await answering(endpoint.url);
      person.widget.deliver = deliver as unknown as typeof person.widget.deliver;
      await person.widget.updateComplete;
      person.press('Send my answer');
      await person.sees('Not sent yet');
      person.widget.deliver = ({ id }) =>
        Promise.resolve({ id, reference: 'BCD-FGH-JKL', receivedAt: '2026-11-21T00:00:00Z' });
      expect(person.value('textbox', WORDS)).to.equal('The hill by the school');
    });
});
