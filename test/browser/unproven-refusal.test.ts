import { expect, html } from '@open-wc/testing';
import { deviceStore } from '../../src/delivery/device-store.ts';
import { campaign } from './campaigns.ts';
import type { Answer } from './fault-server.ts';
import { place } from './faults.ts';
import { heard, it, open, warnedSoon, warnings } from './harness.ts';

const PROBLEM = { 'Content-Type': 'application/problem+json' };
const JSON_TYPE = { 'Content-Type': 'application/json' };

const unproven: [sentence: string, answer: Exclude<Answer, string>][] = [
  ...[400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 451, 501].map(
    (status): [string, Exclude<Answer, string>] => [
      `a page with status ${status}`,
      { status, body: '<h1>Not here</h1>' },
    ],
  ),
  ['problem details with status 404', { status: 404, body: { title: 'No', status: 404 } }],
  ['problem details with status 400', { status: 400, body: { title: 'No', status: 400 } }],
  [
    'JSON that is not declared as problem details',
    { status: 422, headers: JSON_TYPE, body: { title: 'No', status: 422 } },
  ],
  ['problem details of another status', { status: 422, body: { title: 'No', status: 403 } }],
  ['problem details without a title', { status: 422, body: { status: 422 } }],
  ['a list in place of problem details', { status: 422, body: [] }],
  ['null in place of problem details', { status: 422, headers: PROBLEM, body: 'null' }],
  ['a page that is declared as problem details', { status: 403, headers: PROBLEM, body: '<h1>' }],
];

describe('<campaign-issue-survey>: a refusal that proves nothing', () => {
  for (const [sentence, answer] of unproven)
    it(`keeps the answer, tells the page’s author and sends the same again after ${sentence}`, async () => {
      const endpoint = await place(answer);
      const person = await open(
        html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
      );
      person.answer({ words: 'The hill by the school' });
      person.press('Send my answer');
      await person.sees('Saved on this device');
      await warnedSoon('issue-survey', endpoint.url, String(answer.status));
      await endpoint.answers('receipt');
      await person.triesAgain();
      await person.sees('Thank you. We have your answer');
      const bodies = (await endpoint.seen()).map(({ body }) => body);
      expect(bodies.length).to.be.greaterThan(1);
      expect(new Set(bodies).size).to.equal(1);
      expect(heard().map(({ type }) => type)).to.deep.equal([
        'campaign-submit',
        'campaign-saved',
        'campaign-delivered',
      ]);
    });

  it('keeps what waits from before, and tells the page’s author', async () => {
    const endpoint = await place({ status: 404, body: '<h1>Not here</h1>' });
    const survey = () =>
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`;
    const person = await open(survey());
    person.answer();
    person.press('Send my answer');
    await person.sees('Saved on this device');
    person.press('Fill in another');
    await person.sees('1 form not sent yet');
    await warnedSoon('issue-survey', endpoint.url, '404');
    person.press('Send now');
    await person.sees('Still not sent.');
    expect(warnings()).to.deep.equal([]);
    expect(await deviceStore.all()).to.have.length(1);
    await endpoint.answers('receipt');
    person.find('button', 'Send now').click();
    await person.sees('1 form that waited has now been sent');
  });

  it('sends again what an older script had taken for refused without a reason', async () => {
    const endpoint = await place('receipt');
    const id = crypto.randomUUID();
    await deviceStore.put({
      format: 2,
      id,
      kind: 'issue-response',
      campaign: 'edgbaston',
      endpoint: endpoint.url,
      body: JSON.stringify({ id, answers: {} }),
      since: Date.now(),
      days: 30,
      tries: 0,
      notBefore: 0,
      pausedUntil: 0,
      refused: { status: 404, problems: [] },
    });
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    await person.sees('1 form that waited has now been sent');
  });
});
