import { expect } from '@open-wc/testing';
import * as given from '../../stories/ballots.ts';
import type { PublicBallot } from '../../src/contract/index.ts';
import { openBallot } from './ballots.ts';
import { it, text, warned } from './harness.ts';
import { campaign } from './campaigns.ts';
import { html } from 'lit';
import { open } from './harness.ts';
import { place } from './faults.ts';

const STATES: [state: string, ballot: PublicBallot, ...sentences: string[]][] = [
  [
    'a form',
    given.openBallot,
    'Which issue shall we work on first?',
    'You can vote until 12 September 2099',
  ],
  [
    'two deadlines',
    given.withTwoDeadlines,
    'With a slip from an event below, you can vote until',
    'St Peter’s hall, 12 September 2099',
  ],
  ['a form of one choice', given.ofOneChoice, 'Choose the one issue that we should work on first'],
  [
    'not open',
    given.notOpenYet,
    'Voting opens on 11 September 2099',
    'How to vote',
    'Each slip has a code',
    'St Peter’s hall',
  ],
  [
    'closed',
    given.closedBallot,
    'Voting closed on 12 September 2026',
    '142 people have voted so far.',
  ],
  ['being counted', given.countedBallot, 'We are counting. The result will stand here.'],
  [
    'called off',
    given.calledOff,
    'This vote was called off on 10 September 2026.',
    'Why: A wrong street on the slips.',
  ],
  [
    'a result',
    given.declaredBallot,
    'People who came or answered chose this. It is not a survey of all residents.',
    'Declared on 12 September 2026.',
    '118 votes here.',
    'drawn by lot by',
  ],
  [
    'a result in doubt',
    given.inDoubt,
    'The first two are too close to be sure. Ticks between them: 1. Votes in doubt: 2.',
  ],
  ['a result where none was ahead', given.noneAhead, '“None of these” has the most ticks.'],
  ['a result without votes', given.noVotes, 'Nobody voted here.'],
  [
    'a result of few',
    given.fewVotes,
    '7 votes here. That is few, so we show only what was chosen.',
    'Fewer than 3 votes.',
  ],
  [
    'a corrected result',
    given.correctedBallot,
    'Corrected on 14 September 2026:',
    'A box was counted twice',
  ],
];

describe('<campaign-issue-ballot>: its states', () => {
  for (const [state, ballot, ...sentences] of STATES)
    it(`shows ${state}, without anything that axe complains of`, async () => {
      const { person } = await openBallot(ballot);
      for (const sentence of sentences) await person.sees(sentence);
      expect(person.reads()).to.include('Promoted by');
      await expect(person.widget).to.be.accessible();
    });

  it('shows bars ward by ward, on one scale: their share of the votes there', async () => {
    const { person } = await openBallot(given.declaredBallot);
    await person.sees('118 votes here.');
    const bars = [...person.root.querySelectorAll('.bars li')].map((bar) => [
      text(bar),
      parseFloat(bar.querySelector('.share')?.getAttribute('width') ?? '').toFixed(1),
    ]);
    expect(bars).to.deep.equal([
      ['Speeding on Harborne Lane 71', '60.2'],
      ['Broken swings in Grove Park 62', '52.5'],
      ['Litter on the High Street 20', '16.9'],
      ['None of these 3', '2.5'],
      ['The number 10 bus 17', '56.7'],
      ['Litter by the shops 17', '56.7'],
      ['None of these 1', '3.3'],
    ]);
  });

  it('is unavailable where its ballot can’t be loaded, and tries again', async () => {
    const ballots = await place({ status: 503 }, { status: 200, body: given.ofOneWard });
    const person = await open(
      html`<campaign-issue-ballot
        .campaign=${campaign({ ballots: ballots.url })}
        ballot="september"
        ><a href="/vote">Vote on our own page</a></campaign-issue-ballot
      >`,
    );
    await person.sees('This can’t be shown just now.');
    warned('503');
    person.press('Try again');
    await person.sees('Which issue shall we work on first?');
  });

  it('takes the newest ballot of the campaign where none is named', async () => {
    const { id, version, state, title, opens, closes } = given.ofOneWard;
    const list = {
      campaign: 'edgbaston',
      ballots: [{ id, version, state, title, opens, closes }],
    };
    const ballots = await place(
      { status: 200, body: list },
      { status: 200, body: given.ofOneWard },
    );
    const person = await open(
      html`<campaign-issue-ballot .campaign=${campaign({ ballots: ballots.url })}></campaign-issue-ballot>`,
    );
    await person.sees('Which issue shall we work on first?');
  });

  it('is open although the campaign’s own survey has closed', async () => {
    const ballots = await place({ status: 200, body: given.ofOneWard });
    const document = campaign({ ballots: ballots.url, closes: '2026-01-01T00:00:00Z' });
    const person = await open(
      html`<campaign-issue-ballot .campaign=${document} ballot="september"></campaign-issue-ballot>`,
    );
    await person.sees('Send my vote');
  });
});
