import { expect } from '@open-wc/testing';
import type { PublicBallot } from '../../src/contract/index.ts';
import { deviceStore } from '../../src/delivery/device-store.ts';
import type { OutboxEntry } from '../../src/delivery/index.ts';
import type { CampaignEvent } from '../../src/widgets/events.ts';
import { CODE, ofOneWard } from '../../stories/ballots.ts';
import { fillVote, openBallot, type Voter } from './ballots.ts';
import { place, type Place } from './faults.ts';
import { heard, holdTime, it, until, warnings } from './harness.ts';

const SPEEDING = 'Speeding on Harborne Lane';

const HOUR_MS = 3_600_000;

/** What a page that was closed has left on the device. */
function left({ url }: Place, until: number): OutboxEntry {
  const id = crypto.randomUUID();
  const answers = { code: CODE, choices: ['road-safety'], none: false, declared: true };
  return {
    ...{ format: 2, id, kind: 'ballot', campaign: 'edgbaston', endpoint: url },
    ...{ since: Date.now() - 60_000, days: 2, until, tries: 1, notBefore: 0, pausedUntil: 0 },
    body: JSON.stringify({
      ...{ id, kind: 'ballot', campaign: 'edgbaston', campaignVersion: 1, ballot: 'september' },
      ...{ ballotVersion: 2, channel: 'online', locale: 'en' },
      ...{ area: { code: 'E05011144', version: '2025-05' }, answers, consents: [] },
    }),
  };
}

const closesIn = (minutes: number): PublicBallot => ({
  ...ofOneWard,
  closes: new Date(Date.now() + minutes * 60_000).toISOString(),
});

async function waits(ballot: PublicBallot, later?: PublicBallot): Promise<Voter> {
  const endpoint = await place('drop');
  const opened = await openBallot(ballot, { endpoint, ...(later && { later }) });
  fillVote(opened.person, CODE, SPEEDING);
  opened.person.press('Send my vote');
  await opened.person.sees('Your vote has not reached us yet');
  return opened;
}

describe('<campaign-issue-ballot>: without a connection', () => {
  it('keeps the vote on the device, and says by when it must arrive', async () => {
    const { person } = await waits(closesIn(180));
    expect(person.reads()).to.include('Your vote waits on this device.');
    expect(person.reads()).to.include('It must reach us by');
    expect(person.reads()).not.to.include('Less than an hour is left.');
    const [entry] = await deviceStore.all();
    expect(entry?.kind).to.equal('ballot');
    expect(entry?.until).to.be.closeTo(Date.now() + 180 * 60_000, 60_000);
    expect((heard().at(-1) as CampaignEvent).type).to.equal('campaign-saved');
    expect(JSON.stringify(heard().at(-1))).not.to.include(CODE);
    await expect(person.widget).to.be.accessible();
  });

  it('sends it as soon as there is a connection', async () => {
    const { person, endpoint } = await waits(closesIn(180));
    await endpoint.answers('receipt');
    person.press('Send now');
    await person.sees('Your vote is in.');
    expect(await deviceStore.all()).to.deep.equal([]);
  });

  it('warns in the last hour, and says what else can be done', async () => {
    const { person } = await waits(closesIn(59));
    expect(person.reads()).to.include('Less than an hour is left.');
    expect(person.reads()).to.include('only one of the two counts');
  });

  it('deletes it at the deadline, and says so', async () => {
    const clock = holdTime();
    const ballot = closesIn(30);
    const { person } = await waits(ballot, { ...ballot, state: 'closed' });
    await until(async () => {
      clock.pass(60);
      return (await deviceStore.all()).length === 0;
    }, 'it is no longer on the device');
    await person.sees('Your vote did not reach us in time, so it can’t count.');
    await person.sees('Voting closed on');
    warnings();
  });

  it('is deleted from the device where somebody asks for it', async () => {
    const { person } = await waits(closesIn(180));
    person.press('Not your device? Delete it here');
    await person.sees('Yes, delete');
    person.press('Yes, delete');
    await until(async () => (await deviceStore.all()).length === 0, 'it is deleted');
  });

  it('shows who comes back that a vote waits, and never what it is', async () => {
    const endpoint = await place('drop');
    await deviceStore.put(left(endpoint, Date.now() + 3 * HOUR_MS));
    const back = await openBallot(closesIn(180), { endpoint });
    await back.person.sees('Your vote has not reached us yet');
    expect(back.person.reads()).to.include('It must reach us by');
    await endpoint.answers({
      status: 409,
      body: {
        status: 409,
        title: 'Used',
        problems: [{ path: 'answers.code', code: 'code-spent', message: '' }],
      },
    });
    back.person.press('Send now');
    await back.person.sees('A vote that waited on this device was sent, and not taken:');
    await back.person.sees('This code has been used');
    expect(back.person.reads()).not.to.include('What you wrote');
    expect(back.person.reads()).not.to.include(CODE);
  });

  it('tells who comes back too late that it was not counted, and that it is deleted', async () => {
    const endpoint = await place('drop');
    await deviceStore.put(left(endpoint, Date.now() - HOUR_MS));
    const { person } = await openBallot({ ...closesIn(-60), state: 'closed' }, { endpoint });
    await person.sees('A vote that waited on this device did not reach us in time');
    expect(await deviceStore.all()).to.deep.equal([]);
    expect((await endpoint.posted()).length, 'it was tried once more').to.be.at.least(1);
  });
});
