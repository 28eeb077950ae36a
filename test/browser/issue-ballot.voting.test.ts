import { expect } from '@open-wc/testing';
import type { CampaignEvent } from '../../src/widgets/events.ts';
import {
  atMostTwo,
  CODE,
  ofOneChoice,
  ofOneWard,
  openBallot as twoWards,
} from '../../stories/ballots.ts';
import { fillVote, openBallot } from './ballots.ts';
import { descriptionOf, heard, it, type Person, until } from './harness.ts';

const SPEEDING = 'Speeding on Harborne Lane';
const SWINGS = 'Broken swings in Grove Park';
const LITTER = 'Litter on the High Street';
const DECLARATION =
  'I live in Harborne. I have not voted in this vote before, here, on paper or online.';

const isTicked = (person: Person, name: string) =>
  (person.find('checkbox', name) as HTMLInputElement).checked;

describe('<campaign-issue-ballot>: voting', () => {
  it('sends the code, the ward and the choices, and nothing that tells of the person', async () => {
    const { person, endpoint } = await openBallot(ofOneWard);
    fillVote(person, CODE.toLowerCase(), SPEEDING, LITTER);
    person.press('Send my vote');
    await person.sees('Your vote is in.');
    const [vote] = await endpoint.posted();
    expect(vote).to.have.property('id');
    expect({ ...vote, id: '' }).to.deep.equal({
      id: '',
      kind: 'ballot',
      campaign: 'edgbaston',
      campaignVersion: 1,
      ballot: 'september',
      ballotVersion: 2,
      channel: 'online',
      locale: 'en',
      area: { code: 'E05011144', version: '2025-05' },
      answers: {
        code: CODE,
        choices: ['road-safety', 'litter'],
        none: false,
        declared: true,
      },
      consents: [],
    });
  });

  it('never says afterwards what was voted, and keeps neither the form nor the code', async () => {
    const { person } = await openBallot(ofOneWard);
    fillVote(person, CODE, SPEEDING);
    person.press('Send my vote');
    await person.sees('Your vote is in.');
    expect(person.reads()).to.include('Your reference is BCD-FGH-JKL.');
    expect(person.reads()).not.to.include(SPEEDING);
    expect(person.reads()).not.to.include(CODE.slice(0, 5));
    expect(person.root.querySelector('form')).to.equal(null);
    expect(person.hears()).to.equal('heading: Your vote is in.');
  });

  it('tells the page that a vote was sent, and neither code nor choices', async () => {
    const { person } = await openBallot(ofOneWard);
    fillVote(person, CODE, SPEEDING);
    person.press('Send my vote');
    await person.sees('Your vote is in.');
    const events = heard() as readonly CampaignEvent[];
    expect(events.map(({ type }) => type)).to.deep.equal(['campaign-submit', 'campaign-delivered']);
    for (const event of events) {
      const told = JSON.stringify(event);
      expect(told).to.include('"kind":"ballot"');
      expect(told).not.to.include(CODE);
      expect(told).not.to.include('road-safety');
    }
  });

  it('shows the issues of a ward once it is chosen, with why and what would be asked for', async () => {
    const { person } = await openBallot(twoWards);
    expect(person.reads()).to.include('Choose your ward. Then you see what you can vote for.');
    person.choose('Your ward', 'Quinton');
    await person.sees('Litter by the shops');
    person.choose('Your ward', 'Harborne');
    await person.sees(SPEEDING);
    expect(descriptionOf(person.find('checkbox', SPEEDING))).to.equal(
      'Why it is here: 31 of you named it What we would ask for: A crossing by the school, from the council, by spring',
    );
  });

  it('says kindly that who lives elsewhere has no vote here', async () => {
    const { person } = await openBallot(twoWards);
    person.choose('Your ward', 'I live outside these wards');
    await person.sees('This vote is for people who live in');
    person.choose('Your ward', 'I don’t know my ward');
    await person.sees('Find your ward by your postcode, or ask one of us.');
  });

  it('has the ward of the tag chosen, and names it in the declaration', async () => {
    const { person } = await openBallot(twoWards, { ward: 'E05011144' });
    await person.sees(SPEEDING);
    expect(person.names('checkbox')).to.include(DECLARATION);
  });

  it('lets “None of these” stand alone', async () => {
    const { person, endpoint } = await openBallot(ofOneWard);
    person.pick(SPEEDING, 'checkbox');
    person.pick('None of these', 'checkbox');
    expect(isTicked(person, SPEEDING)).to.equal(false);
    person.pick(SWINGS, 'checkbox');
    expect(isTicked(person, 'None of these')).to.equal(false);
    person.pick('None of these', 'checkbox');
    fillVote(person, CODE);
    person.press('Send my vote');
    await person.sees('Your vote is in.');
    const [vote] = await endpoint.posted();
    expect(vote?.answers).to.deep.include({ choices: [], none: true });
  });

  it('tells while ticking how many ticks are left, and stops nobody', async () => {
    const { person } = await openBallot(atMostTwo);
    expect(person.reads()).to.include('Tick the issues that you would get behind: 2 at most');
    person.pick(SPEEDING, 'checkbox');
    await person.sees('You have ticked 1 of 2.');
    person.pick(SWINGS, 'checkbox');
    await person.sees('You have ticked 2: that is all you can.');
    person.pick(LITTER, 'checkbox');
    await person.sees('You have ticked 3. Take away 1, so that 2 are left.');
    fillVote(person, CODE);
    person.press('Send my vote');
    await person.sees('You have ticked too many. Take some ticks away');
  });

  it('has one choice where one is chosen, with “None of these” among them', async () => {
    const { person, endpoint } = await openBallot(ofOneChoice);
    expect(person.names('radio')).to.deep.equal([SPEEDING, SWINGS, LITTER, 'None of these']);
    person.pick('None of these');
    fillVote(person, CODE);
    person.press('Send my vote');
    await person.sees('Your vote is in.');
    const [vote] = await endpoint.posted();
    expect(vote?.answers).to.deep.include({ choices: [], none: true });
  });

  it('keeps a random order while the page is open', async () => {
    const random = { ...ofOneWard, id: 'shuffled', order: 'random' as const };
    const { person } = await openBallot(random);
    const before = person.names('checkbox');
    person.pick(SPEEDING, 'checkbox');
    person.fill('Your code', 'B');
    await person.widget.updateComplete;
    expect(person.names('checkbox')).to.deep.equal(before);
  });

  it('takes a code out of the address, into the field', async () => {
    history.replaceState(null, '', `#${CODE.toLowerCase()}`);
    const { person } = await openBallot(ofOneWard);
    await until(() => person.value('textbox', 'Your code'), 'the code is in the field');
    expect(person.value('textbox', 'Your code')).to.equal(`${CODE.slice(0, 5)}-${CODE.slice(5)}`);
    expect(location.hash).to.equal('');
  });

  it('leaves an address alone whose fragment is no code', async () => {
    history.replaceState(null, '', '#how-to-vote');
    await openBallot(ofOneWard);
    expect(location.hash).to.equal('#how-to-vote');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('leads to the collector’s page for a code by email, where the ballot sends them', async () => {
    const { person } = await openBallot(ofOneWard);
    const words = 'No code? We can send you one by email';
    const link = person.find('link', words) as HTMLAnchorElement;
    expect(new URL(link.href).pathname).to.equal('/pages/edgbaston/ballot/code');
    expect(new URL(link.href).search).to.equal('?ballot=september');
    const { person: another } = await openBallot({ ...ofOneWard, ways: ['slip', 'paper'] });
    expect(another.reads()).not.to.include('by email');
  });
});
