import { expect, html } from '@open-wc/testing';
import { campaign } from './campaigns.ts';
import type { Answer } from './fault-server.ts';
import { place } from './faults.ts';
import { it, open, type Person } from './harness.ts';

const DAY_MS = 86_400_000;
const { now } = Date;
const inDays = (days: number) => new Date(now() + days * DAY_MS).toISOString();

/** Opens a campaign whose endpoint answers so, on a device whose clock is so many days off. */
async function openOn(
  daysOff: number,
  dates: { opens?: string; closes?: string },
  answer: Answer = { status: 404 },
): Promise<Person> {
  const endpoint = await place(answer);
  Date.now = () => now() + daysOff * DAY_MS;
  return open(
    html`<campaign-issue-survey .campaign=${campaign(dates)} endpoint=${endpoint.url}></campaign-issue-survey>`,
  );
}

const asks = (person: Person) => person.names('button').includes('Send my answer');

describe('<campaign-issue-survey>: when it opens and closes', () => {
  afterEach(() => {
    Date.now = now;
  });

  it('is closed where the endpoint’s clock says so too', async () => {
    const person = await openOn(0, { closes: inDays(-1) });
    expect(person.reads()).to.contain('This closed on');
  });

  it('is not open yet where the endpoint’s clock says so too', async () => {
    const person = await openOn(0, { opens: inDays(1) });
    expect(person.reads()).to.contain('This opens on');
  });

  it('is open on a device whose clock is ahead', async () => {
    expect(asks(await openOn(400, { closes: inDays(1) }))).to.equal(true);
  });

  it('is open on a device whose clock is behind', async () => {
    expect(asks(await openOn(-400, { opens: inDays(-1) }))).to.equal(true);
  });

  it('counts the time that an answer has spent in a cache', async () => {
    const headers = { Date: new Date(now() - 2 * DAY_MS).toUTCString(), Age: '172800' };
    const person = await openOn(0, { closes: inDays(-1) }, { status: 404, headers });
    expect(person.reads()).to.contain('This closed on');
  });

  for (const [sentence, answer] of [
    [
      'does not tell the time',
      { status: 404, headers: { 'Access-Control-Expose-Headers': 'ETag' } },
    ],
    ['may not be read', 'unreadable'],
    ['can’t be reached', 'drop'],
    ['never answers', 'hang'],
  ] as const)
    it(`stays open where the endpoint ${sentence}`, async () => {
      expect(asks(await openOn(0, { closes: inDays(-1) }, answer))).to.equal(true);
    });
});
