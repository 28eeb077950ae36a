import { expect } from '@open-wc/testing';
import * as given from '../../stories/ballots.ts';
import type { PublicBallot } from '../../src/contract/index.ts';
import { openBallot } from './ballots.ts';
import { eightLanguageCampaign } from './eight-languages.ts';
import { holdTime, it, text, until } from './harness.ts';

const PEOPLE = 'People who came or answered chose this. It is not a survey of all residents.';
const PEOPLE_IN_URDU =
  'یہ ان لوگوں نے چنا جو آئے یا جنہوں نے جواب دیا۔ یہ تمام رہنے والوں کا سروے نہیں ہے۔';

interface ResultState {
  ballot: PublicBallot;
  says: string[];
  saysInUrdu: string;
  /** What must not be said: it would be wrong. */
  never?: string;
}

const STATES: Record<string, ResultState> = {
  'a result, and a tie that was drawn by lot': {
    ballot: given.declaredBallot,
    says: [
      'Declared on 12 September 2026.',
      'Chosen: Speeding on Harborne Lane',
      'It is ahead of the next by this many ticks: 9.',
      '118 votes here.',
      'It was a tie, and was drawn by lot by Ann, Sam: folded papers in a hat',
      'Chosen: The number 10 bus',
    ],
    saysInUrdu: 'قرعہ نکالا',
  },
  'a lead that is larger than the doubt': {
    ballot: given.aheadOfDoubt,
    says: ['this many ticks: 9. Fewer votes than that are in doubt: 2.'],
    saysInUrdu: 'مشکوک ووٹ اس سے کم ہیں: 2۔',
  },
  'a result in doubt': {
    ballot: given.inDoubt,
    says: ['The first two are too close to be sure. Ticks between them: 1. Votes in doubt: 2.'],
    saysInUrdu: 'پہلے دو اتنے قریب ہیں کہ یقین نہیں ہو سکتا۔',
    never: 'Chosen:',
  },
  'what the organisers decided of a result in doubt': {
    ballot: given.decidedInDoubt,
    says: [
      'Chosen: Broken swings in Grove Park',
      'too close to be sure',
      'The organisers decided it (Ann, Sam): the team met on Monday',
    ],
    saysInUrdu: 'منتظمین نے فیصلہ کیا',
    never: 'Chosen: Speeding',
  },
  'a tie that is not settled, as no choice': {
    ballot: given.unsettledTie,
    says: ['More than one issue is in first place: The number 10 bus, Litter'],
    saysInUrdu: 'پہلے نمبر پر ایک سے زیادہ معاملے ہیں',
    never: 'Chosen:',
  },
  'a tie that goes to a second vote': {
    ballot: given.toSecondVote,
    says: ['It was a tie, and goes to a second vote: on 3 October'],
    saysInUrdu: 'دوسری ووٹنگ ہو گی',
    never: 'Chosen:',
  },
  'two issues that the organisers take up': {
    ballot: given.takenUpBoth,
    says: ['Chosen: The number 10 bus', 'Chosen: Litter by the shops'],
    saysInUrdu: 'منتظمین نے فیصلہ کیا',
  },
  'a result where none was ahead': {
    ballot: given.noneAhead,
    says: ['“None of these” has the most ticks.'],
    saysInUrdu: 'سب سے زیادہ نشان',
    never: 'Chosen:',
  },
  'a result without votes': {
    ballot: given.noVotes,
    says: ['Nobody voted here.'],
    saysInUrdu: 'یہاں کسی نے ووٹ نہیں دیا۔',
    never: 'Chosen:',
  },
  'a result of few, and of too few': {
    ballot: given.fewVotes,
    says: [
      'Chosen: Broken swings in Grove Park',
      '7 votes here. That is few, so we show only what was chosen.',
      'Fewer than 3 votes. We show nothing',
    ],
    saysInUrdu: '3 سے کم ووٹ۔',
    never: 'The number 10 bus',
  },
  'a corrected result': {
    ballot: given.correctedBallot,
    says: ['Corrected on 14 September 2026: A box was counted twice', '104 votes here.'],
    saysInUrdu: 'A box was counted twice',
  },
};

const barsIn = (root: ParentNode): string[] =>
  [...root.querySelectorAll('.bars li')].map((bar) => {
    const width = parseFloat(bar.querySelector('.share')?.getAttribute('width') ?? '');
    return `${text(bar)}: ${width.toFixed(1)}`;
  });

describe('<campaign-issue-ballot>: its result', () => {
  for (const [state, { ballot, says, saysInUrdu, never }] of Object.entries(STATES)) {
    it(`tells ${state}, without anything that axe complains of`, async () => {
      const { person } = await openBallot(ballot);
      for (const sentence of [PEOPLE, ...says]) await person.sees(sentence);
      if (never) expect(person.reads()).not.to.include(never);
      await expect(person.widget).to.be.accessible();
    });

    it(`tells ${state} in Urdu, from the right`, async () => {
      const { person } = await openBallot(ballot, { lang: 'ur', document: eightLanguageCampaign });
      for (const sentence of [PEOPLE_IN_URDU, saysInUrdu]) await person.sees(sentence);
      expect(person.root.querySelector('[part=base]')?.getAttribute('dir')).to.equal('rtl');
      await expect(person.widget).to.be.accessible();
    });
  }

  it('shows bars ward by ward, on one scale: their share of the votes there', async () => {
    const { person } = await openBallot(given.declaredBallot);
    await person.sees('118 votes here.');
    expect(barsIn(person.root)).to.deep.equal([
      'Speeding on Harborne Lane 71: 60.2',
      'Broken swings in Grove Park 62: 52.5',
      'Litter on the High Street 20: 16.9',
      'None of these 3: 2.5',
      'The number 10 bus 17: 56.7',
      'Litter by the shops 17: 56.7',
      'None of these 1: 3.3',
    ]);
  });

  it('keeps a result that was corrected beside the one that stands', async () => {
    const { person } = await openBallot(given.correctedBallot);
    await person.sees('Corrected on 14 September 2026:');
    const earlier = [...person.root.querySelectorAll('details')].find((one) =>
      text(one).startsWith('The result of 12 September 2026, before it was corrected'),
    );
    earlier?.querySelector('summary')?.click();
    expect(barsIn(person.root)[0]).to.equal('Speeding on Harborne Lane 61: 58.7');
    expect(earlier && barsIn(earlier)[0]).to.equal('Speeding on Harborne Lane 71: 60.2');
    const ids = [...person.root.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('tells who took part, event by event, and nothing of it by issue', async () => {
    const { person } = await openBallot(given.declaredBallot);
    await person.sees('Who took part');
    const turnout = person.root.querySelector('details');
    turnout?.querySelector('summary')?.click();
    for (const line of [
      'Codes given out: 336 (St Peter’s hall: 240, By email: 96)',
      'Made after the vote had opened: 24',
      'Votes on people’s own devices: 63',
      'Votes on tablets at events: 71',
      'Slips handed in for a ballot paper: 41',
      'Ballot papers counted: 41',
      'Spoiled papers among them: 1',
      'Votes not taken: 7',
      'People counted at events: 216 (St Peter’s hall: 216)',
      'sha256:9f2c1b',
    ])
      expect(text(turnout)).to.include(line);
  });

  it('asks again while it is counted, and tells the result where it said so', async () => {
    const clock = holdTime();
    const { person } = await openBallot(given.countedBallot, { later: given.declaredBallot });
    await person.sees('We are counting. The result will stand here.');
    const region = person.root.querySelector('[role=status]');
    expect(text(region)).to.include('We are counting.');
    await until(() => clock.pauses.some((seconds) => seconds >= 51 && seconds <= 69), 'it waits');
    clock.pass(70);
    await person.sees(PEOPLE);
    expect(text(region)).to.equal('Declared on 12 September 2026.');
    expect(region?.isConnected).to.equal(true);
    // A correction may follow: it is asked for more seldom.
    await until(() => clock.pauses.some((seconds) => seconds >= 255 && seconds <= 345), 'it waits');
  });
});
