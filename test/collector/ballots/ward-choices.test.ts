import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wardChoices } from '../../../src/collector/ballots/ward-choices.ts';
import { checkValue, ProgressReport, type PublicBallot } from '../../../src/contract/index.ts';
import { result, september } from '../../contract/ballot-examples.ts';
import { HARBORNE, QUINTON } from '../../contract/examples.ts';

const wardNames = new Map([
  [HARBORNE, { en: 'Harborne' }],
  [QUINTON, { en: 'Quinton' }],
]);
const publicUrl = 'https://collector.example';

const declared = (
  changes: Partial<NonNullable<PublicBallot['result']>> = {},
  ballot: Partial<PublicBallot> = {},
): PublicBallot => ({
  ...september(),
  state: 'declared',
  result: { ...result(), ...changes },
  ...ballot,
});

const choicesOf = (...ballots: PublicBallot[]) => wardChoices({ ballots, wardNames, publicUrl });

const tie = {
  id: 'quinton',
  outcome: 'tie' as const,
  ballots: 40,
  none: 0,
  options: [
    { id: 'parks', count: 20 },
    { id: 'rents', count: 20 },
  ],
  chosen: ['parks', 'rents'],
  margin: 0,
  doubt: 0,
};

describe('what a report tells of a vote', () => {
  it('is the issue of each ward, by ticks and by lot, in a right report', () => {
    const choice = choicesOf(declared());
    assert.deepEqual(choice, [
      {
        where: [{ en: 'Harborne' }],
        chosen: [{ en: 'Speeding on Harborne Lane' }],
        on: '2027-09-12',
        source: 'https://collector.example/pages/edgbaston/ballot?ballot=september',
      },
      {
        where: [{ en: 'Quinton' }],
        chosen: [{ en: 'Rents' }],
        on: '2027-09-12',
        source: 'https://collector.example/pages/edgbaston/ballot?ballot=september',
      },
    ]);
    assert.deepEqual(checkValue(ProgressReport, { asOf: '2027-09-13', choice }).ok, true);
  });

  it('never names an issue of a ward in which fewer than three voted', () => {
    const few = [{ id: 'quinton', outcome: 'too-few' as const, ballots: 2, chosen: [] }];
    const choice = choicesOf(declared({ decisions: [], few }));
    assert.deepEqual(
      choice.map(({ where }) => where),
      [[{ en: 'Harborne' }]],
    );
  });

  it('calls a tie that nobody has settled a tie', () => {
    const [choice] = choicesOf(declared({ contests: [tie], decisions: [], few: [] }));
    assert.deepEqual(choice?.chosen, []);
    assert.deepEqual(choice.tied, [{ en: 'The park' }, { en: 'Rents' }]);
  });

  it('is of the second vote where there was one, and of the first elsewhere', () => {
    const first = declared({ contests: [...result().contests, tie], decisions: [], few: [] });
    const second = declared(
      { contests: [{ ...tie, outcome: 'chosen', chosen: ['parks'], margin: 5 }], decisions: [] },
      { id: 'october', runoffOf: 'september', contests: september().contests.slice(1) },
    );
    assert.deepEqual(
      choicesOf(second, first).map(({ where, chosen }) => [where, chosen]),
      [
        [[{ en: 'Harborne' }], [{ en: 'Speeding on Harborne Lane' }]],
        [[{ en: 'Quinton' }], [{ en: 'The park' }]],
      ],
    );
  });

  it('is nothing before a result is declared', () => {
    assert.deepEqual(choicesOf(), []);
    assert.deepEqual(choicesOf({ ...september(), state: 'declared' }), []);
  });
});
