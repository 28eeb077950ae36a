import { expect } from '@open-wc/testing';
import * as given from '../../stories/ballots.ts';
import type { PublicBallot } from '../../src/contract/index.ts';
import { openBallot } from './ballots.ts';
import { it, open, until, warned } from './harness.ts';
import { campaign } from './campaigns.ts';
import { html } from 'lit';
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
];

describe('<campaign-issue-ballot>: its states', () => {
  for (const [state, ballot, ...sentences] of STATES)
    it(`shows ${state}, without anything that axe complains of`, async () => {
      const { person } = await openBallot(ballot);
      for (const sentence of sentences) await person.sees(sentence);
      expect(person.reads()).to.include('Promoted by');
      await expect(person.widget).to.be.accessible();
    });

  it('shows what stands around the form with the form, which pushes nothing away', async () => {
    const { url: ballots } = await place({ status: 200, body: given.ofOneWard });
    const { widget } = await open(
      html`<campaign-issue-ballot
        .campaign=${campaign({ ballots })}
        ballot="september"
      ></campaign-issue-ballot>`,
    );
    const seen = new Set<string>();
    const root = widget.shadowRoot;
    await until(() => {
      const found = ['form', '.languages', '.small-print'].filter((part) =>
        root?.querySelector(part),
      );
      seen.add(found.join(' '));
      return found.length === 3;
    }, 'the form is there');
    seen.delete('');
    expect([...seen]).to.deep.equal(['form .languages .small-print']);
  });

  it('gives back the room that a page kept for its form, once it is closed', async () => {
    const { person } = await openBallot(given.calledOff, {
      around: (widget) => html`<div>
        <style>
          campaign-issue-ballot {
            min-height: 3000px;
          }
        </style>
        ${widget}
      </div>`,
    });
    await person.sees('This vote was called off');
    expect(person.widget.getBoundingClientRect().height).to.be.below(innerHeight + 1);
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

  it('is unavailable, without a warning, where the campaign has no ballot yet, and looks again', async () => {
    const { id, version, state, title, opens, closes } = given.ofOneWard;
    const listing = (...ballots: unknown[]) => ({
      status: 200,
      body: { campaign: 'edgbaston', ballots },
    });
    const ballots = await place(listing(), listing({ id, version, state, title, opens, closes }), {
      status: 200,
      body: given.ofOneWard,
    });
    const person = await open(
      html`<campaign-issue-ballot .campaign=${campaign({ ballots: ballots.url })}
        ><a href="/vote">Vote on our own page</a></campaign-issue-ballot
      >`,
    );
    await person.sees('This can’t be shown just now.');
    person.press('Try again');
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
