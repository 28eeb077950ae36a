import { expect, html } from '@open-wc/testing';
import { campaign } from './campaigns.ts';
import type { Clock } from './clock.ts';
import type { Answer } from './fault-server.ts';
import { place, type Place } from './faults.ts';
import {
  aWhile,
  heard,
  holdTime,
  it,
  open,
  type Person,
  roleOf,
  text,
  until,
  wordsOutbox,
} from './harness.ts';

const portal =
  '<!doctype html><title>Log in to the train’s Wi-Fi</title><form><button>Accept</button></form>';

async function answering(endpoint: Place): Promise<Person> {
  const person = await open(
    html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
  );
  person.answer({ words: 'The hill by the school' });
  person.press('Send my answer');
  return person;
}

/** Seconds after which the page gives up a question to the device's storage, and a request. */
const TIMEOUTS_SECONDS = [1, 25];
/** Whether only the alarm for the next try is set. */
const isResting = ({ pauses: [pause = 1, ...more] }: Clock) =>
  more.length === 0 && TIMEOUTS_SECONDS.every((seconds) => Math.abs(pause - seconds) > 1e-6);
const resting = (clock: Clock) => until(() => isResting(clock), 'it rests until the next try');

const bodies = async (endpoint: Place) =>
  (await endpoint.seen()).filter(({ method }) => method === 'POST').map(({ body }) => body);

describe('<campaign-issue-survey>: when it cannot be sent', () => {
  const faults: [sentence: string, fault: Answer][] = [
    ['the connection breaks', 'drop'],
    ['the answer breaks off half-way', 'cut'],
    ['the answer may not be read by the page', 'unreadable'],
    ['the server fails', { status: 500, body: { title: 'Failed', status: 500 } }],
    ['the server’s proxy fails', { status: 502, body: '<h1>Bad gateway</h1>' }],
    ['the server is being restarted', { status: 503, headers: { 'Retry-After': '1' } }],
    ['the server takes too long', { status: 408 }],
    ['the server says that it is too early', { status: 425 }],
    ['too many are sending', { status: 429, headers: { 'Retry-After': '1' } }],
    ['a log-in page answers in its place', { status: 200, body: portal }],
    ['it is sent on to a log-in page', { status: 302, headers: { Location: '/plans/portal' } }],
    ['the answer is an empty object', { status: 200, body: {} }],
    ['the answer is empty', { status: 201 }],
    ['the answer has no content', { status: 204 }],
    [
      'the answer is a receipt without a reference',
      { status: 201, body: { id: 'x', receivedAt: '2026-11-21T00:00:00Z' } },
    ],
    [
      'the answer is a receipt for somebody else’s answer',
      {
        status: 201,
        body: {
          id: '5f0c2f0e-4b7c-4f55-9f0e-0d7c0f0b7c11',
          reference: 'X',
          receivedAt: '2026-11-21T00:00:00Z',
        },
      },
    ],
  ];
  for (const [sentence, fault] of faults)
    it(`never says thanks, keeps what was typed and sends the same again, when ${sentence}`, async () => {
      // For good, since browsers themselves ask again in some of these cases.
      const endpoint = await place(fault);
      const person = await answering(endpoint);
      await person.sees('Saved on this device');
      expect(person.reads()).not.to.contain('Thank you');
      expect(person.value('textbox', 'What would you change, and where? (optional)')).to.equal(
        'The hill by the school',
      );
      expect(person.value('combobox', 'Your ward')).to.equal('E05011144');
      await endpoint.answers('receipt');
      await person.triesAgain();
      await person.sees('Thank you. We have your answer');
      const sent = await bodies(endpoint);
      expect(sent.length).to.be.greaterThan(1);
      expect(new Set(sent).size).to.equal(1);
      expect(heard().map(({ type }) => type)).to.deep.equal([
        'campaign-submit',
        'campaign-saved',
        'campaign-delivered',
      ]);
    });

  it('lets nothing be changed while it is not known whether the answer arrived', async () => {
    const person = await answering(await place({ status: 500 }));
    await person.sees('Saved on this device');
    for (const control of [
      ...person.all('radio'),
      ...person.all('textbox'),
      person.list('Your ward'),
    ])
      expect(control.matches(':disabled'), control.id).to.equal(true);
    expect(person.names('button')).to.deep.equal([
      'Send now',
      'Fill in another',
      'Not your device? Delete it here',
    ]);
    await expect(person.widget).to.be.accessible();
  });

  it('says so where the person is, and what to do', async () => {
    const person = await answering(await place({ status: 500 }));
    await person.sees('Saved on this device');
    const focused = person.focused();
    expect(focused && roleOf(focused)).to.equal('alert');
    expect(text(focused)).to.contain(wordsOutbox.savedTitle).and.to.contain('It is kept until');
  });

  it('tries again by itself, and the same answer is counted once', async () => {
    const clock = holdTime();
    const endpoint = await place({ status: 500 }, { status: 502 }, 'receipt');
    const person = await answering(endpoint);
    await person.sees('Not sent yet');
    await resting(clock);
    clock.pass(3);
    await until(
      async () => (await bodies(endpoint)).length === 2 && isResting(clock),
      'it has tried twice, and pauses again',
    );
    clock.pass(6);
    await person.sees('Thank you. We have your answer');
    const sent = await bodies(endpoint);
    expect(new Set(sent).size).to.equal(1);
    expect(sent).to.have.length(3);
  });

  it('pauses longer and longer, up to seven minutes and a half, and not in step with others', async () => {
    const clock = holdTime();
    const endpoint = await place({ status: 500 });
    const person = await answering(endpoint);
    await person.sees('Not sent yet');
    const pauses: number[] = [];
    for (let tries = 1; tries <= 10; tries++) {
      await until(
        async () => (await bodies(endpoint)).length === tries && isResting(clock),
        'it has tried, and pauses',
      );
      pauses.push(clock.pauses[0] ?? 0);
      clock.pass((pauses.at(-1) ?? 0) + 0.01);
    }
    pauses.forEach((pause, at) =>
      expect(pause, `pause ${at}`).to.be.within(
        Math.min(300, 2 ** (at + 1)) / 2 - 1,
        1.5 * Math.min(300, 2 ** (at + 1)),
      ),
    );
    expect(new Set(pauses.slice(-3)).size).to.equal(3);
  });

  it('waits as many seconds as the server asks for', async () => {
    const clock = holdTime();
    const endpoint = await place({ status: 503, headers: { 'Retry-After': '30' } }, 'receipt');
    const person = await answering(endpoint);
    await person.sees('Not sent yet');
    await resting(clock);
    clock.pass(29.9);
    await aWhile();
    expect(await bodies(endpoint)).to.have.length(1);
    clock.pass(0.2);
    await person.sees('Thank you.');
  });

  it('waits until the time that the server names', async () => {
    const clock = holdTime();
    const endpoint = await place(
      { status: 429, headers: { 'Retry-After': new Date(Date.now() + 120_000).toUTCString() } },
      'receipt',
    );
    const person = await answering(endpoint);
    await person.sees('Not sent yet');
    await resting(clock);
    expect(clock.pauses[0]).to.be.within(110, 121);
    clock.pass(121);
    await person.sees('Thank you.');
  });

  it('does not hammer a server that asks for a month', async () => {
    const endpoint = await place({ status: 503, headers: { 'Retry-After': '9999999' } });
    const person = await answering(endpoint);
    await person.sees('Not sent yet');
    await aWhile(99);
    expect(await bodies(endpoint)).to.have.length(1);
  });

  it('does not wait for what is no time', async () => {
    const clock = holdTime();
    const endpoint = await place({ status: 503, headers: { 'Retry-After': 'soon' } }, 'receipt');
    const person = await answering(endpoint);
    await person.sees('Not sent yet');
    await resting(clock);
    expect(clock.pauses[0]).to.be.within(1, 3);
  });

  it('tries at once when the browser is online again', async () => {
    holdTime();
    const endpoint = await place('drop');
    const person = await answering(endpoint);
    await person.sees('Not sent yet');
    await endpoint.answers('receipt');
    dispatchEvent(new Event('online'));
    await person.sees('Thank you. We have your answer');
  });

  it('gives up on an answer that never comes after twenty seconds, and sends the same again', async () => {
    const clock = holdTime();
    const endpoint = await place('hang', 'receipt');
    const person = await answering(endpoint);
    await until(async () => (await bodies(endpoint)).length === 1, 'it has been sent');
    clock.pass(19);
    await aWhile();
    expect(person.reads()).to.contain('Sending…').and.not.to.contain('Not sent yet');
    clock.pass(2);
    await person.sees('Not sent yet');
    await person.triesAgain();
    await person.sees('Thank you.');
    expect(new Set(await bodies(endpoint)).size).to.equal(1);
  });

  it('says that it is sending at each press of Send now, and is back where it was if that fails', async () => {
    const endpoint = await place({ status: 500 }, { status: 500, after: 60 });
    const person = await answering(endpoint);
    await person.sees('Not sent yet');
    person.press('Send now');
    await person.sees('Sending…');
    expect(person.reads()).not.to.contain('Not sent yet');
    await person.sees('Saved on this device');
    expect(person.names('button')).to.deep.equal([
      'Send now',
      'Fill in another',
      'Not your device? Delete it here',
    ]);
    expect(new Set(await bodies(endpoint)).size).to.equal(1);
  });

  it('sends one at a time, however often Send now is pressed', async () => {
    const endpoint = await place({ status: 500 }, { status: 500, after: 40 });
    const person = await answering(endpoint);
    await person.sees('Not sent yet');
    const button = person.find('button', 'Send now');
    for (let at = 0; at < 5; at++) button.click();
    await person.sees('Sending…');
    button.click();
    await person.sees('Not sent yet');
    expect(await bodies(endpoint)).to.have.length(2);
  });

  it('knows the answer again that had arrived all along', async () => {
    const endpoint = await place('cut', { status: 500, after: 20 }, 'receipt');
    const person = await answering(endpoint);
    await person.sees('Not sent yet');
    await person.triesAgain();
    await person.sees('Not sent yet');
    await person.triesAgain();
    await person.sees('Your reference is BCD-FGH-JKL.');
  });

  it('takes 200 with a receipt, the answer to a repeated post, as received', async () => {
    const endpoint = await place('unreadable', { status: 500 });
    const person = await answering(endpoint);
    await person.sees('Not sent yet');
    const { id } = (await endpoint.posted())[0] ?? {};
    await endpoint.answers({
      status: 200,
      body: { id, reference: 'THE-FIR-STX', receivedAt: '2026-11-21T00:00:00Z', colour: 'new key' },
    });
    await person.triesAgain();
    await person.sees('Your reference is THE-FIR-STX.');
  });
});
